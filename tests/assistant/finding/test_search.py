"""The order of what is found: words, meaning and coverage, over documents of a few lines."""

from dataclasses import replace
from types import SimpleNamespace

from assistant.answers import Question
from assistant.documents import Document, Facts, Paragraph, Part
from assistant.finding.rarity import Rarity
from assistant.finding.search import found
from assistant.library import Found
from assistant.question.asked import Asked, Scope, Source

TREES = Document("trees", Facts(title="Trees"), "trees.pdf", "")
PACK = Document("pack", Facts(title="Pack"), "pack.pdf", "", parts=(Part("Trees", 1, 2),))


def _paragraph(at: int, text: str, document: Document = TREES, number: str = "") -> Paragraph:
    return Paragraph(document.id, at, number or str(at), "printed", (), 1, 1, text)


FELLED = _paragraph(1, "Forty elms were felled in the north of the park.")
PLANTED = _paragraph(2, "Limes were planted along the river.")
PUBLISHER = replace(
    _paragraph(3, "Elms: a copy of this can be had."),
    numbering="counted",
    number="End, paragraph 1",
)


def _asked(topic: str = "elms felled", *documents: Document, before=()) -> Asked:
    scope = Scope(tuple(Source(d, d.facts) for d in documents or (TREES,)))
    return Asked(Question(topic), topic, topic, "passage", scope, before=frozenset(before))


def _texts(asked: Asked, *pool: Found, documents=(PACK, TREES)) -> list[str]:
    """What is found in a library where search gives this pool."""
    edition = SimpleNamespace(documents=documents, search=lambda *_, **__: pool)
    rarity = Rarity({"elms": 2, "felled": 1, "planted": 1, "limes": 1, "park": 9})
    return [match.paragraph.text for match in found(edition, asked, rarity)]


def test_what_says_more_of_the_question_comes_first_where_search_ranks_alike():
    pool = (Found(PLANTED, 1.0, 0.5), Found(FELLED, 1.0, 0.5))
    assert _texts(_asked(), *pool) == [FELLED.text, PLANTED.text]


def test_a_paragraph_without_a_number_gives_way_among_those_that_have_one():
    pool = (Found(PUBLISHER, 1.0, 0.5), Found(replace(FELLED, text="The elms."), 1.0, 0.5))
    assert _texts(_asked("elms"), *pool) == ["The elms.", PUBLISHER.text]


def test_a_row_keeps_its_place_among_numbered_paragraphs():
    row = replace(PUBLISHER, form="row", number="Costs, row 1")
    pool = (Found(row, 1.0, 0.5), Found(replace(FELLED, text="The elms."), 0.9, 0.5))
    assert _texts(_asked("elms"), *pool) == [row.text, "The elms."]


def test_what_the_answer_before_cited_is_nearer_to_a_question_that_goes_on():
    pool = (
        Found(FELLED, 1.0, 0.5),
        Found(replace(FELLED, position=4, text="Elms felled."), 1, 0.5),
    )
    assert _texts(_asked(before=("trees#4",)), *pool)[0] == "Elms felled."


def test_a_text_printed_twice_is_found_once_from_the_document_that_stands_on_its_own():
    reprint = replace(FELLED, document="pack", part="Trees")
    asked = _asked("elms felled", TREES, PACK)
    edition = SimpleNamespace(
        documents=(PACK, TREES),
        search=lambda *_, **__: (Found(reprint, 1.0, 0.6), Found(FELLED, 0.9, 0.5)),
    )
    (match,) = found(edition, asked, Rarity({}))
    assert match.paragraph == FELLED


def test_what_lies_outside_the_scope_is_not_found():
    other = _paragraph(1, "Elms felled elsewhere.", PACK)
    assert _texts(_asked("elms felled", TREES), Found(other, 1.0, 0.9)) == []
