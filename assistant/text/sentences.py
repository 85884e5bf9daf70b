"""A paragraph cut into its sentences, letter by letter as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# A full stop after these does not end a sentence, whatever follows.
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof cllr st rev hon sir no nos para paras p pp art s ss vol fig ref eg ie e.g"
    " i.e cf vs v approx inc ltd co dept ed eds messrs sgt capt col gen lt rt q".split()
)
_LONGEST = max(map(len, _NEVER_LAST)) + 2
# These may end a sentence, so only a small letter or a number after them keeps it open.
_SELDOM_LAST = re.compile(r"(?:^|[\s(])(?:etc|al|a\.m|p\.m|am|pm|[A-Z](?:\.[A-Z])*)\.$")
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]\.$")
_LETTERED = re.compile(
    r"(?:appendix|annex|plan|grade|section|part|level|type|option|table|figure) [A-Z]\.$"
    r"|\bI\.$",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![.!?])[.!?]++[\"'”’)\]]*+(?=\s)")
_OPENS = re.compile(r"^[\"'“‘(\[]*+[A-Z0-9£•◼–-]")
_CLOSES = re.compile(r"[^()!?]{0,40}+\)")  # what is left of a few words in brackets: "(Ch. No. 3)"
_NO_WORDS = re.compile(r"[\W\d]+")  # a number in brackets behind a sentence belongs to it
_ITEM = re.compile(r"^\s*(?:[•◼▪●○–*-]\s|\([a-z0-9]{1,5}\)\s|[a-z]\)\s)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a paragraph; `lead_in` is the sentence a bullet hangs from, or the question
    that it answers, else ""."""

    text: str
    lead_in: str = ""


@lru_cache(maxsize=2048)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The sentences of a paragraph in order, each bullet apart with the words that lead to it.

    Every piece is verbatim, line breaks aside.
    """
    pieces: list[Piece] = []
    lead_in = ""
    for line in filter(str.strip, text.split("\n")):
        sentences = sentences_in(line)
        if _ITEM.match(line):
            pieces.extend(Piece(sentence, lead_in) for sentence in sentences)
            continue
        asked = pieces[-1].text if pieces and pieces[-1].text.endswith("?") else ""
        for sentence in sentences:
            pieces.append(Piece(sentence, asked))
            asked = sentence if sentence.endswith("?") else ""
        lead_in = (
            sentences[-1] if sentences and sentences[-1].endswith((":", "-", "–", "…")) else ""
        )
    return tuple(pieces)


def sentences_in(line: str) -> tuple[str, ...]:
    """The sentences of running text; titles, initials and decimals do not end one."""
    line = " ".join(line.split())
    sentences, start = [], 0
    for end in _END.finditer(line):
        after = line[end.end() :].lstrip()
        if _is_the_end(line[start : end.end()], after) and not _NO_WORDS.fullmatch(after):
            sentences.append(line[start : end.end()].strip())
            start = end.end()
    rest = line[start:].strip()
    return tuple(filter(None, (*sentences, rest)))


def _is_the_end(before: str, after: str) -> bool:
    if not _OPENS.match(after):
        return False
    if not before.endswith("."):
        return True
    if before.rfind("(") > before.rfind(")") and _CLOSES.match(after):
        return False
    stop = before
    last = re.split(r"[\s(“\"'‘]", stop[-_LONGEST:-1])[-1]
    if last.casefold() in _NEVER_LAST:
        return False
    if _INITIAL.search(stop) and not _LETTERED.search(stop):
        return False
    if re.fullmatch(r"\s*(?:[•◼▪●○–*-]\s*)?(?:\d+|[A-Za-z])\.", stop):
        return False
    return not (_SELDOM_LAST.search(stop) and re.match(r"[a-z0-9]|[A-Z]\.", after))
