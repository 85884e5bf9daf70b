"""How well each document of the library was read; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant import reissues
from assistant.documents import Document
from assistant.errors import FileRefused
from assistant.library import Edition
from ingest.apart.limits import Children, FileIn, ReadFile
from ingest.version import source_of


def told(read: ReadFile) -> tuple[str, ...]:
    """A line with what was found in a file, and one for each problem, indented."""
    wheres = (f", {problem.where}" if problem.where else "" for problem in read.problems)
    problems = zip(read.problems, wheres, strict=True)
    return (read.summary, *(f"  {p.kind}{where}: {p.message}" for p, where in problems))


def readings_in(edition: Edition, children: Children, again: bool = False) -> Iterator[str]:
    """For each document a line with what was found in it, and one for each problem, indented.

    As it was said when it was read. A document of another reader than this is read again from its
    kept original; every one is with `again`.
    """
    anew = {d.id for d in edition.documents if again or not _said_of(edition, d)}
    files = (
        FileIn(d.file, edition.original(d.id), edition.sidecar(d.id), d.exempt)
        for d in edition.documents
        if d.id in anew
    )
    readings = children.read_each(files)
    held = edition.documents
    for document in edition.documents:
        if document.id in anew:
            _, read = next(readings)
            lines = _compared(edition, document, read)
        else:
            lines = (_said_of(edition, document),)
        yield f"{document.id}: {lines[0]}"
        yield from lines[1:]
        if said := reissues.told(document, held):
            yield f"  late paper: {said}"


def _said_of(edition: Edition, document: Document) -> str:
    """What was said when it was read, if this reader would read it the same."""
    data, sidecar = edition.original(document.id), edition.sidecar(document.id)
    source = source_of(data, sidecar, document.exempt)
    return edition.reading(document.id) if edition.source(document.id) == source else ""


def _compared(
    edition: Edition, document: Document, read: ReadFile | FileRefused
) -> tuple[str, ...]:
    if isinstance(read, FileRefused):
        return (f"cannot be read again. {read}",)
    paragraphs = tuple(replace(p, document=document.id) for p in read.paragraphs)
    if paragraphs == edition.paragraphs(document.id):
        return told(read)
    return (
        *told(read),
        "  older reading: It would be read better now: python -m ingest rebuild",
    )
