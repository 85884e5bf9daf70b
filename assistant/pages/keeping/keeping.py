"""What a librarian does with documents, without the page: files laid down, works begun."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.documents import Document
from assistant.errors import LibraryIsEmpty
from assistant.library import Library
from assistant.pages.keeping.facts import Told, corrected
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
        paths = [str(path) for path in put]
        return self.works.start("add", paths, lambda work: self._clear(put), len(put))

    def correct(self, document: Document, now: Told) -> Work | None:
        """Has the document read again with these facts; None where nothing is changed by them.

        Raises OSError.
        """
        file = self._file_of(document)
        facts = corrected(self.papers.facts(file), document, now)
        if facts is None:
            return None
        before = self.papers.laid(file)
        self.papers.put_facts(file, facts)

        def then(work: Work) -> None:
            if not all_kept(work):
                self.papers.put_facts(file, before)

        return self.works.start("add", [str(file)], then)

    def replace(self, document: Document, newer: Received) -> Work:
        """Has the newer version read as the document, and then takes the older file away.

        Raises OSError.
        """
        older = self._file_of(document)
        below = str(older.parent.relative_to(self.papers.folder))
        path = self.papers.put(newer, below)
        return self._replaced(document, older, path, if_not=(path,))

    def replace_by(self, document: Document, newer: Document) -> Work:
        """The same where the newer version was added as a document of its own, which it stays if it
        cannot be read as this one. Raises OSError."""
        return self._replaced(document, self._file_of(document), self._file_of(newer))

    def remove(self, document: Document) -> Work:
        """Removes the document and every version of it, and its file. Raises OSError."""
        file = self._file_of(document)

        def then(work: Work) -> None:
            if work.well:
                self.papers.take_away(file)

        return self.works.start("remove", [document.id], then)

    def _replaced(
        self, document: Document, older: Path, newer: Path, if_not: Sequence[Path] = ()
    ) -> Work:
        """`if_not` are the files to take away where the newer one was not read as the document."""

        def then(work: Work) -> None:
            self._clear((older,) if all_kept(work) else if_not)

        return self.works.start("add", ["--replaces", document.id, str(newer)], then)

    def _file_of(self, document: Document) -> Path:
        file = self.papers.file_of(document)
        if file is None:
            raise FileNotFoundError(document.file)
        return file

    def _clear(self, put: Sequence[Path]) -> None:
        """Takes away those of the files that no document came from."""
        try:
            places = {document.place for document in self.whole.edition().documents}
        except LibraryIsEmpty:
            places = set()
        for path in put:
            if os.path.realpath(path) not in places:
                self.papers.take_away(path)


def all_kept(work: Work) -> bool:
    """Whether every file is in the library now."""
    return bool(work.outcomes) and all(outcome.kept for outcome in work.outcomes)
