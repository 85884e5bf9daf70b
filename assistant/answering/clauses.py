"""A clause asked for by its whole number: 5.1(b)(ii), inside paragraph 5.1 or below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.documents import Paragraph
from assistant.question.references import is_item
from assistant.text.dates import A_MONTH
from assistant.text.numbers import roman, roman_value

_WHOLE = re.compile(
    r"(?P<base>[a-z]{0,6}\d+(?:\.\d+)*)(?P<items>[a-z]|[a-z]?(?:\([a-z0-9]{1,5}\))+)"
)
_MARK = re.compile(r"\(?([a-z]|[ivx]{1,5}|\d{1,2})[).]\s", re.IGNORECASE)
# The same without a mark: "b A motion shall …". Only where no line of the paragraph has one.
_UNMARKED = re.compile(r"([a-z]|[ivx]{2,5})\s+(?=\w)")
# The number of a heading: "5.", "3.2", "(a)", "IV.", "HE1:"; a letter alone is a word.
_OF_A_HEADING = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}[.):]{0,2}|(?:[a-z]|[ivx]{2,5}|[a-z]{1,6}\d{1,3})[.):]{1,2})"
    rf"\s{{1,3}}(?!{A_MONTH})(?=\S)",
    re.IGNORECASE,
)


def clause_in(number: str) -> tuple[str, tuple[str, ...]]:
    """The paragraph's number and the items below it: "5.1(b)(ii)" is ("5.1", ("b", "ii")), "(iv)"
    alone ("", ("iv",))."""
    if is_item(number.casefold()):
        return "", tuple(re.findall(r"[a-z]+", number.casefold()))
    found = _WHOLE.fullmatch(number.casefold())
    if not found:
        return number, ()
    return found["base"], tuple(re.findall(r"[a-z0-9]+", found["items"]))


def paragraphs_with(
    items: Sequence[str],
    paragraphs: Sequence[Paragraph],
    is_base: Callable[[Paragraph], bool],
    base: str,
) -> list[Paragraph]:
    """The paragraphs that hold the items of a clause: the paragraph of its number, those printed
    below that one until the next of its kind, and those below a heading of its number."""
    holding: list[Paragraph] = []
    inside = False
    for paragraph in paragraphs:
        if is_base(paragraph):
            inside = True
            if words_of(items, paragraph.text):
                holding.append(paragraph)
            continue
        inside = inside and not re.match(r"\d", paragraph.number)
        below = inside or any(is_headed(head, base) for head in paragraph.section)
        own = paragraph.numbering == "printed" and paragraph.number.casefold() == items[0]
        if below and own and (len(items) == 1 or words_of(items[1:], paragraph.text)):
            holding.append(paragraph)
    return holding


def is_headed(head: str, number: str) -> bool:
    """Whether a heading bears a number: "HE1: Heritage", "5. Termination", not "5 May 2024"."""
    ends = rf"(?:[.):]|\s(?!{A_MONTH} \d)|$)(?!\d)"
    return bool(re.match(re.escape(number) + ends, head, re.IGNORECASE))


def unnumbered(head: str) -> str:
    """A heading without its number: "Actions" of "5. Actions"."""
    return found.string[found.end() :] if (found := _OF_A_HEADING.match(head)) else head


def words_of(items: Sequence[str], text: str) -> str:
    """The words of an item of a paragraph, its own items with it; "" where it is not there."""
    lines = text.split("\n")
    marks = _marks(_MARK, lines)
    marks = marks if any(marks) else _marks(_UNMARKED, lines)
    first, end = 0, len(lines)
    for item in items:
        at = next((i for i in range(first, end) if marks[i] == item), None)
        if at is None and item in ("a", "i") and following(item) & set(filter(None, marks[:end])):
            at = first  # on the line of the heading
        if at is None:
            return ""
        after = next((i for i in range(at + 1, end) if marks[i] in following(item)), end)
        first, end = at, after
        marks[at] = ""  # an item within it may bear the same mark
    return "\n".join(lines[first:end])


def _marks(mark: re.Pattern[str], lines: Sequence[str]) -> list[str]:
    return [found[1].casefold() if (found := mark.match(line)) else "" for line in lines]


def following(item: str) -> set[str]:
    """What may come next in a list: "j" and "ii" after "i"."""
    if item.isdigit():
        return {str(int(item) + 1)}
    found = {chr(ord(item) + 1)} if len(item) == 1 and item != "z" else set()
    if value := roman_value(item):
        found.add(roman(value + 1))
    return found
