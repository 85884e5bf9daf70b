"""The days, months and years that a question names, as first and last days: "14 March 2023", "in
May", "after July 2023"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from assistant.text.dates import A_MONTH, A_YEAR, FIGURES, date_in, month_number, written

# A year by itself, and no financial year.
YEAR = re.compile(rf"(?<![\d.,/£]){A_YEAR}(?![\d%]|[.,/]\d|[-–]\d\d\b)")
_PERIOD = re.compile(
    r"(?:\b(?P<side>since|after|before|until|up to|from)\s+"
    r"(?:(?:about|around|early|mid|late|(?:the )?(?:end|start|beginning) of)\s+)?)?"
    rf"(?:(?:\b(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?P<month>{A_MONTH})(?![a-z])"
    rf",?(?:\s+(?P<year>{A_YEAR})(?![\d/]))?|(?P<only>{YEAR.pattern}))(?P<on>\s+on(?:wards)?\b)?",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?:between|from)\b[^.?]{{0,40}}?\b(?:{A_YEAR})\b[^.?]{{0,30}}?"
    rf"\b(?:and|to|until)\b[^.?]{{0,40}}?\b(?:{A_YEAR})\b",
    re.IGNORECASE,
)
# "Compare 2016 and 2024" means those two; what has changed between them may be told by any.
_TWO = re.compile(r"\bcompar", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|-|–|&|and|or|to)\s*", re.IGNORECASE)
_FINANCIAL = re.compile(r"\b((?:19|20)(?=\d\d\b|\d\d\s?[/–-]))(\d\d)\s?[/–-]\s?(\d\d)\b")
_VERBS = re.compile(r"\b(?:may|march)\b", re.IGNORECASE)  # unless a month's name is told from them
_BEFORE_A_MONTH = frozenset("in of the since until by before after from last next this".split())
_ANY_YEAR = 2000  # a leap year
_A_MONTH_LONG = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last day; `yearly` where no year is named, so that any is meant. `words`
    are those of the text, `sided` says that it is open at one end: "after 2016"."""

    first: date
    last: date
    yearly: bool = False
    words: str = field(default="", compare=False)
    sided: bool = field(default=False, compare=False)

    @property
    def is_a_year(self) -> bool:
        """Whether it is a year as such, and not from or to one."""
        return not self.yearly and not self.sided and self.last - self.first > _A_MONTH_LONG

    def meets(self, first: date, last: date) -> bool:
        """Whether a time from `first` to `last` has a day of it."""
        if not self.yearly:
            return self.first <= last and first <= self.last
        begins, ends = (_in_the_year(self.first) <= _in_the_year(last),
                        _in_the_year(first) <= _in_the_year(self.last))  # fmt: skip
        return begins and ends if first.year == last.year else begins or ends

    def is_printed(self, text: str) -> bool:
        """Whether a text prints a day, month or year that may be of it; a year is no day's."""
        short = not self.sided and not self.is_a_year
        printed = _each(_FINANCIAL.sub(r"\1\2 \1\3", text))
        return any(
            short and replace(each, yearly=True).meets(self.first, self.last)
            if each.yearly
            else self.meets(each.first, each.last) and not (short and each.is_a_year)
            for each in printed
        )


def periods_in(text: str) -> tuple[Period, ...]:
    """Those that a question names, in order; of "between 2016 and 2018" the whole, unless the two
    are to be compared."""
    found = tuple(_each(text))
    span = None if _TWO.search(text) else _SPAN.search(text)
    ends = [p for p in _each(span[0]) if not p.yearly] if span else []
    if not span or len(ends) < 2:
        return found
    days = [day for p in ends for day in (p.first, p.last) if day not in (date.min, date.max)]
    whole = Period(min(days), max(days), words=span[0], sided=True)
    return (*(p for p in found if p.words not in span[0]), whole)


def months_told(text: str) -> str:
    """The text with another word for "may" and "march" where they name no month."""
    return _VERBS.sub(lambda found: found[0] if _is_month(text, found) else "might", text)


def _each(text: str) -> Iterator[Period]:
    text = FIGURES.sub(lambda found: _in_words(found[0]), months_told(text))
    found = list(_PERIOD.finditer(text))
    for at, each in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        year = each["only"] or each["year"]
        if not year and following and _JOINED.fullmatch(text, each.end(), following.start()):
            year = following["year"]  # "14 March and 16 May 2023"
        if period := _read(each, year):
            yield period


def _read(found: re.Match[str], year: str | None) -> Period | None:
    """What was found, with its year; None for no day of the calendar, and for a time that begins
    or ends in any year."""
    side = (found["side"] or "").casefold()
    if side == "from" and not (found["only"] or found["on"]):
        side = ""  # "the minutes from May 2023"
    month = month_number(found["month"]) if found["month"] else 0
    try:
        first, last = _days(int(year or _ANY_YEAR), month, int(found["day"] or 0))
    except ValueError:
        return None
    if side and not year:
        return None
    if side in ("after", "since", "from"):
        first, last = (last + timedelta(1) if side == "after" else first), date.max
    elif side:
        first, last = date.min, (first - timedelta(1) if side == "before" else last)
    return Period(first, last, not year, found[0].strip(), bool(side))


def _days(year: int, month: int, day: int) -> tuple[date, date]:
    """The first and the last day; of a whole month or year where one is 0."""
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, day or 1), date(year, month, day or monthrange(year, month)[1])


def _in_the_year(day: date) -> tuple[int, int]:
    return day.month, day.day


def _in_words(figures: str) -> str:
    day = date_in(figures)
    return written(day) if day else figures


def _is_month(text: str, found: re.Match[str]) -> bool:
    """Whether a word that is a verb as well names a month here: beside a figure, behind a word
    that stands before months, or with a capital within the sentence."""
    before = text[max(0, found.start() - 20) : found.start()].split()[-1:]
    beside = f"{' '.join(before)} {text[found.end() : found.end() + 6]}"
    if re.match(r"\d{1,2}(?:st|nd|rd|th)? |(?:st|nd|rd|th|of) |\D*,? (?:19|20)\d\d", beside):
        return True
    capital = found[0][0].isupper() and not text.isupper()
    return bool(before) and (capital or before[0].casefold() in _BEFORE_A_MONTH)


def years_of(periods: Iterable[Period]) -> frozenset[str]:
    """The years as they are written in them."""
    return frozenset(year for period in periods for year in YEAR.findall(period.words))
