"""The numbered paragraphs of the shared PDFs, against poppler, another reader of PDFs."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from assistant.documents import Paragraph
from ingest.formats.clean import plain
from ingest.formats.pdf.pdf import pages_of
from ingest.layout.contents import contents_lines
from ingest.layout.page_furniture import lines_of, running_lines
from ingest.lines import Page
from ingest.structure.paragraphs import paragraphs_in
from tests.support.places import CORPUS

PDFS = sorted(CORPUS.glob("*/*.pdf"))
BLACKED_OUT = ("covered", "the colour of its background")
MOST_PAGES = 40  # of one paper: the long ones alone would take five minutes
RIGHT = 0.995  # share of the numbered paragraphs that must agree; 8 of 7,425 do not over all pages

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs("corpus", "poppler"),
]


@cache
def some_pages(pdf: Path) -> bytes:
    """The paper, or pages from its middle as a paper of their own: contents stand at the front."""
    with PdfReader(pdf) as reader:
        if len(reader.pages) <= MOST_PAGES:
            return pdf.read_bytes()
        paper, writer = io.BytesIO(), PdfWriter()
        first = (len(reader.pages) - MOST_PAGES) // 2
        writer.append(reader, pages=(first, first + MOST_PAGES), import_outline=False)
        writer.write(paper)
        return paper.getvalue()


@cache
def read(pdf: Path) -> tuple[tuple[Page, ...], dict[int, set[int]], tuple[Paragraph, ...]]:
    """Pages, the indices of their running lines, and the paragraphs."""
    pages = pages_of(some_pages(pdf))
    return pages, running_lines(pages), paragraphs_in(lines_of(pages), pdf.stem)


def letters(text: str) -> str:
    """The letters and figures alone: readers differ in spaces, hyphens and raised figures."""
    return re.sub(r"[\W_⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", plain(text)).casefold()


def poppler_lines(pdf: Path) -> list[list[str]]:
    """For each page, its lines as poppler lays them out."""
    out = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=some_pages(pdf), capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")
    return [page.splitlines() for page in out.split("\f")]


def starts_of(number: str, page: list[str]) -> list[str]:
    """What follows a number where it begins a line of the page."""
    start = re.compile(rf"^\s*[(\[]?{re.escape(number)}[.):\]]{{0,2}}(?=\s|$|[^\W\d_‘“])\s*(.*)")
    found = []
    for index, line in enumerate(page):
        if match := start.match(line):
            found.append(letters(match[1] + (page[index + 1] if index + 1 < len(page) else "")))
    return found


def begins_alike(one: str, other: str) -> bool:
    """Whether as much of the two as both have, to 25 letters, is the same."""
    length = min(25, len(one), len(other))
    return length > 0 and one[:length] == other[:length]


def agreement(pdf: Path) -> list[tuple[str, bool]]:
    """For each numbered paragraph: its number, and whether poppler has the same words there."""
    pages, furniture, paragraphs = read(pdf)
    feet = {n: {letters(pages[n - 1].lines[i].text) for i in furniture[n]} for n in furniture}
    printed = [
        p
        for p in paragraphs
        if p.numbering == "printed" and not re.match(r"Footnote|Action|Row", p.number)
    ]
    poppler = poppler_lines(pdf)
    results = []
    for paragraph, following in zip(printed, [*printed[1:], None], strict=False):
        # poppler gives words that are blacked out on the page.
        if any(h.kind in BLACKED_OUT for h in pages[paragraph.first_page - 1].hidden):
            continue
        words = letters(paragraph.text)
        number = paragraph.number
        row = paragraph.form == "row"
        if row:  # the noun is that of its column, and the cells stand side by side
            number = re.sub(r"^[A-Z][a-z]+ (?=\d)", "", number)
        starts = starts_of(number, poppler[paragraph.first_page - 1])
        right = any(row or begins_alike(s, words) for s in starts if s)
        after = letters(following.text)[:90] if following else ""
        ends = len(after) < 90 or after not in words
        running = feet[paragraph.first_page] | feet[paragraph.last_page]
        clean = not any(foot in words for foot in running if len(foot) > 20)
        results.append((paragraph.number, right and ends and clean))
    return results


def test_numbered_paragraphs_begin_and_end_where_poppler_sees_them():
    results = [(pdf.stem, *result) for pdf in PDFS for result in agreement(pdf)]
    wrong = [(name, number) for name, number, right in results if not right]
    assert len(results) > 1500
    assert len(wrong) <= (1 - RIGHT) * len(results), wrong


@pytest.mark.parametrize("pdf", PDFS or [CORPUS], ids=lambda pdf: pdf.stem)
def test_the_visible_words_are_inside_paragraphs_and_headings(pdf: Path):
    pages, furniture, paragraphs = read(pdf)
    printed = words(
        line.text
        for page in pages
        for i, line in enumerate(page.lines)
        if i not in furniture[page.number]
    )
    kept = words([p.text for p in paragraphs] + [h for p in paragraphs for h in p.section])
    lines = lines_of(pages)
    contents = words(lines[i].text for i in contents_lines(lines))  # they repeat the headings
    assert (printed - kept - contents).total() <= 0.03 * printed.total()


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text.casefold()))
