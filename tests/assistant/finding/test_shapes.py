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
        ("How many crates were lost?", "The flood took over 2000 crates away."),
    ],
)
def test_a_count_that_looks_like_a_year_is_a_count(question, sentence):
    assert fit("number", question, sentence) == 1.0


def test_a_rough_figure_of_other_words_than_the_question_s_may_be_a_count():
    assert fit("number", "How many people were there?", "Over 2000 residents came.") > 0


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


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("How many carers are there?", "There are 106 foster carers.", 1.0),
        ("How many carers are there?", "Carers are well supported.", 0.0),
        ("How many carers were there in 2020?", "In 2020 carers were supported.", 0.0),
        ("How much did the campaign cost?", "There were 6 campaigns.", 0.0),
        ("How much did the campaign cost?", "It cost £4,000.", 1.0),
        ("How much did the campaign cost?", "Item: Campaign; Spent to date: (4,000)", 0.6),
        ("How much did the campaign cost?", "Item: Campaign; Begun: May 2016", 0.0),
        ("How often do they meet?", "They meet weekly.", 1.0),
        ("What percentage agreed?", "Most agreed.", 0.0),
        ("What percentage agreed?", "The majority agreed.", 0.5),
        ("What was the average caseload?", "Workers hold up to 20 cases.", 0.4),
        ("How many staff get the bulletin?", "The bulletin goes to 2,000 staff.", 1.0),
        ("How many weeks do families wait?", "Waits affect 30 families.", 0.2),
        ("How long has she been in post?", "She has led it since May 2019.", 1.0),
        ("How many plans are there?", "Plans are in place for 94% of pupils.", 0.6),
    ],
)
def test_a_figure_fits_where_it_counts_what_was_asked(question, sentence, expected):
    assert fit("number", question, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Its head, Lorna Penrose, knows every child.", 1.0),
        ("Councillor Ann Oakley is the lead member.", 1.0),
        ("The Virtual School is led by its Head of Service.", 0.0),
        ("They do well.", 0.0),
    ],
)
def test_a_person_is_best_named_in_full(sentence, expected):
    assert fit("person", "Who is the head?", sentence) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who chairs the panel?", "The panel is chaired by a head of service.", 0.7),
        ("Who is the chair of the panel?", "The panel is chaired by a head of service.", 0.0),
        ("Who runs the clinics?", "The clinics are run by school nurses.", 0.7),
        ("Who runs Streetwise North?", "A charity, Streetwise North, runs it.", 0.0),
        ("Who runs the wardens?", "Low Barton Borough Council operates the service.", 0.7),
        ("Who runs Low Barton Borough Council?", "Low Barton Borough Council met.", 0.0),
    ],
)
def test_an_office_tells_who_does_a_thing_but_not_who_is_called_so(question, sentence, expected):
    assert fit("person", question, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is run by a company called Bright Futures.", 1.0),
        ("A new company was commissioned.", 0.0),
        ("Bright Futures and others help, and carers who are trained run a company too.", 0.0),
    ],
)
def test_a_name_stands_near_the_word_for_what_bears_it(sentence, expected):
    assert fit("name", "Which company is it?", sentence) == expected


@pytest.mark.parametrize("time", ["7 o’clock in the evening", "midday", "half past six", "6.30pm"])
def test_a_time_is_told_as_people_say_it(time):
    assert fit("time", "What time do they meet?", f"They meet at {time} in the hall.") == 1.0
    assert fit("time", "What time do they meet?", "They meet in the hall.") == 0.0


def test_the_grade_of_a_part_is_not_the_overall_one():
    question = "What was overall effectiveness graded?"
    assert fit("grade", question, "Overall effectiveness: Good") == 1.0
    assert fit("grade", question, "Children in care: Good") == 0.3
