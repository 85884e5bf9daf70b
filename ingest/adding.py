"""Files into the library: what is unchanged is left, what is new is read, embedded and stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Literal

from assistant.documents import Document, Paragraph
from assistant.errors import FileRefused
from assistant.library import Stored, Version, Writer
from ingest.apart.limits import Children, FileIn, ReadFile
from ingest.files import Place, contents_of
from ingest.quality.checks import Problem
from ingest.read_again import told
from ingest.version import source_of

What = Literal["added", "replaced", "unchanged", "same content", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    name: str
    what: What
    document: str = ""
    paragraphs: int = 0
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    message: str = ""
    summary: str = ""


Seen = Callable[[Outcome], object]  # told of each file when it is done


def added(
    places: Sequence[Place], writer: Writer, children: Children, seen: Seen
) -> tuple[Outcome, ...]:
    """What became of each file; all that could be read is in the writer."""
    outcomes: list[Outcome] = []

    def note(outcome: Outcome) -> None:
        outcomes.append(outcome)
        seen(outcome)

    def to_read() -> Iterator[FileIn]:
        known = {version.document.file.casefold(): version for version in writer.versions()}
        for place in places:
            try:
                data, sidecar = contents_of(place, children.limits.size)
            except FileRefused as error:
                note(Outcome(place.name, "refused", message=str(error)))
                continue
            version = known.get(place.name.casefold())
            same = version and version.source == source_of(data, sidecar)
            if version and same and writer.keeps(version, data):
                note(_unchanged(version))
            elif twin := _twin(writer, place.name, data):
                note(_said_once(writer, place.name, version, twin))
            else:
                yield FileIn(place.name, data, sidecar)

    for file, read in children.read_each(to_read()):
        if isinstance(read, FileRefused):
            note(Outcome(file.name, "refused", message=str(read)))
        else:
            note(_stored(writer, file, read))
    return tuple(outcomes)


def read_again(writer: Writer, children: Children, seen: Seen) -> tuple[Outcome, ...]:
    """Every document of the library read anew from its kept original, into an empty writer.

    One that can no longer be read, and every superseded version, stays as it was stored.
    """
    outcomes: list[Outcome] = []
    for stored in writer.former():
        stored, outcome = _read_again(stored, children)
        writer.put(stored.version, stored.paragraphs, stored.original, stored.reading)
        outcomes.append(outcome)
        seen(outcome)
    return tuple(outcomes)


def _read_again(stored: Stored, children: Children) -> tuple[Stored, Outcome]:
    version, document = stored.version, stored.version.document
    if stored.original is None:
        message = (
            f"{document.file}: the file that was kept is missing or damaged. What was read of it"
            " before stays in use. Add the file again."
        )
        return stored, Outcome(document.file, "refused", document.id, message=message)
    if not version.current:
        return stored, Outcome(document.file, "unchanged", document.id)
    try:
        read = children.read(FileIn(document.file, stored.original, version.sidecar))
    except FileRefused as error:
        return stored, Outcome(document.file, "refused", document.id, message=str(error))
    document, paragraphs = _under(document.id, document.file, read)
    source = source_of(stored.original, version.sidecar)
    version = replace(version, document=document, source=source)
    said = "\n".join(told(read))
    stored = replace(stored, version=version, paragraphs=paragraphs, reading=said)
    return stored, _outcome("replaced", document, read)


def _stored(writer: Writer, file: FileIn, read: ReadFile) -> Outcome:
    versions = writer.versions()
    known = next((v for v in versions if v.document.file.casefold() == file.name.casefold()), None)
    if twin := _twin(writer, file.name, file.data):  # the same content twice in one go
        return _said_once(writer, file.name, known, twin)
    taken = {version.id for version in versions}
    identity = known.id if known else _free_id(read.document.id, file.name, taken)
    document, paragraphs = _under(identity, file.name, read)
    what = writer.add(
        document,
        paragraphs,
        file.data,
        source=source_of(file.data, file.sidecar),
        sidecar=file.sidecar,
        reading="\n".join(told(read)),
    )
    return _outcome(what, document, read)


def _outcome(what: What, document: Document, read: ReadFile) -> Outcome:
    return Outcome(
        name=document.file,
        what=what,
        document=document.id,
        paragraphs=len(read.paragraphs),
        pages=document.pages,
        problems=read.problems,
        summary=read.summary,
    )


def _unchanged(version: Version) -> Outcome:
    document = version.document
    return Outcome(document.file, "unchanged", document.id, version.paragraphs, document.pages)


def _twin(writer: Writer, name: str, data: bytes) -> Version | None:
    """The document of another name with the same content."""
    sha256 = hashlib.sha256(data).hexdigest()
    return next(
        (
            version
            for version in writer.versions()
            if version.document.sha256 == sha256
            and version.document.file.casefold() != name.casefold()
        ),
        None,
    )


def _said_once(writer: Writer, name: str, version: Version | None, twin: Version) -> Outcome:
    if version:  # what this name held before is no longer what it says
        writer.retire(version.id)
    message = f"{name} has the same content as {twin.document.file}, which is kept once."
    return Outcome(name, "same content", twin.id, message=message)


def _free_id(wanted: str, name: str, taken: set[str]) -> str:
    """An id no other file has: report.docx beside report.pdf becomes report-docx."""
    suffix = PurePath(name).suffix.lstrip(".").lower()
    candidates = [wanted, *([f"{wanted}-{suffix}"] if suffix.isalnum() else [])]
    candidates += [f"{wanted}-{number}" for number in range(2, len(taken) + 3)]
    return next(candidate for candidate in candidates if candidate not in taken)


def _under(identity: str, file: str, read: ReadFile) -> tuple[Document, tuple[Paragraph, ...]]:
    """What was read, under the id and the file name the library knows it by."""
    document = replace(read.document, id=identity, file=file)
    return document, tuple(replace(p, document=identity) for p in read.paragraphs)
