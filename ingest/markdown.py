"""Markdown -> Pages. The only home of markdown-it."""

from __future__ import annotations

from markdown_it import MarkdownIt

from ingest import html
from ingest.lines import Page


def pages_of(text: str) -> tuple[Page, ...]:
    """One page with the lines of the HTML that the Markdown stands for.

    Raw HTML inside is shown as text by most readers of council papers, and is left out here.
    """
    return html.pages_of(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
