"""The disposable part of an edition, made from the truth and read back.

A small change starts from a copy of the indexes before it; anything else is made anew.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant import indexed_text, words
from assistant.documents import Document, Paragraph
from assistant.editions import edition_folder as place
from assistant.editions import keyword_index
from assistant.editions.chroma_names import collection_of, names_of
from assistant.editions.store import FORMAT, Store, Version
from assistant.embedding import Embedder
from assistant.errors import LibraryError

# Chroma only marks what is deleted. Past this share of the rows it is made anew.
MOST_DELETED = 0.25

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two editions: `kept` are the rows of the former one that stay."""

    kept: np.ndarray
    gone: tuple[Version, ...]
    new: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """The edition before, to start from."""

    folder: Path
    store: Store


class Building:
    """Makes the indexes of one edition in `folder` from its `store`."""

    def __init__(self, folder: Path, store: Store, embedder: Embedder, server: str) -> None:
        self._folder, self._store, self._embedder = folder, store, embedder
        self._server = server
        self._versions = store.versions()
        self._collection = collection_of(store)
        self._deleted = 0
        self._wanted = np.empty((0, embedder.dimension), np.float32)

    @property
    def rows(self) -> int:
        return sum(version.paragraphs for version in self._versions)

    def build(self, former: Former | None) -> None:
        """Writes vectors, keyword index and Chroma, from those of `former` where that serves."""
        self._wanted = vectors_in(self._store, self._embedder.dimension)
        np.save(self._folder / place.VECTORS, self._wanted)
        change = changed(former.store.versions(), self._versions) if former else None
        manifest = self._usable(former, change) if former and change else None
        if former and change and manifest:
            self._deleted = manifest.deleted + sum(v.paragraphs for v in change.gone)
            keyword_index.make_from(
                former.folder / place.WORDS,
                self._folder / place.WORDS,
                change.kept,
                words_in(former.store, change.gone),
                words_in(self._store, change.new),
            )
            if not self._server:
                shutil.copytree(former.folder / place.CHROMA, self._folder / place.CHROMA)
            self._fill_chroma(change.gone, change.new)
        else:
            keyword_index.make(self._folder / place.WORDS, words_in(self._store, self._versions))
            self._fill_chroma((), self._versions)

    def _usable(self, former: Former, change: Change) -> place.Manifest | None:
        """The former edition's manifest, if its indexes are unharmed and made by the same rules."""
        try:
            manifest = place.read_manifest(former.folder)
        except LibraryError:
            return None
        deleted = manifest.deleted + sum(version.paragraphs for version in change.gone)
        same = (manifest.format, manifest.embedder, manifest.indexed, manifest.chroma) == (
            FORMAT,
            self._embedder.name,
            indexing_rule(),
            self._chroma_version(),
        )
        small = deleted <= MOST_DELETED * self.rows and len(change.kept)
        unharmed = place.unharmed(former.folder, manifest, (place.WORDS, place.CHROMA))
        return manifest if same and small and unharmed else None

    def _fill_chroma(self, gone: Sequence[Version], new: Sequence[Version]) -> None:
        """Takes out and puts in, then reads back what was put in and counts all."""
        from assistant.editions import chroma_index  # 2.4 s to import: only where it is used

        with self._open_chroma() as chroma:
            if not self._server:
                chroma.remove(id for version in gone for id in names_of(version))
            chroma.add(self._chroma_rows(new))
            found = chroma.vectors_of([id for version in new for id in names_of(version)])
            count = chroma.count
        wanted = np.concatenate([np.empty((0, self._embedder.dimension)), *map(self._vectors, new)])
        same = len(found) == len(wanted)
        if not same or (len(wanted) and not np.allclose(found, wanted, atol=chroma_index.NEAR)):
            raise miscounted(len(wanted), "vectors in Chroma", len(found))
        if count != self.rows and not self._server:  # a server also keeps what readers still use
            raise miscounted(self.rows, "paragraphs in Chroma", count)

    def _open_chroma(self):
        from assistant.editions import chroma_index

        if self._server:
            return chroma_index.ChromaIndex(self._server, self._collection)
        return chroma_index.ChromaIndex(self._folder / place.CHROMA)

    def _chroma_rows(self, versions: Sequence[Version]) -> Iterator:
        from assistant.editions import chroma_index

        for version in versions:
            paragraphs = self._store.paragraphs(version.key)
            rows = zip(names_of(version), paragraphs, self._vectors(version), strict=True)
            for id, paragraph, vector in rows:
                yield chroma_index.Row(id, version.id, paragraph.text, vector)

    def _vectors(self, version: Version) -> np.ndarray:
        return self._store.embedded(version.key, self._embedder.dimension).vectors

    def _chroma_version(self) -> str:
        from assistant.editions import chroma_index

        where = f" on {self._server}" if self._server else ""
        return f"{chroma_index.version()}{where}"

    def read_back(self) -> None:
        """Counts what was written. Raises LibraryError when anything is missing."""
        vectors = np.load(self._folder / place.VECTORS, mmap_mode="r")
        if not np.array_equal(vectors, self._wanted):
            raise miscounted(len(self._wanted), "vectors", len(vectors))
        index = keyword_index.KeywordIndex(self._folder / place.WORDS)
        if index.count != self.rows:
            raise miscounted(self.rows, "paragraphs in the keyword index", index.count)

    def clear_server(self, names: Iterable[str]) -> None:
        """Takes names that no edition uses any more from the server; left there they do no harm."""
        if self._server and (names := sorted(names)):
            try:
                with self._open_chroma() as chroma:
                    chroma.remove(names)
            except LibraryError as error:
                log.warning("%s What no edition uses stays on it.", error)

    def manifest(self) -> place.Manifest:
        """What the edition holds, each file waited for until it is on the disk."""
        files = {}
        for path in place.files_in(self._folder):
            if path.parent.name != place.ORIGINALS:  # on disk since they were stored
                place.sync(path)
            name = path.relative_to(self._folder).as_posix()
            files[name] = (path.stat().st_size, place.checksum(path))
        return place.Manifest(
            format=FORMAT,
            embedder=self._embedder.name,
            dimension=self._embedder.dimension,
            chroma=self._chroma_version(),
            indexed=indexing_rule(),
            documents=len(self._versions),
            paragraphs=self.rows,
            deleted=self._deleted,
            files=files,
        )


def changed(former: Sequence[Version], now: Sequence[Version]) -> Change:
    """Rows are in the order of the versions' keys, and new keys are higher: kept rows lead."""
    stays = {version.key for version in now} & {version.key for version in former}
    kept = [np.full(version.paragraphs, version.key in stays) for version in former]
    return Change(
        kept=np.flatnonzero(np.concatenate([np.empty(0, bool), *kept])),
        gone=tuple(version for version in former if version.key not in stays),
        new=tuple(version for version in now if version.key not in stays),
    )


def rows_in(store: Store) -> Iterator[tuple[Document, Paragraph]]:
    """Every paragraph of every current version, in the order of the rows of the indexes."""
    for version in store.versions():
        for paragraph in store.paragraphs(version.key):
            yield version.document, paragraph


def words_in(store: Store, versions: Iterable[Version]) -> Iterator[str]:
    """What the keyword index takes of the versions' paragraphs."""
    for version in versions:
        for paragraph in store.paragraphs(version.key):
            yield indexed_text.words_of(version.document, paragraph)


def vectors_in(store: Store, dimension: int) -> np.ndarray:
    """The vectors of all rows, (rows, dimension) float32."""
    each = [store.embedded(version.key, dimension).vectors for version in store.versions()]
    return np.concatenate([np.empty((0, dimension), np.float32), *each])


def miscounted(wanted: int, what: str, found: int) -> LibraryError:
    return LibraryError(
        f"What was written could not be read back ({what}: {wanted} written, {found} found, or not"
        " the same). The library is as it was before; run the same command again."
    )


def indexing_rule() -> str:
    """Changes whenever what is indexed of a paragraph is decided differently."""
    sources = (Path(module.__file__).read_bytes() for module in (indexed_text, words))
    return hashlib.sha256(b"\0".join(sources)).hexdigest()[:16]
