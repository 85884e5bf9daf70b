"""Saying that an answer is wrong, so that it becomes a case of the evaluation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.answer_json import as_json
from assistant.answers import Answer
from assistant.errors import LibraryError
from assistant.library import Edition
from assistant.pages.marks import mark

KEPT = "Thank you. The question and its answer have been kept for whoever looks after this page."


def draw_marking(at: int, answer: Answer, edition: Edition, library: Path) -> None:
    """A small form behind a button. The officer is told what is kept before sending it."""
    with (
        st.popover("Say that this answer is wrong", type="tertiary"),
        st.form(f"mark-{at}", border=False),
    ):
        comment = st.text_area(
            "What is wrong? If you know the right paragraph, please name it.", key=f"wrong-{at}"
        )
        st.caption("The question, this answer and what you write are kept in the library.")
        if st.form_submit_button("Send"):
            try:
                mark(library, as_json(answer, edition), comment)
            except LibraryError as error:
                st.error(str(error), icon=None)
            else:
                st.success(KEPT, icon=None)
