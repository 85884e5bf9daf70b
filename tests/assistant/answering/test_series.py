"""A code or a bare number is a paragraph's only where the library numbers paragraphs so."""

from dataclasses import replace

import pytest

from assistant.answering.numbers import by_number
from assistant.answering.way import Desk
from assistant.documents import Paragraph
from assistant.question.references import reference_in
from tests.support.hand_built import OLD, HandBuilt, asked, memory

EMISSIONS = Paragraph(
    OLD.id, 0, "1", "printed", ("Climate",), 1, 1, "The council's CO2 emissions fell to 12 kt."
)
MINUTE = replace(EMISSIONS, position=1, number="CYP26", text="The minutes were agreed.")
CLAUSE = replace(EMISSIONS, position=2, number="1.7", text="Pay is reviewed in April.")


def found(question: str, *paragraphs: Paragraph):
    """What the way of numbers finds in a library of one document with these paragraphs."""
    edition = HandBuilt()
    edition.documents = (OLD,)
    edition.paragraphs = lambda _: paragraphs
    remembered = memory()
    remembered.edition = edition
    return by_number(replace(asked(question), reference=reference_in(question)), Desk(remembered))


@pytest.mark.parametrize("code", ["CO2", "KS2", "NO2", "PM10", "HS2", "SW1"])
def test_a_code_that_is_no_series_of_the_library_is_searched(code):
    assert found(f"What were the council's {code} figures in 2023?", EMISSIONS, MINUTE) is None


def test_a_code_of_a_printed_series_is_looked_up():
    answer = found("What was decided in CYP26?", EMISSIONS, MINUTE)
    assert [s.text for s in answer.sentences] == ["The minutes were agreed."]


def test_the_next_code_of_a_series_that_is_not_there_is_said_to_be_missing():
    answer = found("What was decided in CYP27?", EMISSIONS, MINUTE)
    assert (answer.sentences, answer.outcome) == ((), "not_found")


def test_a_bare_clause_number_is_looked_up_where_it_is_printed():
    answer = found("pay policy 1.7", EMISSIONS, CLAUSE)
    assert [s.text for s in answer.sentences] == ["Pay is reviewed in April."]
    assert found("pay policy 1.9", EMISSIONS, CLAUSE) is None


def test_an_item_asked_for_by_itself_is_looked_up_and_never_searched():
    answer = found("What does (a) say?", EMISSIONS, CLAUSE)
    assert (answer.sentences, answer.outcome) == ((), "not_found")
    item = replace(CLAUSE, position=3, number="a", text="Pay is frozen.")
    answer = found("What does (a) say?", EMISSIONS, CLAUSE, item)
    assert [s.text for s in answer.sentences] == ["Pay is frozen."]
