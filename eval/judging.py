"""Verdicts on faithfulness: whether each sentence follows from the paragraphs it cites."""

from __future__ import annotations

from dataclasses import dataclass

UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One statement, whether its paragraphs bear it out, and why (not).

    A judge that cannot decide says so at the beginning of its reason; that counts against it.
    """

    statement: str
    faithful: bool
    reason: str

    @property
    def is_undecided(self) -> bool:
        return self.reason.startswith(UNDECIDED)


@dataclass(frozen=True, slots=True)
class Judged:
    """ragas' faithfulness of one answer (None for a refusal), and the verdicts it stands on.

    A judge that failed says why in `error`.
    """

    id: str
    verdicts: tuple[Verdict, ...] = ()
    score: float | None = None
    error: str = ""
