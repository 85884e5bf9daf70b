"""Saying whether an answer is right, so that it becomes a case of the evaluation."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import streamlit as st

from assistant.answer_json import as_json
from assistant.answers import Answer
from assistant.errors import LibraryError
from assistant.library import Edition
from assistant.pages.marks import VERDICTS, mark
from assistant.pages.texts import say
from assistant.records.records import Records

log = logging.getLogger(__name__)


@st.fragment
def draw_marking(at: int, answer: Answer, edition: Edition, library: Path) -> None:
    """A small form behind a button, once for each answer. What is kept is said before sending."""
    told: set[tuple[int, str]] = st.session_state.setdefault("marked", set())
    this = (at, answer.question.text)
    if this in told:
        st.html(f'<p class="small-print" role="status">{say("feedback_thanks")}</p>')
        return
    with (
        st.popover(say("feedback"), type="tertiary", key=f"feedback-{at}"),
        st.form(f"mark-{at}", border=False),
    ):
        st.radio(
            say("feedback_what"),
            VERDICTS,
            index=None,
            format_func=lambda verdict: say(f"feedback_{verdict}"),
            key=f"verdict-{at}",
        )
        st.text_input(say("feedback_paragraph"), key=f"paragraph-{at}")
        st.text_area(say("feedback_words"), key=f"wrong-{at}")
        st.caption(say("feedback_kept"))
        if trouble := st.session_state.pop("mark_trouble", ""):
            st.error(trouble, icon=None)
        args = (at, answer, edition, library)
        st.form_submit_button(say("feedback_send"), on_click=_keep, args=args)


def _keep(at: int, answer: Answer, edition: Edition, library: Path) -> None:
    said = st.session_state
    if not said[f"verdict-{at}"]:
        said["mark_trouble"] = say("feedback_choose")
        return
    try:
        mark(
            library,
            {**as_json(answer, edition), "id": answer.id},
            said[f"wrong-{at}"],
            said[f"verdict-{at}"],
            said[f"paragraph-{at}"],
        )
    except LibraryError as error:
        said["mark_trouble"] = str(error)
    else:
        said["marked"].add((at, answer.question.text))
        _put_on_record(answer, library, at)


def _put_on_record(answer: Answer, library: Path, at: int) -> None:
    said = st.session_state
    told = said[f"verdict-{at}"], said[f"paragraph-{at}"], said[f"wrong-{at}"]
    try:
        Records(library, 0).mark(answer.id, *told)
    except (OSError, sqlite3.Error) as error:
        log.error("A mark could not be put on record: %s", error)
