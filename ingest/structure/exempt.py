"""Papers that are not for the public, told by the marking the law has councils put on them.

Schedule 12A of the Local Government Act 1972; Part 2 of an agenda, printed on pink paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.lines import Line, Page
from ingest.structure.agenda import Item, item_on

HEAD = 6  # lines from the top of a page, or of a file without pages, where a marking stands
FOOT = 2  # and from its foot
_SECRET = r"(?:exempt|confidential|not for publication|private|restricted)"
_PAPER = r"(?:report|document|paper|appendix|annex|item|minutes?|schedule|information|papers)"
# A whole line that is a marking; a mention ("Appendix 2 is exempt") is none.
_MARKING = re.compile(
    r"(?=[specnbm])(?:"  # the first letters of all
    rf"(?:strictly\s+|private\s+(?:and|&)\s+)?(?:exempt|confidential)(?:\s+{_PAPER})?"
    rf"|(?:strictly\s+)?not for publication\b.*|exempt from (?:publication|disclosure)\b.*"
    rf"|(?:printed on )?pink papers?\b.*|part\s+(?:2|ii|b)\W+{_SECRET}(?:\s+{_PAPER})?"
    rf"|by virtue of paragraphs?(?:\(s\))?\s.*"
    r"|(?:security |protective )?(?:classification|marking|status)\s*:\s*"
    rf"(?:part\s+(?:2|ii)|{_SECRET})\b.*"
    rf"|(?:exempt|confidential)\W+(?:{_SECRET}|part\s+(?:2|ii|b)|by virtue)\b.*)",
    re.IGNORECASE,
)
# A paragraph of the paper: what stands under it is a heading ("Exempt information"), no marking.
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}[.)]?\s{1,9}\S")
# A sentence at the head that says it of the very paper it stands on.
_SAYS = re.compile(
    rf"^th(?:is|ese)\s+{_PAPER}\s+(?:is|are|contains?)\s+(?:an?\s+)?"
    r"(?:not for publication|exempt|confidential)\b",
    re.IGNORECASE,
)
# How a line of the resolution that excludes the public may begin, and what a line above it says
# that is a sentence and no title.
_WRAPPED = re.compile(r"(?:by virtue of|(?:exempt|confidential) information)\b")
_SENTENCE = re.compile(r"\b(?:is|are|be|was|were|contains?|involves?|disclos(?:es?|ing|ure))\b")
_DENIED = re.compile(r"\b(?:none|no|nil|not applicable|n/a)\W*$", re.IGNORECASE)
# What an agenda heads its private half with: the items follow, the papers do not.
_LISTED = re.compile(r"\b(?:items?|business|matters|session|agenda|meeting)\b", re.IGNORECASE)


def exempt_pages(pages: Sequence[Page], items: Sequence[Item]) -> tuple[int, ...]:
    """The pages that are marked as exempt, each with what follows it to the end of its item; of a
    document without an agenda, to the end, for nothing says where the paper ends.
    """
    texts = [_texts_of(page) for page in pages]
    marked = [
        page
        for page, own, before in zip(pages, texts, ([], *texts), strict=False)
        if _is_marked(own, before)
    ]
    last = max((page.number for page in pages), default=0)
    found: set[int] = set()
    for page in marked:
        item = item_on(page.number, items)
        found.update(range(page.number, (item.last_page if item else last) + 1))
    return tuple(sorted(found))


def _texts_of(page: Page) -> list[str]:
    """The lines of a page from the top, without the numbers of pages."""
    by_place = (
        sorted(page.lines, key=lambda line: line.y) if any(x.y for x in page.lines) else page.lines
    )
    return [text for line in by_place if not (text := _words(line)).isdecimal() and text]


def _is_marked(texts: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a page is marked, its lines and those of the page before it given."""
    above = (before[-1] if before else "", *texts)
    whole = ["" if _goes_on(*pair) else pair[1] for pair in zip(above, texts, strict=False)]
    head = list(takewhile(lambda text: not _NUMBERED.match(text), whole[:HEAD]))
    standing = [*head, *(whole[-FOOT:] if len(whole) > HEAD + FOOT else [])]
    return any(map(is_marking, standing)) or bool(_SAYS.search(" ".join(texts[:HEAD])[:200]))


def _goes_on(above: str, text: str) -> bool:
    """Whether a line is the rest of a sentence about the law, and no marking of its own."""
    return bool(_WRAPPED.match(text) and _SENTENCE.search(above)) and above[-1] not in ".:;!?"


def is_marking(text: str) -> bool:
    """Whether a line is the marking of a paper, and no mention of one."""
    bare = text.strip(" *–—-.[]()")
    if _DENIED.search(bare) or _LISTED.search(bare):
        return False
    return bool(_MARKING.fullmatch(bare) or _SAYS.match(bare))


def _words(line: Line) -> str:
    return " ".join(line.text.split())
