"""Numbers in figures and in words."""

import pytest

from assistant.text.numbers import VALUES, has_number, roman, roman_value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty limes were planted.", True),
        ("A dozen elms fell", True),
        ("in 2019", True),
        ("someone often tends them", False),
        ("no one tenderly weighs stones", True),
    ],
)
def test_a_number_stands_in_figures_or_in_a_word_of_its_own(text, expected):
    assert has_number(text) == expected


def test_words_have_the_values_they_say():
    assert [VALUES[word] for word in ("zero", "seven", "nineteen", "ninety", "dozen")] == [
        0, 7, 19, 90, 12
    ]  # fmt: skip


def test_numerals_are_those_that_are_written():
    assert [roman_value(roman(n)) for n in range(1, 90)] == list(range(1, 90))
    assert [roman_value(text) for text in ("iiii", "ic", "vx", "", "xyz")] == [0] * 5
