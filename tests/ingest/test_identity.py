"""No document replaces another by its name: a document is known by where it came from."""

from __future__ import annotations

import shutil

import pytest

from assistant.errors import LibraryError
from ingest.adding import added
from ingest.apart.limits import Children, Limits
from ingest.files import places_of
from tests.support.small_library import state

STAND_IN = "tests.support.stand_in_reader:read"
WORDS = "the board met and heard of " + " ".join(f"matter{n}" for n in range(40))


@pytest.fixture(scope="module")
def children():
    with Children(Limits(seconds=60), STAND_IN, count=1) as some:
        yield some


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "documents"


def write(path, text) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def outcomes(library, children, *paths, replaces=""):
    places, wrong = places_of(paths)
    assert wrong == ()
    with library.writing() as writer:
        return added(places, writer, children, lambda outcome: None, replaces)


def run(library, children, *paths) -> list[tuple[str, str]]:
    return [(outcome.what, outcome.document) for outcome in outcomes(library, children, *paths)]


@pytest.mark.parametrize(
    "names",
    [
        ("2023/October/minutes.txt", "2024/October/minutes.txt"),
        ("committee/2023/minutes.txt", "cabinet/2023/minutes.txt"),
        ("Report.txt", "report.txt"),
        ("a\u200b.txt", "a\u200d.txt"),
        ("plan.txt", "plan.md"),
    ],
)
def test_two_files_are_two_documents_whatever_they_are_called(library, children, folder, names):
    for name in names:
        write(folder / name, f"Text of {name!a}")
    assert [what for what, _ in run(library, children, folder)] == ["added"] * 2
    held = {texts[0] for texts in state(library).values()}
    assert held == {f"Text of {name!a}" for name in names}
    assert {what for what, _ in run(library, children, folder)} == {"unchanged"}


def test_files_of_one_name_added_apart_are_two_documents(library, children, folder):
    for year in ("2023", "2024"):
        write(folder / year / "October" / "minutes.txt", f"Of {year}")
    assert run(library, children, folder / "2023") == [("added", "minutes")]
    assert run(library, children, folder / "2024") == [("added", "2024-minutes")]
    assert run(library, children, folder) == [
        ("unchanged", "minutes"),
        ("unchanged", "2024-minutes"),
    ]
    files = {document.id: document.file for document in library.edition().documents}
    assert files == {"minutes": "minutes.txt", "2024-minutes": "2024 minutes.txt"}


def test_a_document_of_a_name_of_its_own_is_called_by_that(library, children, folder):
    write(folder / "a" / "b" / "Annual Plan (final).txt", "Words")
    assert run(library, children, folder) == [("added", "annual-plan-final")]


def test_copies_in_two_folders_are_one_document_under_the_plain_name(library, children, folder):
    for where in ("a", "b"):
        write(folder / where / "report.txt", "The same")
    assert run(library, children, folder) == [("added", "report"), ("same content", "report")]


def test_a_file_moved_and_renamed_is_the_same_document(library, children, folder):
    write(folder / "a.txt", "Placements")
    run(library, children, folder)
    (folder / "old").mkdir()
    (folder / "a.txt").rename(folder / "old" / "b.txt")
    assert run(library, children, folder) == [("moved", "a")]
    (document,) = library.edition().documents
    assert (document.file, document.place) == ("b.txt", str(folder / "old" / "b.txt"))
    assert run(library, children, folder) == [("unchanged", "a")]
    assert list(library.faults()) == []


def test_a_new_file_where_another_was_moved_from_is_a_new_document(library, children, folder):
    write(folder / "b.txt", "Placements")
    run(library, children, folder)
    (folder / "b.txt").rename(folder / "a.txt")
    write(folder / "b.txt", "Beds")
    run(library, children, folder)
    assert sorted(texts[0] for texts in state(library).values()) == ["Beds", "Placements"]
    run(library, children, folder)
    assert sorted(texts[0] for texts in state(library).values()) == ["Beds", "Placements"]


def test_files_that_change_places_lose_nothing(library, children, folder):
    write(folder / "a.txt", "Placements")
    write(folder / "b.txt", "Beds")
    run(library, children, folder)
    write(folder / "a.txt", "Beds")
    write(folder / "b.txt", "Placements")
    run(library, children, folder)
    assert state(library) == {"a": ("Beds",), "b": ("Placements",)}


def test_a_file_moved_over_another_leaves_one_document_for_it(library, children, folder):
    write(folder / "a.txt", "Placements")
    write(folder / "b.txt", "Beds")
    run(library, children, folder)
    (folder / "b.txt").replace(folder / "a.txt")
    assert run(library, children, folder) == [("moved", "b")]
    assert state(library) == {"b": ("Beds",)}
    assert [document.id for document in library.edition().earlier] == ["a@1"]


def test_a_file_renamed_and_edited_is_told_as_a_newer_version(library, children, folder):
    write(folder / "draft.txt", WORDS)
    run(library, children, folder)
    (folder / "draft.txt").unlink()
    write(folder / "final.txt", f"{WORDS} and closed")
    (outcome,) = outcomes(library, children, folder)
    command = f"python -m ingest add {folder / 'final.txt'} --replaces draft"
    assert (outcome.what, outcome.document, outcome.older) == ("added", "final", "draft")
    assert [(p.kind, p.message) for p in outcome.problems] == [
        (
            "newer version",
            "It looks like a newer version of draft (draft.txt); both answer now."
            f" If it is: {command}",
        )
    ]
    (outcome,) = outcomes(library, children, folder / "final.txt", replaces="draft")
    assert (outcome.what, outcome.document, outcome.problems) == ("replaced", "draft", ())
    edition = library.edition()
    assert state(library) == {"draft": (f"{WORDS} and closed",)}
    assert [document.id for document in edition.earlier] == ["draft@1"]
    assert run(library, children, folder) == [("unchanged", "draft")]


def test_papers_that_share_some_words_are_not_taken_for_versions(library, children, folder):
    write(folder / "a.txt", f"{WORDS} in spring")
    run(library, children, folder)
    shutil.rmtree(folder)
    write(folder / "b.txt", " ".join(WORDS.split()[:10]) + " nothing else but other words at all")
    (outcome,) = outcomes(library, children, folder)
    assert (outcome.what, outcome.problems) == ("added", ())


def test_a_document_that_is_not_there_cannot_be_replaced(library, children, folder):
    write(folder / "a.txt", "Words")
    with pytest.raises(LibraryError, match="There is no document minutes in the library"):
        outcomes(library, children, folder / "a.txt", replaces="minutes")


def test_a_document_of_which_no_place_is_known_is_found_by_its_content(library, children, folder):
    write(folder / "a.txt", "Placements")
    run(library, children, folder)
    with library.writing() as writer:
        (version,) = writer.versions()
        writer.rename(version, type(version.document)("a", version.document.facts, "a.txt",
                                                      version.document.sha256))  # fmt: skip
    assert run(library, children, folder) == [("unchanged", "a")]
    assert library.edition().document("a").place == str(folder / "a.txt")


def test_links_that_lead_out_of_a_folder_are_followed_only_when_asked(folder, tmp_path):
    write(folder / "in" / "a.txt", "In")
    write(tmp_path / "out" / "b.txt", "Out")
    (folder / "file.txt").symlink_to(tmp_path / "out" / "b.txt")
    (folder / "way").symlink_to(tmp_path / "out")
    (folder / "round").symlink_to(folder)
    (folder / "again.txt").symlink_to(folder / "in" / "a.txt")
    places, wrong = places_of([folder])
    assert [place.path for place in places] == [folder / "in" / "a.txt"]
    assert wrong == tuple(
        f"{folder / name} is a link that leads out of {folder} and was not followed."
        " Add what it names, or add with --follow-links."
        for name in ("file.txt", "way")
    )
    places, wrong = places_of([folder], follow_links=True)
    assert ({place.key for place in places}, wrong) == (
        {str(folder / "in" / "a.txt"), str(tmp_path / "out" / "b.txt")},
        (),
    )


def test_the_facts_beside_one_of_two_files_of_a_name_are_those_of_that_file(
    library, children, folder
):
    from ingest.files import contents_of

    for year in ("2023", "2024"):
        write(folder / year / "minutes.txt", f"Of {year}")
    write(folder / "2024" / "minutes.toml", 'title = "Minutes"')
    places, _ = places_of([folder])
    found = {place.name: contents_of(place, 1000)[1] for place in places}
    assert found == {"2023 minutes.txt": None, "2024 minutes.txt": b'title = "Minutes"'}


def test_facts_are_not_read_through_a_link_that_leads_out_of_the_folder(folder, tmp_path):
    from ingest.files import contents_of

    write(folder / "minutes.txt", "Of 2024")
    write(tmp_path / "secret", 'title = "Minutes"')
    (folder / "minutes.toml").symlink_to(tmp_path / "secret")
    places, _ = places_of([folder])
    assert [contents_of(place, 1000)[1] for place in places] == [None]
    write(folder / "shared.facts", 'title = "Minutes"')
    (folder / "minutes.toml").unlink()
    (folder / "minutes.toml").symlink_to(folder / "shared.facts")
    assert [contents_of(place, 1000)[1] for place in places] == [b'title = "Minutes"']
