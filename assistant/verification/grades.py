"""Grades of inspections: one is never another."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.kinds.grades import FROM_WORST
from assistant.verification.operators import Lexicon
from assistant.verification.words import Passage, Word

GRADES = Lexicon(
    {
        grade.replace("requires", form): grade.removesuffix(" to be good")
        for grade in map(str.casefold, FROM_WORST)
        for form in ("requires", "require", "requiring", "required")
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
