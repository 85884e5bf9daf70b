"""Figures: in digits or words, with commas, fractions, percentages and pounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.text.numbers import SCALES, TENS, UNITS
from assistant.verification.words import Passage, Word

NUMBERS = {**UNITS, "once": 1, "twice": 2, "dozen": 12}
TIMES = {"double": 2, "doubled": 2, "twofold": 2, "triple": 3, "tripled": 3, "trebled": 3}
ENDINGS = {"k": 1000, "m": 10**6, "bn": 10**9}
ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
# What a figure may count that is part of its value, in minutes or months.
MEASURES = {
    unit: (kind, Fraction(size))
    for kind, units in {
        "minutes": {"second": "1/60", "minute": "1", "hour": "60", "day": "1440", "week": "10080",
                    "fortnight": "20160"},
        "months": {"month": "1", "quarter": "3", "year": "12", "decade": "120"},
    }.items()
    for word, size in units.items()
    for unit in (word, f"{word}s")
}  # fmt: skip
HALVES_OF_A_DAY = ("morning", "afternoon", "evening")
STRETCHES = frozenset("working calendar clear full whole further additional extra more".split())
PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5,
         "fifths": 5, "tenth": 10, "tenths": 10, "eighths": 8, "sixths": 6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it counts.

    "number", "percent" (a share of one), "pounds", "ordinal", "times", or "minutes" and "months".
    """

    value: Fraction
    kind: str
    word: Word
    last: int

    @property
    def key(self) -> tuple[str, Fraction]:
        return self.kind, self.value


def figures_in(passage: Passage, taken: frozenset[int] = frozenset()) -> tuple[Figure, ...]:
    """Every figure, leaving out the words at `taken` (dates)."""
    found, at, words = [], 0, passage.words
    while at < len(words):
        figure = None if at in taken else _figure_at(words, at)
        if figure:
            figure = _measured(figure, words)
            found.append(figure)
            at = figure.last
        at += 1
    return tuple(found)


def _measured(figure: Figure, words: tuple[Word, ...]) -> Figure:
    """The figure with the unit of time behind it ("24 hours", "ten working days"); an age is none
    ("16- and 17-year-olds")."""
    after = [w.lower for w in words[figure.last + 1 : figure.last + 6]]
    if figure.kind == "percent" and after[:1] == ["of"] and after[2:3] and after[2] in MEASURES:
        kind, size = MEASURES[after[2]]  # "a quarter of an hour"
        return Figure(figure.value * size, kind, figure.word, figure.last + 3)
    if figure.kind != "number" or _is_an_age(after):
        return figure
    if after[:2] == ["in", "the"] and after[2:3] and after[2] in HALVES_OF_A_DAY:
        return Figure(figure.value, "time", figure.word, figure.last + 3)
    step = 0
    if (
        after[:1] in (["to"], ["or"])
        and len(after) > 1
        and (after[1] in NUMBERS or after[1].isdigit())
    ):
        step = 2  # "two to three days": the unit is of both
    own = not step
    if after[step : step + 1] and after[step] in STRETCHES:
        step += 1
    if after[step : step + 1] and after[step] in MEASURES:
        kind, size = MEASURES[after[step]]
        last = figure.last + 1 + step if own else figure.last
        return Figure(figure.value * size, kind, figure.word, last)
    return figure


def _is_an_age(after: Sequence[str]) -> bool:
    """Whether a number before these words is a person's: "years old", "and 17-year-olds"."""
    behind = after[2:] if after[:1] and after[0] in ("and", "to", "or") else after
    return behind[:1] in (["year"], ["years"]) and behind[1:2] in (["old"], ["olds"])


def _figure_at(words: tuple[Word, ...], at: int) -> Figure | None:
    word = words[at]
    if re.match(r"£?\d", word.text):
        value, kind = _digits(word.lower)
        last = at
        if _next(words, last) in SCALES:
            last += 1
            value *= SCALES[words[last].lower]
    else:
        spelt, last = _spelt(words, at)
        if spelt is None:
            return _share_or_ordinal(words, at)
        value, kind = spelt, "number"
        if (over := PARTS.get(_next(words, last))) and value < over:
            return Figure(value / over, "percent", word, last + 1)
    if _next(words, last) in ("am", "pm"):
        return Figure(value, "time", word, last + 1)
    if _next(words, last) == "in" and last + 2 < len(words) and kind == "number":
        of = _spelt_or_digits(words, last + 2)
        if of is not None and of in (2, 3, 4, 5, 6, 7, 8, 9, 10, 100) and value < of:
            return Figure(value / of, "percent", word, last + 2)  # "four in ten"
    if _next(words, last) == "%":
        return Figure(value / 100, "percent", word, last + 1)
    if _next(words, last) in ("pound", "pounds"):
        return Figure(value, "pounds", word, last + 1)
    return Figure(value, kind, word, last)


def _spelt_or_digits(words: tuple[Word, ...], at: int) -> Fraction | None:
    if words[at].lower.isdigit():
        return Fraction(words[at].lower)
    return _spelt(words, at)[0]


def _digits(lower: str) -> tuple[Fraction, str]:
    match = re.fullmatch(r"(£?)(\d[\d,]*(?:\.\d+)?)(st|nd|rd|th|bn|am|pm|[mk])?", lower)
    if match is None:
        raise ValueError(f"{lower} is no figure")
    value = Fraction(match[2].replace(",", "").rstrip("."))
    if match[3] in ("st", "nd", "rd", "th"):
        return value, "ordinal"
    if match[3] in ("am", "pm"):
        return value, "time"
    return value * ENDINGS.get(match[3] or "", 1), "pounds" if match[1] else "number"


def _spelt(words: tuple[Word, ...], at: int) -> tuple[Fraction | None, int]:
    """The number spelt out from here ("two hundred and five") and where it ends."""
    total = group = 0
    last, smallest = at - 1, 10**12
    for index in range(at, len(words)):
        lower, apart = words[index].lower, words[index].clause - words[max(last, at)].clause
        joins = lower == "and" and last >= at and words[last].lower in SCALES
        if joins and _next(words, index) in NUMBERS | TENS:
            continue
        if apart > (words[index - 1].lower == "and"):
            break
        value = NUMBERS.get(lower, TENS.get(lower))
        if value is not None and (10 if value < 10 else 100) <= smallest:
            group, smallest = group + value, 1 if value < 20 else 10
        elif lower in SCALES and (last >= at or lower == "hundred"):
            group, smallest = max(group, 1) * SCALES[lower], 100
            if SCALES[lower] > 100:
                total, group, smallest = total + group, 0, 1000
        else:
            break
        last = index
    return (Fraction(total + group), last) if last >= at else (None, at)


def _share_or_ordinal(words: tuple[Word, ...], at: int) -> Figure | None:
    """ "half", "a third", "a quarter", "second"."""
    lower = words[at].lower
    if lower == "a" and (over := PARTS.get(_next(words, at))):
        return Figure(Fraction(1, over), "percent", words[at], at + 1)
    if lower in TIMES:
        return Figure(Fraction(TIMES[lower]), "times", words[at], at)
    if lower in ("half", "halves"):
        return Figure(Fraction(1, 2), "percent", words[at], at)
    if lower in ORDINALS:
        return Figure(Fraction(ORDINALS[lower]), "ordinal", words[at], at)
    return None


def _next(words: tuple[Word, ...], at: int) -> str:
    return words[at + 1].lower if at + 1 < len(words) else ""
