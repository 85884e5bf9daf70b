"""What a librarian does with documents, without the page: files laid down, works begun."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assistant.documents import Document
from assistant.errors import LibraryIsEmpty
from assistant.library import Library
from assistant.pages.keeping.facts import Told, changes, corrected, passed_on
from assistant.pages.keeping.papers import Papers
from assistant.pages.keeping.received import Bounds, Received
from assistant.pages.keeping.work import Work, Works


@dataclass(frozen=True, slots=True)
class Keeping:
    """The library as the librarian sees it, and whole; the folder they fill, and which of those in
    it they may see; the works, and the most that is taken at once. `still` asks anew whether who
    is at the page is who they were when it was drawn."""

    library: Library
    whole: Library
    papers: Papers
    works: Works
    still: Callable[[], bool]
    bounds: Bounds = field(default_factory=Bounds)
    may_see: Callable[[Path], bool] = lambda folder: True

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that are theirs to see, looked for on the disk."""
        folder = self.papers.folder
        return tuple(f for f in self.papers.folders() if self.may_see(folder / f))

    def add(self, files: Sequence[Received], below: str = "") -> Work:
        """Lays the files down and has them read; what is not in the library then is taken away.

        Raises OSError where they cannot be laid down; then none is.
        """
        if below not in ("", *self.folders):
            raise FileNotFoundError(below)
        put: list[Path] = []
        try:
            put.extend(self.papers.put(file, below) for file in files)
        except OSError:
            self._clear(put)
            raise

        @contextmanager
        def turn(work: Work) -> Iterator[Sequence[str]]:
            try:
                yield [str(path) for path in put]
            finally:
                self._clear(put)

        return self.works.start("add", turn, len(put))

    def correct(self, document: Document, now: Told) -> Work | None:
        """Has the document read again with these facts; None where nothing is changed by them.

        Raises OSError.
        """
        self._file_of(document)
        changed = changes(document, now)
        if not changed:
            return None

        @contextmanager
        def turn(work: Work) -> Iterator[Sequence[str]]:
            file = self._file_of(document)
            with self._facts_beside(file, corrected(self.papers.facts(file), changed), work):
                yield [str(file)]

        return self.works.start("add", turn)

    def replace(self, document: Document, newer: Received) -> Work:
        """Has the newer version read as the document, and then takes the older file away.

        Raises OSError.
        """
        below = str(self._file_of(document).parent.relative_to(self.papers.folder))
        path = self.papers.put(newer, below)
        return self._replaced(document, lambda: path, if_not=(path,))

    def replace_by(self, document: Document, newer: Document) -> Work:
        """The same where the newer version was added as a document of its own, which it stays if it
        cannot be read as this one. Raises OSError."""
        self._file_of(document)
        self._file_of(newer)
        return self._replaced(document, lambda: self._file_of(newer))

    def remove(self, document: Document) -> Work:
        """Removes the document and every version of it, and its file. Raises OSError."""
        self._file_of(document)

        @contextmanager
        def turn(work: Work) -> Iterator[Sequence[str]]:
            file = self._file_of(document)
            yield [document.id]
            if work.well:
                self.papers.take_away(file)

        return self.works.start("remove", turn)

    def _replaced(
        self, document: Document, newer: Callable[[], Path], if_not: Sequence[Path] = ()
    ) -> Work:
        """`if_not` are the files to take away where the newer one was not read as the document."""

        @contextmanager
        def turn(work: Work) -> Iterator[Sequence[str]]:
            gone = if_not
            try:
                older, path = self._file_of(document), newer()
                facts = passed_on(self.papers.facts(older), self.papers.facts(path))
                with self._facts_beside(path, facts, work):
                    yield ["--replaces", document.id, str(path)]
                gone = (older,) if all_kept(work) else if_not
            finally:
                self._clear(gone)

        return self.works.start("add", turn)

    @contextmanager
    def _facts_beside(self, file: Path, facts: bytes | None, work: Work) -> Iterator[None]:
        """Lays facts beside a file to be read; where it is not kept, those of before come back."""
        before = self.papers.laid(file)
        self.papers.put_facts(file, facts)
        try:
            yield
        finally:
            if not all_kept(work):
                self.papers.put_facts(file, before)

    def _file_of(self, document: Document) -> Path:
        """Where the document's file lies now. Raises FileNotFoundError."""
        now = next((d for d in self._documents() if d.id == document.id), None)
        file = self.papers.file_of(now) if now else None
        if file is None:
            raise FileNotFoundError(document.file)
        return file

    def _clear(self, put: Sequence[Path]) -> None:
        """Takes away those of the files that no document came from."""
        places = {document.place for document in self._documents()}
        for path in put:
            if os.path.realpath(path) not in places:
                self.papers.take_away(path)

    def _documents(self) -> Sequence[Document]:
        try:
            return self.whole.edition().documents
        except LibraryIsEmpty:
            return ()


def all_kept(work: Work) -> bool:
    """Whether every file is in the library now."""
    return bool(work.outcomes) and all(outcome.kept for outcome in work.outcomes)
