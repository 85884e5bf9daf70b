"""What may not be seen is not there: in search, by id, in lists, in words and in names."""

from __future__ import annotations

import pytest

from assistant.answers import Question
from assistant.documents import Facts
from assistant.errors import LibraryError, LibraryIsEmpty
from assistant.library import Library, SeenLibrary
from assistant.pipeline import Assistant
from tests.support.small_library import WordCounting, a_document, add, texts


@pytest.fixture
def whole(tmp_path):
    library = Library(tmp_path / "library", WordCounting())
    add(library, *a_document("open.pdf", "The depot holds 41 lorries", title="Depot"))
    add(library, *a_document("closed.pdf", "The zeppelin costs 90 pounds", title="Depot"))
    add(library, *a_document("closed.pdf", "The zeppelin costs 95 pounds", title="Depot"))
    return library


@pytest.fixture
def seen(whole):
    return SeenLibrary(whole, {"open"})


def test_search_finds_only_what_may_be_seen(seen):
    edition = seen.edition()
    for within in (None, {"closed"}, {"closed@1"}, {"open", "closed", "closed@1"}):
        found = edition.search("zeppelin", "the zeppelin costs pounds", documents=within)
        assert set(texts(found)) <= {"The depot holds 41 lorries"}


def test_a_document_not_seen_is_one_that_is_not_there(seen, whole):
    edition = seen.edition()
    assert [document.id for document in edition.documents] == ["open"]
    assert edition.earlier == ()
    for id in ("closed", "closed@1"):
        for look in (edition.document, edition.paragraphs, edition.count, edition.original):
            with pytest.raises(LibraryError, match=f"There is no document {id} in the library"):
                look(id)
    with pytest.raises(LibraryError) as never:
        whole.edition().document("never")
    with pytest.raises(LibraryError) as hidden:
        edition.document("closed")
    assert str(hidden.value) == str(never.value).replace("never", "closed")


def test_no_word_and_no_name_gives_it_away(seen, whole):
    assert "zeppelin" in whole.edition().vocabulary
    assert "zeppelin" not in seen.edition().vocabulary
    assert seen.edition().vocabulary["lorries"] == 1
    assert [document.name for document in seen.edition().documents] == ["Depot"]
    assert {document.name for document in whole.edition().documents} != {"Depot"}


def test_the_edition_is_remembered_apart_from_the_whole_and_from_other_parts(whole):
    parts = [SeenLibrary(whole, ids).edition().id for ids in ({"open"}, {"closed"})]
    assert len({whole.edition().id, *parts}) == 3


def test_who_may_see_nothing_is_told_so(whole):
    with pytest.raises(LibraryIsEmpty, match="no documents here that you may read"):
        SeenLibrary(whole, ()).edition()


def test_a_later_edition_is_seen_in_part_too(seen, whole):
    assert len(seen.edition().documents) == 1
    add(whole, *a_document("more.pdf", "The zeppelin is sold"))
    assert [document.id for document in seen.edition().documents] == ["open"]


def test_an_answer_comes_from_what_may_be_seen_alone(tmp_path):
    from dataclasses import replace

    whole = Library(tmp_path / "library", WordCounting())
    for name in ("open", "closed"):
        document, *rest = a_document(f"{name}.pdf", f"The {name} depot holds 41 lorries.")
        add(whole, replace(document, facts=Facts(title=f"{name} depot")), *rest)
    answer = Assistant(SeenLibrary(whole, {"open"})).answer(
        Question("How many lorries does the closed depot hold?")
    )
    told = {match.paragraph.document for match in (*answer.matches, *answer.closest)}
    assert told | {c.paragraph.document for c in answer.citations} <= {"open"}
