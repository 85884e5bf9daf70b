"""Where the words of a quote stand on the pages, however they are broken into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

Spans = list[tuple[int, int]]

# A run of fewer letters than this is found on any page by chance ("the").
SHORTEST = 8
# Letters between two pieces of one quote: a footer, a footnote or two, the head of the next page.
FURTHEST = 600
# "Area: Leaders; Grade: Good" is printed "Leaders Good" under the heads of its columns.
_HEADS = re.compile(r"(?:^|(?<=; ))[^:;]{1,60}: ")
HEAD = 40  # letters of a paragraph that tell where it begins


def placed(quotes: Sequence[str], pages: Sequence[str], paragraph: str = "") -> list[Spans]:
    """For each page the stretches of its text (start, end) that hold the quotes.

    Line breaks, hyphens, ligatures, capitals and punctuation do not count. A quote may run around
    a footer and over a page end. It is placed with every letter or not at all; and of several
    places with the same words, only the one inside `paragraph` is meant: where that cannot be
    told, none is.
    """
    parts = [_letters(page) for page in pages]
    letters = "".join(text for text, _ in parts)
    places = [(at, place) for at, (_, found) in enumerate(parts) for place in found]
    own = next(
        (place for words in _as_printed(paragraph) if (place := _own_place(letters, words))), None
    )
    spans: list[Spans] = [[] for _ in pages]
    for quote in quotes:
        runs = next((r for w in _as_printed(quote) if (r := _runs(w, letters, own))), [])
        for start, end in runs:
            for page, first, last in _by_page(places[start:end]):
                spans[page].append((first, last + 1))
    return spans


def _as_printed(words: str) -> tuple[str, str]:
    """Its letters, and those of the cells of a row alone: the heads are printed further up."""
    return _letters(words)[0], _letters(_HEADS.sub(" ", words))[0]


def _own_place(letters: str, paragraph: str) -> tuple[int, int] | None:
    """From where to where the paragraph stands, if that is certain."""
    head = paragraph[:HEAD]
    if not head or letters.count(head) != 1:
        return None
    start = letters.find(head)
    return start, start + len(paragraph) + FURTHEST


def _runs(sought: str, letters: str, own: tuple[int, int] | None) -> Spans:
    """The pieces of the letters that are the quote's, all of it, or none."""
    runs: Spans = []
    rest = sought
    while rest:
        near = (runs[-1][1], runs[-1][1] + len(rest) + FURTHEST) if runs else own
        at, size = _longest(rest, letters, *near) if near else (-1, 0)
        if size < min(SHORTEST, len(rest)):
            # On a page that lies on its side the lines may stand in another order.
            reach = len(sought) + FURTHEST
            start, end = (max(runs[0][0] - reach, 0), runs[0][1] + reach) if runs else (0, None)
            at, size = _longest(rest, letters, start, end)
            if size < SHORTEST or letters.count(rest[:size]) > 1:
                return []
        runs.append((at, at + size))
        rest = rest[size:]
    return runs


def _longest(sought: str, letters: str, start: int, end: int | None) -> tuple[int, int]:
    """Where the longest beginning of what is sought stands between the two, and its length."""
    low, high = 0, len(sought)
    while low < high:
        middle = (low + high + 1) // 2
        if letters.find(sought[:middle], start, end) < 0:
            high = middle - 1
        else:
            low = middle
    return letters.find(sought[:low], start, end), low


def _by_page(places: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """The stretches of the places as (page, first, last)."""
    pages = dict.fromkeys(page for page, _ in places)
    return [
        (page, min(own), max(own))
        for page in pages
        if (own := [place for at, place in places if at == page])
    ]


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits alone, ligatures spelt out, and the place in `text` of each."""
    pairs = [
        (letter, place)
        for place, character in enumerate(text)
        for letter in unicodedata.normalize("NFKC", character).casefold()
        if letter.isalnum()
    ]
    return "".join(letter for letter, _ in pairs), [place for _, place in pairs]
