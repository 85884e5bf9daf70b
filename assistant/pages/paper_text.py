"""The paragraphs of a paper around one of them, as HTML, the cited words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents import Paragraph
from assistant.pages.text import as_text
from assistant.pages.texts import say

AROUND = 12  # paragraphs shown before and after: a screen or two to scroll through


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a reader is in a paper: at a paragraph, and what was cited when it was opened."""

    at: Paragraph
    cited: tuple[Paragraph, ...] = ()
    quotes: tuple[str, ...] = ()

    @property
    def marked(self) -> tuple[str, ...]:
        """The words to mark at this place; none beside the paragraph that was cited."""
        return self.quotes if self.at in self.cited else ()


def paper_html(reading: Reading, paragraphs: Sequence[Paragraph]) -> str:
    """A window on the paper, with headings where a section begins."""
    at = reading.at
    here = [p for p in paragraphs if abs(p.position - at.position) <= AROUND]
    if at not in here:  # the document was read again since
        here = [at]
    shown, section = [], None
    for paragraph in here:
        path = (paragraph.part, *paragraph.section)
        if path != section:
            shown.append(f'<h3 class="paper-section">{_path(paragraph)}</h3>')
            section = path
        shown.append(_paragraph(paragraph, reading))
    return (
        f'<div class="paper" tabindex="0" role="region" aria-label="{say("text_of_paper")}"'
        f' data-at="{at.position}">{"".join(shown)}</div>'
    )


def notes_of(paragraph: Paragraph) -> tuple[str, ...]:
    """How it was numbered and read, where that is not as printed."""
    counted = (say("counted"),) if paragraph.numbering == "counted" else ()
    return (*counted, say("scanned")) if paragraph.ocr else counted


def marked_words(text: str, quotes: Sequence[str]) -> str:
    """HTML of the text, each quote marked where it stands in it, letter by letter."""
    spans: list[tuple[int, int]] = []
    for quote in filter(str.strip, quotes):
        if found := re.search(r"\s+".join(map(re.escape, quote.split())), text):
            spans.append(found.span())
    shown, end = [], 0
    for start, stop in sorted(spans):
        if stop <= end:
            continue
        start = max(start, end)
        shown += [as_text(text[end:start]), f"<mark>{as_text(text[start:stop])}</mark>"]
        end = stop
    return "".join((*shown, as_text(text[end:])))


def _path(paragraph: Paragraph) -> str:
    return as_text(" › ".join(filter(None, (paragraph.part, *paragraph.section))))


def _paragraph(paragraph: Paragraph, reading: Reading) -> str:
    here = paragraph == reading.at
    words = marked_words(paragraph.text, reading.quotes if paragraph in reading.cited else ())
    # A counted number repeats its section, which stands above it.
    number = paragraph.number.removeprefix(f"{(paragraph.section or ('',))[-1]}, ")
    return (
        f'<div class="paragraph{" cited" if here else ""}"{_current(here)}>'
        f'<p class="number">{as_text(number)}</p><p class="words">{words}</p></div>'
    )


def _current(here: bool) -> str:
    return ' aria-current="true"' if here else ""
