"""Where the parts of a pack begin, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.blocks import Block
from ingest.headings import rank_of
from ingest.numbering import Run

NAMED = re.compile(
    r"^(?:appendix|annex|schedule|agenda item|item|minutes|terms of reference)\b", re.I
)


def part_names(blocks: Sequence[Block], groups: Sequence[Sequence[Run]]) -> dict[int, str]:
    """Index of the block each part begins with -> its name. Text before the first has none."""
    names: dict[int, str] = {}
    floor = 0
    for group in groups:
        first = min(run.first for run in group)
        marks = {id(mark) for run in group for mark in run.marks}
        number = next(i for i, b in enumerate(blocks) if b.mark is not None and id(b.mark) in marks)
        begin, title = title_above(blocks, number, floor)
        names[begin] = title if title not in names.values() else f"{title} ({len(names) + 1})"
        last = max(i for i, b in enumerate(blocks) if b.mark is not None and id(b.mark) in marks)
        floor = last + 1
        assert first >= 0
    return names


def title_above(blocks: Sequence[Block], number: int, floor: int) -> tuple[int, str]:
    """(block a part begins with, its title), looking up from its first number to `floor`."""
    begin = number
    heads = [i for i in range(floor, number) if blocks[i].kind == "heading"]
    if blocks[number].kind == "heading" and blocks[number].mark is None:
        heads.append(number)
    if not heads:
        return number, text_of(blocks[number])[:80]
    top = max(heads, key=lambda i: (title_weight(blocks[i]), -i))
    begin = top
    while begin - 1 >= floor and blocks[begin - 1].kind == "heading":
        begin -= 1
    return begin, text_of(blocks[top])


def title_weight(block: Block) -> tuple[float, int]:
    rank = rank_of(block)
    return rank.size, rank.weight


def text_of(block: Block) -> str:
    return " ".join(line.text for line in block.lines)
