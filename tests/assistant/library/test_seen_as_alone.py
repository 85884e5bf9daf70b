"""An edition seen in part is, to every question, an edition of that part alone."""

import numpy as np
import pytest

from assistant.library import Library, SeenLibrary
from tests.support.small_library import WordCounting, a_document, add, answers, put_back

PAPERS = (
    a_document("bridge.txt", "The bridge at Ashmere is closed.", "Barges pass below the bridge."),
    a_document("elms.txt", "Forty elms were felled.", "Limes were planted beside the weir."),
    a_document(
        "weir.txt", "The weir leaks.", "Sluicekeepers mend the weir.", "Elms hold the bank."
    ),
    a_document("market.txt", "Stalls are let by the day.", "The weir market opens at nine."),
)
QUESTIONS = ("Who mends the weir?", "elms", "sluicekeepers", "When does the market open?", "bridge")


def library_of(folder, *papers) -> Library:
    library = Library(folder, WordCounting())
    for paper in papers:
        add(library, *paper)
    return library


def seen(library: Library, *ids: str) -> Library:
    return SeenLibrary(library, ids)


@pytest.mark.parametrize("ids", [("elms",), ("bridge", "market"), ("bridge", "elms", "market")])
def test_a_part_is_searched_and_counted_as_if_there_were_nothing_else(tmp_path, ids):
    whole = library_of(tmp_path / "whole", *PAPERS)
    alone = library_of(tmp_path / "alone", *(p for p in PAPERS if p[0].id in ids))
    part = seen(whole, *ids)
    assert answers(part, QUESTIONS) == answers(alone, QUESTIONS)
    assert part.edition().documents == alone.edition().documents
    assert part.edition().vocabulary == alone.edition().vocabulary


def test_a_superseded_version_is_seen_only_where_it_is_named(tmp_path):
    library = library_of(tmp_path, *PAPERS)
    add(library, *a_document("elms.txt", "Fifty elms were felled."))
    assert [d.id for d in seen(library, "elms").edition().earlier] == []
    assert [d.id for d in seen(library, "elms", "elms@1").edition().earlier] == ["elms@1"]
    (found, *_) = (
        seen(library, "elms", "elms@1")
        .edition()
        .search("forty", "forty elms", documents=("elms@1",))
    )
    assert found.paragraph.text == "Forty elms were felled."


def test_who_may_see_everything_sees_the_edition_itself(tmp_path):
    library = library_of(tmp_path, *PAPERS)
    assert seen(library, *(d.id for d, *_ in PAPERS)).edition() is library.edition()


def test_those_who_see_the_same_share_it(tmp_path):
    library = library_of(tmp_path, *PAPERS)
    assert seen(library, "elms", "no-such").edition() is seen(library, "elms").edition()


def test_a_part_sees_a_new_edition(tmp_path):
    library = library_of(tmp_path, *PAPERS[:2])
    part = SeenLibrary(
        library, lambda edition: frozenset(d.id for d in edition.documents) - {"elms"}
    )
    assert [d.id for d in part.edition().documents] == ["bridge"]
    add(library, *PAPERS[3])
    assert [d.id for d in part.edition().documents] == ["bridge", "market"]
    put_back(library)
    assert np.shape(part.edition().vectors) == (4, WordCounting.dimension)
