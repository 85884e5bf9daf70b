"""What one officer's session holds."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from assistant.answers import Turn


@dataclass(slots=True)
class Conversation:
    """The turns so far, the question being asked, and what went wrong last.

    `id` is where it is kept, "" as long as it is not. `unanswered` is a question that got no
    answer, and the sentence that says why.
    """

    turns: list[Turn] = field(default_factory=list)
    asking: str = ""
    id: str = ""
    unanswered: tuple[str, str] | None = None

    @property
    def history(self) -> tuple[Turn, ...]:
        return tuple(self.turns)

    @property
    def is_new(self) -> bool:
        return not (self.turns or self.asking or self.unanswered)

    def ask(self, question: str) -> None:
        self.asking, self.unanswered = question.strip(), None

    def answered(self, turn: Turn) -> None:
        self.turns.append(turn)
        self.asking = ""

    def failed(self, reason: str) -> None:
        self.unanswered, self.asking = (self.asking, reason), ""

    def clear(self) -> None:
        self.turns.clear()
        self.asking, self.id, self.unanswered = "", "", None


def conversation() -> Conversation:
    """The conversation of this browser tab."""
    talk: Conversation = st.session_state.setdefault("conversation", Conversation())
    return talk
