"""Dates and ranges of dates, as printed in reports, letters and agendas."""

from datetime import date

import pytest

from assistant.text.dates import date_in, span_in, spans_in

RANGES = {
    "Inspection dates: 20 January 2020 to 31 January 2020": ("2020-01-20", "2020-01-31"),
    "25 June-6 July 2012": ("2012-06-25", "2012-07-06"),
    "on 10 and 11 July 2018": ("2018-07-10", "2018-07-11"),
    "3 to 7 June 2024": ("2024-06-03", "2024-06-07"),
    "29 April to 3 May 2024": ("2024-04-29", "2024-05-03"),
    "20 June 2017 ─ 13 July 2017": ("2017-06-20", "2017-07-13"),
    "26 February 2018–22 March 2018": ("2018-02-26", "2018-03-22"),
    "10, 11 and 12 March 2019": ("2019-03-10", "2019-03-12"),
    "30 December to 3 January 2020": ("2019-12-30", "2020-01-03"),
    "Thursday 7 November 2024": ("2024-11-07", "2024-11-07"),
    "Tuesday, 12th March, 2024": ("2024-03-12", "2024-03-12"),
    "between 1st and 5th Oct 2021": ("2021-10-01", "2021-10-05"),
    "9May 2018": ("2018-05-09", "2018-05-09"),
}
NO_DATES = (
    "July 2024",
    "31 June 2020",
    "paragraphs 3 and 4",
    "£15.22 in May 2024",
    "12 children since May",
    "22 March 2018 to 26 February 2018",
    "0300 123 1231",
    "31 December 0001",
)


@pytest.mark.parametrize(("text", "expected"), RANGES.items())
def test_a_range_is_read_as_printed(text, expected):
    assert span_in(text) == tuple(date.fromisoformat(day) for day in expected)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_full_date_is_none(text):
    assert span_in(text) is None


def test_every_date_is_found_in_its_order():
    found = [span for _, span in spans_in("On 2 May 2019, after 7 to 9 June 2018, we met.")]
    assert found == [
        (date(2019, 5, 2), date(2019, 5, 2)),
        (date(2018, 6, 7), date(2018, 6, 9)),
    ]


@pytest.mark.parametrize("text", ["18/09/2024", "18 September 2024", "2024-09-18"])
def test_a_single_date_may_be_in_figures(text):
    assert date_in(text) == date(2024, 9, 18)


def test_a_range_is_no_single_date():
    assert date_in("3 to 7 June 2024") is None
