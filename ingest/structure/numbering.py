"""Which line starts are paragraph numbers: decided by the sequence they form, not by their look.

Every line start that could be a number is a Mark. Marks of one kind are chained into runs
(1, 2, 3 … or 3.1, 3.2, 4.1 …); a mark outside every run is just text: a year, a page, a
cell, a reference to another paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from assistant.text.dates import MONTHS
from assistant.text.words import STREETS
from ingest.layout.column_heads import REFERENCE
from ingest.lines import Line
from ingest.number_styles import Printed, numbers_at
from ingest.structure.version_tables import version_rows

# What follows a figure that counts something, so that it is no number of a paragraph.
COUNTED_THINGS = re.compile(
    r"^(?:per cent|percent|%|million|billion|thousand|hundred|"
    r"years?|months?|weeks?|days?|hours?|minutes?|am|pm|a\.m\.|p\.m\.|to|and|or|of|out of|"
    r"children|people|pupils|staff|members|miles|km|st|nd|rd|th)\b",
)
MONTH = re.compile(rf"^(?:{'|'.join(map(str.capitalize, MONTHS))})\b")
# A number stands this close to the others of its run, left edge or right edge, in points.
ALIGNED = 14.0
# Numbers missing between two of a run: a page lost or a paragraph withdrawn, not a new run; more
# where the number says its chapter ("1.13" behind "1.8"), as in an extract.
WIDEST_GAP, WIDEST_IN_A_CHAPTER = 3, 12
MISSING, MOST_IN_A_CHAPTER = 0.6, 1.2  # what each missing number costs; what a gap costs there
# Numbers that would be of one list when lists may stand inside lists: it only breaks ties.
SAME_LIST = 0.02
DEEPEST_LIST = 6
# How many of the last numbers of a chapter are looked at for its end.
RECENT = 40
# A run shorter than this, or one that does not begin at its beginning, is chance.
FEWEST = 2
FEWEST_FROM_ELSEWHERE = 4
FEWEST_OF_TITLES = 3
FEWEST_LETTERED = 3  # letters, numerals and 25/33 come by chance more often
# From here on figures are mostly years and sums.
FEWEST_THOUSANDS = 1000
# "2019 The library opened", "2019: …", "2019 – …" tell when; "2019." may count.
UNCLOSED_YEAR = ("", ":", "–", "—", "-")
# What stands above "2.1 notes the report": "That the Panel:", "agrees the plan; and".
LEADS = re.compile(r"(?:[.:;]|[;,] (?:and|or))$")
HOUR = re.compile(r"\d{1,2}\.(?:00|15|30|45)")
STREET = re.compile(rf"\b(?:{'|'.join(map(str.capitalize, sorted(STREETS)))})[,.]?$")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
# What a year may be printed as behind a slash; a smaller figure may be a month.
LAST_YEARS = frozenset((*range(13, 100), *range(1900, 2100)))

# The end of the family of numbers that stand before words in the first cells of rows.
IN_A_CELL = ("cell",)

Places = dict[tuple[int, ...], list[int]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line start that may be a number."""

    line: int  # index of the line
    family: tuple[str, ...]  # marks of different families never share a run
    value: tuple[int, ...]
    inserted: int  # 1 for 2A, put in between 2 and 3
    number: str  # as printed, without the full stop
    rest: str  # the words after it on the line
    x: float
    text_x: float  # where those words begin
    size: float
    bold: bool
    sure: bool = False  # the file itself numbers it

    @property
    def is_bare_thousand(self) -> bool:
        """Whether it may as well be the number of a planning application or an order: "2708". It
        numbers a paragraph only where it is the next one."""
        return self.family == ("figures", "") and self.value[0] >= FEWEST_THOUSANDS


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
    """The marks of all lines; a reference merged down over rows numbers the first of them, and
    what counts the versions of the paper numbers none."""
    marks = [
        mark
        for index, line in enumerate(lines)
        if not (index and line.cells and lines[index - 1].cells[:1] == line.cells[:1])
        for mark in marks_of(line, index, lines[index - 1].text if index else "")
    ]
    versions = version_rows(lines, {m.number for m in marks if not lines[m.line].cells})
    return [mark for mark in marks if mark.line not in versions]


def marks_of(line: Line, index: int, above: str) -> Iterator[Mark]:
    """The numbers a line may begin with, one of each style; of a row, its first cell may be a
    reference, or begin with a closed figure. `above` is the text of the line before it."""
    of_a_row: tuple[str, ...] = ()
    if line.cells:
        if line.header or line.starts is False:
            return
        of_a_row = () if REFERENCE.match(line.cells[0]) else IN_A_CELL
        line = replace(line, text=line.cells[0], cells=())
    for printed in numbers_at(line.text):
        if of_a_row and not (printed.close in (".", ")") and printed.family[0] == "figures"):
            continue
        rest = line.text[printed.length :].strip()
        first = line.text[: printed.length].strip()
        apart = len(line.spans) > 1 and line.spans[0].text == first
        opens = bool(line.starts or LEADS.search(above))
        if is_possible(printed, rest, line, apart, opens):
            yield Mark(
                line=index,
                family=(*printed.family, *of_a_row),
                value=printed.value,
                inserted=printed.inserted,
                number=printed.number,
                rest=rest,
                x=line.x,
                text_x=line.spans[1].x if apart else line.x,
                size=line.size,
                bold=line.bold,
                sure=line.numbered,
            )


def is_possible(printed: Printed, rest: str, line: Line, apart: bool, opens: bool) -> bool:
    """Whether the words after the figures allow them to be a paragraph's number; `opens` says that
    the line may begin an item of what is led to above it."""
    if printed.value[0] >= FEWEST_THOUSANDS and printed.family[0] == "figures":
        year = 1900 <= printed.value[0] < 2100
        if (year and printed.close in UNCLOSED_YEAR) or not (printed.close or apart):
            return False
    if printed.family[0] == "roman" and not printed.close and not apart:
        return False
    if printed.close or not rest:
        return not re.match(r"[,;%]", rest)
    if len(printed.value) == 1 and MONTH.match(rest):
        return False  # a date; "4.4.1 March is a market town" is none
    if COUNTED_THINGS.match(rest) or re.match(r"[-–—,;:%)/+=&]", rest):
        return False
    return not rest[0].islower() or bool(line.spans) or (opens and len(printed.value) > 1)


def runs_in(lines: Sequence[Line]) -> list[Run]:
    """The runs of numbers, longest first. A line that reads in two styles ("i" is a numeral and
    a letter) stands in the longer run."""
    families: dict[tuple[str, ...], list[Mark]] = defaultdict(list)
    figures: dict[tuple[int, ...], list[Mark]] = defaultdict(list)
    for mark in with_years_first(marks_in(lines)):
        families[mark.family].append(mark)
        if mark.family[0] == "figures":
            figures[mark.value].append(mark)
    runs = [
        run
        for marks in families.values()
        for run in runs_of_family(marks)
        if not (are_hours(run) or are_houses(run))
    ]
    taken: set[int] = set()
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: -len(run.marks)):
        left = tuple(mark for mark in run.marks if mark.line not in taken)
        if len(left) == len(run.marks) or (left and is_convincing(left)):
            whole = with_odd_ones(left, figures, taken)
            kept.append(Run(whole))
            taken.update(mark.line for mark in whole)
    return [Run(with_those_below(run.marks, figures, taken, lines)) for run in kept]


def with_odd_ones(
    chain: Sequence[Mark], figures: Mapping[tuple[int, ...], Sequence[Mark]], taken: Collection[int]
) -> tuple[Mark, ...]:
    """The chain with titles whose number is closed in another way than those around: "1. REPORTS",
    "2 FINANCE", "3. TREES". Each fills a gap of one, and is set like the title after it.

    `figures` has the marks of each number, `taken` the lines that stand in other runs.
    """
    found = list(chain)
    for one, after in pairwise(chain):
        missing = (*after.value[:-1], after.value[-1] - 1)
        if after.family[0] == "figures" and one.value == (*missing[:-1], missing[-1] - 1):
            found += [
                replace(mark, family=after.family)
                for mark in figures.get(missing, ())
                if one.line < mark.line < after.line
                and mark.line not in taken
                and is_titled_like(mark, after)
            ][:1]
    return tuple(sorted(found, key=lambda mark: mark.line))


def with_those_below(
    chain: Sequence[Mark],
    figures: Mapping[tuple[int, ...], Sequence[Mark]],
    taken: Collection[int],
    lines: Sequence[Line],
) -> tuple[Mark, ...]:
    """The chain with the rows that divide one of it, however few: 2.1 and 2.2 in the same column
    of a table as 2 and 3.

    `figures` has the marks of each number, `taken` the lines that stand in other runs.
    """
    found = list(chain)
    for one, after in zip_longest(chain, chain[1:]):
        below, end = one, after.line if after is not None else len(lines)
        while one.family[0] == "figures" and lines[below.line].cells:
            count = 1 if below is one else below.value[-1] + 1
            same = figures.get((*one.value, count), ())
            place = next((m for m in same if below.line < m.line < end), None)
            if place is None or place.line in taken:
                break
            if not all(line.cells for line in lines[below.line : place.line + 1]):
                break
            below = replace(place, family=one.family)
            found.append(below)
    return tuple(sorted(found, key=lambda mark: mark.line))


def is_titled_like(mark: Mark, other: Mark) -> bool:
    """Whether the words after both marks are set as titles: in bold, or in capitals."""
    if not mark.rest or mark.bold != other.bold:
        return False
    return mark.bold or (mark.rest.isupper() and other.rest.isupper())


def are_hours(run: Run) -> bool:
    """Whether the numbers are the times of a programme, 10.00, 11.00, 11.30, and no sections
    that begin at 1.00."""
    return run.marks[0].value != (1, 0) and all(HOUR.fullmatch(mark.number) for mark in run.marks)


def are_houses(run: Run) -> bool:
    """Whether the numbers are those of houses: "1 High Street", "2 High Street", or most stand
    before a postcode, as in a list of neighbours."""
    if run.marks[0].family != ("figures", ""):
        return False
    posted = sum(bool(POSTCODE.search(mark.rest)) for mark in run.marks)
    return 2 * posted > len(run.marks) or all(STREET.search(mark.rest) for mark in run.marks)


def with_years_first(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with those of minutes that print the year last (45/25, C46/25) valued as (25, 45):
    three or more of one year that rise one by one."""
    of_year: dict[tuple[tuple[str, ...], int], list[Mark]] = defaultdict(list)
    for mark in marks:
        slashed = mark.family == ("slashed",) or mark.family[2:] == ("/",)
        if slashed and len(mark.value) == 2 and mark.value[1] in LAST_YEARS:
            of_year[mark.family, mark.value[1]].append(mark)
    turned: set[tuple[tuple[str, ...], int]] = set()
    for (family, _), same in of_year.items():
        steps = sum(after.value[0] == one.value[0] + 1 for one, after in pairwise(same))
        if steps + 1 >= FEWEST_LETTERED:
            turned.update((family, mark.line) for mark in same)
    return [
        replace(mark, family=(*mark.family, "year last"), value=mark.value[::-1])
        if (mark.family, mark.line) in turned
        else mark
        for mark in marks
    ]


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
    """The chain with numbers printed twice in it: set exactly like the one they repeat, and not
    those of a list that begins at 1 between two of them."""
    found = list(chain)
    lists = dict(zip((mark.line for mark in marks), lists_of(marks), strict=True))
    own = {lists[mark.line] for mark in chain}
    for before, after in pairwise(chain):
        found += [
            mark
            for mark in marks
            if before.line < mark.line < after.line
            and not mark.is_bare_thousand
            and any(
                (mark.value, mark.inserted) == (one.value, one.inserted) and is_set_like(mark, one)
                for one in (before, after)
            )
            and (lists[mark.line] in own or marks[lists[mark.line]].value[-1] not in (0, 1))
        ]
    return sorted(found, key=lambda mark: mark.line)


def is_set_like(one: Mark, other: Mark) -> bool:
    edges = abs(one.x - other.x) < 1.5 and abs(one.text_x - other.text_x) < 1.5
    return edges and one.text_x > one.x and one.bold == other.bold


def is_convincing(chain: Sequence[Mark]) -> bool:
    """Whether a chain is longer than chance would make it."""
    first = chain[0]
    if first.family[-1:] == IN_A_CELL:
        stepped = all(follows(after, one) for one, after in pairwise(chain))
        return stepped and len(chain) >= FEWEST
    if first.sure:
        return len(chain) >= FEWEST
    if first.family[0] in ("slashed", "roman", "letter"):
        from_elsewhere = first.family[0] != "slashed" and first.value != (1,)
        return len(chain) >= (FEWEST_FROM_ELSEWHERE if from_elsewhere else FEWEST_LETTERED)
    begins = first.value[-1] in (0, 1) and first.value[0] in (0, 1)
    if len(chain) >= FEWEST_OF_TITLES and are_titles(chain):
        return True
    if first.family[0] == "letters":
        begins = True  # minutes go on from the last meeting's
    if len(first.value) > 1 and first.value[-1] in (0, 1):
        return len(chain) >= (FEWEST if begins else FEWEST + 1)  # a chapter by itself
    return len(chain) >= (FEWEST if begins else FEWEST_FROM_ELSEWHERE)


def are_titles(chain: Sequence[Mark]) -> bool:
    """Whether marks follow one another without a gap, each before a title in bold or capitals:
    the items of a meeting that go on from the last one's."""
    titled = all(mark.rest and (mark.bold or mark.rest.isupper()) for mark in chain)
    return titled and all(follows(after, one) for one, after in pairwise(chain))


def best_chain(marks: Sequence[Mark]) -> list[Mark]:
    """The chain with the most numbers in step, by dynamic programming over the marks in order."""
    score = [0.0] * len(marks)
    before: list[int | None] = [None] * len(marks)
    exact: Places = defaultdict(list)
    under: Places = defaultdict(list)
    inserted: dict[tuple[tuple[int, ...], int], list[int]] = defaultdict(list)
    lists = lists_of(marks)
    for i, mark in enumerate(marks):
        score[i] = 1.0 + beginning(mark)
        steps = predecessors(mark.value, exact, under)
        if mark.inserted:
            steps = [(inserted[mark.value, mark.inserted - 1], 0)]
        for places, gap in steps:
            for j in reversed(places if not (gap and mark.is_bare_thousand) else ()):
                skipped = 0.0 if mark.sure else MISSING * gap
                skipped = min(skipped, MOST_IN_A_CHAPTER) if mark.value[1:] else skipped
                reached = score[j] + 1.0 + kinship(marks[j], mark) - skipped
                reached += SAME_LIST if lists[j] == lists[i] else 0.0
                if reached > score[i] + 1e-9:
                    score[i], before[i] = reached, j
        inserted[mark.value, mark.inserted].append(i)
        exact[mark.value].append(i)
        for depth in range(1, len(mark.value)):
            under[mark.value[:depth]].append(i)
    at: int | None = max(range(len(marks)), key=lambda i: score[i])
    chain = []
    while at is not None:
        chain.append(marks[at])
        at = before[at]
    return chain[::-1]


def lists_of(marks: Sequence[Mark]) -> list[int]:
    """For each mark, which list it is of when every number goes on the innermost list it can:
    1, 2, [1, 2, 3,] 3, 4. Only a hint, for a pack begins at 1 again for good."""
    open_lists: list[tuple[int, Mark]] = []
    found = []
    for place, mark in enumerate(marks):
        while open_lists and not follows(mark, open_lists[-1][1]):
            if mark.value[-1] in (0, 1) or not any(follows(mark, one) for _, one in open_lists):
                break
            open_lists.pop()
        if open_lists and follows(mark, open_lists[-1][1]):
            number, _ = open_lists.pop()
        else:
            number = place
        open_lists = [*open_lists[-DEEPEST_LIST:], (number, mark)]
        found.append(number)
    return found


def follows(mark: Mark, before: Mark) -> bool:
    if mark.inserted:
        return (before.value, before.inserted) == (mark.value, mark.inserted - 1)
    return before.value == (*mark.value[:-1], mark.value[-1] - 1)


def beginning(mark: Mark) -> float:
    """A run that begins with 1 is likelier than one that begins anywhere."""
    return 0.5 if mark.value[-1] in (0, 1) and mark.value[0] in (0, 1) else 0.0


def kinship(one: Mark, other: Mark) -> float:
    """How much two marks look like numbers of one run: where they stand, size, weight."""
    aligned = abs(one.x - other.x) <= ALIGNED or (one.text_x == other.text_x and one.text_x > one.x)
    likeness = 0.2 if aligned else -0.9
    if one.sure != other.sure:
        likeness = -0.2  # a list's indent and that of a number typed by hand say nothing
    likeness += 0.1 if abs(one.size - other.size) < 0.6 else -0.3
    likeness += 0.1 if one.bold == other.bold else -0.1
    return likeness


def predecessors(
    value: tuple[int, ...], exact: Places, under: Places
) -> Iterable[tuple[Sequence[int], int]]:
    """(places of the numbers that may come before, numbers missing between), likeliest first.

    `exact` has the places of each number, `under` those of the numbers below it (3.7 of 3).
    """
    *head, last = value
    stem = tuple(head)
    for gap in range((WIDEST_IN_A_CHAPTER if stem else WIDEST_GAP) + 1):
        if last - 1 - gap >= 0:
            yield exact.get((*stem, last - 1 - gap), ()), gap
    if last > 1:
        yield under.get((*stem, last - 1), ()), 0  # 3.8 follows the last 3.7.x
    if stem and last in (0, 1):
        yield exact.get(stem, ()), 0  # 3.7.1 follows 3.7
        chapter = (*stem[:-1], stem[-1] - 1)
        yield under.get(chapter, ())[-RECENT:], 0  # 4.1 follows the last of chapter 3
        yield exact.get(chapter, ()), 0
