"""One file -> its Document, its Paragraphs and what went wrong. The way in to all readers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.documents import Document, Facts, Paragraph, Part
from assistant.errors import FileRefused
from assistant.kinds.every import kind_named
from assistant.kinds.messages import EMAIL
from assistant.outcome import Problem
from ingest.facts.authority import authority_of
from ingest.facts.facts import facts_of
from ingest.facts.part_facts import parts_of
from ingest.facts.sidecar import corrected
from ingest.faults import Faults
from ingest.formats import (
    columns_file,
    email,
    html,
    markdown,
    ocr,
    office,
    opendocument,
    sheets,
    slides,
    text,
)
from ingest.formats.pdf import pdf
from ingest.formats.told import format_of, text_of
from ingest.formats.word import word
from ingest.layout.line_numbers import without_line_numbers
from ingest.layout.page_furniture import lines_of, words_about
from ingest.layout.stamped_scans import without_stamps
from ingest.lines import Line, Page
from ingest.quality.checks import Summary, checked, of_faults, unchecked
from ingest.structure.agenda import Item, items_in
from ingest.structure.exempt import exempt_pages
from ingest.structure.plainly import paragraphs_or_plain


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave. `problems` are for people; an empty tuple means none seen."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    summary: Summary
    problems: tuple[Problem, ...] = ()


def read(name: str, data: bytes, sidecar: bytes | None = None, exempt: bool = False) -> Reading:
    """The document in a file, its kind told from its content.

    `name` is the file's name (folders before it are dropped); `sidecar` holds the bytes of
    NAME.toml, whose facts stand over those read. Pages marked as exempt are kept out unless
    `exempt`. Raises FileRefused when nothing can be read.
    """
    name = re.split(r"[/\\]", name)[-1]
    form = format_of(name, data)
    pages = pages_in(name, data, form)
    faults = Faults()
    if form == "pdf":
        read_so_far = pages
        pages = faults.kept(
            "The margin", 0, lambda: without_line_numbers(read_so_far), lambda: read_so_far
        )
    whole = tuple(line for page in pages for line in page.lines)
    lines = lines_of(pages, faults.kept) if form == "pdf" else whole
    if not any(line.text.strip() for line in lines):
        raise FileRefused(without_text(name, pages))
    nothing: tuple[Item, ...] = ()
    items = faults.kept("The agenda", 0, lambda: items_in(lines), lambda: nothing)
    count = len(pages)
    kept_out = () if exempt else exempt_pages(pages, items)
    pages = tuple(page for page in pages if page.number not in kept_out)
    lines = tuple(line for line in lines if line.page not in kept_out)
    if kept_out and not any(line.text.strip() for line in lines):
        raise FileRefused(marked_exempt(name))
    identity = slug(name)
    paragraphs = paragraphs_or_plain(lines, identity, faults)
    seen = faults.kept(
        "The facts of the front page",
        0,
        lambda: _facts_of_mail(name, data, lines) if form == "email" else facts_of(lines),
        Facts,
    )
    if not seen.authority:
        ran = faults.kept("The running lines", 0, lambda: words_about(pages), str)
        of_about = authority_of(pages[0].about or ran, kind_named(seen.kind), ())
        seen = replace(seen, authority=of_about)
    facts = corrected(seen, sidecar, name)
    whole_file: tuple[Part, ...] = ()
    parts = faults.kept(
        "The parts", 0, lambda: parts_of(paragraphs, lines, facts, items), lambda: whole_file
    )
    document = Document(
        id=identity,
        facts=facts,
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=count if form == "pdf" or count > 1 else 0,
        parts=parts,
        exempt=exempt,
        kept_out=kept_out,
    )
    summary, problems = faults.kept(
        "The check of the reading",
        0,
        lambda: checked(document, paragraphs, pages, lines),
        lambda: unchecked(document, paragraphs),
    )
    problems = (*problems, *of_faults(faults.found))
    summary = replace(summary, problems=len(problems))
    if form == "html" and not re.search(r"\.x?html?$", name, re.IGNORECASE):
        odd = f"{name} is a web page under another name. Make sure that it is the right file."
        problems = (Problem("wrong name", "", odd), *problems)
    return Reading(document, paragraphs, summary, problems)


def pages_in(name: str, data: bytes, form: str) -> tuple[Page, ...]:
    """The pages of a file of a known form. Raises FileRefused."""
    if form == "pdf":
        return ocr.recognised(without_stamps(pdf.pages_of(data, name)), data)
    if form == "email":
        return _pages_of_mail(name, data)
    if form in office.KINDS:
        made = office.converted(data, form, name)
        return pages_in(name, made, format_of(name, made))
    if form in OF_BYTES:
        return OF_BYTES[form](data, name)
    return OF_TEXT[form](text_of(name, data))


OF_BYTES = {
    "word": word.pages_of,
    "sheets": sheets.pages_of,
    "slides": slides.pages_of,
    "opendocument": opendocument.pages_of,
}
OF_TEXT = {
    "html": html.pages_of,
    "markdown": markdown.pages_of,
    "columns": columns_file.pages_of,
    "text": text.pages_of,
}


def _pages_of_mail(name: str, data: bytes) -> tuple[Page, ...]:
    """The pages of a message: its head and its own words, the messages it quotes, and the files
    attached to it, each a paper of its own that begins on a page."""
    message = email.message_of(data, name)
    pages: list[Page] = []
    if message.own is not None:
        first, *more = pages_in(*message.own, format_of(*message.own))
        pages = [replace(first, lines=(*message.head.lines, *first.lines)), *more]
    alone = message.own is None and len(message.attached) == 1
    quoted = [(opening, "text", f"{name}.txt", words) for opening, words in message.quoted]
    files = [(stem(each), format_of(each, it), each, it) for each, it in message.attached]
    for title, form, file, content in (*quoted, *files):
        if form == "email":
            raise FileRefused(f"{name} holds another e-mail. Save that one by itself and add it.")
        for n, page in enumerate(pages_in(file, content, form)):
            number, opens = len(pages) + 1, "" if n or alone else title
            lines = tuple(replace(line, page=number) for line in page.lines)
            lines = (*(replace(line, opens=opens) for line in lines[:1]), *lines[1:])
            pages.append(replace(page, number=number, lines=lines))
    return tuple(pages)


def _facts_of_mail(name: str, data: bytes, lines: Sequence[Line]) -> Facts:
    """What the head of a message says of it; of one that only hands on files, what they say."""
    message = email.message_of(data, name)
    if message.own is None:
        return facts_of(lines)
    own = list(takewhile(lambda line: not line.opens, lines))
    return Facts(
        title=message.head.subject,
        authority=facts_of(own).authority,
        kind=EMAIL.name,
        published=message.head.sent,
        authors=(message.head.sender,) if message.head.sender else (),
    )


def stem(name: str) -> str:
    """A file's name without the ending that says its format."""
    return re.sub(r"\.[A-Za-z0-9]{1,8}$", "", name) or name


def slug(name: str) -> str:
    """A file's name as an id: "Ofsted Report (final).PDF" is "ofsted-report-final"."""
    plain = unicodedata.normalize("NFKD", stem(name)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "document"


def marked_exempt(name: str) -> str:
    """Why papers that are not for publication are kept out, and how they are let in."""
    return (
        f"{name} is marked as exempt or confidential and was kept out. Add the public papers; or,"
        f" where all who can ask may read it: python -m ingest add {name} --exempt"
    )


def without_text(name: str, pages: tuple[Page, ...]) -> str:
    """Why there is nothing to read, in a sentence that says what to do."""
    hidden = sum(len(page.hidden) for page in pages)
    failed = [page.failure for page in pages if page.failure]
    if failed:
        return (
            f"{name} has no page that can be read: {failed[0]} Save it as PDF again and add that."
        )
    if any(page.meaningless for page in pages):
        return (
            f"{name} shows words and does not say which letters they are: its fonts are kept as"
            " shapes alone. Save it as PDF again from the program it was made with, or install"
            " Tesseract, and add it again."
        )
    if hidden:
        return f"{name} shows no text: what it holds is hidden. Ask its author for another copy."
    if any(page.ocr for page in pages):
        return f"{name} holds pictures in which no words could be recognised. Add a copy with text."
    if any(page.has_image for page in pages):
        return (
            f"{name} holds pictures of pages and no text. Recognise its text first "
            f"(ocrmypdf {name} with-text.pdf), or install Tesseract, and add it again."
        )
    return f"{name} has no text in it. Add a copy that has."
