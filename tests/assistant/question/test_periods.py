"""The days, months and years that a question names."""

from datetime import date

import pytest

from assistant.question.periods import periods_in

FIRST, LAST = date.min, date.max


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Who came on 14 March 2023?", date(2023, 3, 14), date(2023, 3, 14)),
        ("the minutes of the 3rd of May 2021", date(2021, 5, 3), date(2021, 5, 3)),
        ("minutes of 14/3/2023", date(2023, 3, 14), date(2023, 3, 14)),
        ("What was agreed in May 2023?", date(2023, 5, 1), date(2023, 5, 31)),
        ("the minutes from May 2023", date(2023, 5, 1), date(2023, 5, 31)),
        ("How was it in 2019?", date(2019, 1, 1), date(2019, 12, 31)),
        ("Since July 2023, what changed?", date(2023, 7, 1), LAST),
        ("What was agreed after July 2023?", date(2023, 8, 1), LAST),
        ("What was agreed after 5 July 2023?", date(2023, 7, 6), LAST),
        ("from 2020 on", date(2020, 1, 1), LAST),
        ("What was agreed before May 2023?", FIRST, date(2023, 4, 30)),
        ("How was it before the 2018 inspectors came?", date(2018, 1, 1), date(2018, 12, 31)),
        ("until the end of 2018", FIRST, date(2018, 12, 31)),
        ("between March 2020 and June 2021", date(2020, 3, 1), date(2021, 6, 30)),
    ],
)
def test_a_time_is_read_as_its_first_and_last_day(text, first, last):
    assert [(p.first, p.last) for p in periods_in(text)] == [(first, last)]


@pytest.mark.parametrize("text", ["in 2023/24", "£2019", "31 June 2020", "after March"])
def test_what_is_no_time_of_the_calendar_is_none(text):
    assert periods_in(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What did they agree in May?", ["May"]),
        ("Who chaired the may meeting?", ["may"]),
        ("And who came on 16 may?", ["16 may"]),
        ("What may a councillor claim?", []),
        ("May I see the minutes?", []),
        ("Who may march through the town?", []),
        ("MAY I SEE THE MINUTES?", []),
    ],
)
def test_a_verb_is_no_month(text, words):
    assert [p.words for p in periods_in(text)] == words


def test_a_month_of_no_year_is_that_of_any():
    (may,) = periods_in("in May")
    assert may.meets(date(2020, 5, 3), date(2020, 5, 3))
    assert may.meets(date(2020, 4, 28), date(2020, 5, 2))
    assert not may.meets(date(2020, 6, 1), date(2020, 6, 1))


def test_two_days_share_the_year_behind_them():
    first, last = periods_in("the minutes of 14 March and 16 May 2023")
    assert (first.first, last.first) == (date(2023, 3, 14), date(2023, 5, 16))


@pytest.mark.parametrize(
    ("asked", "text", "printed"),
    [
        ("in 2015", "There were 40 in 2014/15.", True),
        ("in 2015", "There were 40 on 31 March 2015.", True),
        ("in 2015", "There were 40 on 31 March.", False),
        ("in March 2015", "There were 40 on 31 March.", True),
        ("in March 2015", "There were 40 in 2015.", False),
        ("before 2015", "There were 40 in 2013.", True),
        ("before 2015", "There were 40 in 2015.", False),
    ],
)
def test_a_text_tells_of_a_time_that_it_prints(asked, text, printed):
    (period,) = periods_in(asked)
    assert period.is_printed(text) is printed
