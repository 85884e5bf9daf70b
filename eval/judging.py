"""Verdicts on faithfulness: whether each sentence follows from the paragraphs it cites."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """One statement, whether its paragraphs bear it out, and why (not)."""

    statement: str
    faithful: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts on one answer. A refusal has none; a judge that failed says why in `error`."""

    id: str
    verdicts: tuple[Verdict, ...] = ()
    error: str = ""

    @property
    def score(self) -> float | None:
        """Faithful statements over all; None where nothing was stated or judging failed."""
        if self.error or not self.verdicts:
            return None
        return sum(v.faithful for v in self.verdicts) / len(self.verdicts)
