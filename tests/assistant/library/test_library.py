"""Writes documents into a library and finds their paragraphs again."""

from __future__ import annotations

import shutil
from dataclasses import replace

import bm25s
import numpy as np
import pytest

from assistant.editions import edition_folder as place
from assistant.editions import keyword_index
from assistant.editions.chroma_index import ChromaIndex
from assistant.editions.edition import Edition
from assistant.editions.indexed_text import words_of
from assistant.errors import LibraryError, LibraryIsBusy, LibraryIsEmpty
from assistant.library import Library
from assistant.text.words import stems_in
from tests.support.small_library import WordCounting, a_document, add, answers, put_back, texts


def test_a_library_without_documents_says_how_to_add_some(library):
    with pytest.raises(LibraryIsEmpty, match="python -m ingest add"):
        library.edition()


def test_what_was_added_is_found_and_read_back(library):
    document, paragraphs, original = a_document("visit.pdf", "Placements are stable", "Beds")
    assert add(library, document, paragraphs, original) == "added"
    edition = library.edition()
    assert edition.documents == (document,)
    assert edition.paragraphs("visit") == tuple(paragraphs)
    assert edition.original("visit") == original
    (first, *_) = edition.search("stable", "placements are stable")
    assert first.paragraph == paragraphs[0]
    assert first.words > 0
    assert first.meaning == pytest.approx(1.0, abs=1e-5)
    assert edition.vocabulary["stable"] == 1


def test_an_edition_knows_the_numbers_its_paragraphs_print(library):
    document, paragraphs, original = a_document("visit.pdf", "Placements", "Beds", "Meals")
    numbers = (("CO7", "printed"), ("1.7", "printed"), ("Findings, bullet 1", "counted"))
    numbered = [
        replace(paragraph, number=number, numbering=numbering)
        for paragraph, (number, numbering) in zip(paragraphs, numbers, strict=True)
    ]
    add(library, document, numbered, original)
    assert library.edition().printed_numbers == {"CO7", "1.7"}


def test_a_document_added_again_unchanged_makes_no_new_edition(library):
    one = a_document("visit.pdf", "Placements are stable")
    add(library, *one)
    before = library.edition().id
    assert add(library, *one) == "unchanged"
    assert library.edition().id == before


def test_a_replaced_document_is_found_by_its_new_words_only(library):
    add(library, *a_document("visit.pdf", "Old words", "Same words"))
    assert add(library, *a_document("visit.pdf", "New words", "Same words")) == "replaced"
    found = library.edition().search("old", "old words")
    assert sorted(texts(found)) == ["New words", "Same words"]
    assert {one.words for one in found} == {0.0}


def test_only_new_text_is_embedded_when_a_document_changes(library):
    add(library, *a_document("visit.pdf", "Old words", "Same words"))
    library.embedder.embedded.clear()
    add(library, *a_document("visit.pdf", "New words", "Same words"))
    assert library.embedder.embedded == ["New words"]


def test_a_removed_document_is_gone_from_every_index(library):
    add(library, *a_document("visit.pdf", "Placements"))
    add(library, *a_document("other.pdf", "Beds"))
    with library.writing() as writer:
        writer.remove("visit")
    assert [d.id for d in library.edition().documents] == ["other"]
    assert texts(library.edition().search("placements", "placements")) == ["Beds"]
    assert "placements" not in library.edition().vocabulary


def test_a_search_can_be_limited_to_documents(library):
    add(library, *a_document("visit.pdf", "Placements here"))
    add(library, *a_document("other.pdf", "Placements there"))
    edition = library.edition()
    found = edition.search("placements", "placements", documents=("other",))
    assert texts(found) == ["Placements there"]
    assert edition.search("placements", "placements", documents=()) == ()


def test_a_failed_write_leaves_the_library_as_it_was(library):
    add(library, *a_document("visit.pdf", "Placements"))
    before = library.edition().id
    with pytest.raises(ZeroDivisionError), library.writing() as writer:
        writer.add(*a_document("other.pdf", "Beds"))
        raise ZeroDivisionError
    assert library.edition().id == before
    assert [p.name for p in (library.folder / "editions").iterdir()] == [before]


def test_a_second_writer_is_told_who_holds_the_library(library):
    with (
        library.writing(),
        pytest.raises(LibraryIsBusy, match=r"process \d+ on .+, since 20"),
        library.writing(),
    ):
        pass


def test_a_reader_keeps_its_edition_while_others_are_written(library):
    add(library, *a_document("visit.pdf", "Placements"))
    held = library.edition()
    for n in range(4):
        add(library, *a_document(f"{n}.pdf", "Beds"))
    assert texts(held.search("placements", "placements")) == ["Placements"]
    assert held.original("visit") == a_document("visit.pdf", "Placements")[2]
    assert len(library.edition().documents) == 5


def test_two_embedding_models_are_not_mixed(library):
    add(library, *a_document("visit.pdf", "Placements"))

    class Other(WordCounting):
        name = "another"

    other = Library(library.folder, Other())
    with pytest.raises(LibraryError, match=r"word counting; now another.*ingest rebuild"):
        other.edition()
    with pytest.raises(LibraryError, match=r"word counting; now another.*ingest rebuild"):
        add(other, *a_document("other.pdf", "Beds"))


def test_a_library_of_which_all_was_removed_is_empty(library):
    add(library, *a_document("visit.pdf", "Placements"))
    with library.writing() as writer:
        writer.remove("visit")
    with pytest.raises(LibraryIsEmpty):
        library.edition()


def test_a_superseded_version_is_kept_and_searched_only_when_named(library):
    add(library, *a_document("visit.pdf", "Old words", "Same words"))
    add(library, *a_document("other.pdf", "Beds"))
    add(library, *a_document("visit.pdf", "New words", "Same words"))
    edition = library.edition()
    assert [d.id for d in edition.earlier] == ["visit@1"]
    assert "Old words" not in texts(edition.search("old words", "old words"))
    (first, second) = edition.search("old", "old words", documents=("visit@1",))
    assert (first.paragraph.document, first.paragraph.text) == ("visit@1", "Old words")
    assert second.paragraph.text == "Same words"
    assert edition.original("visit@1") == a_document("visit.pdf", "Old words", "Same words")[2]
    assert len(edition.paragraphs("visit@1")) == edition.count("visit@1") == 2


def test_a_superseded_version_scores_as_if_it_were_current(library):
    add(library, *a_document("visit.pdf", "Old words stand here", "Same words"))
    add(library, *a_document("other.pdf", "Words of another document", "Beds"))
    edition = library.edition()
    as_current = edition._keywords.scores("old words")[0]
    text = words_of(edition.document("visit"), edition.paragraphs("visit")[0])
    (score, *_) = edition._keywords.scores_of("old words", [text])
    assert score == pytest.approx(as_current, rel=1e-5)


def test_the_same_file_read_anew_is_no_new_version(library):
    document, paragraphs, original = a_document("visit.pdf", "Placements", "Beds")
    add(library, document, paragraphs, original)
    with library.writing() as writer:
        assert writer.add(document, paragraphs[:1], original, source="a better reader") == (
            "replaced"
        )
    assert library.edition().paragraphs("visit") == tuple(paragraphs[:1])
    assert library.edition().earlier == ()


def test_a_document_without_paragraphs_can_be_kept(library):
    add(library, *a_document("empty.pdf"))
    add(library, *a_document("visit.pdf", "Placements"))
    assert library.edition().paragraphs("empty") == ()
    assert texts(library.edition().search("placements", "placements")) == ["Placements"]
    assert list(library.faults()) == []


@pytest.mark.parametrize(
    "text", ["", "…", "the of and", "a lone surrogate \ud800", "nul \x00 byte", "x" * 100_000]
)
def test_odd_texts_are_kept_and_harm_nothing(library, text):
    add(library, *a_document("odd.pdf", text, "Placements"))
    assert list(library.faults()) == []
    assert "Placements" in texts(library.edition().search("placements", "placements"))


def test_keyword_scores_are_those_of_bm25s_itself(tmp_path):
    rng = np.random.default_rng(4)
    words = [f"word{n}" for n in range(80)]
    rows = [" ".join(rng.choice(words, rng.integers(0, 30))) for _ in range(200)]
    keyword_index.make(tmp_path, rows)
    theirs = bm25s.BM25(k1=keyword_index.K1, b=keyword_index.B, method=keyword_index.METHOD)
    theirs.index([list(stems_in(row)) for row in rows], show_progress=False)
    ours = keyword_index.KeywordIndex(tmp_path)
    for query in filter(None, rows[:30]):
        expected = theirs.get_scores(list(stems_in(query)))
        np.testing.assert_allclose(ours.scores(query), expected, rtol=1e-4)


def test_a_library_changed_step_by_step_answers_as_one_made_at_once(tmp_path):
    rng = np.random.default_rng(8)
    words = [f"w{n}" for n in range(60)]

    def some(name: str):
        return a_document(name, *(" ".join(rng.choice(words, 8)) for _ in range(6)))

    stepwise = Library(tmp_path / "stepwise", WordCounting())
    with stepwise.writing() as writer:
        for n in range(12):
            writer.add(*some(f"{n}.pdf"))
    for n in (3, 7, 12):
        add(stepwise, *some(f"{n}.pdf"))
    with stepwise.writing() as writer:
        writer.remove("5")
    at_once = Library(tmp_path / "at-once", WordCounting())
    edition = stepwise.edition()
    with at_once.writing() as writer:
        for version in edition._versions:
            writer.add(
                version.document, edition.paragraphs(version.id), edition.original(version.id)
            )
    questions = [" ".join(rng.choice(words, 3)) for _ in range(30)]
    assert answers(stepwise, questions) == answers(at_once, questions)
    assert edition.vocabulary == at_once.edition().vocabulary
    assert list(stepwise.faults()) == []
    put_back(stepwise)
    assert answers(stepwise, questions) == answers(at_once, questions)


def test_every_paragraph_is_the_first_found_by_its_own_vector(library):
    rng = np.random.default_rng(5)
    words = [f"w{n}" for n in range(300)]
    rows = [" ".join(rng.choice(words, 9, replace=False)) for _ in range(300)]
    add(library, *a_document("many.pdf", *rows))
    by_chroma = Edition(library.edition()._folder, library.embedder, exact_up_to=0)
    for edition in (library.edition(), by_chroma):
        for row in rows[::10]:
            assert edition.search("", row, limit=1)[0].paragraph.text == row
    by_chroma._chroma.close()


def test_chroma_s_candidates_give_what_looking_at_every_vector_gives(library):
    rng = np.random.default_rng(6)
    words = [f"w{n}" for n in range(200)]
    rows = [" ".join(rng.choice(words, 9)) for _ in range(300)]
    add(library, *a_document("one.pdf", *rows[:150]))
    add(library, *a_document("two.pdf", *rows[150:]))
    exact = library.edition()
    by_chroma = Edition(exact._folder, library.embedder, exact_up_to=0)
    for row in rows[::15]:
        assert by_chroma.search(row, row, limit=5) == exact.search(row, row, limit=5)
    by_chroma._chroma.close()


def chroma_of(library: Library) -> frozenset[str]:
    """The names of the paragraphs that Chroma has."""
    with ChromaIndex.copy_of(library.edition()._folder / "chroma") as chroma:
        return frozenset(chroma.ids())


def test_chroma_is_opened_only_for_many_rows_or_for_some_that_leave(library, monkeypatch):
    monkeypatch.setattr("assistant.editions.index_building.MOST_WAITING", 5)
    add(library, *a_document("one.pdf", "Placements are stable", "Beds"))
    folder = library.edition()._folder / "chroma"
    in_chroma = chroma_of(library)
    assert len(in_chroma) == 2
    add(library, *a_document("two.pdf", "Schools", "Visits", "Placements move"))
    assert (library.edition()._folder / "chroma" / "chroma.sqlite3").samefile(
        folder / "chroma.sqlite3"
    )
    by_chroma = Edition(library.edition()._folder, library.embedder, exact_up_to=0)
    for question in ("placements", "beds", "schools visits"):
        assert by_chroma.search(question, question, limit=2) == library.edition().search(
            question, question, limit=2
        )
    within = by_chroma.search("placements", "placements move", documents=("one",), limit=5)
    assert {found.paragraph.document for found in within} == {"one"}
    by_chroma._chroma.close()
    assert chroma_of(library) == in_chroma
    assert list(library.faults()) == []
    add(library, *a_document("three.pdf", "Chairs", "Tables", "Rooms"))
    assert len(chroma_of(library)) == 8
    add(library, *a_document("four.pdf", "Halls"))
    with library.writing() as writer:
        writer.remove("four")
    assert len(chroma_of(library)) == 8
    with library.writing() as writer:
        writer.remove("one")
    assert len(chroma_of(library)) == 6 and not chroma_of(library) & in_chroma
    assert list(library.faults()) == []


def test_what_chroma_holds_too_much_or_too_little_is_a_fault(library):
    add(library, *a_document("one.pdf", "Placements", "Beds"))
    folder = library.edition()._folder
    manifest = place.read_manifest(folder)
    place.write_manifest(folder, replace(manifest, waiting=2))
    assert list(library.faults()) == ["Chroma holds 2 paragraphs that are in no document."]
    add(library, *a_document("two.pdf", "Schools"))
    folder = library.edition()._folder
    manifest = place.read_manifest(folder)
    place.write_manifest(folder, replace(manifest, waiting=0))
    assert "two: Chroma holds 0 of 1 paragraphs." in list(library.faults())


def test_a_complete_edition_is_copied_to_another_machine_and_only_read_there(library, tmp_path):
    add(library, *a_document("visit.pdf", "Placements are stable"))
    there = tmp_path / "another machine"
    shutil.copytree(library.edition()._folder, there)
    copy = Library(there, WordCounting())
    assert answers(copy, ["placements"]) == answers(library, ["placements"])
    assert copy.edition().original("visit") == library.edition().original("visit")
    assert list(copy.faults()) == []
    with pytest.raises(LibraryError, match="is a copy of one edition"):
        add(copy, *a_document("other.pdf", "Beds"))


def test_a_library_of_another_format_says_what_to_do(library, monkeypatch):
    add(library, *a_document("visit.pdf", "Placements"))
    monkeypatch.setattr("assistant.editions.edition.FORMAT", 99)
    with pytest.raises(LibraryError, match=r"another release.*python -m ingest rebuild"):
        Library(library.folder, WordCounting()).edition()


def test_a_rebuild_moves_a_library_to_another_embedding_model(library):
    add(library, *a_document("visit.pdf", "Placements"))

    class Other(WordCounting):
        name, dimension = "another", 32

    other = Library(library.folder, Other())
    put_back(other)
    assert texts(other.edition().search("placements", "placements")) == ["Placements"]
    assert list(other.faults()) == []
