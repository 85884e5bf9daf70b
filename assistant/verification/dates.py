"""Dates: days, months and years in the forms that reports and minutes write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.dates import A_YEAR, CALENDAR, WEEKDAYS, month_number
from assistant.verification.words import Passage, Word

MONTHS = {name: month_number(name) for name in CALENDAR.difference(WEEKDAYS)}
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class Date:
    """As much of a date as is written; 0 where a part is not."""

    year: int
    month: int
    day: int
    word: Word
    covers: frozenset[int]

    @property
    def key(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day

    def agrees_with(self, other: Date) -> bool:
        """Whether every part that is written here is written alike there."""
        return all(a == b for a, b in zip(self.key, other.key, strict=True) if a)


def dates_in(passage: Passage) -> tuple[Date, ...]:
    """Every date and year: "9 to 13 December 2019" is two, "2019/20" is two years."""
    words, found, taken = passage.words, [], set()
    for word in words:
        month = MONTHS.get(word.lower, 0) if word.text[0].isupper() else 0
        if not month or (word.lower == "may" and not _is_month(words, word.at)):
            continue
        year, covers = _year_after(words, word.at)
        days = _days_before(words, word.at) or _day_after(words, word.at)
        covers |= {word.at} | {at for at, _ in days}
        for at, day in days or ((word.at, 0),):
            found.append(Date(year, month, day, words[at], frozenset(covers)))
        taken |= covers
    for word in words:
        if word.at not in taken and (year := _year(word)):
            found.append(Date(year, 0, 0, word, frozenset({word.at})))
            ending = words[word.at + 1] if word.at + 1 < len(words) else None
            if ending and _continues(year, ending):
                found.append(Date(year + 1, 0, 0, ending, frozenset({ending.at})))
                taken.add(ending.at)
    return tuple(sorted(found, key=lambda date: date.word.at))


def _year(word: Word) -> int:
    return int(word.text) if re.fullmatch(A_YEAR, word.text) else 0


def _continues(year: int, word: Word) -> bool:
    """Whether "20" follows 2019 as in "2019/20" or "2019-20"."""
    return word.text.isdigit() and len(word.text) == 2 and int(word.text) == (year + 1) % 100


def _is_month(words: tuple[Word, ...], at: int) -> bool:
    """ "May" as a month: a day or year beside it, or "in", "since", "by" … before it."""
    before = words[at - 1].lower if at else ""
    return bool(
        DAY.fullmatch(before)
        or (at + 1 < len(words) and words[at + 1].text[0].isdigit())
        or before in ("in", "since", "by", "until", "from", "of", "to", "and", "during", "between")
    )


def _year_after(words: tuple[Word, ...], at: int) -> tuple[int, set[int]]:
    """The year behind a month, perhaps with a day between ("December 9, 2019")."""
    for index in (at + 1, at + 2):
        if index < len(words) and (year := _year(words[index])):
            return year, {index}
        if index < len(words) and not DAY.fullmatch(words[index].lower):
            break
    return 0, set()


def _days_before(words: tuple[Word, ...], at: int) -> tuple[tuple[int, int], ...]:
    """The days before a month: "9", "9 and 10", "9 to 13", "9-13", "the 9th of"."""
    days, index = [], at - 1
    while index >= 0:
        match = DAY.fullmatch(words[index].lower)
        if match and 1 <= int(match[1]) <= 31:
            days.append((index, int(match[1])))
        elif words[index].lower not in ("to", "and", "of"):
            break
        index -= 1
    return tuple(reversed(days))


def _day_after(words: tuple[Word, ...], at: int) -> tuple[tuple[int, int], ...]:
    match = DAY.fullmatch(words[at + 1].lower) if at + 1 < len(words) else None
    return ((at + 1, int(match[1])),) if match and 1 <= int(match[1]) <= 31 else ()
