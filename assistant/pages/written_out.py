"""A note written out: as Markdown, and as the text and HTML that go to the clipboard."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.pages.briefing import Footnote, Line, Note
from assistant.pages.text import as_text
from assistant.pages.texts import say


def as_markdown(note: Note) -> str:
    """Markdown with footnotes; nothing that a document or a reader wrote is read as markup."""
    numbers = numbered(note.lines)
    parts = [f"# {_plain(note.title)}", _plain(note.made)]
    for line in note.lines:
        words = " ".join(
            _plain(text) + "".join(f"[^{numbers[f]}]" for f in notes) for text, notes in line.pieces
        )
        parts.append(_MARKS[line.form].format(words))
    parts += [f"## {say('brief_documents')}", *(f"- {_plain(d)}" for d in note.digests)]
    for footnote, number in numbers.items():
        text = " / ".join(filter(None, map(str.strip, footnote.text.splitlines())))
        parts.append(f"[^{number}]: {_plain(footnote.name)}. “{_plain(text)}”")
    return "\n\n".join(parts) + "\n"


def as_plain_text(lines: Iterable[Line]) -> str:
    """Text with [1] behind the words, and the list of sources."""
    lines = tuple(lines)
    numbers = numbered(lines)
    told = [
        ("• " if line.form == "item" else "")
        + " ".join(text + "".join(f" [{numbers[f]}]" for f in notes) for text, notes in line.pieces)
        for line in lines
    ]
    sources = [f"[{number}] {footnote.name}" for footnote, number in numbers.items()]
    return "\n".join([*told, *(["", say("sources"), *sources] if sources else [])])


def as_rich_text(lines: Iterable[Line]) -> str:
    """The same as HTML of a few tags that every word processor takes."""
    lines = tuple(lines)
    numbers = numbered(lines)
    told = []
    for line in lines:
        words = " ".join(
            as_text(text) + "".join(f"<sup>[{numbers[f]}]</sup>" for f in notes)
            for text, notes in line.pieces
        )
        tag = {"question": "h2", "heading": "h3", "item": "li"}.get(line.form, "p")
        told.append(f"<{tag}>{words}</{tag}>")
    items = "".join(f"<li>{as_text(footnote.name)}</li>" for footnote in numbers)
    sources = f"<p><b>{say('sources')}</b></p><ol>{items}</ol>" if items else ""
    return re.sub(r"((?:<li>.*?</li>)+)", r"<ul>\1</ul>", "".join(told)) + sources


def numbered(lines: Iterable[Line]) -> dict[Footnote, int]:
    """Each footnote once, numbered in the order in which it is first named."""
    named = (f for line in lines for _, notes in line.pieces for f in notes)
    return {footnote: number for number, footnote in enumerate(dict.fromkeys(named), start=1)}


_MARKS = {
    "question": "## {}",
    "heading": "### {}",
    "prose": "{}",
    "item": "- {}",
    "small": "*{}*",
}


def _plain(text: str) -> str:
    """The words on one line, with what Markdown or HTML would read as a mark escaped."""
    return re.sub(r"([\\`*_\[\]<>#|~!&$]|^[-+]|^\d+(?=[.)]))", r"\\\1", " ".join(text.split()))
