"""Files into the library: only what is new is read, and a document is said once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.library import Library
from ingest.__main__ import main as ingest
from ingest.adding import added, read_again
from ingest.apart.limits import Children, Limits
from ingest.files import places_of
from ingest.read_again import readings_in
from tests.support.small_library import WordCounting

STAND_IN = "tests.support.stand_in_reader:read"


@pytest.fixture(scope="module")
def children():
    with Children(Limits(seconds=60), STAND_IN, count=2) as some:
        yield some


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


def run(library, children, *paths) -> dict[str, str]:
    """What became of each file."""
    places, wrong = places_of(paths)
    assert wrong == ()
    with library.writing() as writer:
        outcomes = added(places, writer, children, lambda outcome: None)
    return {outcome.name: outcome.what for outcome in outcomes}


def ids(library) -> list[str]:
    return sorted(document.id for document in library.edition().documents)


def test_only_what_changed_is_read_again(library, children, folder):
    (folder / "a.txt").write_text("Placements")
    (folder / "b.txt").write_text("Beds")
    assert run(library, children, folder) == {"a.txt": "added", "b.txt": "added"}
    first = library.edition().id
    assert run(library, children, folder) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    assert library.edition().id == first
    (folder / "b.txt").write_text("Chairs")
    assert run(library, children, folder) == {"a.txt": "unchanged", "b.txt": "replaced"}
    assert [p.text for p in library.edition().paragraphs("b")] == ["Chairs"]
    assert [d.id for d in library.edition().earlier] == ["b@1"]


def test_a_sidecar_that_is_new_or_changed_has_its_file_read_again(library, children, folder):
    (folder / "a.txt").write_text("Placements")
    run(library, children, folder)
    (folder / "a.toml").write_text('title = "One"')
    assert run(library, children, folder) == {"a.txt": "replaced"}
    assert run(library, children, folder) == {"a.txt": "unchanged"}
    assert library.edition().earlier == ()


def test_the_same_content_under_two_names_is_kept_once(library, children, folder):
    (folder / "a.txt").write_text("Placements")
    (folder / "b.txt").write_text("Placements")
    assert run(library, children, folder) == {"a.txt": "added", "b.txt": "same content"}
    assert ids(library) == ["a"]
    assert run(library, children, folder) == {"a.txt": "unchanged", "b.txt": "same content"}


def test_a_file_that_becomes_a_copy_of_another_no_longer_says_what_it_said(
    library, children, folder
):
    (folder / "a.txt").write_text("Placements")
    (folder / "b.txt").write_text("Beds")
    run(library, children, folder)
    (folder / "b.txt").write_text("Placements")
    assert run(library, children, folder) == {"a.txt": "unchanged", "b.txt": "same content"}
    assert ids(library) == ["a"]


def test_two_files_of_one_name_in_two_folders_are_two_documents(library, children, folder):
    for year in ("2019", "2020"):
        (folder / year).mkdir()
        (folder / year / "report.txt").write_text(f"Of {year}")
    run(library, children, folder)
    assert {d.file for d in library.edition().documents} == {"2019 report.txt", "2020 report.txt"}
    assert set(run(library, children, folder).values()) == {"unchanged"}


def test_the_same_name_with_another_suffix_is_another_document(library, children, folder):
    (folder / "report.txt").write_text("Placements")
    (folder / "report.md").write_text("Beds")
    run(library, children, folder)
    assert len(ids(library)) == 2 and ids(library)[0] == "report"
    assert set(run(library, children, folder).values()) == {"unchanged"}


def test_bad_files_are_named_and_the_good_are_kept(library, children, folder):
    (folder / "good.txt").write_text("Placements")
    for name in ("mistake", "refused", "crash"):
        (folder / f"{name}.txt").write_text(name)
    assert run(library, children, folder) == {
        "crash.txt": "refused",
        "good.txt": "added",
        "mistake.txt": "refused",
        "refused.txt": "refused",
    }
    assert ids(library) == ["good"]


def test_odd_names_are_only_names(library, children, folder, tmp_path):
    for name in ("..%2f..%2fetc.txt", "a\nb.txt", "naïve – draft.txt", "-rf.txt", "a;b$(c).txt"):
        (folder / name).write_text(f"Text of {name}")
    before = {path for path in tmp_path.rglob("*") if library.folder not in path.parents}
    assert set(run(library, children, folder).values()) == {"added"}
    after = {path for path in tmp_path.rglob("*") if library.folder not in path.parents}
    assert after - before == {library.folder}
    assert list(library.faults()) == []


def test_what_is_no_document_is_left_alone_in_a_folder(folder):
    for name in (".hidden.pdf", "~$open.docx", "Thumbs.db", "a.toml", "program.py", "a.txt"):
        (folder / name).write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "b.txt").write_text("x")
    places, wrong = places_of([folder])
    assert [place.name for place in places] == ["a.txt"]
    assert wrong == ()


def test_a_library_inside_the_folder_is_not_read_as_documents(library, children, folder):
    inside = Library(folder / "library", WordCounting())
    (folder / "a.txt").write_text("Placements")
    run(inside, children, folder)
    assert run(inside, children, folder) == {"a.txt": "unchanged"}


def test_a_path_that_is_not_there_and_an_empty_folder_are_told(folder):
    _, wrong = places_of([folder / "nothing.pdf", folder])
    assert [sentence.split(" ", 1)[1] for sentence in wrong] == [
        "is not there. Check the name.",
        "holds no documents. Put PDF or other files there and try again.",
    ]


def test_a_rebuild_reads_every_original_again_and_keeps_versions(library, children, folder):
    (folder / "a.txt").write_text("Placements")
    run(library, children, folder)
    (folder / "a.txt").write_text("Beds")
    run(library, children, folder)
    with library.writing(anew=True) as writer:
        outcomes = read_again(writer, children, lambda outcome: None)
    assert [outcome.what for outcome in outcomes] == ["unchanged", "replaced"]
    edition = library.edition()
    assert [p.text for p in edition.paragraphs("a")] == ["Beds"]
    assert [p.text for p in edition.paragraphs("a@1")] == ["Placements"]
    assert list(library.faults()) == []
    assert run(library, children, folder) == {"a.txt": "unchanged"}


def test_a_rebuild_keeps_what_was_read_of_an_original_that_is_damaged(library, children, folder):
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Text of {name}")
    run(library, children, folder)
    edition = library.edition()
    kept = library.folder / "editions" / edition.id / "originals"
    (kept / edition.document("a").sha256).write_bytes(b"other words")
    with library.writing(anew=True) as writer:
        outcomes = read_again(writer, children, lambda outcome: None)
    assert [(outcome.name, outcome.what, outcome.message) for outcome in outcomes] == [
        (
            "a.txt",
            "refused",
            "a.txt: the file that was kept is missing or damaged. What was read of it before"
            " stays in use. Add the file again.",
        ),
        ("b.txt", "replaced", ""),
    ]
    edition = library.edition()
    assert [p.text for id in ("a", "b") for p in edition.paragraphs(id)] == [
        "Text of a",
        "Text of b",
    ]
    assert run(library, children, folder) == {"a.txt": "replaced", "b.txt": "unchanged"}
    assert list(library.faults()) == []


def test_a_damaged_original_is_replaced_by_the_file_added_again(library, children, folder):
    (folder / "a.txt").write_text("Text of a")
    run(library, children, folder)
    edition = library.edition()
    kept = library.folder / "editions" / edition.id / "originals"
    (kept / edition.document("a").sha256).unlink()
    assert run(library, children, folder) == {"a.txt": "replaced"}
    assert list(library.faults()) == []
    assert run(library, children, folder) == {"a.txt": "unchanged"}


def test_a_check_reads_only_what_another_reader_read(library, children, folder):
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Text of {name}")
    run(library, children, folder)
    edition = library.edition()
    lines = [f"{name}: {edition.reading(name)}" for name in ("a", "b")]
    with Children(Limits(seconds=60), "tests.no_such_reader:read", count=1) as none:
        assert list(readings_in(edition, none)) == lines
    assert list(readings_in(edition, children, again=True)) == lines

    document, paragraphs = edition.document("a"), edition.paragraphs("a")
    (other,) = (replace(paragraph, text="Read otherwise") for paragraph in paragraphs)
    with library.writing() as writer:
        writer.add(document, (other,), edition.original("a"), source="another reader")
    assert list(readings_in(library.edition(), children)) == [
        lines[0],
        "  older reading: It would be read better now: python -m ingest rebuild",
        lines[1],
    ]


def test_a_library_of_another_release_is_read_again_before_anything_is_added(
    tmp_path, monkeypatch, capsys
):
    (tmp_path / "a.txt").write_text("Placements are stable.")
    library = ["--library", str(tmp_path / "library")]
    assert ingest(["add", str(tmp_path / "a.txt"), *library]) == 0
    for module in ("store", "edition", "writing", "index_building"):
        monkeypatch.setattr(f"assistant.editions.{module}.FORMAT", 99)
    monkeypatch.setattr("assistant.library.FORMAT", 99)
    assert ingest(["remove", "a", *library]) == 2
    assert "another release (format 2, not 99). Run: python -m ingest rebuild" in (
        capsys.readouterr().err
    )
    (tmp_path / "b.txt").write_text("Beds are free.")
    assert ingest(["add", str(tmp_path / "b.txt"), *library]) == 0
    assert "every document is read again" in capsys.readouterr().err
    assert ingest(["check", *library]) == 0
    assert "2 documents, 2 paragraphs: all there and all found." in capsys.readouterr().out
