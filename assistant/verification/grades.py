"""Grades of inspections: one is never another."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.verification.operators import Lexicon
from assistant.verification.words import Passage, Word

# As Ofsted, CQC, HMICFRS and older inspections word them.
GRADES = Lexicon(
    {
        **{
            f"{verb} improvement{aim}": "requires improvement"
            for verb in ("requires", "require", "requiring", "required")
            for aim in ("", " to be good")
        },
        **{g: g for g in ("outstanding", "inadequate", "satisfactory", "adequate", "good")},
    }
)


@dataclass(frozen=True, slots=True)
class Grade:
    key: str
    word: Word
    last: int  # place of its last word


def grades_in(passage: Passage) -> tuple[Grade, ...]:
    """Every grade word, whether it grades or only praises: neither may be exchanged."""
    return tuple(Grade(o.kind, o.word, o.last) for o in GRADES.found_in(passage))
