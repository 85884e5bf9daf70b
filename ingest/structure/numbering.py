"""Which line starts are paragraph numbers: decided by the sequence they form, not by their look.

Every line start that could be a number is a Mark. Marks of one kind are chained into runs
(1, 2, 3 … or 3.1, 3.2, 4.1 …); a mark outside every run is just text: a year, a page, a
cell, a reference to another paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layout.column_heads import REFERENCE
from ingest.lines import Line

# "17." "17)" "(17)" "17" "3.7" "3.7.2." ; four figures are a year or a sum, never a paragraph.
FIGURES = re.compile(
    r"^(?P<open>\(?)(?P<figures>\d{1,3}(?:\.\d{1,3}){0,3})(?P<close>[.)\]:]{0,2})(?=\s|$|(?<=[.)])[^\W\d_]|(?<=[.)])[‘“\"'])"
)
# "CYP26" "A1.17." "EF/12": the letters are part of the number.
LETTERED = re.compile(
    r"^(?P<letters>[A-Z]{1,6})(?P<join>[ ./-]?)(?P<figures>\d{1,4}(?:\.\d{1,3}){0,2})"
    r"(?P<close>[.):]?)(?=\s|$)"
)
# "Recommendation 4", "Action 12:".
WORDED = re.compile(
    r"^(?P<word>Recommendation|Conclusion|Finding|Action|Principle|Resolution|Lesson)s?"
    r"\s+(?:no\.?\s+)?(?P<figures>\d{1,3}(?:\.\d{1,2})?)(?P<close>[.:)]?)(?=\s|$)",
    re.IGNORECASE,
)
MONTHS = "January February March April May June July August September October November December"
# What follows a figure that counts something, so that it is no number of a paragraph.
COUNTED_THINGS = re.compile(
    rf"^(?:{MONTHS.replace(' ', '|')}|per cent|percent|%|million|billion|thousand|hundred|"
    r"years?|months?|weeks?|days?|hours?|minutes?|am|pm|a\.m\.|p\.m\.|to|and|or|of|out of|"
    r"children|people|pupils|staff|members|miles|km|st|nd|rd|th)\b",
)
# A number stands this close to the others of its run, left edge or right edge, in points.
ALIGNED = 14.0
# Numbers missing between two of a run: a page lost or a paragraph withdrawn, not a new run.
WIDEST_GAP = 3
# How many of the last numbers of a chapter are looked at for its end.
RECENT = 40
# A run shorter than this, or one that does not begin at its beginning, is chance.
FEWEST = 2
FEWEST_FROM_ELSEWHERE = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A line start that may be a number."""

    line: int  # index of the line
    family: tuple[str, ...]  # marks of different families never share a run
    value: tuple[int, ...]
    number: str  # as printed, without the full stop
    rest: str  # the words after it on the line
    x: float
    text_x: float  # where those words begin
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Marks whose numbers follow one another."""

    marks: tuple[Mark, ...]

    @property
    def first(self) -> int:
        return self.marks[0].line

    @property
    def last(self) -> int:
        return self.marks[-1].line

    @property
    def x(self) -> float:
        return min(mark.x for mark in self.marks)


def marks_in(lines: Sequence[Line]) -> list[Mark]:
    found = (mark_of(line, index) for index, line in enumerate(lines))
    return [mark for mark in found if mark is not None]


def mark_of(line: Line, index: int) -> Mark | None:
    """The number a line may begin with; of a row, its first cell may be a reference."""
    if line.cells:
        if line.header or line.starts is False or not REFERENCE.match(line.cells[0]):
            return None
        line = replace(line, text=line.cells[0], cells=())
    family: tuple[str, ...]
    if match := WORDED.match(line.text):
        family = ("word", match["word"].casefold())
        number = f"{match['word'].capitalize()} {match['figures']}"
    elif match := FIGURES.match(line.text):
        depth = match["figures"].count(".")
        shape = match["open"] + ("." if depth else "") + match["close"][:1]
        family = ("figures", "dotted" if depth else shape)
        number = match["figures"]
    elif match := LETTERED.match(line.text):
        family = ("letters", match["letters"], "dotted" if "." in match["figures"] else "")
        number = line.text[: match.end("figures")]
    else:
        return None
    rest = line.text[match.end() :].strip()
    if not is_possible(match["close"], rest, line):
        return None
    value = tuple(int(figure) for figure in match["figures"].split("."))
    apart = len(line.spans) > 1 and line.spans[0].text == match[0].strip()
    text_x = line.spans[1].x if apart else line.x
    return Mark(index, family, value, number, rest, line.x, text_x, line.size, line.bold)


def is_possible(close: str, rest: str, line: Line) -> bool:
    """Whether the words after the figures allow them to be a paragraph's number."""
    if close in (".", ")", ":", ".)") or not rest:
        return not re.match(r"[,;%]", rest)
    if COUNTED_THINGS.match(rest) or re.match(r"[-–—,;:%)/+=&]", rest):
        return False
    return not rest[0].islower() or bool(line.spans)


def runs_in(lines: Sequence[Line]) -> list[Run]:
    """The runs of numbers, longest first."""
    families: dict[tuple[str, ...], list[Mark]] = defaultdict(list)
    for mark in marks_in(lines):
        families[mark.family].append(mark)
    runs = [run for marks in families.values() for run in runs_of_family(marks)]
    return sorted(runs, key=lambda run: -len(run.marks))


def runs_of_family(marks: Sequence[Mark]) -> Iterable[Run]:
    """Runs taken out one after the other, the best first, until only chance is left."""
    left = list(marks)
    while left:
        chain = best_chain(left)
        if not is_convincing(chain):
            return
        chain = with_repeats(chain, left)
        yield Run(tuple(chain))
        taken = {mark.line for mark in chain}
        left = [mark for mark in left if mark.line not in taken]


def with_repeats(chain: Sequence[Mark], marks: Sequence[Mark]) -> list[Mark]:
    """The chain with numbers printed twice in it: set exactly like the one they repeat."""
    found = list(chain)
    for before, after in pairwise(chain):
        found += [
            mark
            for mark in marks
            if before.line < mark.line < after.line
            and any(mark.value == one.value and is_set_like(mark, one) for one in (before, after))
        ]
    return sorted(found, key=lambda mark: mark.line)


def is_set_like(one: Mark, other: Mark) -> bool:
    edges = abs(one.x - other.x) < 1.5 and abs(one.text_x - other.text_x) < 1.5
    return edges and one.text_x > one.x and one.bold == other.bold


def is_convincing(chain: Sequence[Mark]) -> bool:
    first = chain[0]
    begins = first.value[-1] in (0, 1) and first.value[0] in (0, 1)
    if first.family[0] == "letters":
        begins = True  # minutes go on from the last meeting's
    if len(first.value) > 1 and first.value[-1] in (0, 1):
        return len(chain) >= (FEWEST if begins else FEWEST + 1)  # a chapter by itself
    return len(chain) >= (FEWEST if begins else FEWEST_FROM_ELSEWHERE)


def best_chain(marks: Sequence[Mark]) -> list[Mark]:
    """The chain with the most numbers in step, by dynamic programming over the marks in order."""
    score = [0.0] * len(marks)
    before: list[int | None] = [None] * len(marks)
    exact: dict[tuple[int, ...], list[int]] = defaultdict(list)
    under: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for i, mark in enumerate(marks):
        score[i] = 1.0 + beginning(mark)
        for places, gap in predecessors(mark.value, exact, under):
            for j in reversed(places):
                reached = score[j] + 1.0 + kinship(marks[j], mark) - 0.6 * gap
                if reached > score[i] + 1e-9:
                    score[i], before[i] = reached, j
        exact[mark.value].append(i)
        for depth in range(1, len(mark.value)):
            under[mark.value[:depth]].append(i)
    at: int | None = max(range(len(marks)), key=lambda i: score[i])
    chain = []
    while at is not None:
        chain.append(marks[at])
        at = before[at]
    return chain[::-1]


def beginning(mark: Mark) -> float:
    """A run that begins with 1 is likelier than one that begins anywhere."""
    return 0.5 if mark.value[-1] in (0, 1) and mark.value[0] in (0, 1) else 0.0


def kinship(one: Mark, other: Mark) -> float:
    """How much two marks look like numbers of one run: where they stand, size, weight."""
    aligned = abs(one.x - other.x) <= ALIGNED or (one.text_x == other.text_x and one.text_x > one.x)
    likeness = 0.2 if aligned else -0.9
    likeness += 0.1 if abs(one.size - other.size) < 0.6 else -0.3
    likeness += 0.1 if one.bold == other.bold else -0.1
    return likeness


Places = dict[tuple[int, ...], list[int]]


def predecessors(
    value: tuple[int, ...], exact: Places, under: Places
) -> Iterable[tuple[Sequence[int], int]]:
    """(places of the numbers that may come before, numbers missing between), likeliest first.

    `exact` has the places of each number, `under` those of the numbers below it (3.7 of 3).
    """
    *head, last = value
    stem = tuple(head)
    for gap in range(WIDEST_GAP + 1):
        if last - 1 - gap >= 0:
            yield exact.get((*stem, last - 1 - gap), ()), gap
    if last > 1:
        yield under.get((*stem, last - 1), ()), 0  # 3.8 follows the last 3.7.x
    if stem and last in (0, 1):
        yield exact.get(stem, ()), 0  # 3.7.1 follows 3.7
        chapter = (*stem[:-1], stem[-1] - 1)
        yield under.get(chapter, ())[-RECENT:], 0  # 4.1 follows the last of chapter 3
        yield exact.get(chapter, ()), 0
