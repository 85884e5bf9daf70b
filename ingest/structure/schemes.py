"""Runs of numbers -> those that number paragraphs, and the parts they divide a pack into."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.lines import UNFINISHED, Line
from ingest.structure.numbering import IN_A_CELL, Mark, Run

BARE = ("figures", "")
# Of numerals and letters that number paragraphs, so many stand before whole sentences.
WHOLE = 0.7
# Type at least so much larger than that of the text is a heading's.
LARGER = 1.08
# Nested lists stand this much further in than the paragraphs around them, in points.
DEEPER = 6.0


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a document is numbered."""

    runs: tuple[Run, ...]  # those that number its paragraphs, in order
    below: tuple[Run, ...]  # of these, the ones that begin again below each heading
    items: frozenset[int]  # lines of the items of lists inside paragraphs


def scheme_of(runs: Sequence[Run], lines: Sequence[Line]) -> Scheme:
    """The runs that number paragraphs, told from the lists inside single paragraphs."""
    kept: list[Run] = []
    below: list[Run] = []
    lists: list[Run] = []
    # A list of letters may be longer than what it stands in, so that figures come first.
    for run in sorted(runs, key=lambda run: (is_lettered(run), -len(run.marks))):
        bold = any(mark.bold for mark in run.marks)
        if run.marks[0].family[0] in ("label", "letter", "roman") and bold:
            continue  # headings: "Issue 3: Housing land", "B. Reasons"
        around = [larger for larger in kept if is_inside(run, larger)]
        if not around and not (is_lettered(run) and is_list(run, lines)):
            kept.append(run)
        elif (
            around and not bold and all(is_below_a_heading(run, larger, lines) for larger in around)
        ):
            kept.append(run)
            below.append(run)
        elif not bold and run.marks[0].family != BARE:
            lists.append(run)
    lists += [run for run in kept if any(is_led_to(run, other, lines) for other in kept)]
    lists += [run for run in kept if run not in lists and is_one_more(run, lists, lines)]
    kept = [run for run in kept if run not in lists and not is_of_headings(run, below)]
    times = Counter(mark.number for run in kept for mark in run.marks)
    kept = [run for run in kept if not (is_in_cells(run) and comes_again(run, times))]
    in_order = sorted(kept, key=lambda run: run.first)
    items = frozenset(mark.line for run in lists for mark in run.marks)
    return Scheme(tuple(in_order), tuple(below), items)


def is_in_cells(run: Run) -> bool:
    """Whether the numbers stand before words in the first cells of rows."""
    return run.marks[0].family[-1:] == IN_A_CELL


def comes_again(run: Run, times: Mapping[str, int]) -> bool:
    """Whether another paragraph has a number of the run too; `times` says how often each stands."""
    return any(times[mark.number] > 1 for mark in run.marks)


def is_one_more(run: Run, lists: Sequence[Run], lines: Sequence[Line]) -> bool:
    """Whether a run stands below the same words as a list of its kind: the resolutions of the
    last item of all."""
    words = lines[run.first - 1].text if run.first else ""
    return any(
        one.marks[0].family == run.marks[0].family and lines[one.first - 1].text == words
        for one in lists
        if words and one.first
    )


def is_led_to(run: Run, other: Run, lines: Sequence[Line]) -> bool:
    """Whether a run, however long, is the list that a paragraph of another leads to: one in the
    midst of it, or its last, where the numbers would be read a second time."""
    if run.first <= other.first or is_lettered(other):
        return False
    if run.last < other.last:
        one = mark_before(run.first, other) is mark_before(run.last, other)
        return one and lines[run.first - 1].text.endswith(":")
    if run.first < other.last or not {m.number for m in run.marks} & {
        m.number for m in other.marks
    }:
        return False
    own = {mark.line for mark in run.marks}
    between = [i for i in range(other.last + 1, run.last) if i not in own]
    large = LARGER * run.marks[0].size
    headed = any(heads(lines, i) or lines[i].size > large > 0 for i in between)
    return leads(other.marks[-1], run, lines) and not headed


def leads(mark: Mark, run: Run, lines: Sequence[Line]) -> bool:
    """Whether the words above a run lead to it, or the file itself says that it stands in the
    paragraph of the number right above."""
    above = next(line for line in reversed(lines[: run.first]) if not line.header)
    nested = run.first == mark.line + 1 and run.marks[0].sure and run.x > mark.x + DEEPER
    return nested or (above.text.endswith(":") and not above.text.isupper())


def heads(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is set as a heading is, and does not go on one that is bold."""
    line = lines[index]
    return bool(line.level) or (line.bold and not line.cells and not lines[index - 1].bold)


def is_below_a_heading(run: Run, larger: Run, lines: Sequence[Line]) -> bool:
    """Whether the number that a run stands under is a heading's, and the run is no list: minutes
    whose paragraphs begin at 1 again under each numbered item."""
    around = mark_before(run.first, larger)
    one = around is mark_before(run.last, larger)
    set_off = around.bold or around.size > LARGER * run.marks[0].size
    return one and set_off and run.first > around.line and not is_list(run, lines)


def is_of_headings(run: Run, below: Sequence[Run]) -> bool:
    """Whether codes ("HE1: Heritage") head sections whose paragraphs have numbers of their own:
    most of them, or a list stands in one."""
    if run.marks[0].family[0] != "letters" or not all(mark.bold for mark in run.marks):
        return False
    heads = {mark_before(one.first, run).line for one in below if run.first < one.first}
    return len(heads & {mark.line for mark in run.marks}) >= 0.5 * len(run.marks)


def is_lettered(run: Run) -> bool:
    return run.marks[0].family[0] in ("letter", "roman")


def is_list(run: Run, lines: Sequence[Line]) -> bool:
    """Whether a run counts the items of a list: a sentence leads to them, or they are no
    sentences themselves."""
    above = lines[run.first - 1].text if run.first else ""
    led = above.endswith((":", ";", ",", "–", "-")) or UNFINISHED.search(above.casefold())
    if led or (run.marks[0].sure and is_lettered(run)):
        return True
    whole = sum(
        mark.rest[:1].isupper() and bool(re.search(r"[.?!:][’”'\")]*$", lines[last].text))
        for mark, last in zip(run.marks, ends_of(run, lines), strict=True)
    )
    return whole < WHOLE * len(run.marks)


def ends_of(run: Run, lines: Sequence[Line]) -> list[int]:
    """For each mark of a run, the line its first piece ends in: before white space parts it."""
    following = [*(mark.line for mark in run.marks[1:]), len(lines)]
    ends = []
    for mark, after in zip(run.marks, following, strict=True):
        last = mark.line
        while last + 1 < after and not re.search(r"[.?!:;]$", lines[last].text):
            last += 1
        ends.append(last)
    return ends


def is_inside(run: Run, larger: Run) -> bool:
    """Whether `run` is a list within the text that `larger` numbers."""
    if run.last < larger.first or run.first > larger.last:
        return False
    if run.marks[0].family[0] == "word" or larger.marks[0].family[0] in ("word", "label"):
        return False
    if run.marks[0].family == BARE:
        return True  # bare figures among proper numbers: notes, cells, ages
    around = mark_before(run.first, larger)
    deeper = run.x > larger.x + DEEPER
    within_one = around is mark_before(run.last, larger)
    return deeper or (within_one and not is_section(around, larger))


def mark_before(line: int, run: Run) -> Mark:
    index = bisect_right([mark.line for mark in run.marks], line) - 1
    return run.marks[max(0, index)]


def is_section(mark: Mark, run: Run) -> bool:
    """Whether the number heads a section: 14.0, or 14 above 14.1."""
    after = next((m for m in run.marks if m.line > mark.line), None)
    if len(mark.value) > 1 and mark.value[-1] == 0:
        return True
    return after is not None and after.value[: len(mark.value)] == mark.value


def clusters(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs grouped so that no two groups overlap, in reading order."""
    groups: list[list[Run]] = []
    end = -1
    for run in sorted(runs, key=lambda run: run.first):
        if groups and run.first <= end:
            groups[-1].append(run)
        else:
            groups.append([run])
        end = max(end, run.last)
    return groups


def part_starts(runs: Sequence[Run]) -> list[list[Run]]:
    """The groups of runs that are parts of their own: [] for a document numbered only once.

    A number that comes again begins a new part. Where paragraphs restart, the document is a
    pack and each of its groups is a part, so that minutes and terms of reference are too.
    """
    groups = clusters([run for run in runs if not is_lettered(run)])
    seen: set[str] = set()
    again: list[list[Run]] = []
    pack = False
    for group in groups:
        numbers = {mark.number for run in group for mark in run.marks}
        if numbers & seen:
            again.append(group)
            pack = pack or any(
                mark.number in seen and run.marks[0].family[0] not in ("word", "label")
                for run in group
                for mark in run.marks
            )
        seen |= numbers
    return groups if pack else again
