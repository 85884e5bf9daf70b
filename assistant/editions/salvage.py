"""What there is to make a library anew from, whatever of it is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.documents import Document, Facts, Paragraph
from assistant.editions import catalogue
from assistant.editions import edition_folder as place
from assistant.editions.store import Store, Version
from assistant.errors import LibraryError


@dataclass(frozen=True, slots=True)
class Stored:
    """A version of a document with everything it was made from.

    `original` is None where the kept file is missing or no longer the one that was added.
    `paragraphs` are empty where only the original is left to read. `reading` is what was said of
    it when it was read.
    """

    version: Version
    paragraphs: tuple[Paragraph, ...]
    original: bytes | None
    reading: str = ""


class Salvage:
    """All that a library held: the newest edition of which the documents are known, and every
    original of a later one whose documents are not.
    """

    def __init__(self, library: Path) -> None:
        """Raises LibraryError where nothing can be read of what was stored."""
        self._editions = editions_of(library)
        self.folder: Path | None = None
        self.store: Store | None = None
        self._versions: tuple[Version, ...] = ()
        for edition in self._editions:
            self.store = whole_truth(edition)
            versions = versions_in(self.store) if self.store else catalogue.read(edition)
            if versions is not None:
                self.folder, self._versions = edition, versions
                break
        older = () if self.store else map(whole_truth, self._editions)
        self._read = self.store or next(filter(None, older), None)
        if self._editions and not (self._versions or any(self._orphans())):
            raise LibraryError(
                f"Nothing that was stored in {library} can be read any more. Restore a copy of the"
                " folder, or remove it and add the documents again."
            )

    def stored(self) -> Iterator[Stored]:
        """Every version, the superseded too, in the order of storing."""
        for version in sorted(self._versions, key=lambda version: version.key):
            paragraphs, reading = self._read_of(version)
            yield Stored(version, paragraphs, self._original(version.document.sha256), reading)
        yield from self._orphans()

    def close(self) -> None:
        if self._read:
            self._read.close()

    def _read_of(self, version: Version) -> tuple[tuple[Paragraph, ...], str]:
        """What was read of a version, where that is left."""
        known = {(v.key, v.digest) for v in versions_in(self._read)} if self._read else set()
        if self._read and (version.key, version.digest) in known:
            return self._read.paragraphs(version.key), self._read.reading(version.key)
        return (), ""

    def _original(self, sha256: str) -> bytes | None:
        kept = (place.original_in(edition, sha256) for edition in self._editions)
        return next((data for data in kept if data is not None), None)

    def _orphans(self) -> Iterator[Stored]:
        """Originals of a later edition of which no name is left, each under one made from it."""
        known = {version.document.sha256 for version in self._versions}
        for edition in self._editions:
            if edition == self.folder:
                return
            for path in sorted((edition / place.ORIGINALS).glob("*")):
                sha256, id = path.name, f"recovered-{path.name[:12]}"
                original = self._original(sha256)
                if original is None or sha256 in known:
                    continue
                known.add(sha256)
                document = Document(id, Facts(), id, sha256)
                yield Stored(Version(id, 1, True, "", None, "", document), (), original)


def editions_of(library: Path) -> tuple[Path, ...]:
    """The editions of a library, the one in use first, then the newest."""
    held = place.complete_editions(library)[::-1]
    in_use: Path | None = None
    with suppress(LibraryError):
        in_use = place.current_edition(library)
    return tuple(dict.fromkeys([*([in_use] if in_use in held else []), *held]))


def whole_truth(edition: Path) -> Store | None:
    """The truth of an edition, None where it is not as it was stored."""
    if not (edition / place.TRUTH).is_file():
        return None
    store = None
    try:
        store = Store(edition / place.TRUTH)
        if next(store.faults(), None) is None:
            return store
    except Exception:  # whatever SQLite and JSON make of a damaged file
        pass
    if store:
        store.close()
    return None


def versions_in(store: Store) -> tuple[Version, ...]:
    return (*store.versions(), *store.versions(current=False))
