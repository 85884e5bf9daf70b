"""Grades of inspections: one is never another."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.verification.operators import Lexicon
from assistant.verification.words import Passage, Word

# As Ofsted, CQC, HMICFRS and older inspections word them.
GRADES = Lexicon(
    {
        "requires improvement": "requires improvement",
        "require improvement": "requires improvement",
        "requiring improvement": "requires improvement",
        "required improvement": "requires improvement",
        **{g: g for g in ("outstanding", "inadequate", "satisfactory", "adequate", "good")},
    }
)


@dataclass(frozen=True, slots=True)
class Grade:
    key: str
    word: Word


def grades_in(passage: Passage) -> tuple[Grade, ...]:
    """Every grade word, whether it grades or only praises: neither may be exchanged."""
    return tuple(Grade(o.kind, o.word) for o in GRADES.found_in(passage))
