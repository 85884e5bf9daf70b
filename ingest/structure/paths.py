"""The headings that a paragraph stands below, and which of them the next number ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.structure.blocks import ITEM, Block
from ingest.structure.headings import Rank, rank_of
from ingest.structure.numbering import Mark, Run

LOWEST = Rank(0, 0.0, 0, 0)
# A title of more words is a sentence.
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of the path to a paragraph, with its number where it has one."""

    rank: Rank
    text: str
    mark: Mark | None = None


Path = list[Title]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a number of a run stands: below which headings, or as one itself."""

    mark: Mark
    path: Path
    heads: bool


class Runs:
    """Which number of a run follows which, by their lines."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.following = {
            one.line: after.line for run in runs for one, after in pairwise(run.marks)
        }


def left(path: Sequence[Title], before: Standing, block: Block, fresh: bool) -> int:
    """How many headings of the path stay above a numbered block, `before` being where the number
    before it stands; `fresh` says that nothing is written below the last heading.

    A number leaves that before it: its heading, unless it is right below that ("4 The site" above
    5, 6 and 7), and, with a title of its own, what was opened below that since.
    """
    assert block.mark is not None
    depth, above = depth_of(block.mark), len(before.path)
    if depth > depth_of(before.mark) or list(path[:above]) != before.path:
        return len(path)
    titled = block.kind == "heading" or begins_with_title(block)
    if before.heads and above < len(path) and path[above].mark == before.mark:
        bare = fresh and len(path) == above + 1
        return len(path) if bare else above
    if depth < depth_of(before.mark):
        above = next(
            (i for i, title in enumerate(path) if is_beside(title.mark, block.mark)), above
        )
    return above if titled and not fresh else len(path)


def is_beside(mark: Mark | None, other: Mark) -> bool:
    """Whether the other mark is of the same family and no deeper: 3 after 2, not 2.1."""
    return mark is not None and mark.family == other.family and depth_of(mark) >= depth_of(other)


def depth_of(mark: Mark) -> int:
    """1 for "3" and for "3.0", 2 for "3.1"."""
    return len(mark.value) - (len(mark.value) > 1 and mark.value[-1] == 0)


def begins_with_title(block: Block) -> bool:
    """Whether a numbered block begins with a title: in capitals, or it is one."""
    assert block.mark is not None
    rest = block.mark.rest
    capitals = sum(map(str.isalpha, rest)) > 3 and rest.isupper()
    return capitals or is_title(block) or (len(block.lines) == 1 and rest.endswith(":"))


def is_title(block: Block) -> bool:
    """Whether a block that is numbered or lettered says no more than a title: short, and no
    sentence."""
    first = ITEM.sub("", block.first.text) if block.mark is None else block.mark.rest
    words = " ".join([first, *(line.text for line in block.lines[1:])]).split()
    return 0 < len(words) <= MOST_WORDS and not re.search(r"[.;:,?!]$", words[-1])


def inside(
    path: Sequence[Title], blocks: Sequence[Block], index: int, standing: Mapping[int, Standing]
) -> int:
    """How many headings of the path an unnumbered heading stands below, however it is set:
    those down to a numbered one whose run goes on, with words before its next number. A chapter
    of several numbers has none of its own, or is set larger. `standing` has the lines of the next
    numbers."""
    block = blocks[index]
    rank = rank_of(block)
    if re.match(r"\d", block.text):
        return 0
    ahead = {id(before.mark): line for line, before in standing.items()}
    for place in range(len(path) - 1, -1, -1):
        following = ahead.get(id(path[place].mark))
        if following is not None:
            higher = rank.is_set_above(path[place].rank)
            return 0 if higher or heads_number(blocks, index, following) else place + 1
    return 0


def heads_number(blocks: Sequence[Block], index: int, number: int) -> bool:
    """Whether nothing but headings stands between a heading and the number of a line."""
    after = next(
        (b for b in blocks[index + 1 :] if b.kind != "heading" or b.mark is not None), None
    )
    return after is not None and after.mark is not None and after.mark.line == number
