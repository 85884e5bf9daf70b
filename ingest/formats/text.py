"""Plain text -> Pages: paragraphs as blank lines, numbers and bullets divide them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.formats import table
from ingest.formats.aligned import tables_in
from ingest.formats.clean import plain
from ingest.lines import UNFINISHED, Line, Page
from ingest.number_styles import numbers_at

# A bullet opens a paragraph of its own, blank line or not.
_BULLET = re.compile(r"[•◼■▪●○–*-]\s")
# "To:", "Our ref:", "Report author:" before what they label.
LABEL = r"[A-Z][A-Za-z’' /]{1,30}:[^\S\n]+(?=\S)"
_INDENT = 6.0  # points a character of indent is worth, about its width in 11 point type
_LONGEST_HEADING = 100  # characters
# What people ask may end in any word: "What this policy applies to".
_ASKS = re.compile(r"(?:Wh[aeoiy]|How)\w*\s")
_SALUTATION = re.compile(r"(?:Dear|Hello|Hi)\b")


def pages_of(text: str) -> tuple[Page, ...]:
    """One page, or one more for each form feed."""
    sheets = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    while len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    return tuple(Page(n, tuple(_lines_of(sheet, n))) for n, sheet in enumerate(sheets, 1))


def _lines_of(sheet: str, page: int) -> Iterator[Line]:
    blocks = list(_blocks_of(sheet.split("\n")))
    above = ""
    for n, block in enumerate(blocks):
        if not isinstance(block, str):
            yield from table.lines_of(
                [table.Row(tuple(map(table.Cell, r)), page=page) for r in block]
            )
            above = ""
            continue
        rows = [row for row in block.split("\n") if row.strip()]
        heading = " ".join(plain(row.strip()) for row in rows)
        above_more = n + 1 < len(blocks) and not _leads(heading, blocks[n + 1])
        if len(rows) <= 2 and above_more and looks_like_heading(heading):
            yield Line(heading, page, starts=True, level=2 if n else 1)
            above = ""
            continue
        for row in rows:
            words = plain(row.strip())
            # A blank line in mid-sentence is a page end of the document the text came from.
            goes_on = row is not rows[0] or _breaks_off(above, words)
            labels = bool(re.match(LABEL, words) and re.match(LABEL, above))
            opens = _opens(words) or labels or len(above) > 160 or not goes_on
            yield Line(words, page, x=_INDENT * (len(row) - len(row.lstrip())), starts=opens)
            above = words


def _blocks_of(rows: Sequence[str]) -> Iterator[str | list[tuple[str, ...]]]:
    """The pieces that blank rows part, and the cells of each table between them."""
    done = 0
    for first, end, cells in (*tables_in(rows), (len(rows), len(rows), [])):
        words = "\n".join(rows[done:first])
        yield from (block for block in re.split(r"\n[^\S\n]*\n", words) if block.strip())
        if cells:
            yield [tuple(map(plain, row)) for row in cells]
        done = end


def _opens(words: str) -> bool:
    """Whether a row begins with a bullet, or a number that cannot be a figure of the row above:
    closed, or of several levels."""
    numbers = numbers_at(words)
    return bool(_BULLET.match(words)) or any(n.close or len(n.value) > 1 for n in numbers)


def looks_like_heading(words: str) -> bool:
    """Whether words that stand alone are a heading: short, capitalised, no sentence."""
    if len(words) > _LONGEST_HEADING or _opens(words) or _SALUTATION.match(words):
        return False
    if UNFINISHED.search(words) and not _ASKS.match(words):
        return False  # "It was moved by Councillor Lim, and" leads to the resolution below it
    return words[:1].isupper() and not re.search(r"[.,;:!?][⁰¹²³⁴⁵⁶⁷⁸⁹]*$|\d$", words)


def _leads(words: str, below: object) -> bool:
    """Whether words that end in a dash lead to the list below them: "RESOLVED -" above (1)."""
    listed = isinstance(below, str) and _opens(below.strip())
    return listed and words.endswith((" -", " –", " —"))


def _breaks_off(above: str, words: str) -> bool:
    return bool(above) and words[:1].islower() and not re.search(r"[.!?:;]$", above)
