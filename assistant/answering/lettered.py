"""Things told apart by a letter: "Band A", "Option B"; what is said of one is not of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents import Paragraph
from assistant.finding.weigh import Evidence
from assistant.question.asked import Asked
from assistant.text.words import STOP_WORDS

# Not "Councillor F Coyle", and not "I".
_LETTERED = re.compile(r"\b([^\W\d_][a-z]{2,}) ([A-HJ-Z])\b(?!\.| [A-Z][a-z])")
_AND = r"(?:, ?| (?:to|and|or) | ?[-–/&] ?)"


def lettered_in(text: str) -> tuple[str, str] | None:
    """What is told apart by a letter, and the letter: "band" and "A"."""
    found = (f for f in _LETTERED.finditer(text) if f[1].casefold() not in STOP_WORDS)
    first = next(found, None)
    return (first[1].casefold().removesuffix("s"), first[2]) if first else None


def of_the_letter(asked: Asked, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What speaks of the one that is asked for, where any of the kind is told of."""
    wanted = lettered_in(asked.said)
    if not wanted:
        return tuple(evidence)
    noun, letter = wanted
    letters = [_letters(noun, each.match.paragraph) for each in evidence]
    if not any(letters):
        return tuple(evidence)
    return tuple(e for e, these in zip(evidence, letters, strict=True) if letter in these)


def _letters(noun: str, paragraph: Paragraph) -> frozenset[str]:
    """The letters that stand behind a noun in a paragraph and its place, "A to D" being four."""
    text = "\n".join((paragraph.part, *paragraph.section, paragraph.text))
    found: set[str] = set()
    for run in re.findall(rf"(?i:\b{noun}s?):? ([A-Z](?:{_AND}[A-Z])*)\b(?!['’.]\w)", text):
        letters = re.findall(r"[A-Z]", run)
        through = re.search(r" to |[-–]", run)
        found.update(map(chr, range(ord(letters[0]), ord(letters[-1]) + 1)) if through else letters)
    return frozenset(found)
