"""Runs of numbers -> those that number paragraphs, and the parts they divide a pack into."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.structure.numbering import Mark, Run

# Nested lists stand this much further in than the paragraphs around them, in points.
DEEPER = 6.0


def paragraph_runs(runs: Sequence[Run]) -> list[Run]:
    """The runs that number paragraphs, without the lists inside single paragraphs."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: -len(run.marks)):
        if not any(is_inside(run, larger) for larger in kept):
            kept.append(run)
    return sorted(kept, key=lambda run: run.first)


def is_inside(run: Run, larger: Run) -> bool:
    """Whether `run` is a list within the text that `larger` numbers."""
    if run.last < larger.first or run.first > larger.last:
        return False
    if run.marks[0].family[0] == "word":
        return False
    if larger.marks[0].family[0] == "word":
        return False
    if run.marks[0].family == ("figures", ""):
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
    groups = clusters(runs)
    seen: set[str] = set()
    again: list[list[Run]] = []
    pack = False
    for group in groups:
        numbers = {mark.number for run in group for mark in run.marks}
        if numbers & seen:
            again.append(group)
            pack = pack or any(
                mark.number in seen and run.marks[0].family[0] != "word"
                for run in group
                for mark in run.marks
            )
        seen |= numbers
    return groups if pack else again
