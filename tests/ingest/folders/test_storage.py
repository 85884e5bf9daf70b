"""Folders in a storage, told by fsspec's own: one in memory, and the disk by its address."""

from __future__ import annotations

import time
from typing import ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from assistant.errors import FileRefused, LibraryError
from ingest.folders.folder import LocalFolder, folders_of
from ingest.folders.step import in_step
from ingest.folders.storage import StoredFolder
from tests.support.read_here import ReadHere
from tests.support.small_library import state


@pytest.fixture
def storage():
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]
    yield memory
    memory.store.clear()


def synced(library, *folders, notes=None):
    with library.writing() as writer:
        return in_step(folders, writer, ReadHere(), lambda outcome: None, notes or {})


def told(step):
    return sorted((outcome.what, outcome.name) for outcome in step.outcomes)


def later():
    return time.time() + 3600


def test_a_storage_is_kept_in_step_as_a_folder_is(library, storage):
    for path in ("a.txt", "2023/minutes.txt", "2024/minutes.txt", ".hidden.txt", "notes.bin"):
        storage.pipe_file(f"/papers/{path}", f"Text of {path}".encode())
    folder = StoredFolder("memory://papers")
    assert told(synced(library, folder)) == [
        ("added", "2023 minutes.txt"),
        ("added", "2024 minutes.txt"),
        ("added", "a.txt"),
    ]
    assert library.edition().document("a").place == "memory:///papers/a.txt"
    storage.pipe_file("/papers/a.txt", b"Another text")
    storage.mv("/papers/2023/minutes.txt", "/papers/old minutes.txt")
    storage.rm("/papers/2024/minutes.txt")
    assert told(synced(library, folder)) == [
        ("moved", "old minutes.txt"),
        ("removed", "2024 minutes.txt"),
        ("replaced", "a.txt"),
    ]
    assert sorted(texts[0] for texts in state(library).values()) == [
        "Another text",
        "Text of 2023/minutes.txt",
    ]


def test_what_lies_beside_a_file_in_a_storage_is_its_sidecar(storage):
    storage.pipe_file("/papers/a.txt", b"Text")
    storage.pipe_file("/papers/a.toml", b'title = "One"')
    folder = StoredFolder("memory://papers")
    (place,) = folder.look().places
    assert folder.contents_of(place, 100) == (b"Text", b'title = "One"')
    with pytest.raises(FileRefused, match=r"a\.txt has 0 MB; 0 MB at most"):
        folder.contents_of(place, 3)


def test_a_file_of_a_storage_that_has_not_changed_is_not_fetched(library, storage, monkeypatch):
    storage.pipe_file("/papers/a.txt", b"Text")
    folder = StoredFolder("memory://papers", later)
    notes = synced(library, folder).notes
    monkeypatch.setattr(StoredFolder, "contents_of", None)
    assert told(synced(library, folder, notes=notes)) == [("unchanged", "a.txt")]
    monkeypatch.undo()
    time.sleep(0.01)
    storage.pipe_file("/papers/a.txt", b"Next")
    assert told(synced(library, folder, notes=notes)) == [("replaced", "a.txt")]


def test_a_storage_that_fails_takes_nothing_with_it(library, storage, monkeypatch):
    for n in range(4):
        storage.pipe_file(f"/papers/{n % 2}/{n}.txt", f"Text {n}".encode())
    folder = StoredFolder("memory://papers")
    synced(library, folder)
    really, calls = folder._storage.ls, []

    def ls(path, **options):
        calls.append(path)
        if len(calls) > 1:
            raise OSError("Slow down, please.\nA page of details")
        return really(path, **options)

    monkeypatch.setattr(folder._storage, "ls", ls)
    step = synced(library, folder)
    assert (step.outcomes, step.wrong) == (
        (),
        (
            "memory://papers cannot be looked into (Slow down, please.). Nothing of it was"
            " changed; check that it is there.",
        ),
    )
    monkeypatch.undo()
    storage.rm("/papers", recursive=True)
    assert synced(library, folder).outcomes == ()
    assert len(state(library)) == 4


def test_a_file_that_cannot_be_fetched_is_named_and_its_document_stays(
    library, storage, monkeypatch
):
    storage.pipe_file("/papers/a.txt", b"Text")
    storage.pipe_file("/papers/b.txt", b"Other")
    folder = StoredFolder("memory://papers")
    synced(library, folder)
    storage.pipe_file("/papers/a.txt", b"New text")
    really = folder._storage.cat_file

    def cat_file(path, **options):
        if path.endswith("a.txt"):
            raise ConnectionError("broken off")
        return really(path, **options)

    monkeypatch.setattr(folder._storage, "cat_file", cat_file)
    (refused, other) = synced(library, folder).outcomes
    assert (refused.what, refused.message, other.what) == (
        "refused",
        "a.txt cannot be read from memory://papers (broken off). It will be tried again at the"
        " next sync.",
        "unchanged",
    )
    assert state(library)["a"] == ("Text",)


def test_a_file_that_moves_from_the_disk_into_a_storage_is_the_same_document(
    library, storage, tmp_path
):
    disk = tmp_path / "share"
    disk.mkdir()
    (disk / "a.txt").write_text("Text")
    (disk / "b.txt").write_text("Other")
    storage.pipe_file("/papers/c.txt", b"Third")
    folders = LocalFolder(disk), StoredFolder("memory://papers")
    synced(library, *folders)
    (disk / "a.txt").unlink()
    storage.pipe_file("/papers/a.txt", b"Text")
    assert told(synced(library, *folders)) == [
        ("moved", "a.txt"),
        ("unchanged", "b.txt"),
        ("unchanged", "c.txt"),
    ]


def test_a_folder_of_the_disk_through_fsspec_reads_as_the_folder_itself(tmp_path):
    for path in ("a.txt", "in/b.txt", "in/.c.txt"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path)
    by_storage, by_disk = StoredFolder(f"local://{tmp_path}"), LocalFolder(tmp_path)
    read = [
        sorted((place.name, folder.contents_of(place, 100)) for place in folder.look().places)
        for folder in (by_storage, by_disk)
    ]
    assert read == [[("a.txt", (b"a.txt", None)), ("b.txt", (b"in/b.txt", None))]] * 2


def test_folders_are_named_by_path_or_address(tmp_path):
    (tmp_path / "a.txt").write_text("Text")
    kinds = [type(folder) for folder in folders_of((str(tmp_path), f"file://{tmp_path}"))]
    assert kinds == [LocalFolder, LocalFolder]
    with pytest.raises(LibraryError, match=r"is a file\. Name the folder that it is in"):
        folders_of((str(tmp_path / "a.txt"),))
    with pytest.raises(LibraryError, match="Name the folders to keep the library in step with"):
        folders_of(())
    with pytest.raises(LibraryError, match=r"nothing://x cannot be reached"):
        folders_of(("nothing://x",))


class Plain(MemoryFileSystem):
    """A storage that takes no setting but its own, as WebDAV's, and remembers what it listed, as
    S3's does."""

    protocol = "plain"
    listed: ClassVar[dict[str, list[dict[str, object]]]] = {}

    def __init__(self, root: str = "") -> None:
        super().__init__()

    @classmethod
    def _strip_protocol(cls, path):
        return super()._strip_protocol(path.replace("plain://", "memory://"))

    def ls(self, path, detail=True, **given):
        if path not in self.listed:
            self.listed[path] = super().ls(path, detail=True, **given)
        return self.listed[path]

    def invalidate_cache(self, path=None):
        self.listed.clear()


def test_a_storage_that_takes_no_settings_and_remembers_its_listings_is_kept_in_step(
    library, storage
):
    fsspec.register_implementation("plain", Plain, clobber=True)
    storage.pipe_file("/papers/a.txt", b"Text")
    folder = StoredFolder("plain://papers")
    assert told(synced(library, folder)) == [("added", "a.txt")]
    storage.pipe_file("/papers/b.txt", b"Another text")
    assert told(synced(library, folder)) == [("added", "b.txt"), ("unchanged", "a.txt")]
