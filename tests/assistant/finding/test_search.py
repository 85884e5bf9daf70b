"""The order of what is found: by words and by meaning, over documents of a few lines."""

from dataclasses import replace
from types import SimpleNamespace

from assistant.answers import Question
from assistant.documents import Document, Facts, Paragraph, Part
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
    return [match.paragraph.text for match in found(edition, asked)]


def test_words_and_meaning_are_summed():
    pool = (Found(PLANTED, 0.2, 0.9), Found(FELLED, 1.0, 0.5))
    assert _texts(_asked(), *pool) == [FELLED.text, PLANTED.text]


def test_a_bare_label_gives_way_to_a_paragraph():
    label = replace(FELLED, position=9, text="Elms felled")
    pool = (Found(label, 1.0, 0.5), Found(FELLED, 0.9, 0.5))
    assert _texts(_asked(), *pool) == [FELLED.text, label.text]


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
    (match,) = found(edition, asked)
    assert match.paragraph == FELLED


def test_in_a_comparison_a_text_printed_twice_is_found_in_each_document():
    later = replace(FELLED, document="later")
    asked = _asked("elms felled", TREES, replace(TREES, id="later"))
    documents = (TREES, replace(TREES, id="later"))
    pool = (Found(later, 1.0, 0.6), Found(FELLED, 0.9, 0.5))
    assert len(_texts(asked, *pool, documents=documents)) == 1
    assert len(_texts(replace(asked, comparing=True), *pool, documents=documents)) == 2


def test_what_is_named_is_preferred_and_excludes_only_where_it_is_exactly_that():
    other = _paragraph(1, "Elms were felled in the south of the park.", PACK)
    pool = (Found(other, 1.0, 0.5), Found(FELLED, 1.0, 0.5))
    asked = _asked("elms felled", TREES)
    named = replace(asked, scope=replace(asked.scope, narrowed=True))
    exactly = replace(asked, scope=replace(asked.scope, narrowed=True, exact=True))
    assert _texts(named, *pool) == [FELLED.text, other.text]
    assert _texts(exactly, *pool) == [FELLED.text]
