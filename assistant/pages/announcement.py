"""Tells a screen reader what happened: Streamlit has no live region of its own (WCAG 4.1.3)."""

from __future__ import annotations

from streamlit.delta_generator import DeltaGenerator

from assistant.answers import Answer
from assistant.pages.conversation import Conversation
from assistant.pages.texts import say


def announcement(talk: Conversation) -> str:
    """What there is to say; our own words only, for it goes into Markdown."""
    if talk.asking:
        return say("heard_looking")
    if talk.unanswered:
        return say("heard_unanswered")
    return _finished(talk.turns[-1].answer, len(talk.turns)) if talk.turns else ""


def announce(region: DeltaGenerator, talk: Conversation) -> None:
    """Fills the live region.

    Markdown, because React then keeps the element and changes only its words, which is what a
    screen reader listens for; `st.html` would replace the element itself.
    """
    region.markdown(
        f'<div role="status" class="unseen" data-turns="{len(talk.turns)}">'
        f"{announcement(talk)}</div>",
        unsafe_allow_html=True,
    )


def _finished(answer: Answer, turn: int) -> str:
    """With the number of the turn: words that stay the same are not announced again."""
    if answer.choices:
        return say("heard_choices", turn=turn)
    if answer.outcome in ("not_found", "out_of_scope"):
        return say("heard_not_found", turn=turn)
    sentences = len(answer.sentences) or sum(len(row.sentences) for row in answer.rows)
    if not sentences:
        return say("heard_said", turn=turn)
    return say("heard_one" if sentences == 1 else "heard_ready", turn=turn, sentences=sentences)
