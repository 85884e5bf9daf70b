"""The styles numbers are printed in before a paragraph, read off the first words of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.text.numbers import roman_value

# A dash set apart before a capital closes a number: "1 – The board".
_DASH = r"\s?[–—-](?=\s+[A-Z‘“\"])"
_CLOSE = rf"(?P<close>[.)\]:]{{1,2}}|{_DASH})?"
_END = r"(?=\s|$)"
# Text may stand right behind a full stop, and a capital right behind the figures.
_GLUED = r"(?=\s|$|(?<=[.)\]])[^\W\d_]|(?<=[.)\]])[‘“\"']|(?<=\d)[A-Z][a-z]|(?<=\.\d)[AI]\s)"
# "17." "17)" "(17)" "[17]" "¶17" "17" "3.7" "3.7.2." "2A"
FIGURES = re.compile(
    r"^(?P<open>[(\[]|[¶§]\s?)?(?P<figures>\d{1,4}(?:\.\d{1,3}){0,5})"
    rf"(?P<inserted>[A-Z](?=[.)\]:]|\s+[^a-z\s]|\s*$)|[a-z](?=[.)\]:]))?{_CLOSE}{_GLUED}"
)
# "25/33", "2024-25/33", "33/25": minutes counted within a year.
SLASHED = re.compile(
    rf"^(?:20\d\d[-–](?=\d\d/))?(?P<figures>\d{{1,4}}/\d{{1,4}})(?P<close>[.):]?){_END}"
)
# "CYP26" "A1.17." "EF/12" "C25/33": the letters are part of the number.
LETTERED = re.compile(
    r"^(?P<letters>[A-Z]{1,6})(?P<join>[ ./-]?)(?P<figures>\d{1,4}(?:[./]\d{1,4}){0,3})"
    rf"(?P<close>[.):]?){_END}"
)
# "Recommendation 4", "Para 12": words that only ever count what they stand before.
_COUNTING = (
    "Recommendation|Conclusion|Finding|Action|Principle|Resolution|Lesson|Paragraph|Para|Question"
)
WORDED = re.compile(
    rf"^(?P<word>{_COUNTING})s?\.?\s+(?:no\.?\s+)?(?P<figures>\d{{1,3}}(?:\.\d{{1,2}})?)"
    rf"(?P<close>[.:)]|(?-i:{_DASH}))?{_END}",
    re.IGNORECASE,
)
# "Condition 4:", "Motion 2 –", "Standing Order 3:", "Policy H1:": any word or two, where the
# figures are closed. What is captioned so, and pieces of a document, number no paragraph.
LABELLED = re.compile(
    r"^(?!(?:[A-Z][a-z]+\s)?(?i:Table|Figure|Chart|Graph|Map|Diagram|Box|Page|Appendix|Annex|Part"
    r"|Chapter|Section|Schedule|Volume|Plate|Note|Footnote))(?P<word>[A-Z][a-z]{2,}"
    r"(?:\s[A-Za-z][a-z]{2,})?)\s(?P<letter>[A-Z]?)(?P<figures>\d{1,3})"
    rf"(?P<close>[.:)]|{_DASH}){_END}"
)
ROMAN = re.compile(
    r"^(?P<open>[(\[]?)(?P<figures>[ivxlc]{1,8}|[IVXLC]{1,8})(?P<close>[.)\]:]{0,2})(?=\s|$)"
)
LETTER = re.compile(r"^(?P<open>[(\[]?)(?P<figures>[A-Za-z])(?P<close>[.)\]:]{1,2})(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as one style reads it. `inserted` is 1 for the A of "2A", 0 without a letter."""

    family: tuple[str, ...]  # numbers of different families never share a run
    value: tuple[int, ...]
    number: str  # as printed, without what closes it
    close: str
    length: int  # of all of it in the line
    inserted: int = 0


def numbers_at(text: str) -> Iterator[Printed]:
    """What a line may be numbered with: at most one number of each style."""
    if found := WORDED.match(text):
        yield _worded(found)
    elif found := LABELLED.match(text):
        yield _labelled(found)
    elif found := SLASHED.match(text):
        yield _printed(found, ("slashed",), text[: found.end("figures")])
    elif found := FIGURES.match(text):
        yield _figures(found)
    elif found := LETTERED.match(text):
        levels = "".join(c for c in found["figures"] if not c.isdigit())
        family = ("letters", found["letters"], levels[:1])
        yield _printed(found, family, text[: found.end("figures")])
    if (found := ROMAN.match(text)) and (value := roman_value(found["figures"])):
        yield _lettered(found, "roman", value)
    if found := LETTER.match(text):
        yield _lettered(found, "letter", ord(found["figures"].casefold()) - ord("a") + 1)


def _figures(found: re.Match[str]) -> Printed:
    figures, letter = found["figures"], found["inserted"] or ""
    close = (found["close"] or "").strip()
    opened = (found["open"] or "").strip()
    shape = "dotted" if "." in figures else opened + close[:1]
    inserted = ord(letter.casefold()) - ord("a") + 1 if letter else 0
    value = tuple(map(int, figures.split(".")))
    return Printed(("figures", shape), value, figures + letter, close, found.end(), inserted)


def _printed(found: re.Match[str], family: tuple[str, ...], number: str) -> Printed:
    value = tuple(int(figure) for figure in re.split(r"[./]", found["figures"]))
    return Printed(family, value, number, (found["close"] or "").strip(), found.end())


def _worded(found: re.Match[str]) -> Printed:
    word = found["word"].capitalize()
    return _printed(found, ("word", word.casefold()), f"{word} {found['figures']}")


def _labelled(found: re.Match[str]) -> Printed:
    family = ("label", found["word"].casefold(), found["letter"])
    return _printed(found, family, found[0][: found.end("figures")])


def _lettered(found: re.Match[str], style: str, value: int) -> Printed:
    case = "upper" if found["figures"].isupper() else "lower"
    family = (style, case, found["open"] + found["close"][:1])
    return Printed(family, (value,), found["figures"], found["close"], found.end())
