"""The agenda a pack of papers opens with: its items, and the pages each is printed on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.lines import Line

# "(Pages 11 - 20)", "11 - 20", "Page 7" at the end of an item, as agendas print where it is found.
_PAGES = re.compile(
    r"(?:[(\[]\s*+)?(?:(?P<said>pages?|pp?\.)\s*+)?\b(?P<first>\d{1,4})\.?"
    r"(?:\s*+(?:[-–—]|to)\s*+(?P<last>\d{1,4}))?\s*+[)\]]?\s*+$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:item\s+)?(?P<number>\d{1,3}(?:\.\d{1,2})?|[A-Z]\d{1,3})[.)]?\s+(?=\S)", re.I
)
_SENTENCE = re.compile(r"(?<=[a-z\d])\.\s+(?=[A-Z])")
_TELLING = 4  # letters: a shorter word stands on every page
_FRONT = 6  # pages: an agenda that runs longer opens a meeting of two days
_FEWEST = 2  # items with pages: one line that ends in figures is no agenda
_LONGEST = 4  # lines that one item is printed on


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda. Labels are the page numbers printed in the pack, pages those of the
    PDF from 1.
    """

    number: str
    title: str
    first_label: str
    last_label: str
    first_page: int
    last_page: int


def items_in(lines: Sequence[Line]) -> tuple[Item, ...]:
    """The items whose pages are in this document, as its agenda lists them, then the papers that
    the file itself is put together of; none where it is one paper without an agenda."""
    return (*_of_an_agenda(lines), *_put_together(lines))


def _put_together(lines: Sequence[Line]) -> tuple[Item, ...]:
    """The papers that begin where a line says so: each to the page before the next."""
    last = max((line.page for line in lines), default=0)
    opens = [line for line in lines if line.opens]
    ends = [*(line.page - 1 for line in opens[1:]), last]
    return tuple(
        Item("", line.opens, "", "", line.page, end) for line, end in zip(opens, ends, strict=False)
    )


def _of_an_agenda(lines: Sequence[Line]) -> tuple[Item, ...]:
    places, words = _pages_by_label(lines), _words_by_page(lines)
    last = max((line.page for line in lines), default=0)
    found: list[Item] = []
    for number, title, first, end in _printed(lines):
        begin = places.get(first)
        if begin is not None and _names(title, words.get(begin, frozenset())):
            close = places.get(end) or min(begin + int(end) - int(first), last)
            found.append(Item(number, title, first, end, begin, max(begin, close)))
    rising = all(a.last_page < b.first_page for a, b in pairwise(found))
    return tuple(found) if len(found) >= _FEWEST and rising else ()


def item_on(page: int, items: Sequence[Item]) -> Item | None:
    """The item that a page of the PDF belongs to."""
    return next((item for item in items if item.first_page <= page <= item.last_page), None)


def _printed(lines: Sequence[Line]) -> list[tuple[str, str, str, str]]:
    """Number, title, first and last page of each item that the front pages list."""
    items: list[tuple[str, str, str, str]] = []
    number, words = "", list[str]()
    for line in lines:
        if line.page > _FRONT:
            break
        text = " ".join(line.text.split())
        opens = None if number and _PAGES.fullmatch(text) else _NUMBER.match(text)
        if opens:
            number, words, text = opens["number"], [], text[opens.end() :]
        if not number or len(words) >= _LONGEST:
            continue
        pages = _PAGES.search(text)
        if pages and (pages["said"] or pages["last"]):
            title = _SENTENCE.split(" ".join([*words, text[: pages.start()]]))[0].strip(" .…(")
            if title:
                items.append((number, title, pages["first"], pages["last"] or pages["first"]))
            number = ""
        else:
            words.append(text)
    return items


def _pages_by_label(lines: Sequence[Line]) -> dict[str, int]:
    """The PDF page of each printed page number; one that is not printed stands where its
    neighbours say.
    """
    printed = {line.page: line.label for line in lines if line.label.isdigit()}
    offsets = Counter(page - int(label) for page, label in printed.items())
    if not offsets:
        return {}
    (offset, _), *_ = offsets.most_common(1)
    last = max(line.page for line in lines)
    usual = {str(page - offset): page for page in range(1, last + 1) if page > offset}
    return usual | {label: page for page, label in sorted(printed.items(), reverse=True)}


def _words_by_page(lines: Sequence[Line]) -> dict[int, frozenset[str]]:
    words: dict[int, set[str]] = {}
    for line in lines:
        words.setdefault(line.page, set()).update(re.findall(r"\w+", line.text.casefold()))
    return {page: frozenset(said) for page, said in words.items()}


def _names(title: str, said: frozenset[str]) -> bool:
    """Whether a page has most words of a title: else the file has other pages than were printed."""
    telling = [word for word in re.findall(r"\w+", title.casefold()) if len(word) >= _TELLING]
    return sum(word in said for word in telling) * 2 > len(telling)
