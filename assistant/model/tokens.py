"""The tokens by which a model's sentence names the paragraphs it rests on, as models write them."""

from __future__ import annotations

import re

_CALLED = (
    r"(?:(?:see|from|cf\.?)\s+)?(?:sources?|paragraphs?|paras?\.?|passages?|references?|refs?\.?"
    r"|citations?|documents?|docs?\.?|excerpts?|¶+)\s*[:#]?\s*"
)
_NUMBERS = rf"\^?\d{{1,3}}(?:\s*(?:[,;&–-]|and)\s*(?:{_CALLED})?\^?\d{{1,3}})*"
# [1], [1, 3], [^1], [Source 1], \[1\] and OpenAI's 【1†source】; a markdown target goes with it.
_SQUARE = rf"\\?[\[【]\s*(?:{_CALLED})?{_NUMBERS}(?:†\w*)?\s*\\?[\]】](?:\([^)\s]*\))?"
TOKEN = re.compile(
    rf"\(\s*(?:{_CALLED})?{_SQUARE}(?:\s*,?\s*{_SQUARE})*\s*\)"  # (paragraph [1])
    rf"|(?:,\s*)?\b(?:{_CALLED}){_SQUARE}"  # , paragraph [1]
    rf"|{_SQUARE}"
    rf"|\(\s*{_CALLED}{_NUMBERS}\s*\)"  # (Source 1)
    r"|(?:(?<=[^\W\d]{3})|(?<=\d{4}))[⁰¹²³⁴-⁹]+|(?<=[.!?,;”’\")%])[⁰¹²³⁴-⁹]+(?=\s|$|[.!?])",
    re.I,
)
# "(1)" alone is as often the letter of a list: it names a paragraph only at a sentence's end.
ROUND = re.compile(r"\s*\(\d{1,2}(?:\s*,\s*\d{1,2})*\)(?=\s*[.!?]?\s*\Z)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def numbers_in(raw: str) -> tuple[int, ...]:
    """The numbers that a sentence's tokens name, in their order, each once."""
    found = TOKEN.findall(raw) or ROUND.findall(raw)
    return tuple(
        dict.fromkeys(
            int(n)
            for token in found
            for n in re.findall(r"\d+", token.split("](")[0].translate(_RAISED))
        )
    )


def without_tokens(raw: str) -> str:
    return TOKEN.sub("", raw) if TOKEN.search(raw) else ROUND.sub("", raw)
