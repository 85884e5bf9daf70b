"""Headings that come again and again below others set alike: "Answer" below each question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.structure.blocks import Block
from ingest.structure.headings import Rank, rank_of


def owners(blocks: Sequence[Block], starts: Collection[int]) -> dict[int, int]:
    """Of each heading whose words come again in one row of headings set alike, by turns with those
    that come once, the one that it belongs to: by their indices. A row ends at a heading set above
    it and where a part `starts`."""
    headings = [n for n, block in enumerate(blocks) if block.kind == "heading" or n in starts]
    ranks = {n: replace(rank_of(blocks[n]), depth=0) for n in headings}
    texts = {n: blocks[n].text for n in headings}
    return {
        one: owner
        for rank in set(ranks.values())
        for row in _rows(headings, ranks, rank, starts)
        for one, owner in _owned(row, texts)
    }


def _rows(
    headings: Sequence[int], ranks: dict[int, Rank], rank: Rank, starts: Collection[int]
) -> Iterator[list[int]]:
    """The headings of one rank, those that nothing parts together."""
    row: list[int] = []
    for n in headings:
        if n in starts or ranks[n].is_above(rank):
            yield row
            row = []
        if ranks[n] == rank:
            row.append(n)
    yield row


def _owned(row: Sequence[int], texts: dict[int, str]) -> Iterator[tuple[int, int]]:
    counts = Counter(texts[n] for n in row)
    once = [at for at, n in enumerate(row) if counts[texts[n]] == 1]
    for words in (words for words, count in counts.items() if count > 1):
        places = [at for at, n in enumerate(row) if texts[n] == words]
        between = (sum(one < at < other for at in once) for one, other in pairwise(places))
        if once and once[0] < places[0] and all(number == 1 for number in between):
            yield from ((row[place], row[max(at for at in once if at < place)]) for place in places)
