"""Writes documents into a library and finds their paragraphs again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from assistant.documents import Document, Facts, Paragraph
from assistant.errors import LibraryError, LibraryIsBusy, LibraryIsEmpty
from assistant.library import Library


class WordCounting:
    """An embedder one can read: each word adds to one of 64 numbers."""

    name = "word counting"
    dimension = 64

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts):
        self.embedded += texts
        vectors = np.full((len(texts), self.dimension), 0.01, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, int(hashlib.md5(word.encode()).hexdigest(), 16) % 64] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def a_document(name: str, *texts: str, title: str = "") -> tuple[Document, list[Paragraph], bytes]:
    """A document of these paragraphs, numbered from 1, and its original."""
    original = "\n".join((name, *texts)).encode()
    document = Document(
        id=name.partition(".")[0],
        facts=Facts(title=title),
        file=name,
        sha256=hashlib.sha256(original).hexdigest(),
    )
    paragraphs = [
        Paragraph(document.id, i, str(i + 1), "printed", (), 1, 1, text)
        for i, text in enumerate(texts)
    ]
    return document, paragraphs, original


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library", WordCounting())


def add(library: Library, *document) -> str:
    with library.writing() as writer:
        return writer.add(*document)


def texts(found) -> list[str]:
    return [one.paragraph.text for one in found]


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
