"""How well each document of the library was read: its kept original read again, nothing stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.errors import FileRefused
from assistant.library import Edition
from ingest.limits import Children, FileIn


def readings_in(edition: Edition, children: Children) -> Iterator[str]:
    """For each document a line with what was found in it, and one for each problem, indented."""
    files = (
        FileIn(document.file, edition.original(document.id), edition.sidecar(document.id))
        for document in edition.documents
    )
    both = zip(edition.documents, children.read_each(files), strict=True)
    for document, (_, read) in both:
        if isinstance(read, FileRefused):
            yield f"{document.id}: cannot be read again. {read}"
            continue
        yield f"{document.id}: {read.summary}"
        for problem in read.problems:
            where = f", {problem.where}" if problem.where else ""
            yield f"  {problem.kind}{where}: {problem.message}"
        paragraphs = tuple(replace(p, document=document.id) for p in read.paragraphs)
        if paragraphs != edition.paragraphs(document.id):
            yield "  older reading: It would be read better now: python -m ingest rebuild"
