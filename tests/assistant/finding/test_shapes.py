"""Whether a sentence holds the kind of thing asked for, whatever it is about."""

import pytest

from assistant.finding.shapes import fit


@pytest.mark.parametrize("surname", ["Foster", "Young", "West", "Street", "House", "Porter"])
def test_a_director_is_found_whatever_the_surname(surname):
    sentence = f"The director, Anna {surname}, opened the meeting."
    assert fit("person", "Who is the director?", sentence) >= 0.8


@pytest.mark.parametrize("name", ["West Carter", "Royal Thompson", "House Martin"])
def test_a_first_name_that_is_a_plain_word_lowers_the_mark_and_does_not_decide(name):
    said = fit("person", "Who is the director?", f"The director is {name}.")
    assert 0 < said < fit("person", "Who is the director?", "The director is Anna Porter.")


def test_an_office_without_a_name_is_no_director():
    assert fit("person", "Who is the director?", "The director opened the meeting.") == 0.0


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many crates were delivered?", "The depot took in 2062 crates."),
        ("How many visits were there?", "There were 1,905 visits to the library."),
    ],
)
def test_a_count_that_looks_like_a_year_is_a_count(question, sentence):
    assert fit("number", question, sentence) == 1.0


def test_a_year_is_no_count():
    assert fit("number", "How many crates were delivered?", "It opened in 2012.") == 0.0


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Applications will be invited in October.", True),
        ("The second stage will be this autumn.", True),
        ("May we write to you again?", False),
        ("It may be held at the hall.", False),
    ],
)
def test_a_month_or_a_season_says_when(sentence, holds):
    assert fit("date", "When is it?", sentence) == holds
