"""Tells a screen reader what happened: Streamlit has no live region of its own (WCAG 4.1.3)."""

from __future__ import annotations

import streamlit as st

from assistant.answers import Answer
from assistant.pages.conversation import Conversation

LOOKING = "Looking in the documents."


def announcement(talk: Conversation) -> str:
    """What there is to say; our own words only, for it goes into Markdown."""
    if talk.asking:
        return LOOKING
    if talk.unanswered:
        return "The question was not answered."
    return _finished(talk.turns[-1].answer, len(talk.turns)) if talk.turns else ""


def announce(talk: Conversation) -> None:
    """Fills the live region.

    Markdown, because React then keeps the element and changes only its words, which is what a
    screen reader listens for; `st.html` would replace the element itself.
    """
    st.markdown(
        f'<div role="status" class="unseen" data-turns="{len(talk.turns)}">'
        f"{announcement(talk)}</div>",
        unsafe_allow_html=True,
    )


def _finished(answer: Answer, turn: int) -> str:
    """With the number of the turn: words that stay the same are not announced again."""
    if answer.choices:
        return f"Question {turn} could mean several things: choose one."
    if answer.outcome in ("not_found", "out_of_scope"):
        return f"Answer {turn} ready: not found in the documents."
    sentences = len(answer.sentences) or sum(len(row.sentences) for row in answer.rows)
    return f"Answer {turn} ready: {sentences} sentence{'' if sentences == 1 else 's'}."
