"""The library while files are added: which document each file is, and what becomes of it."""

from __future__ import annotations

import hashlib
import shlex
from dataclasses import replace

from assistant.documents import Document
from assistant.errors import LibraryError
from assistant.library import Version
from assistant.outcome import Outcome, Problem, What
from assistant.reissues import replaced
from assistant.reissues import told as told_of_late
from ingest.apart.limits import FileIn, ReadFile
from ingest.files import DISK, Place, Source, printable
from ingest.identity import Holdings, Identities, newer_than
from ingest.read_again import told
from ingest.version import source_of


class Shelf:
    """Puts files into a writer, each as the document it is."""

    def __init__(
        self,
        writer: Holdings,
        replaces: str = "",
        exempt: bool = False,
        source: Source = DISK,
    ) -> None:
        """With `replaces`, every file is a newer version of the document of that id; with `exempt`,
        papers marked as not for publication are let in.
        """
        self._writer, self._known, self._replaces = writer, Identities(writer, source), replaces
        self._exempt, self._source = exempt, source
        if replaces and writer.version(replaces) is None:
            raise LibraryError(
                f"There is no document {replaces} in the library."
                " See which there are: python -m ingest list"
            )

    def without_reading(self, place: Place, data: bytes, sidecar: bytes | None) -> Outcome | None:
        """What became of a file that need not be read: as it was, moved, or a copy of another."""
        sha256 = hashlib.sha256(data).hexdigest()
        version = self._version(place, sha256)
        source = source_of(data, sidecar, self._lets_in(version))
        same = version and version.current and version.source == source
        if version and same and self._writer.keeps(version, data):
            return self._found(place, version)
        return self._copied(place, sha256)

    def lets_in_exempt(self, place: Place, data: bytes) -> bool:
        """Whether exempt papers of this file are read: as asked, or as they were before."""
        return self._lets_in(self._version(place, hashlib.sha256(data).hexdigest()))

    def _lets_in(self, version: Version | None) -> bool:
        return self._exempt or bool(version and version.document.exempt)

    def stored(self, place: Place, file: FileIn, read: ReadFile) -> Outcome:
        """What became of a file that was read."""
        sha256 = read.document.sha256
        if copied := self._copied(place, sha256):  # the same content twice in one go
            return copied
        version = self._version(place, sha256)
        name = version.document.file if version else ""
        if not version or version.document.place != place.key:
            name = self._known.name_for(place, version.id if version else "")
        older = None if version else newer_than(read, self._writer, self._source)
        if older:
            read = replace(
                read, problems=(*read.problems, _looks_newer(place, older, self._source))
            )
        document = replace(
            read.document,
            id=version.id if version else self._known.id_for(name),
            file=name,
            place=place.key,
            exempt=file.exempt,
        )
        self._leave(place, document.id)
        what = self._writer.add(
            document,
            tuple(replace(p, document=document.id) for p in read.paragraphs),
            file.data,
            source=source_of(file.data, file.sidecar, file.exempt),
            sidecar=file.sidecar,
            reading="\n".join(told(read)),
        )
        self._note(document.id)
        return replace(outcome_of(what, document, read), older=older.id if older else "")

    def as_held(self, outcome: Outcome) -> Outcome:
        """The outcome with what a late paper belongs to or replaces, once all files are there."""
        version = (
            self._writer.version(outcome.document)
            if outcome.what in ("added", "replaced")
            else None
        )
        if not version or not version.document.facts.issue:
            return outcome
        document = version.document
        held = [each.document for each in self._writer.versions()]
        older = replaced(document, held)
        said = told_of_late(document, held)
        problems = outcome.problems
        if older and not older[1]:
            outcome = replace(outcome, older=older[0].id)
            problems = tuple(each for each in problems if each.kind != "newer version")
            said += f" For this one alone: python -m ingest add {shlex.quote(document.place)}"
            said += f" --replaces {older[0].id}"
        return replace(outcome, problems=(*problems, Problem("late paper", "", said)))

    def _version(self, place: Place, sha256: str) -> Version | None:
        """The document a file is, None where it is a new one."""
        if self._replaces:
            return self._writer.version(self._replaces)
        here = self._known.at(place)
        if here and here.current and here.document.sha256 == sha256:
            return here
        return self._known.moved_to(place, sha256) or here

    def _found(self, place: Place, version: Version) -> Outcome:
        """A document that says what it said, under the place and the name it has now."""
        before = version.document
        document = replace(before, place=place.key)
        if before.place and before.place != place.key:
            document = replace(document, file=self._known.name_for(place, version.id))
        if document != before:
            self._leave(place, version.id)
            self._writer.rename(version, document)
            self._note(version.id)
        moved = before.place and before.place != place.key
        return Outcome(
            document.file,
            "moved" if moved else "unchanged",
            version.id,
            version.paragraphs,
            document.pages,
            message=f"{document.file} is what {before.file} was: it moved." if moved else "",
        )

    def _copied(self, place: Place, sha256: str) -> Outcome | None:
        """The outcome for a copy of another file, which is kept once."""
        twin = None if self._replaces else self._known.twin(place, sha256)
        if twin is None:
            return None
        self._leave(place, twin.id)
        message = f"{place.name} has the same content as {twin.document.file}, which is kept once."
        return Outcome(place.name, "same content", twin.id, message=message)

    def _leave(self, place: Place, id: str) -> None:
        """What another document had from this place is no longer what the file there says."""
        here = self._known.at(place)
        if here and here.current and here.id != id:
            if self._replaces:
                self._writer.remove(here.id)
            else:
                self._writer.retire(here.id)
            self._known.retired(here)

    def _note(self, id: str) -> None:
        if version := self._writer.version(id):
            self._known.stored(version)


def outcome_of(what: What, document: Document, read: ReadFile) -> Outcome:
    """What is told of a file that was read."""
    return Outcome(
        name=document.file,
        what=what,
        document=document.id,
        paragraphs=len(read.paragraphs),
        pages=document.pages,
        problems=read.problems,
        summary=read.summary,
    )


def _looks_newer(place: Place, older: Document, source: Source) -> Problem:
    if source.leaves(older):
        said = f"It looks like a newer version of {older.id} ({older.file}), whose file is gone."
        return Problem("newer version", "", said)
    path = shlex.quote(printable(str(place.path)))
    said = (
        f"It looks like a newer version of {older.id} ({older.file}); both answer now."
        f" If it is: python -m ingest add {path} --replaces {older.id}"
    )
    return Problem("newer version", "", said)
