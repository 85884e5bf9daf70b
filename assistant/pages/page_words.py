"""Where the words of a quote stand on the pages, however they are broken into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

Spans = list[tuple[int, int]]

# A run of fewer letters than this is found on any page by chance ("the").
SHORTEST = 8
# Letters between two pieces of one quote: a footer, a footnote or two, the head of the next page.
FURTHEST = 600
# "Area: Leaders; Grade: Good" is printed "Leaders Good" under the heads of its columns.
_HEADS = re.compile(r"(?:^|(?<=; ))[^:;]{1,60}: ")
HEADS = (40, 160)  # letters of a paragraph that tell where it begins


@dataclass(frozen=True, slots=True)
class Printed:
    """The letters and digits of some pages, ligatures spelt out.

    `places` has the page of each letter, from 0, and its place in that page's text. `words` and
    `lines` say of each gap, the one before the first letter and the one after the last among
    them, whether a word or a line may begin or end there.
    """

    letters: str
    places: list[tuple[int, int]]
    words: list[bool]
    lines: list[bool]

    def found(self, sought: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Where these letters stand between the two, a word beginning with them."""
        at = self.letters.find(sought, start, end)
        while at >= 0:
            if self.words[at]:
                yield at
            at = self.letters.find(sought, at + 1, end)

    def whole_words(self, at: int, size: int) -> int:
        """As many of these letters as end with a word."""
        return next(size for size in range(size, -1, -1) if self.words[at + size])


def placed(quotes: Sequence[str], pages: Sequence[str], paragraph: str = "") -> list[Spans]:
    """For each page the stretches of its text (start, end) that hold the quotes.

    Line breaks, hyphens, ligatures, capitals and punctuation do not count. A quote may run around
    a footer and over a page end. It is placed with every letter or not at all, in whole words;
    and of several places with the same words, only the one inside `paragraph` is meant: where
    that cannot be told, none is.
    """
    printed = _printed(pages)
    own = next((place for w in _as_printed(paragraph) if (place := _own_place(printed, w))), None)
    spans: list[Spans] = [[] for _ in pages]
    for quote in quotes:
        runs = next(
            (
                runs
                for words, whole in zip(_as_printed(quote), _as_printed(paragraph), strict=True)
                if words
                and (runs := _runs(words, whole.partition(words)[0][-HEADS[0] :], printed, own))
            ),
            [],
        )
        for start, end in runs:
            for page, first, last in _by_page(printed.places[start:end]):
                spans[page].append((first, last + 1))
    return spans


def _printed(pages: Sequence[str]) -> Printed:
    letters = [(letter, at, n) for n, page in enumerate(pages) for letter, at in _letters(page)]
    words, lines = [True], [True]
    for (one, at, page), (other, then, next_page) in pairwise(letters):
        between = pages[page][at + 1 : then] if page == next_page else "\n"
        # A footnote's number stands at its word without a space.
        words.append(bool(between) or one.isdigit() != other.isdigit())
        lines.append("\n" in between or "\r" in between)
    places = [(page, at) for _, at, page in letters]
    return Printed("".join(one for one, _, _ in letters), places, [*words, True], [*lines, True])


def _letters(text: str) -> list[tuple[str, int]]:
    """The letters and digits alone, and the place in `text` of each."""
    return [
        (letter, place)
        for place, character in enumerate(text)
        for letter in unicodedata.normalize("NFKC", character).casefold()
        if letter.isalnum()
    ]


def _as_printed(words: str) -> tuple[str, ...]:
    """Its letters, and those of the cells of a row alone: the heads are printed further up."""
    return tuple(
        "".join(letter for letter, _ in _letters(said)) for said in (words, _HEADS.sub(" ", words))
    )


def _own_place(printed: Printed, paragraph: str) -> tuple[int, int] | None:
    """From where to where the paragraph stands, if that is certain."""
    for length in HEADS if paragraph else ():
        head = paragraph[:length]
        whole = head == paragraph
        places = list(printed.found(head))
        if len(places) > 1:  # a heading stands in lines of its own, in a sentence it does not
            places = [p for p in places if printed.lines[p]]
            places = [p for p in places if not whole or printed.lines[p + len(head)]]
        if len(places) == 1:
            return places[0], places[0] + len(paragraph) + FURTHEST
    return None


def _runs(sought: str, before: str, printed: Printed, own: tuple[int, int] | None) -> Spans:
    """The pieces of the letters that are the quote's, all of it, or none.

    Of several places where it may begin, one that comes after the letters `before` it in its
    paragraph, and then the one whose pieces lie nearest to each other.
    """
    begun = printed.found(sought[:SHORTEST], *(own or (0, None)))
    tried = sorted(
        (not printed.letters.endswith(before, 0, at), _apart(runs), runs)
        for at in begun
        if (runs := _runs_from(at, sought, printed))
    )
    if not own and len(tried) > 1 and tried[0][:2] == tried[1][:2]:
        return []
    return tried[0][2] if tried else []


def _apart(runs: Spans) -> int:
    """Letters between the pieces."""
    return sum(abs(after[0] - one[1]) for one, after in pairwise(runs))


def _runs_from(at: int, sought: str, printed: Printed) -> Spans:
    """The pieces, the first of which begins here; none where one of the others is not found."""
    here = zip(sought, printed.letters[at : at + len(sought)], strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], here))
    runs = [(at, at + printed.whole_words(at, same))]
    rest = sought[runs[0][1] - at :]
    while rest:
        near = (runs[-1][1], runs[-1][1] + len(rest) + FURTHEST)
        at, size = _longest(rest, printed, runs, *near)
        if size < min(SHORTEST, len(rest)):
            # On a page that lies on its side the lines may stand in another order.
            reach = len(sought) + FURTHEST
            at, size = _longest(rest, printed, runs, max(runs[0][0] - reach, 0), runs[0][1] + reach)
            if size < SHORTEST or len(list(printed.found(rest[:size]))) > 1:
                return []
        runs.append((at, at + size))
        rest = rest[size:]
    return runs


def _longest(sought: str, printed: Printed, taken: Spans, start: int, end: int) -> tuple[int, int]:
    """Where the longest beginning of what is sought stands between the two, and its length.

    In whole words, and not where another piece of the quote stands; a length of 0 if nowhere.
    """
    low, high = 0, len(sought)
    while low < high:
        middle = (low + high + 1) // 2
        if printed.letters.find(sought[:middle], start, end) < 0:
            high = middle - 1
        else:
            low = middle
    best = (0, 0)
    for at in printed.found(sought[:low], start, end) if low else ():
        size = printed.whole_words(at, low)
        if size > best[1] and not any(at < last and first < at + size for first, last in taken):
            best = at, size
    return best


def _by_page(places: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """The stretches of the places as (page, first, last)."""
    pages = dict.fromkeys(page for page, _ in places)
    return [
        (page, min(own), max(own))
        for page in pages
        if (own := [place for at, place in places if at == page])
    ]
