"""Grades of inspections: one is never another."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.verification.words import Passage, Word

# As Ofsted, CQC, HMICFRS and older inspections word them.
PHRASES = {
    ("requires", "improvement"): "requires improvement",
    ("require", "improvement"): "requires improvement",
    ("requiring", "improvement"): "requires improvement",
    ("required", "improvement"): "requires improvement",
    ("outstanding",): "outstanding",
    ("inadequate",): "inadequate",
    ("satisfactory",): "satisfactory",
    ("adequate",): "adequate",
    ("good",): "good",
}


@dataclass(frozen=True, slots=True)
class Grade:
    key: str
    word: Word


def grades_in(passage: Passage) -> tuple[Grade, ...]:
    """Every grade word, whether it grades or only praises: neither may be exchanged."""
    words, found, at = passage.words, [], 0
    while at < len(words):
        for phrase, key in PHRASES.items():
            if tuple(word.lower for word in words[at : at + len(phrase)]) == phrase:
                found.append(Grade(key, words[at]))
                at += len(phrase) - 1
                break
        at += 1
    return tuple(found)
