"""What one librarian has open in the drawer, and the work they have begun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assistant.documents import Document
from assistant.errors import LibraryIsEmpty
from assistant.pages.keeping.keeping import Keeping
from assistant.pages.keeping.received import Received
from assistant.pages.keeping.work import Work
from assistant.pages.texts import say

ADDING = "add a document"  # open where it is no document: no id has spaces
_OPEN, _WORK, _TROUBLE = "keeping", "keeping work", "keeping trouble"
_CLOSED, _FORMS = "keeping closed", "keep forms"


@dataclass(frozen=True, slots=True)
class Begun:
    """A work, and what is said when it is done, where nothing was read."""

    work: Work
    said: str = ""


def opened() -> str:
    """The id of the document that is open, `ADDING`, or "" where the list is."""
    what: str = st.session_state.get(_OPEN, "")
    return what


def open_form(what: str) -> None:
    close()
    st.session_state[_OPEN] = what


def close() -> None:
    """Leaves what is open; a work that is not done goes on, and may be come back to."""
    st.session_state.pop(_OPEN, None)
    forget_sent()
    if (going := begun()) and going.work.ended:
        st.session_state.pop(_WORK)


def key_of_form() -> str:
    """Under which Streamlit keeps what was chosen on the form for files."""
    return f"keep-sent-{st.session_state.get(_FORMS, 0)}"


def sent_files() -> tuple[Received, ...]:
    """What was chosen on the form."""
    held = st.session_state.get(key_of_form())
    files = held if isinstance(held, list) else [held]
    return tuple(Received(f.name, f.getvalue()) for f in files if isinstance(f, UploadedFile))


def forget_sent() -> None:
    """Gives the memory of what was sent back, and draws an empty form the next time."""
    context = get_script_run_ctx()
    if context:  # the page has no other form for files
        context.uploaded_file_mgr.remove_session_files(context.session_id)
    st.session_state[_FORMS] = st.session_state.get(_FORMS, 0) + 1


def note_closed() -> None:
    """When a librarian closes the drawer."""
    forget_sent()
    st.session_state[_CLOSED] = True


def draw_anew_once_closed() -> None:
    """The whole page, not only the part that opened the drawer: there may be new documents."""
    if st.session_state.pop(_CLOSED, False):
        st.rerun()


def begun() -> Begun | None:
    going: Begun | None = st.session_state.get(_WORK)
    return going


def begin(keep: Keeping, work: Callable[[], Work | None], said: str = "") -> None:
    """Begins a work, or notes why it cannot be. Whoever is no librarian any more begins none: a
    press in the drawer comes before the page asks who they are."""
    if not keep.still():
        close()
        note_closed()
        return
    try:
        going = work()
    except OSError:
        st.session_state[_TROUBLE] = say("keep_not_written")
        return
    if going is None:
        st.session_state[_TROUBLE] = say("keep_no_change")
    else:
        st.session_state[_WORK] = Begun(going, said)


def trouble() -> str:
    """Why the last work was not begun, said once."""
    words: str = st.session_state.pop(_TROUBLE, "")
    return words


def documents_in(keep: Keeping) -> dict[str, Document]:
    """By their ids, those this librarian may know of, as they are now."""
    try:
        return {document.id: document for document in keep.library.edition().documents}
    except LibraryIsEmpty:
        return {}
