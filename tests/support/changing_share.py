"""A share that people work on, and syncs of it that may be killed or lose it halfway."""

from __future__ import annotations

import random
from pathlib import Path

# Imported before the fork, so that a kill falls on work and not on the loading of modules.
from assistant.editions import chroma_index, index_building  # noqa: F401
from assistant.library import Library
from ingest.folders.folder import LocalFolder
from ingest.folders.noted import notes_in, write_notes
from ingest.folders.step import in_step
from ingest.version import reader_version
from tests.support.read_here import ReadHere
from tests.support.small_library import WordCounting


class Share:
    """Two folders of made-up papers, changed at random by a seed."""

    def __init__(self, top: Path, files: int, seed: int) -> None:
        self.folders = (top / "minutes", top / "reports")
        self._rng, self._written, self._each = random.Random(seed), 0, max(files // 30, 1)
        for folder in self.folders:
            folder.mkdir(parents=True)
        for _ in range(files):
            self._add()

    def files(self) -> list[Path]:
        found = (path for folder in self.folders for path in folder.rglob("*.txt"))
        return sorted(found)

    def texts(self) -> list[str]:
        """What is said in it, each text once."""
        return sorted({path.read_text() for path in self.files()})

    def change(self) -> None:
        """What people do in a day: some files added, edited, renamed, moved, copied, deleted."""
        for what in (self._add, self._edit, self._rename, self._move, self._copy, self._delete):
            for _ in range(self._rng.randint(1, 2 * self._each)):
                what()

    def _add(self) -> None:
        path = self._somewhere()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._write(path)

    def _edit(self) -> None:
        self._write(self._any())

    def _rename(self) -> None:
        path = self._any()
        path.rename(path.with_name(self._name()))

    def _move(self) -> None:
        path, to = self._any(), self._somewhere()
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)

    def _copy(self) -> None:
        to = self._somewhere()
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(self._any().read_bytes())

    def _delete(self) -> None:
        self._any().unlink()

    def _any(self) -> Path:
        return self._rng.choice(self.files())

    def _somewhere(self) -> Path:
        folder = self._rng.choice(self.folders)
        return folder / f"year {self._rng.randrange(4)}" / self._name()

    def _name(self) -> str:
        self._written += 1
        return f"paper {self._written} of {self._rng.randrange(5)}.txt"

    def _write(self, path: Path) -> None:
        self._written += 1
        words = " ".join(f"matter{self._rng.randrange(10**6)}" for _ in range(12))
        path.write_text(f"Text {self._written}: {words}")


class GoesHalfway(ReadHere):
    """Readers under whose hands a folder goes away after some files."""

    def __init__(self, folder: Path, away: Path, after: int) -> None:
        super().__init__()
        self._folder, self._away, self._after = folder, away, after

    def read_each(self, files):
        for number, one in enumerate(super().read_each(files)):
            if number == self._after:
                self._folder.rename(self._away)
            yield one


def sync(library: Path, folders: tuple[Path, ...], readers: ReadHere | None = None) -> list[str]:
    """Brings the library in step; what became of the files, and the sentences beside it."""
    of = [LocalFolder(folder) for folder in folders]
    with Library(library, WordCounting()).writing(wait=30) as writer:
        noted = notes_in(library, reader_version())
        step = in_step(of, writer, readers or ReadHere(), lambda outcome: None, noted)
        write_notes(library, reader_version(), step.notes)
    return [*(outcome.what for outcome in step.outcomes), *step.wrong]
