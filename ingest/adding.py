"""Files into the library: what is unchanged is left, what is new is read, embedded and stored."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.errors import FileRefused
from assistant.library import Stored, Writer
from assistant.outcome import Outcome
from ingest.apart.limits import Children, FileIn, Limits, ReadFile
from ingest.files import DISK, Place, Source, printable
from ingest.identity import Holdings
from ingest.read_again import told
from ingest.shelf import Shelf, outcome_of
from ingest.version import source_of

Seen = Callable[[Outcome], object]  # told of each file when it is done


class Readers(Protocol):
    """What reads files: Children do it."""

    @property
    def limits(self) -> Limits: ...

    def read_each(
        self, files: Iterable[FileIn]
    ) -> Iterator[tuple[FileIn, ReadFile | FileRefused]]: ...


def added(
    places: Sequence[Place],
    writer: Holdings,
    children: Readers,
    seen: Seen,
    replaces: str = "",
    exempt: bool = False,
    source: Source = DISK,
) -> tuple[Outcome, ...]:
    """What became of each file; all that could be read is in the writer.

    `replaces` is the id of the document that the one file of `places` is a newer version of. With
    `exempt`, papers marked as not for publication are read too, now and whenever they are again.
    """
    shelf = Shelf(writer, replaces, exempt, source)
    outcomes: list[Outcome] = []
    in_reading: deque[Place] = deque()

    def note(outcome: Outcome) -> None:
        outcomes.append(outcome)
        seen(outcome)

    def to_read() -> Iterator[FileIn]:
        for place in places:
            try:
                data, sidecar = source.contents_of(place, children.limits.size)
            except FileRefused as error:
                note(Outcome(place.name, "refused", message=str(error)))
                continue
            if outcome := shelf.without_reading(place, data, sidecar):
                note(outcome)
            else:
                in_reading.append(place)
                let_in = shelf.lets_in_exempt(place, data)
                yield FileIn(printable(place.path.name), data, sidecar, let_in)

    for file, read in children.read_each(to_read()):
        place = in_reading.popleft()
        if isinstance(read, FileRefused):
            where = "" if place.name == file.name else f"{place.name}: "
            note(Outcome(place.name, "refused", message=f"{where}{read}"))
        else:
            note(shelf.stored(place, file, read))
    return tuple(map(shelf.as_held, outcomes))


def read_again(writer: Writer, children: Children, seen: Seen) -> tuple[Outcome, ...]:
    """Every document of the library read anew from its kept original, into an empty writer.

    One that can no longer be read, and every superseded version, stays as it was stored.
    """
    outcomes: list[Outcome] = []
    for stored in writer.former():
        stored, outcome = _read_again(stored, children)
        if stored.original is not None or stored.paragraphs:
            writer.put(stored.version, stored.paragraphs, stored.original, stored.reading)
        outcomes.append(outcome)
        seen(outcome)
    return tuple(outcomes)


def _read_again(stored: Stored, children: Children) -> tuple[Stored, Outcome]:
    version, document = stored.version, stored.version.document
    if stored.original is None:
        left = (
            "What was read of it before stays in use."
            if stored.paragraphs
            else "So is what was read of it, and it is no longer in the library."
        )
        message = (
            f"{document.file}: the file that was kept is missing or damaged. {left} Add the file"
            " again."
        )
        return stored, Outcome(document.file, "refused", document.id, message=message)
    if not version.current and stored.paragraphs:
        return stored, Outcome(document.file, "unchanged", document.id)
    try:
        read = children.read(
            FileIn(document.file, stored.original, version.sidecar, document.exempt)
        )
    except FileRefused as error:
        return stored, Outcome(document.file, "refused", document.id, message=str(error))
    source = source_of(stored.original, version.sidecar, document.exempt)
    document = replace(
        read.document,
        id=document.id,
        file=document.file,
        place=document.place,
        exempt=document.exempt,
    )
    version = replace(version, document=document, source=source)
    paragraphs = tuple(replace(p, document=document.id) for p in read.paragraphs)
    said = "\n".join(told(read))
    stored = replace(stored, version=version, paragraphs=paragraphs, reading=said)
    return stored, outcome_of("replaced", document, read)
