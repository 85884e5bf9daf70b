"""Names of people, places and organisations, and acronyms with what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.acronyms import SMALL
from assistant.verification.dates import MONTHS
from assistant.verification.words import EMPTY, Passage, Word

TITLES = frozenset("mr mrs ms miss dr prof professor cllr councillor sir lady lord rev".split())


@dataclass(frozen=True, slots=True)
class Name:
    """One name: "Jane Smith", "Telford and Wrekin" as two, "CAMHS"."""

    words: tuple[Word, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.stem for word in self.words)

    @property
    def word(self) -> Word:
        return self.words[0]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def names_in(passage: Passage) -> tuple[Name, ...]:
    """Runs of capitalised words. The first word of a unit counts only within a longer run."""
    runs: list[list[Word]] = []
    starts = {word.unit: word.at for word in reversed(passage.words)}
    for word in filter(is_capital, passage.words):
        if runs and _follows(runs[-1][-1], word, passage):
            runs[-1].append(word)
        else:
            runs.append([word])
    found = []
    for run in runs:
        kept = tuple(word for word in run if word.lower not in TITLES)
        alone = len(kept) == 1 and kept[0].at == starts[kept[0].unit]
        if kept and not (alone and not _is_acronym(kept[0])):
            found.append(Name(kept))
    return tuple(found)


def is_capital(word: Word) -> bool:
    return (
        word.text[0].isupper()
        and word.lower not in ("i", "a")
        and not (word.lower in MONTHS and len(word.lower) > 2)
        and not (word.lower in EMPTY and not word.text.isupper())
    )


def _is_acronym(word: Word) -> bool:
    return len(word.text) > 1 and sum(c.isupper() for c in word.text) > 1


def _follows(before: Word, word: Word, passage: Passage) -> bool:
    """Whether a name goes on: at once, or over "of" and "for" ("Department for Education")."""
    between = {w.lower for w in passage.words[before.at + 1 : word.at]}
    return between <= {"of", "for"} and word.clause == before.clause and word.unit == before.unit


def missing_names(claim: Passage, source: Passage) -> tuple[str, ...]:
    """The words of names that the source does not hold, as written or as an acronym."""
    initials = acronyms_of(source)
    spelt = acronyms_of(claim)
    acronyms = {word.lower for word in source.words if _is_acronym(word)}
    absent = []
    for name in names_in(claim):
        for word in name.words:
            held = word.stem in source.stems or word.lower in initials
            held = held or _hyphenless(word, source)
            held = held or any(
                short in acronyms and word.at in places for short, places in spelt.items()
            )
            if not held:
                absent.append(word.text)
    return tuple(absent)


def _hyphenless(word: Word, source: Passage) -> bool:
    return len(word.lower) > 5 and word.lower in source.lower.replace(" ", "")


def acronyms_of(passage: Passage) -> dict[str, frozenset[int]]:
    """Every run of two to seven words by its initials, with and without its small words."""
    found: dict[str, set[int]] = {}
    words = passage.words
    for start in range(len(words)):
        letters = big = ""
        for word in words[start : start + 9]:
            if word.unit != words[start].unit or not re.match(r"[a-z]", word.lower):
                break
            letters += word.lower[0]
            big += "" if word.lower in SMALL else word.lower[0]
            for short in (letters, big):
                if 2 <= len(short) <= 7:
                    found.setdefault(short, set()).update(range(start, word.at + 1))
    return {short: frozenset(places) for short, places in found.items()}
