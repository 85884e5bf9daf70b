"""A copy of a library while it is used, and a library made from it again."""

from __future__ import annotations

import argparse
import sqlite3

import pytest

from assistant.errors import LibraryError, LibraryIsEmpty
from assistant.library import Library
from ingest import backup
from tests.support.small_library import WordCounting, a_document, add, state


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "library_of", lambda asked: Library(asked.library, WordCounting()))
    library = Library(tmp_path / "library", WordCounting())
    add(library, *a_document("plan.txt", "Trees", "Hedges"))
    add(library, *a_document("plan.txt", "Trees", "Bulbs"))
    return library


def asked(folder, library):
    return argparse.Namespace(folder=folder, library=library)


def test_a_backup_holds_the_library_its_conversations_and_its_records(library, tmp_path, capsys):
    (library.folder / "conversations" / "reader").mkdir(parents=True)
    (library.folder / "conversations" / "reader" / "one.json").write_text("{}")
    (library.folder / "records").mkdir()
    records = sqlite3.connect(library.folder / "records" / "records.sqlite")
    records.execute("PRAGMA journal_mode = WAL")
    records.execute("CREATE TABLE asked (question TEXT)")
    records.execute("INSERT INTO asked VALUES ('in the log only')")
    records.commit()  # and still open: what was committed stands beside the file
    kept, again = tmp_path / "kept", tmp_path / "again"
    assert backup.backup(asked(kept, library.folder)) == 0
    records.close()
    assert (
        capsys.readouterr().out == f"{kept} holds the library {library.folder}, and was checked.\n"
    )
    assert backup.restore(asked(kept, again)) == 0
    restored = Library(again, WordCounting())
    assert state(restored) == {"plan": ("Trees", "Bulbs")}
    assert [document.id for document in restored.edition().earlier] == ["plan@1"]
    assert (again / "conversations" / "reader" / "one.json").read_text() == "{}"
    found = sqlite3.connect(again / "records" / "records.sqlite")
    assert found.execute("SELECT question FROM asked").fetchall() == [("in the log only",)]
    found.close()
    assert add(restored, *a_document("next.txt", "Beds")) == "added"
    assert list(restored.faults()) == []


def test_nothing_is_written_over(library, tmp_path):
    (tmp_path / "kept").mkdir()
    with pytest.raises(LibraryError, match=r"kept is there already\. Name a folder that is not"):
        backup.backup(asked(tmp_path / "kept", library.folder))
    backup.backup(asked(tmp_path / "new", library.folder))
    with pytest.raises(LibraryError, match=r"library is not empty\. Move it away first"):
        backup.restore(asked(tmp_path / "new", library.folder))
    assert state(library) == {"plan": ("Trees", "Bulbs")}


def test_an_empty_library_is_not_backed_up_and_no_backup_is_not_restored(tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "library_of", lambda asked: Library(asked.library, WordCounting()))
    with pytest.raises(LibraryIsEmpty):
        backup.backup(asked(tmp_path / "kept", tmp_path / "none"))
    with pytest.raises(LibraryError, match="none is no backup of a library"):
        backup.restore(asked(tmp_path / "none", tmp_path / "library"))
    assert not (tmp_path / "kept").exists() and not (tmp_path / "library").exists()


def test_a_damaged_copy_is_told(library, tmp_path, monkeypatch, capsys):
    really = backup.copied

    def copied(library, target):
        really(library, target)
        for path in target.glob("editions/*/vectors.npy"):
            path.write_bytes(b"")

    monkeypatch.setattr(backup, "copied", copied)
    assert backup.backup(asked(tmp_path / "kept", library.folder)) == 1
    assert "vectors.npy" in capsys.readouterr().err
