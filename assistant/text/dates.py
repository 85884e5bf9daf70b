"""Dates as official documents print them: "25 June-6 July 2012", "on 10 and 11 July 2018"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_INITIAL = "(?=[jfmasond])"  # of every month: looked at first, for the twelve are slow to try
_SHORT = "|".join(m[:3] for m in MONTHS)
# For other patterns; this one for those that look past the case of letters.
A_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
A_MONTH_NAME = rf"(?:{'|'.join(MONTHS)})"
A_YEAR = r"(?:19|20)\d\d"
# A month as a line prints it, in full or cut short, whatever its letters: for other patterns.
A_MONTH = rf"(?i:{_INITIAL}(?:{'|'.join(MONTHS)}|(?:{_SHORT}|sept)\b\.?))"
# Every word of the calendar, in small letters.
CALENDAR = frozenset((*MONTHS, *(m[:3] for m in MONTHS), "sept", *WEEKDAYS))
_LONG_OR_SHORT = "|".join(f"{m}|{m[:3]}(?![a-z])" for m in MONTHS)
MONTH = rf"{_INITIAL}(?P<month>{_LONG_OR_SHORT}|sept(?![a-z]))\.?"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
DAY = re.compile(
    rf"{WEEKDAY}(?<![\d/£.])(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?(?![\d/%]|\.\d)"
    rf"(?:,?\s*(?:of\s+)?{MONTH}(?:,?\s*(?P<year>\d{{4}})(?!\d))?)?",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?<!\s)\s*+(?:(?:,\s*+)?(?:to|and|until|till|through|&)\s++|[,\-–—─‐‑−]\s*+)",
    re.IGNORECASE,
)
FIGURES = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")

# "May 20 2008": the month first, as some councils' forms have it.
MONTH_FIRST = re.compile(
    rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?P<th>(?:st|nd|rd|th)?),?(?=\s+\d{{4}}(?!\d))", re.IGNORECASE
)
MONTH_ALONE = re.compile(rf"\b{MONTH},?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE)

Span = tuple[date, date]


def spans_in(text: str) -> Iterator[tuple[int, Span]]:
    """Every full date or range of dates in the text, each with the place where it starts.

    A day without its month or year takes them from the next that has them, as people write:
    "29 April to 3 May 2024". What never gets a year is no date, and neither is 31 June.
    """
    place = 0
    while first := DAY.search(text, place):
        days, place = [first], first.end()
        while not days[-1]["year"] and (gap := BETWEEN.match(text, place)):
            if not (following := DAY.match(text, gap.end())):
                break
            days.append(following)
            place = following.end()
        if days[-1]["year"]:
            while (gap := BETWEEN.match(text, place)) and (following := DAY.match(text, gap.end())):
                further = list(_dated([*days, following]))
                if not following["year"] or not further:
                    break
                days.append(following)
                place = following.end()
        dates = list(_dated(days))
        if dates and dates[0] <= dates[-1]:
            yield first.start(), (dates[0], dates[-1])


def span_in(text: str) -> Span | None:
    """The first date or range of dates in the text, or None."""
    return next((span for _, span in spans_in(text)), None)


def date_in(text: str) -> date | None:
    """The first single date in the text, in words or in figures (day/month/year), or None."""
    if figures := FIGURES.search(text):
        day, month, year = figures.group(1, 2, 3) if figures[1] else figures.group(6, 5, 4)
        return _day(int(year), int(month), int(day))
    text = MONTH_FIRST.sub(r"\g<day>\g<th> \g<month>", text)
    return next((start for _, (start, end) in spans_in(text) if start == end), None)


def month_in(text: str, whole: bool = False) -> date | None:
    """The first of the month that the text prints without a day, or None; `whole`: and no more."""
    text = text.strip(" .,()")
    found = MONTH_ALONE.fullmatch(text) if whole else MONTH_ALONE.search(text)
    if not found or date_in(text):
        return None
    return _day(int(found["year"]), month_number(found["month"]), 1)


def month_number(name: str) -> int:
    """1 for "January" or "jan", 12 for "december"."""
    return [month[:3] for month in MONTHS].index(name[:3].lower()) + 1


def _dated(days: list[re.Match[str]]) -> Iterator[date]:
    """The days as dates, each with the month and year printed after it, or nothing at all."""
    month, year, dates = 0, 0, []
    for day in reversed(days):
        if day["month"]:
            number = month_number(day["month"])
            # "30 December to 3 January 2020": the December is of the year before.
            year = int(day["year"]) if day["year"] else year - (number > month)
            month = number
        found = _day(year, month, int(day["day"]))
        if not found:
            return
        dates.append(found)
    yield from reversed(dates)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1800 < year < 2200 else None
    except ValueError:
        return None


def written(day: date) -> str:
    """A date as it is written in Britain: 12 March 2020."""
    return f"{day.day} {day:%B %Y}"
