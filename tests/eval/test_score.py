"""Scores by printed paragraph number: what counts, and what does not."""

import pytest

from eval.cases import Asked, Case, EvaluationError, Place, cases_in
from eval.figures import Figure, figures_of
from eval.score import CaseScore, has_keys, score

CASE = Case(
    id="c1",
    question="How many foster carers left?",
    expected=[{"document": "ashmere", "number": "17"}],
    keys=["23|twenty-three"],
)


def asked(*numbers: str, text: str = "Twenty-three left.", **more) -> Asked:
    """An answer that found and cited these paragraphs, in this order."""
    words = {"quote": text, "text": text}
    cited = [{"document": "ashmere", "number": n, **words} for n in numbers]
    return Asked(
        id="c1",
        question=CASE.question,
        text=text,
        seconds=0.5,
        **{
            "outcome": "answered",
            "sentences": [{"text": text, "citations": cited}],
            "matches": [{"document": "ashmere", "number": n} for n in numbers],
            **more,
        },
    )


def test_a_right_answer_scores_one_everywhere():
    assert score(CASE, asked("17")) == CaseScore(
        id="c1",
        kind="fact",
        answerable=True,
        outcome="answered",
        refused_rightly=1.0,
        recall_1=1.0,
        recall_5=1.0,
        recall_10=1.0,
        reciprocal_rank=1.0,
        ndcg_10=1.0,
        citation_precision=1.0,
        citation_recall=1.0,
        verbatim=1.0,
        keys=1.0,
        right_first=1.0,
        right_in_five=1.0,
        seconds=0.5,
    )


def test_of_a_short_fact_the_first_sentence_and_the_words_are_looked_at():
    sentences = [{"text": "Some left."}, {"text": "Twenty-three left."}]
    late = asked("17", text="Some left. Twenty-three left.", sentences=sentences)
    number = CASE.model_copy(update={"kind": "number"})
    assert (score(number, late).keys_first, score(number, late).words) == (0.0, 4)
    assert (score(number, asked("17")).keys_first, score(number, asked("17")).words) == (1.0, 2)
    assert (score(CASE, late).keys_first, score(CASE, late).words) == (None, None)


def test_one_right_paragraph_among_those_found_is_enough_for_first_and_in_five():
    two = CASE.model_copy(
        update={"expected": (*CASE.expected, Place(document="ashmere", number="20"))}
    )
    found = score(two, asked("18", "17"))
    assert (found.right_first, found.right_in_five, found.recall_5) == (0.0, 1.0, 0.5)


def test_the_right_number_in_another_document_is_wrong():
    elsewhere = {"document": "tarrowdale", "number": "17", "quote": "Left.", "text": "Left."}
    answer = asked(
        "17",
        sentences=[{"text": "Twenty-three left.", "citations": [elsewhere]}],
        matches=[elsewhere],
    )
    scores = score(CASE, answer)
    assert (scores.citation_precision, scores.citation_recall, scores.recall_10) == (0, 0, 0)


@pytest.mark.parametrize("part", ["Minutes", "Action plan (2)", "Actions plan", ""])
def test_the_right_number_in_another_part_is_wrong(part):
    wanted = Place(document="pack", number="3.7", part="Action Plan")
    assert not wanted.is_met_by(Place(document="pack", number="3.7", part=part))


@pytest.mark.parametrize("part", ["Action plan", "Ofsted action plan", "Action Plan 2023/24"])
def test_a_part_may_be_named_in_short(part):
    wanted = Place(document="pack", number="3.7", part="Action Plan")
    assert wanted.is_met_by(Place(document="pack", number="3.7", part=part))


def test_the_wrong_number_is_wrong_whatever_the_words():
    scores = score(CASE, asked("18"))
    assert (scores.citation_precision, scores.citation_recall, scores.recall_10) == (0, 0, 0)


def test_a_second_citation_that_was_not_expected_halves_the_precision():
    scores = score(CASE, asked("18", "17"))
    assert (scores.citation_precision, scores.citation_recall) == (0.5, 1.0)
    assert (scores.recall_1, scores.recall_5, scores.reciprocal_rank) == (0.0, 1.0, 0.5)


def test_refusing_what_can_be_answered_is_a_miss_and_not_a_precision():
    scores = score(CASE, asked(outcome="not_found", sentences=[]))
    assert scores.refused_rightly == 0
    assert scores.citation_precision is None
    assert (scores.citation_recall, scores.keys) == (0, 0)


def test_refusing_what_cannot_be_answered_is_right():
    nothing = Case(id="c1", question="?", kind="unanswerable")
    assert score(nothing, asked(outcome="not_found", sentences=[])).refused_rightly == 1
    assert score(nothing, asked("17")).refused_rightly == 0


def test_a_quote_that_is_not_in_its_paragraph_is_seen():
    bent = {"document": "ashmere", "number": "17", "quote": "24 left.", "text": "23 left."}
    bad = asked("17", sentences=[{"text": "24 left.", "citations": [bent]}])
    assert score(CASE, bad).verbatim == 0


@pytest.mark.parametrize(
    ("mine", "theirs", "same"),
    [
        ("17", "17", True),
        ("17", "17(a)", True),
        ("17", "17.", True),
        ("17", "117", False),
        ("3.7", "3.70", False),
        ("Overview, paragraph 2", "overview, paragraph 2", True),
        ("CYP26", "CYP2", False),
    ],
)
def test_numbers_are_compared_as_people_read_them(mine, theirs, same):
    one, other = Place(document="d", number=mine), Place(document="d", number=theirs)
    assert one.is_met_by(other) is same


def test_a_part_that_is_named_must_be_the_part_cited():
    here = Place(document="d", number="3.1", part="Work Programme")
    assert here.is_met_by(Place(document="d", number="3.1", part="Item 5: Work programme 2024"))
    assert not here.is_met_by(Place(document="d", number="3.1", part="Ofsted Action Plan"))


@pytest.mark.parametrize(
    ("key", "text", "there"),
    [
        ("4", "in 4 of 10 cases", True),
        ("4", "in 40 cases", False),
        ("4", "a rate of 4.5", False),
        ("4", "some 3,4 of", False),
        ("23|twenty-three", "Twenty-three carers", True),
        ("good", "goodness", False),
        ("£1.2 million", "cost £1.2 million.", True),
    ],
)
def test_a_key_stands_in_the_text_as_a_whole(key, text, there):
    assert has_keys([key], text) is there


def test_failures_are_counted_and_not_averaged():
    good, bad = score(CASE, asked("17")), score(CASE, asked("17", error="broken"))
    assert Figure("failed", 1.0, 2) in figures_of([good, bad])


def test_figures_of_nothing_are_not_zero():
    assert {f.value for f in figures_of([]) if f.name != "failed"} == {None}


def test_a_wrong_line_is_named(tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_text('{"id": "a", "question": "?"}\n{"id": "b"}\n')
    with pytest.raises(EvaluationError, match=r"cases.jsonl, line 2: question: Field required"):
        cases_in(path)


def test_an_id_twice_is_named(tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_text('{"id": "a", "question": "?"}\n' * 2)
    with pytest.raises(EvaluationError, match="line 2: the id a is there twice"):
        cases_in(path)
