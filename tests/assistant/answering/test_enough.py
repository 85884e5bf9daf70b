"""Whether the evidence is enough to answer from: each mark tells for or against."""

from dataclasses import replace

import pytest

from assistant.answering.enough import ANSWERED, ELSEWHERE, GOES_ON, chance, is_answered
from assistant.answers import Match
from assistant.documents import Paragraph
from assistant.finding.evidence import Evidence
from assistant.text.sentences import pieces_of
from tests.support.hand_built import asked

LIMES = Paragraph(
    "parks", 1, "1", "printed", ("Trees",), 1, 1, "In 2019 Ruth Ellerby planted forty limes."
)
QUESTION = asked("How many limes were planted?")


def _evidence(meaning: float = 0.8, fits: float = 1.0) -> tuple[Evidence, ...]:
    (piece,) = pieces_of(LIMES.text)
    return (Evidence(Match(LIMES, 1.0), piece, 0, 0.9, 0.9, meaning, fits, 1.0),)


def _evidence_between(low: float, high: float) -> tuple[Evidence, ...]:
    """Evidence whose chance lies between the two, whatever the weights are."""
    tried = (_evidence(step / 50, step / 50) for step in range(51))
    return next(evidence for evidence in tried if low < chance(QUESTION, evidence) < high)


def test_nothing_is_never_enough():
    assert chance(QUESTION, ()) == 0.0
    assert not is_answered(QUESTION, ())


def test_the_thing_asked_for_has_to_be_there():
    assert is_answered(QUESTION, _evidence())
    assert not is_answered(QUESTION, _evidence(fits=0.0))


@pytest.mark.parametrize(
    ("mark", "printed", "strange"),
    [("names", "Ellerby", "Thornbury"), ("numbers", "2019", "2017")],
)
def test_a_name_or_a_figure_that_is_not_printed_there_tells_against_it(mark, printed, strange):
    plain = chance(QUESTION, _evidence())
    assert chance(replace(QUESTION, **{mark: (printed,)}), _evidence()) == plain
    assert chance(replace(QUESTION, **{mark: (strange,)}), _evidence()) < plain


def test_more_is_needed_where_the_document_that_was_named_is_not_there():
    marks = _evidence_between(ANSWERED, ELSEWHERE)
    elsewhere = replace(QUESTION, scope=replace(QUESTION.scope, missing="Thornbury letter"))
    assert is_answered(QUESTION, marks)
    assert not is_answered(elsewhere, marks)


def test_less_is_needed_where_a_question_goes_on_from_this_very_paragraph():
    marks = _evidence_between(GOES_ON, ANSWERED)
    goes_on = replace(QUESTION, before=frozenset({LIMES.key}))
    assert not is_answered(QUESTION, marks)
    assert is_answered(goes_on, marks)
