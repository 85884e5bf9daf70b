"""The tokens by which a model's sentence names the paragraphs it rests on, as models write them."""

from __future__ import annotations

import re

_SEE = r"(?:(?:see|from|cf\.?|per)(?:\s+also)?\s+)?"
_OURS = r"(?:sources?|passages?|citations?|cite|excerpts?)"  # documents seldom call their own so
_NAMED = rf"(?:{_OURS}|paragraphs?|paras?\.?|references?|refs?\.?|documents?|docs?\.?|¶+|no\.)"
_CALLED = rf"{_SEE}{_NAMED}\s*[:#]?\s*"
_NEXT = r"(?:\s*(?:[,;&/–—-]|and|or|to)\s*)"
_NUMBER = r"(?:[\^#]|P(?=\d))?\d{1,3}"
_NUMBERS = rf"{_NUMBER}(?:{_NEXT}(?:{_CALLED})?{_NUMBER})*"
_PLACE = r"(?:\s*[:†]|,\s*(?:para|page|p\.))[^\]】］〕]*"  # where in it: no number of ours
_OPEN, _CLOSE, _TARGET = r"\\?[\[【［〔]", r"\\?[\]】］〕]", r"(?:\([^)\s]*\))?"
_ONE = rf"{_OPEN}\s*(?:{_CALLED})?{_NUMBERS}(?:{_PLACE})?\s*{_CLOSE}{_TARGET}"
# [1], [1, 3], [^1], [Source 1], \[1\], [[1]], **[1]**; a markdown target goes with it.
_SQUARE = rf"(?:{_OPEN}{_ONE}{_CLOSE}{_TARGET}|{_ONE}|[*_]{{1,3}}{_ONE}[*_]{{1,3}})"
_BESIDE = r"[ \t]*(?:(?:[,;&/–—-]|and|or|to)[ \t]*)?"
_RUN = rf"(?:{_CALLED})?{_SQUARE}(?:{_BESIDE}(?:{_CALLED})?{_SQUARE})*"
TOKEN = re.compile(
    rf"\(\s*{_SEE}{_RUN}\s*\)"  # (see [1] and [2])
    rf"|(?:,\s*)?\b(?:{_CALLED}){_RUN}"  # , paragraph [1]
    rf"|{_RUN}"
    rf"|\(\s*{_SEE}{_OURS}\s*[:#]?\s*{_NUMBERS}\s*\)"  # (Source 1)
    r"|\^\[?\d{1,3}\]?\^"
    r"|(?:(?<=[^\W\d]{3})|(?<=\d{4}))[⁰¹²³⁴-⁹]+|(?<=[.!?,;”’\")%])[⁰¹²³⁴-⁹]+(?=\s|$|[.!?])",
    re.I,
)
# "(1)" is as often the letter of a list and "(paragraph 1)" a document's own reference: they name
# a paragraph of ours only at a sentence's end.
ROUND = re.compile(r"(?:\s*\(\d{1,2}(?:\s*,\s*\d{1,2})*\))+")
_AT_END = re.compile(
    rf"(?<!\d)(?:{ROUND.pattern}|\s*\(\s*{_CALLED}{_NUMBERS}\s*\))(?=\s*[.!?]?[*_\"”’]*\s*\Z)", re.I
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# What introduces a token, and what is left where one was.
_LED_IN = re.compile(
    rf"\b(?:according to|as (?:\w+ ){{1,2}}in)\s*(?:{TOKEN.pattern}),?"
    rf"|\bas\s*(?:{TOKEN.pattern})\s*(?:says?|states?|notes?|shows?|reports?|explains?),?",
    re.I,
)
_DEBRIS = re.compile(r"\[cite_(?:start|end)\]|\(\W*(?:see|and)?\W*\)", re.I)
_LEADING = re.compile(r"\A[^\w£$(“\"‘']*:\s*")


def read(raw: str, printed: str = "") -> tuple[str, tuple[int, ...]]:
    """The sentence without its tokens, and the numbers they name, in their order, each once.

    `printed` is what the paragraphs say: "(see paragraph 4)" in their own words is no token.
    """
    found = [token[0] for token in TOKEN.finditer(raw)]
    if found:
        raw = TOKEN.sub("", _LED_IN.sub("", raw))
    elif (end := _AT_END.search(raw)) and not (
        re.search(r"[^\W\d]", end[0]) and end[0].strip() in printed
    ):
        found, raw = [end[0]], raw[: end.start()] + raw[end.end() :]
    text = _LEADING.sub("", _DEBRIS.sub("", raw)) if found else raw
    return text, tuple(dict.fromkeys(n for token in found for n in _numbers(token)))


def numbers_in(raw: str) -> tuple[int, ...]:
    """The numbers that a sentence's tokens name, in their order, each once."""
    return read(raw)[1]


def without_tokens(raw: str) -> str:
    return read(raw)[0]


def _numbers(token: str) -> list[int]:
    """The numbers of one token, "1-3" as 1, 2 and 3."""
    token = re.sub(rf"(?<=\d){_PLACE}|(?<=[\]】］〕])\([^)\s]*\)", "", token.translate(_RAISED))
    numbers: list[int] = []
    for to, n in re.findall(r"(?:\D*?([-–—]|\bto\b))?\D*?(\d+)", token):
        first = numbers[-1] + 1 if to and numbers and numbers[-1] < int(n) else int(n)
        numbers += range(first, int(n) + 1)
    return numbers
