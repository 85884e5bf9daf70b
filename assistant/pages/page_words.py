"""Where the words of a quote stand in the text of a page, however it is broken into lines."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from itertools import pairwise

Spans = list[tuple[int, int]]

# A run of fewer letters than this is found on any page by chance ("the authority").
SHORTEST = 16


def spans_of(quote: str, page: str, paragraph: str = "") -> Spans:
    """The stretches of `page` (start, end) that hold the quote; empty when it is not there.

    Line breaks, hyphens, ligatures, capitals and punctuation do not count. A quote that runs over
    a page end, or around a footer, gives the stretches that are on this page. Of several places
    with the same words, the one inside `paragraph` is meant.
    """
    sought, _ = _letters(quote)
    letters, places = _letters(page)
    if not sought:
        return []
    at = letters.find(sought, max(letters.find(_letters(paragraph)[0][:40]), 0))
    if at < 0:
        at = letters.find(sought)
    if at >= 0:
        return [(places[at], places[at + len(sought) - 1] + 1)]
    blocks = SequenceMatcher(None, letters, sought, autojunk=False).get_matching_blocks()
    found = [(b.a, b.a + b.size) for b in blocks if b.size >= SHORTEST]
    return [(places[start], places[end - 1] + 1) for start, end in _near(found, len(sought))]


def _near(blocks: Spans, length: int) -> Spans:
    """The run of blocks that lie together: none further from the last than the quote is long."""
    runs: list[Spans] = [blocks[:1]]
    for one, other in pairwise(blocks):
        if other[0] - one[1] > length:
            runs.append([])
        runs[-1].append(other)
    return max(runs, key=lambda run: sum(end - start for start, end in run))


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits alone, ligatures spelt out, and the place in `text` of each."""
    pairs = [
        (letter, place)
        for place, character in enumerate(text)
        for letter in unicodedata.normalize("NFKC", character).casefold()
        if letter.isalnum()
    ]
    return "".join(letter for letter, _ in pairs), [place for _, place in pairs]
