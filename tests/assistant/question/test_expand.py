import pytest

from assistant.question.spelling import mended
from assistant.text.acronyms import definitions_in, expansions_of

VOCABULARY = {"permanence": 9, "safeguarding": 40, "children": 90, "fostering": 30, "harrowdale": 5}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("independent reviewing officer (IRO) time", {"iro": "independent reviewing officer"}),
        ("special guardianship orders (SGOs) are used", {"sgo": "special guardianship orders"}),
        ("CAT (children and their families)", {}),
        ("CAF (children and families)", {"caf": "children and families"}),
        ("the team (see page 4) and the officer (Smith)", {}),
    ],
)  # fmt: skip
def test_a_short_name_is_defined_where_its_letters_open_the_words(text, expected):
    assert definitions_in([text]) == expected


def test_a_short_name_is_also_what_it_stands_for_and_the_other_way_round():
    defined = {"ccp": "children's care panel"}
    assert ("ccp", "children's care panel") in expansions_of("Who sits on the CCP?", defined)
    asked = expansions_of("Who sits on the children's care panel?", defined)
    assert ("children's care panel", "ccp") in asked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How is permenance secured?", "How is permanence secured?"),
        ("what about safegaurding childern", "what about safeguarding children"),
        ("Is Harowdale good?", "Is Harrowdale good?"),
        ("What of Birmingham?", "What of Birmingham?"),
        ("Is fostering good?", "Is fostering good?"),
        ("Has IRO said so?", "Has IRO said so?"),
    ],
)
def test_a_misspelt_word_is_put_right_and_a_strange_one_left_alone(text, expected):
    assert mended(text, VOCABULARY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who mentions permanence?", "Who mentions permanence?"),
        ("Is Harrowdate good?", "Is Harrowdale good?"),
    ],
)
def test_a_common_word_is_mended_only_into_a_name(text, expected):
    vocabulary = {**VOCABULARY, "mentors": 3}
    known = frozenset({"mentions", "harrowdate"})
    assert mended(text, vocabulary, known, frozenset({"harrowdale"})) == expected
