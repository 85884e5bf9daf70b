"""Paragraphs of a document though a page of it breaks the reading: that page as plain text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from assistant.documents import Paragraph
from ingest.faults import SECONDS_A_STAGE, Faults, TooSlow, at_most
from ingest.lines import Line
from ingest.structure.paragraphs import paragraphs_in

STAGE = "The numbers and headings"
# More pages than this that break the reading: it is the document, not a page.
MOST_PAGES = 3


def paragraphs_or_plain(
    lines: Sequence[Line], document_id: str, faults: Faults
) -> tuple[Paragraph, ...]:
    """The paragraphs; a page that breaks the reading as plain text, or, where that does not
    help, the whole document page by page."""
    plain: set[int] = set()
    while True:
        read = attempt(lines, document_id)
        if isinstance(read, tuple):
            return read
        page = 0 if isinstance(read, TooSlow) else page_that_breaks(lines)
        hopeless = not page or page in plain or len(plain) == MOST_PAGES
        faults.note(STAGE, 0 if hopeless else page, read)
        if hopeless:
            return page_by_page(lines, document_id)
        plain.add(page)
        lines = [as_plain(line) if line.page == page else line for line in lines]


def attempt(lines: Sequence[Line], document_id: str) -> tuple[Paragraph, ...] | BaseException:
    """The paragraphs, or what kept them from being read."""
    try:
        with at_most(SECONDS_A_STAGE):
            return paragraphs_in(lines, document_id)
    except (Exception, TooSlow) as error:
        if isinstance(error, MemoryError):
            raise
        return error


def page_that_breaks(lines: Sequence[Line]) -> int:
    """The page up to which the document cannot be read, though up to the one before it can."""
    pages = sorted({line.page for line in lines})
    return pages[
        bisect_left(
            pages[:-1],
            True,
            key=lambda last: (
                not isinstance(attempt([line for line in lines if line.page <= last], ""), tuple)
            ),
        )
    ]


def as_plain(line: Line) -> Line:
    """The words of a line, and nothing that was seen of how they are set."""
    return Line(line.text, line.page, line.label, starts=True, ocr=line.ocr)


def page_by_page(lines: Sequence[Line], document_id: str) -> tuple[Paragraph, ...]:
    """Each page as one paragraph, counted: nothing here can fail."""
    paragraphs: list[Paragraph] = []
    for page, group in groupby(lines, key=lambda line: line.page):
        on_it = list(group)
        text = " ".join(filter(None, (line.text for line in on_it))).strip()
        if not text:
            continue
        paragraphs.append(
            Paragraph(
                document=document_id,
                position=len(paragraphs),
                number=f"Page {on_it[0].label or page}",
                numbering="counted",
                section=("Text",),
                first_page=page,
                last_page=page,
                text=text,
                first_label=on_it[0].label,
                last_label=on_it[0].label,
                ocr=any(line.ocr for line in on_it),
            )
        )
    return tuple(paragraphs)
