"""Keeps documents and finds their paragraphs: the library others use.

    library = Library.open(settings)
    library.edition().search("placement stability", "How stable are placements?")
    with library.writing() as writer:
        writer.add(document, paragraphs, original)

A reader holds an Edition, which never changes. A writer makes the next one beside it and brings it
into use in one step, or leaves everything as it was.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from assistant.editions import edition_folder as place
from assistant.editions.checking import faults_in
from assistant.editions.edition import Edition, Found
from assistant.editions.salvage import Stored
from assistant.editions.store import FORMAT, Version
from assistant.editions.write_lock import is_written_to, the_only_writer
from assistant.editions.writing import Writer
from assistant.embedding.embedding import Embedder, embedder_for
from assistant.errors import LibraryError, LibraryIsEmpty
from assistant.settings import Settings

__all__ = ["Edition", "Found", "Library", "SeenLibrary", "Stored", "Version", "Writer"]

# Which documents of an edition, by their ids, may be seen.
Visible = Callable[[Edition], frozenset[str]]


class Library:
    """A folder of documents that several processes read and one at a time writes."""

    def __init__(self, folder: Path, embedder: Embedder, chroma: str = "") -> None:
        self.folder, self.embedder, self.chroma = Path(folder), embedder, chroma
        self._lock = threading.Lock()
        self._seen: tuple[int, ...] | None = None
        self._edition: Edition | None = None

    @classmethod
    def open(cls, settings: Settings) -> Library:
        """The library the settings name, with the embedding model they name."""
        return cls(settings.library, embedder_for(settings), settings.chroma)

    def edition(self) -> Edition:
        """The edition in use now: a cheap call, to be made once for every question.

        Raises LibraryIsEmpty before the first document, LibraryError when damaged.
        """
        with self._lock:
            for attempt in range(3):
                seen = place.pointer_state(self.folder)
                if self._edition is not None and seen == self._seen:
                    return self._edition
                folder = place.current_edition(self.folder)
                if folder is None:
                    raise LibraryIsEmpty(
                        "No documents yet. Add some: python -m ingest add documents/"
                    )
                try:
                    edition = Edition(folder, self.embedder, self.folder, self.chroma)
                except Exception:
                    # It may have been superseded and removed while it was being opened.
                    if attempt < 2 and place.pointer_state(self.folder) != seen:
                        continue
                    raise
                if not edition.documents:
                    raise LibraryIsEmpty(
                        "No documents are left. Add some: python -m ingest add documents/"
                    )
                self._seen, self._edition = seen, edition
                return edition
            raise AssertionError("unreachable")

    def is_of_another_format(self) -> bool:
        """Whether another release made it, so that every document is to be read again."""
        try:
            folder = place.current_edition(self.folder)
            manifest = place.read_manifest(folder, place.MANIFEST) if folder else None
        except LibraryError:
            return False  # damaged: whoever opens or writes it says so
        return manifest is not None and manifest.format != FORMAT

    def faults(self) -> Iterator[str]:
        """What is wrong with the library, each a sentence; nothing when it is sound."""
        try:
            folder = place.current_edition(self.folder)
        except LibraryError as error:
            yield str(error)
            return
        if folder is None:
            raise LibraryIsEmpty("No documents yet. Add some: python -m ingest add documents/")
        if missing := place.missing_edition(self.folder):
            yield f"The edition {missing} is not there; the newest that is, {folder.name}, is used."
        yield from faults_in(folder, self.embedder, self.chroma)

    def is_being_written(self) -> bool:
        """Whether the next edition is being made: a cheap call."""
        return is_written_to(self.folder)

    def the_lock(self, wait: float = 0) -> AbstractContextManager[None]:
        """The lock of the one writer, by itself. Raises LibraryIsBusy."""
        return the_only_writer(self.folder, wait)

    @contextmanager
    def writing(self, wait: float = 0, anew: bool = False) -> Iterator[Writer]:
        """A Writer; what it was given is in use when the block ends without an error.

        Waits up to `wait` seconds for another writer to finish, then raises LibraryIsBusy, which
        says who is writing and since when. With `anew` the writer begins with nothing; see
        Writer.former.
        """
        with the_only_writer(self.folder, wait):
            writer = Writer(self.folder, self.embedder, self.chroma, anew)
            try:
                yield writer
                writer.publish()
            finally:
                writer.close()


class SeenLibrary(Library):
    """A library as one who may see only the documents `visible` sees it. Not for writing.

    Everything that answers stands on what `edition` gives, so this is where what must not be
    found is taken out of the page, the API and the tools alike. `visible` are ids, or a function
    that gives those of an edition, so that a new document is there as soon as it is added.
    """

    def __init__(self, whole: Library, visible: Collection[str] | Visible) -> None:
        super().__init__(whole.folder, whole.embedder, whole.chroma)
        self._whole, self._visible = whole, visible
        self._of: tuple[Edition, Edition] | None = None  # the whole edition, and the part seen

    def edition(self) -> Edition:
        """Raises as Library does, and LibraryIsEmpty where none of the documents may be seen."""
        whole = self._whole.edition()
        with self._lock:
            if self._of is None or self._of[0] is not whole:
                visible = self._visible(whole) if callable(self._visible) else self._visible
                self._of = whole, whole.only(frozenset(visible))
            part = self._of[1]
        if not part.documents:
            raise LibraryIsEmpty("There are no documents here that you may read.")
        return part
