"""The documents of the library in a drawer: what each is, how it was read, and its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from assistant.documents import Document
from assistant.errors import LibraryIsEmpty
from assistant.library import Edition
from assistant.pages.keeping.draw import draw_keeping
from assistant.pages.keeping.keeping import Keeping
from assistant.pages.keeping.state import (
    ADDING,
    close,
    draw_anew_once_closed,
    note_closed,
    open_form,
)
from assistant.pages.names import names_of
from assistant.pages.paper_text import Reading
from assistant.pages.prose import Names
from assistant.pages.readings import reading_notes
from assistant.pages.source import READING, draw_paper
from assistant.pages.text import as_label, as_text
from assistant.pages.texts import say
from assistant.reissues import told as told_of_late
from assistant.text.dates import written

A_PAGE = 20  # documents: about three screens


@dataclass(frozen=True, slots=True)
class Held:
    """What the list says of one document beside its name."""

    paragraphs: int
    notes: tuple[str, ...] = ()


@st.fragment
def draw_library(edition: Edition, names: Names, keep: Keeping | None = None) -> None:
    """How much there is, and the button that opens it; for a librarian one to add documents."""
    draw_anew_once_closed()
    if not st.context.is_embedded:
        st.html(f'<p class="small-print">{_size(held_in(edition))}</p>')
    if st.button(say("browse"), key="browse", type="tertiary"):
        st.session_state.pop(READING, None)
        close()
        _drawer(keep)(edition, names, keep)
    if keep:
        draw_way_in(keep)


@st.fragment
def draw_way_in(keep: Keeping) -> None:
    """The button that opens the drawer to add documents, over an empty library too."""
    draw_anew_once_closed()
    if st.button(say("keep_begin"), key="act-begin", type="tertiary"):
        st.session_state.pop(READING, None)
        open_form(ADDING)
        _drawer(keep)(None, {}, keep)


def _drawer(keep: Keeping | None) -> Callable[[Edition | None, Names, Keeping | None], None]:
    after: Callable[[], None] | Literal["ignore"] = note_closed if keep else "ignore"
    return st.dialog(say("documents"), position="right", width="medium", on_dismiss=after)(_draw)


def _draw(edition: Edition | None, names: Names, keep: Keeping | None) -> None:
    if keep and draw_keeping(keep):
        return
    if keep:
        try:
            edition = keep.library.edition()  # as it is now
        except LibraryIsEmpty:
            st.html(f'<p class="note">{say("empty_library_yours")}</p>')
            return
        names = names_of(edition.documents)
    if edition:
        draw_documents(edition, names, keep)


def draw_documents(edition: Edition, names: Names, keep: Keeping | None) -> None:
    """The list, or the document of it that is being read."""
    held = held_in(edition)
    if READING in st.session_state:
        st.button(
            say("all_documents"),
            key="back",
            type="tertiary",
            on_click=st.session_state.pop,
            args=(READING,),
        )
        draw_paper(edition)
        at = held.get(st.session_state[READING].at.document, Held(0))
        for note in at.notes:
            st.html(f'<p class="small-print">{as_text(note)}</p>')
        return
    st.html(f'<p class="small-print">{_size(held)}</p>')
    sought = st.text_input(say("search_documents"), key="search-documents")
    found = documents_called(sought, edition.documents, names)
    pages = -(-len(found) // A_PAGE)
    page = st.pagination(pages, key="documents-page") if pages > 1 else 1
    if not found:
        st.html(f'<p class="note">{say("no_such_document")}</p>')
    for document in found[(page - 1) * A_PAGE : page * A_PAGE]:
        _draw_entry(document, names[document.id], held[document.id], edition, keep)


def documents_called(
    sought: str, documents: Sequence[Document], names: Names
) -> tuple[Document, ...]:
    """Those whose name, title, council, kind, file or date has every word that is sought."""
    words = sought.casefold().split()

    def told(document: Document) -> str:
        facts = document.facts
        about = (names[document.id], document.title, facts.authority, facts.kind, document.file)
        day = written(document.date) if document.date else ""
        return " ".join((*about, str(facts.year or ""), day)).casefold()

    return tuple(d for d in documents if all(word in told(d) for word in words))


def _draw_entry(
    document: Document, name: str, held: Held, edition: Edition, keep: Keeping | None
) -> None:
    with st.container(key=f"document-{document.id}", gap=None):
        st.button(
            as_label(name),
            key=f"read-{document.id}",
            type="tertiary",
            on_click=_read,
            args=(document, edition),
        )
        day = written(document.date) if document.date else ""
        title = "" if document.title == name else document.title
        about = filter(None, (title, document.facts.kind, day, _paragraphs(held.paragraphs)))
        late = filter(None, (told_of_late(document, edition.documents),))
        noted = (*(held.notes if keep or not held.paragraphs else ()), *late)
        notes = "".join(f'<p class="problem">{as_text(note)}</p>' for note in noted)
        st.html(f'<div class="document"><p>{as_text(" · ".join(about))}</p>{notes}</div>')
        if keep:
            st.button(
                say("keep_change"),
                key=f"act-{document.id}",
                type="tertiary",
                on_click=open_form,
                args=(document.id,),
            )


@st.cache_data(max_entries=16, show_spinner=False)
def _held(edition_id: str, _edition: Edition) -> dict[str, Held]:
    """What is said of each document: made once per edition."""
    paragraphs = {d.id: _edition.paragraphs(d.id) for d in _edition.documents}
    return {
        d.id: Held(len(paragraphs[d.id]), reading_notes(d, paragraphs[d.id]))
        for d in _edition.documents
    }


def held_in(edition: Edition) -> dict[str, Held]:
    return _held(edition.id, edition)


def _read(document: Document, edition: Edition) -> None:
    if paragraphs := edition.paragraphs(document.id):
        st.session_state[READING] = Reading(paragraphs[0])


def _size(held: Mapping[str, Held]) -> str:
    paragraphs = f"{sum(one.paragraphs for one in held.values()):,}"
    name = "one_document" if len(held) == 1 else "many_documents"
    return say(name, documents=f"{len(held):,}", paragraphs=paragraphs)


def _paragraphs(number: int) -> str:
    return say("one_paragraph" if number == 1 else "paragraphs", number=f"{number:,}")
