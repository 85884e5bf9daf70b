"""What is said of Band B is no answer about Band A."""

import pytest

from assistant.answering.lettered import lettered_in, of_the_letter
from assistant.documents import Paragraph
from tests.support.hand_built import OLD, asked, evidence_for

TEXTS = (
    "Band: A; Allowance: £310",
    "Band: D; Allowance: £420",
    "Bands B to D have an allowance of their own.",
    "An allowance is paid in June.",
)
PARAGRAPHS = tuple(
    Paragraph(OLD, at, f"{at}", "counted", ("Pay",), 1, 1, text, form="row" if at < 3 else "bullet")
    for at, text in enumerate(TEXTS, 1)
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the allowance of Band A?", [1]),
        ("What is the Band C allowance?", [3]),
        ("What is the Band D allowance?", [2, 3]),
        ("What is the Band E allowance?", []),
        ("What is the Zone E allowance?", [1, 2, 3, 4]),
        ("What is the allowance?", [1, 2, 3, 4]),
    ],
)
def test_what_speaks_of_the_letter_alone_is_left(question, expected):
    found = of_the_letter(asked(question), evidence_for(question, *PARAGRAPHS))
    assert sorted({each.match.paragraph.position for each in found}) == expected


@pytest.mark.parametrize(
    "text",
    ["Who is Councillor F Coyle?", "What did John F. Kennedy say?", "What may I do?", "Is it A?"],
)
def test_initials_and_words_are_no_letters_of_a_kind(text):
    assert lettered_in(text) is None
