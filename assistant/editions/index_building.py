"""The disposable part of an edition, made from the truth and read back.

A small change starts from a copy of the indexes before it; anything else is made anew.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import logging
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.documents import Document, Paragraph
from assistant.editions import arrays, indexed_text, keyword_index, vector_file
from assistant.editions import edition_folder as place
from assistant.editions.chroma_names import collection_of, names_of
from assistant.editions.store import FORMAT, Store, Version
from assistant.embedding.embedding import Embedder
from assistant.errors import LibraryError
from assistant.text import words

if TYPE_CHECKING:
    from assistant.editions.chroma_index import ChromaIndex, Row
# Chroma only marks what is deleted. Past this share of the rows it is made anew.
MOST_DELETED = 0.25
# Opening and copying Chroma takes seconds. So many rows may wait for it, and are looked at one by
# one meanwhile, which takes less than a millisecond.
MOST_WAITING = 1000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two editions: `kept` are the rows of the former one that stay."""

    kept: np.ndarray
    gone: tuple[Version, ...]
    new: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """The edition before."""

    folder: Path
    store: Store


@dataclass(frozen=True, slots=True)
class Start:
    """How the indexes of an edition are made from those of the former one.

    `leaving` goes from Chroma and `late` is not in it yet; it is only opened when it has to be.
    """

    former: Former
    change: Change
    leaving: tuple[Version, ...]
    late: tuple[Version, ...]
    deleted: int
    opens_chroma: bool


class Building:
    """Makes the indexes of one edition in `folder` from its `store`."""

    def __init__(self, folder: Path, store: Store, embedder: Embedder, server: str) -> None:
        self._folder, self._store, self._embedder = folder, store, embedder
        self._server = server
        self._versions = store.versions()
        self._collection = collection_of(store)
        self._deleted = self._waiting = 0
        self._former: place.Manifest | None = None
        self._linked: tuple[str, ...] = ()
        self._blocks: Callable[[], Iterator[np.ndarray]] = lambda: self._new_vectors(self._versions)

    @property
    def rows(self) -> int:
        return rows_of(self._versions)

    def build(self, former: Former | None) -> None:
        """Writes vectors, keyword index and Chroma, from those of `former` where that serves."""
        self._former = _manifest_of(former)
        start = self._start(former, self._former) if former and self._former else None
        if start:
            self._build_on(start)
        else:
            self._write_vectors()
            keyword_index.make(self._folder / place.WORDS, words_in(self._store, self._versions))
            self._fill_chroma((), self._versions)

    def _start(self, former: Former, manifest: place.Manifest) -> Start | None:
        """What there is to start from: indexes unharmed and made by the same rules, or None."""
        before = former.store.versions()
        change = changed(before, self._versions)
        waiting = {version.key for version in last_of(before, manifest.waiting)}
        leaving = tuple(version for version in change.gone if version.key not in waiting)
        late = tuple(v for v in self._versions if v.key in waiting) + change.new
        start = Start(
            former,
            change,
            leaving,
            late,
            deleted=manifest.deleted + rows_of(leaving),
            opens_chroma=not self._server and bool(leaving or rows_of(late) > MOST_WAITING),
        )
        same = (manifest.format, manifest.embedder, manifest.indexed, manifest.chroma) == (
            FORMAT,
            self._embedder.name,
            indexing_rule(),
            self._chroma_version(),
        )
        small = start.deleted <= MOST_DELETED * self.rows and len(change.kept)
        read = (place.WORDS, place.VECTORS, *([place.CHROMA] if start.opens_chroma else []))
        return start if same and small and place.unharmed(former.folder, manifest, read) else None

    def _build_on(self, start: Start) -> None:
        before, change = start.former.folder, start.change

        def blocks() -> Iterator[np.ndarray]:
            yield from vector_file.rows_of(before / place.VECTORS, change.kept)
            yield from self._new_vectors(change.new)

        self._blocks = blocks
        self._write_vectors()
        keyword_index.make_from(
            before / place.WORDS,
            self._folder / place.WORDS,
            change.kept,
            words_in(start.former.store, change.gone),
            words_in(self._store, change.new),
        )
        self._deleted = start.deleted
        if self._server:
            self._fill_chroma((), change.new)
        elif start.opens_chroma:
            shutil.copytree(before / place.CHROMA, self._folder / place.CHROMA)
            self._fill_chroma(start.leaving, start.late)
        else:
            self._waiting = rows_of(start.late)
            place.link_folder(before / place.CHROMA, self._folder / place.CHROMA)
            self._linked = tuple(self._names_in(place.CHROMA))

    def _write_vectors(self) -> None:
        shape = (self.rows, self._embedder.dimension)
        vector_file.write(self._folder / place.VECTORS, shape, self._blocks())

    def _new_vectors(self, versions: Iterable[Version]) -> Iterator[np.ndarray]:
        return (self._vectors(version) for version in versions)

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

    def _open_chroma(self) -> ChromaIndex:
        from assistant.editions import chroma_index

        if self._server:
            return chroma_index.ChromaIndex(self._server, self._collection)
        return chroma_index.ChromaIndex(self._folder / place.CHROMA)

    def _chroma_rows(self, versions: Sequence[Version]) -> Iterator[Row]:
        from assistant.editions import chroma_index

        for version in versions:
            for id, vector in zip(names_of(version), self._vectors(version), strict=True):
                yield chroma_index.Row(id, version.id, vector)

    def _vectors(self, version: Version) -> np.ndarray:
        return self._store.embedded(version.key, self._embedder.dimension).vectors

    def _chroma_version(self) -> str:
        where = f" on {self._server}" if self._server else ""
        return f"{importlib.metadata.version('chromadb')}{where}"

    def read_back(self) -> None:
        """Counts what was written. Raises LibraryError when anything is missing."""
        if not vector_file.holds(self._folder / place.VECTORS, self._blocks()):
            found = len(arrays.opened(self._folder / place.VECTORS))
            raise miscounted(self.rows, "vectors", found)
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

    def manifest(self, brought: Collection[str] = ()) -> place.Manifest:
        """What the edition holds, each file that was written waited for until it is on the disk.

        Those that were only linked from the former edition (`brought` and what this did) are as
        they are noted there: should one have been damaged since, a check will say so.
        """
        noted = self._former.files if self._former else {}
        same = {name: noted[name] for name in (*brought, *self._linked) if name in noted}
        files = {}
        for name in self._names_in():
            path = self._folder / name
            if name not in same and path.parent.name != place.ORIGINALS:  # synced when stored
                place.sync(path)
            files[name] = same.get(name) or (path.stat().st_size, place.checksum(path))
        return place.Manifest(
            format=FORMAT,
            embedder=self._embedder.name,
            dimension=self._embedder.dimension,
            chroma=self._chroma_version(),
            indexed=indexing_rule(),
            documents=len(self._versions),
            paragraphs=self.rows,
            deleted=self._deleted,
            waiting=self._waiting,
            files=files,
        )

    def _names_in(self, part: str = "") -> Iterator[str]:
        for path in place.files_in(self._folder / part):
            yield path.relative_to(self._folder).as_posix()


def _manifest_of(former: Former | None) -> place.Manifest | None:
    try:
        return place.read_manifest(former.folder) if former else None
    except LibraryError:  # damaged: everything is made anew
        return None


def rows_of(versions: Iterable[Version]) -> int:
    """How many rows the versions have together."""
    return sum(version.paragraphs for version in versions)


def last_of(versions: Sequence[Version], rows: int) -> tuple[Version, ...]:
    """The versions that the last `rows` rows are of."""
    before = len(versions)
    while rows_of(versions[before:]) < rows:
        before -= 1
    return tuple(versions[before:])


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
    sources = (Path(str(module.__file__)).read_bytes() for module in (indexed_text, words))
    return hashlib.sha256(b"\0".join(sources)).hexdigest()[:16]
