"""The list of a reader's conversations: open, begin anew, rename, delete and undo."""

from __future__ import annotations

import logging

import streamlit as st

from assistant.pages.conversation import Conversation
from assistant.pages.shelf import Kept, Shelf, new_id
from assistant.pages.text import as_label
from assistant.pages.texts import say

log = logging.getLogger(__name__)

ADDRESS = "conversation"  # the name in the address; it opens nothing without the reader's cookie
SHOWN = 6  # the last ones; the others are folded away


def reopened(talk: Conversation, shelf: Shelf | None) -> None:
    """After a reload or a restart, the conversation that the address names."""
    asked = st.query_params.get(ADDRESS, "")
    if shelf and asked and talk.is_new and not talk.id and (turns := shelf.turns(asked)):
        talk.turns, talk.id = list(turns), asked


def keep(talk: Conversation, shelf: Shelf | None) -> None:
    """Keeps the conversation as it stands, and puts its id into the address."""
    if shelf is None or not talk.turns:
        return
    id = talk.id or new_id()
    try:
        shelf.keep(id, talk.turns)
    except OSError as error:  # a full or read-only disk costs the keeping, not the answer
        log.warning("A conversation could not be kept: %s", error.strerror)
        return
    talk.id = id
    st.query_params[ADDRESS] = id


def draw_conversations(talk: Conversation, shelf: Shelf | None, days: int) -> None:
    """Everything one can do with conversations; only beginning anew where none are kept."""
    st.button(say("new_conversation"), key="clear", on_click=_begin, args=(talk,))
    if shelf is None:
        return
    if removed := st.session_state.get("removed"):
        with st.container(key="undo", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="small-print" role="status">{say("deleted")}</p>', width="content")
            args = (talk, shelf, removed)
            st.button(
                say("undo"), key="undo-button", type="tertiary", on_click=_bring_back, args=args
            )
    kept = shelf.kept()
    if talk.id and any(one.id == talk.id for one in kept):
        _draw_own(talk, shelf)
    others = [one for one in kept if one.id != talk.id]
    with st.container(key="shelf", gap=None):
        for one in others[:SHOWN]:
            _draw_entry(one, talk, shelf)
        if others[SHOWN:]:
            with st.expander(say("all_conversations", number=len(kept))):
                for one in others[SHOWN:]:
                    _draw_entry(one, talk, shelf)
    st.html(f'<p class="small-print">{say("kept_for", days=days)}</p>')


def _draw_entry(one: Kept, talk: Conversation, shelf: Shelf) -> None:
    st.button(
        as_label(one.name),
        key=f"kept-{one.id}",
        type="tertiary",
        on_click=_open,
        args=(one.id, talk, shelf),
    )


def _draw_own(talk: Conversation, shelf: Shelf) -> None:
    args = (talk, shelf)
    with st.container(key="own", horizontal=True, gap="small"):
        renaming = st.popover(say("rename"), type="tertiary", key="rename")
        st.button(say("delete"), key="delete", type="tertiary", on_click=_remove, args=args)
    with renaming, st.form("rename-form", border=False):
        st.text_input(say("name"), value=shelf.name(talk.id), key=f"name-{talk.id}")
        st.form_submit_button(say("keep_name"), on_click=_rename, args=args)


def _begin(talk: Conversation) -> None:
    talk.clear()
    st.session_state.pop("removed", None)
    st.query_params.pop(ADDRESS, None)


def _open(id: str, talk: Conversation, shelf: Shelf) -> None:
    _begin(talk)
    if turns := shelf.turns(id):
        talk.turns, talk.id = list(turns), id
        st.query_params[ADDRESS] = id


def _rename(talk: Conversation, shelf: Shelf) -> None:
    if name := st.session_state[f"name-{talk.id}"].strip():
        shelf.keep(talk.id, talk.turns, name)


def _remove(talk: Conversation, shelf: Shelf) -> None:
    shelf.remove(talk.id)
    removed = talk.id
    _begin(talk)
    st.session_state["removed"] = removed


def _bring_back(talk: Conversation, shelf: Shelf, id: str) -> None:
    """On the list again; in view too, where nothing has been asked since."""
    shelf.bring_back(id)
    st.session_state.pop("removed", None)
    if talk.is_new:
        _open(id, talk, shelf)
