"""Markdown -> Pages. The only home of markdown-it."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from ingest.formats import html
from ingest.formats.text import looks_like_heading
from ingest.lines import Page

# To Markdown "3.7 …" below a line of words, and "17. …" too, only goes on with that line.
_NUMBER_BELOW_WORDS = re.compile(r"(?<=\S)[^\S\n]*\n(?=(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+)\s)")


def pages_of(text: str) -> tuple[Page, ...]:
    """One page with the lines of the HTML that the Markdown stands for.

    Raw HTML inside is shown as text, as council papers mean it, and never obeyed.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    (page,) = html.pages_of(reader.render(_NUMBER_BELOW_WORDS.sub("\n\n", text)))
    if any(line.level for line in page.lines):
        return (page,)
    # Some programs turn a report into Markdown with tables and lists, and headings as mere words.
    lines = [
        replace(line, level=2) if not line.cells and looks_like_heading(line.text) else line
        for line in page.lines
    ]
    return (replace(page, lines=tuple(lines)),)
