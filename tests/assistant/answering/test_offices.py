"""A vice-chair is no chair, and a deputy does not hold the office itself."""

import pytest

from assistant.answering.offices import is_beside_the_office
from assistant.documents import Paragraph
from tests.support.hand_built import asked


@pytest.mark.parametrize(
    ("question", "text", "beside"),
    [
        ("Who is the chair?", "Ann Reed (Vice-Chair) was there.", True),
        ("Who is the chair?", "Ann Reed (Vice-Chair) and Bo Stone (Chair) were there.", False),
        ("Who is the vice-chair?", "Ann Reed (Vice-Chair) was there.", False),
        ("Who was elected chairman?", "Vice Chairman. Cllr Reed was elected.", True),
        ("Who was elected chairman?", "Chair. Cllr Reed was elected.", False),
        ("Who is the Section 9 Officer?", "Bo Stone, Deputy Section 9 Officer", True),
        ("Who is the Section 9 Officer?", "Bo Stone, Interim Section 9 Officer", False),
        ("Who is the director of housing?", "The former director, Bo Stone, had left.", True),
        ("Who was the director of housing?", "Bo Stone came to the meeting.", False),
        ("What does the chair do?", "The vice-chair presides.", False),
    ],
)
def test_the_office_beside_the_one_asked_for_is_another(question, text, beside):
    paragraph = Paragraph("d", 0, "1", "counted", (), 1, 1, text)
    last = text.count(". ")
    assert is_beside_the_office(asked(question), paragraph, last) is beside
