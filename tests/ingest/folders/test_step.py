"""A library in step with its folders: what is new, changed, renamed, moved, gone, or not there."""

from __future__ import annotations

import os
import shutil
import time

import pytest

from ingest.folders.folder import LocalFolder
from ingest.folders.noted import notes_in, write_notes
from ingest.folders.rehearsal import RehearsedReaders, RehearsedWriter
from ingest.folders.step import in_step
from ingest.version import reader_version
from tests.support.read_here import ReadHere
from tests.support.small_library import state

WORDS = "the board met and heard of " + " ".join(f"matter{n}" for n in range(40))


@pytest.fixture
def share(tmp_path):
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


def write(path, text) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def later():
    """An hour from now, when every file has long been as it is."""
    return time.time() + 3600


def synced(library, *folders, many=False, clock=time.time):
    """What became of each file, the sentences beside it, and what was fetched to be read."""
    readers = ReadHere()
    of = [LocalFolder(folder, clock) for folder in folders]
    with library.writing() as writer:
        noted = notes_in(library.folder, reader_version())
        step = in_step(of, writer, readers, lambda outcome: None, noted, many)
        write_notes(library.folder, reader_version(), step.notes)
    told = sorted((outcome.what, outcome.name) for outcome in step.outcomes)
    return told, step.wrong, readers.named


def texts(library) -> list[str]:
    return sorted(texts[0] for texts in state(library).values())


def test_what_is_new_changed_renamed_moved_and_gone_is_so_in_the_library(library, share):
    for name in "abcde":
        write(share / f"{name}.txt", f"Text of {name}")
    synced(library, share)
    write(share / "a.txt", "Another text")
    (share / "b.txt").rename(share / "better.txt")
    (share / "old").mkdir()
    (share / "c.txt").rename(share / "old" / "c.txt")
    (share / "d.txt").unlink()
    write(share / "f.txt", "Text of f")
    told, wrong, _ = synced(library, share)
    assert (told, wrong) == (
        [
            ("added", "f.txt"),
            ("moved", "better.txt"),
            ("moved", "c.txt"),
            ("removed", "d.txt"),
            ("replaced", "a.txt"),
            ("unchanged", "e.txt"),
        ],
        (),
    )
    assert state(library) == {
        "a": ("Another text",),
        "b": ("Text of b",),
        "c": ("Text of c",),
        "e": ("Text of e",),
        "f": ("Text of f",),
    }
    assert [document.id for document in library.edition().earlier] == ["a@1"]


def test_one_sync_is_one_edition_and_one_without_changes_is_none(library, share):
    write(share / "a.txt", "One")
    write(share / "b.txt", "Two")
    synced(library, share)
    first = library.edition().id
    synced(library, share)
    assert library.edition().id == first
    write(share / "a.txt", "Three")
    (share / "b.txt").unlink()
    write(share / "c.txt", "Four")
    synced(library, share)
    assert [p.name for p in sorted((library.folder / "editions").iterdir())] == [
        first,
        library.edition().id,
    ]


def test_a_file_that_has_not_changed_is_not_fetched_again(library, share, monkeypatch):
    for name in "ab":
        write(share / f"{name}.txt", f"Text of {name}")
    synced(library, share, clock=later)
    opened = []
    monkeypatch.setattr(
        LocalFolder, "contents_of", lambda self, place, most: opened.append(place.name)
    )
    told, _, _ = synced(library, share, clock=later)
    assert (told, opened) == ([("unchanged", "a.txt"), ("unchanged", "b.txt")], [])


def test_a_file_changed_within_its_times_is_noticed(library, share):
    file = share / "a.txt"
    write(file, "Text one")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    synced(library, share)
    write(file, "Text two")  # as long, and its time is put back
    os.utime(file, (1_700_000_000, 1_700_000_000))
    assert synced(library, share)[0] == [("replaced", "a.txt")]


def test_facts_put_right_beside_a_file_have_it_read_again(library, share):
    write(share / "a.txt", "Text")
    synced(library, share, clock=later)
    write(share / "a.toml", 'title = "One"')
    assert synced(library, share, clock=later)[0] == [("replaced", "a.txt")]
    (share / "a.toml").unlink()
    assert synced(library, share, clock=later)[0] == [("replaced", "a.txt")]


def test_what_could_not_be_read_is_tried_again(library, share):
    write(share / "a.txt", "Text")
    write(share / "b.txt", "refused")
    assert synced(library, share, clock=later)[0] == [("added", "a.txt"), ("refused", "b.txt")]
    assert synced(library, share, clock=later)[2] == ["b.txt"]


def test_a_file_that_can_no_longer_be_read_leaves_its_document_as_it_was(library, share):
    write(share / "a.txt", "Text")
    synced(library, share)
    write(share / "a.txt", "refused")
    assert synced(library, share)[0] == [("refused", "a.txt")]
    assert texts(library) == ["Text"]


def test_a_share_that_is_gone_or_empty_takes_nothing_with_it(library, share, tmp_path):
    for n in range(3):
        write(share / f"{n}.txt", f"Text {n}")
    synced(library, share)
    share.rename(tmp_path / "away")
    told, wrong, _ = synced(library, share)
    assert (told, wrong) == (
        [],
        (f"{share} is not there. Nothing of it was changed; check that it is.",),
    )
    share.mkdir()  # where it was mounted
    told, wrong, _ = synced(library, share)
    assert told == [] and [sentence.split(", so")[0] for sentence in wrong] == [
        f"{share} holds no documents that the library has from it, as if it were not all there"
    ]
    assert len(texts(library)) == 3
    share.rmdir()
    (tmp_path / "away").rename(share)
    assert {what for what, _ in synced(library, share)[0]} == {"unchanged"}


def test_other_folders_are_kept_in_step_while_a_share_is_gone(library, share, tmp_path):
    write(share / "a.txt", "On the share")
    write(tmp_path / "disk" / "b.txt", "On the disk")
    synced(library, share, tmp_path / "disk")
    share.rename(tmp_path / "away")
    write(tmp_path / "disk" / "c.txt", "Also on the disk")
    write(tmp_path / "disk" / "copy.txt", "On the share")
    (tmp_path / "disk" / "b.txt").unlink()
    told, _, _ = synced(library, share, tmp_path / "disk")
    assert told == [("added", "c.txt"), ("removed", "b.txt"), ("same content", "copy.txt")]
    assert texts(library) == ["Also on the disk", "On the share"]


def test_a_folder_that_cannot_be_searched_keeps_its_documents(library, share, monkeypatch):
    write(share / "open" / "a.txt", "Open")
    write(share / "shut" / "b.txt", "Shut")
    synced(library, share)
    shutil.rmtree(share / "open")
    write(share / "c.txt", "New")
    really = os.scandir

    def scandir(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told, wrong, _ = synced(library, share)
    assert (told, wrong) == (
        [("added", "c.txt"), ("removed", "a.txt")],
        (f"{share / 'shut'} cannot be searched (Permission denied). Check your rights.",),
    )
    assert texts(library) == ["New", "Shut"]


def test_a_share_that_goes_between_two_looks_takes_nothing_with_it(library, share, monkeypatch):
    for n in range(4):
        write(share / f"{n}.txt", f"Text {n}")
    synced(library, share)
    looks = []
    really = LocalFolder.look

    def look(self):
        looks.append(1)
        hidden = share / "0.txt"
        if len(looks) == 1:  # a listing that says less than is there
            kept = hidden.read_bytes()
            hidden.unlink()
            seen = really(self)
            hidden.write_bytes(kept)
            return seen
        return really(self)

    monkeypatch.setattr(LocalFolder, "look", look)
    told, wrong, _ = synced(library, share)
    assert ({what for what, _ in told}, wrong, len(looks)) == ({"unchanged"}, (), 2)
    assert len(texts(library)) == 4


def test_most_of_a_folder_goes_only_when_it_is_said(library, share):
    for n in range(30):
        write(share / f"{n}.txt", f"Text {n}")
    synced(library, share)
    for n in range(20):
        (share / f"{n}.txt").unlink()
    told, wrong, _ = synced(library, share)
    assert {what for what, _ in told} == {"unchanged"}
    assert wrong == (
        f"{share} lacks 20 of 30 that the library has from it, as if it were not all there, so"
        " none of them was removed. If they are to go: ingest sync --remove-many",
    )
    told, wrong, _ = synced(library, share, many=True)
    assert (sum(what == "removed" for what, _ in told), wrong) == (20, ())
    assert len(texts(library)) == 10


def test_documents_from_elsewhere_are_left_alone(library, share, tmp_path):
    write(tmp_path / "share and more" / "a.txt", "Beside it")
    synced(library, tmp_path / "share and more")
    shutil.rmtree(tmp_path / "share and more")
    write(share / "b.txt", "In it")
    assert synced(library, share)[0] == [("added", "b.txt")]
    assert texts(library) == ["Beside it", "In it"]


def test_a_file_moved_from_one_folder_to_another_is_the_same_document(library, share, tmp_path):
    other = tmp_path / "other"
    write(share / "a.txt", "Text")
    write(other / "b.txt", "Other")
    synced(library, share, other)
    (share / "a.txt").rename(other / "a.txt")
    write(share / "c.txt", "New")
    told, _, _ = synced(library, share, other)
    assert told == [("added", "c.txt"), ("moved", "a.txt"), ("unchanged", "b.txt")]
    assert library.edition().document("a").place == str(other / "a.txt")


def test_a_renamed_and_edited_file_is_told_as_what_it_looks_like(library, share):
    write(share / "draft.txt", WORDS)
    write(share / "other.txt", "Other")
    synced(library, share)
    (share / "draft.txt").unlink()
    write(share / "final.txt", f"{WORDS} and closed")
    with library.writing() as writer:
        step = in_step([LocalFolder(share)], writer, ReadHere(), lambda outcome: None, {})
    said = {o.name: [p.message for p in o.problems] for o in step.outcomes}
    assert said == {
        "final.txt": ["It looks like a newer version of draft (draft.txt), whose file is gone."],
        "other.txt": [],
        "draft.txt": [],
    }
    assert texts(library) == ["Other", f"{WORDS} and closed"]


def test_files_of_other_kinds_are_counted_and_an_empty_one_is_not_rehearsed_as_added(
    library, share
):
    for name in ("plan.md", "plan.xyz", "other.XYZ", "plan.md.toml", ".hidden", "~$plan.docx"):
        write(share / name, "" if name == "plan.md" else WORDS)
    folder = LocalFolder(share)
    step = in_step([folder], RehearsedWriter(None), RehearsedReaders(), lambda outcome: None, {})
    assert [(one.what, one.name) for one in step.outcomes] == [("refused", "plan.md")]
    assert step.passed_over == (f"{share}: 2 files are of kinds that are not read (.XYZ, .xyz).",)


def test_a_rehearsal_tells_what_a_sync_would_do_and_does_nothing(library, share):
    for name in "abcd":
        write(share / f"{name}.txt", f"Text of {name}")
    write(share / "copy.txt", "Text of a")
    synced(library, share)
    write(share / "a.txt", "Another text")
    (share / "b.txt").rename(share / "better.txt")
    (share / "c.txt").unlink()
    write(share / "e.txt", "Text of e")
    before = {p: p.read_bytes() for p in library.folder.rglob("*") if p.is_file()}
    told = in_step(
        [LocalFolder(share)],
        RehearsedWriter(library.edition()),
        RehearsedReaders(),
        lambda outcome: None,
        {},
    ).outcomes
    after = {p: p.read_bytes() for p in library.folder.rglob("*") if p.is_file()}
    assert after == before
    assert sorted((o.what, o.name) for o in told) == synced(library, share)[0]
