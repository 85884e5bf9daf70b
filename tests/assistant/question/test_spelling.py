"""Misspelt words of a question, put right by the words the library has."""

import pytest

from assistant.question.spelling import changes, mended

VOCABULARY = {"permanence": 9, "safeguarding": 40, "children": 90, "fostering": 30, "harrowdale": 5}


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


@pytest.mark.parametrize("text", ["Is permxxence good?", "Is Harrxxdale good?", "the permanence"])
def test_a_word_two_letters_off_is_mended_only_where_it_is_long_and_no_name(text):
    near = {"Is permxxence good?": "Is permanence good?"}
    assert mended(text, VOCABULARY) == near.get(text, text)


def test_a_word_is_not_mended_into_another_form_of_itself_or_one_that_begins_otherwise():
    assert mended("the fosterings", {"fostering": 3}) == "the fosterings"
    assert mended("the bostering", {"fostering": 3}) == "the bostering"


def test_what_was_put_right_is_told():
    assert changes("How is permenance secured?", "How is permanence secured?") == ("permanence",)
    assert changes("How is it?", "How is it?") == ()
