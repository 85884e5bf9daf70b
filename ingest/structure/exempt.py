"""Papers that are not for the public, told by the marking the law has councils put on them.

Schedule 12A of the Local Government Act 1972; Part 2 of an agenda, printed on pink paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.lines import Line, Page
from ingest.structure.agenda import Item, item_on

HEAD = 6  # lines from the top of a page, or of a file without pages, where a marking stands
FOOT = 2  # and from its foot
_SECRET = r"(?:exempt|confidential|not for publication|private|restricted)"
_PAPER = r"(?:report|document|paper|appendix|annex|item|minutes?|schedule|information|papers)"
# A whole line that is a marking; a mention ("Appendix 2 is exempt") is none.
_MARKING = re.compile(
    rf"(?:strictly\s+|private\s+(?:and|&)\s+)?(?:exempt|confidential)(?:\s+{_PAPER})?"
    rf"|(?:strictly\s+)?not for publication\b.*|exempt from (?:publication|disclosure)\b.*"
    rf"|(?:printed on )?pink papers?\b.*|part\s+(?:2|ii|b)\W+{_SECRET}(?:\s+{_PAPER})?"
    rf"|by virtue of paragraphs?(?:\(s\))?\s.*"
    r"|(?:security |protective )?(?:classification|marking|status)\s*:\s*"
    rf"(?:part\s+(?:2|ii)|{_SECRET})\b.*"
    rf"|(?:exempt|confidential)\W+(?:{_SECRET}|part\s+(?:2|ii|b)|by virtue)\b.*",
    re.IGNORECASE,
)
# A sentence at the head that says it of the very paper it stands on.
_SAYS = re.compile(
    rf"^th(?:is|ese)\s+{_PAPER}\s+(?:is|are|contains?)\s+(?:an?\s+)?"
    r"(?:not for publication|exempt|confidential)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:none|no|nil|not applicable|n/a)\W*$", re.IGNORECASE)
# What an agenda heads its private half with: the items follow, the papers do not.
_LISTED = re.compile(r"\b(?:items?|business|matters|session|agenda|meeting)\b", re.IGNORECASE)


def exempt_pages(pages: Sequence[Page], items: Sequence[Item]) -> tuple[int, ...]:
    """The pages that are marked as exempt, each with what follows it to the end of its item; of a
    document without an agenda, to the end, for nothing says where the paper ends.
    """
    marked = [page for page in pages if _is_marked(page)]
    last = max((page.number for page in pages), default=0)
    found: set[int] = set()
    for page in marked:
        item = item_on(page.number, items)
        found.update(range(page.number, (item.last_page if item else last) + 1))
    return tuple(sorted(found))


def _is_marked(page: Page) -> bool:
    by_place = (
        sorted(page.lines, key=lambda line: line.y) if any(x.y for x in page.lines) else page.lines
    )
    texts = [text for line in by_place if (text := _words(line))]
    standing = [*texts[:HEAD], *(texts[-FOOT:] if len(texts) > HEAD + FOOT else [])]
    return any(map(is_marking, standing)) or bool(_SAYS.search(" ".join(texts[:HEAD])[:200]))


def is_marking(text: str) -> bool:
    """Whether a line is the marking of a paper, and no mention of one."""
    bare = text.strip(" *–—-.[]()")
    if _DENIED.search(bare) or _LISTED.search(bare):
        return False
    return bool(_MARKING.fullmatch(bare) or _SAYS.match(bare))


def _words(line: Line) -> str:
    return " ".join(" ".join(line.cells or (line.text,)).split())
