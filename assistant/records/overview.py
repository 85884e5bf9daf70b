"""What is asked, refused and marked wrong: the administrator's view, in figures and as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DAYS = 28  # shown; a bar for each
WIDE = 40  # characters of the longest bar
MOST = 10  # of a list
ANSWERED = ("answered", "partly_answered")

Rows = Iterable[dict[str, Any]]
Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day in ISO form, and how many questions were answered and refused on it."""

    day: str
    answered: int
    refused: int

    @property
    def asked(self) -> int:
        return self.answered + self.refused


@dataclass(frozen=True, slots=True)
class Seen:
    """The figures. The lists name the most frequent first: reasons of refusals in the days shown,
    what readers said of answers, and questions asked more than once."""

    days: tuple[Day, ...]
    reasons: Counted
    verdicts: Counted
    often: Counted


def seen(counts: Rows, answers: Sequence[dict[str, Any]], today: date) -> Seen:
    """The figures of the last days up to today."""
    shown = [(today - timedelta(days=back)).isoformat() for back in range(DAYS - 1, -1, -1)]
    counts = [row for row in counts if row["day"] >= shown[0]]
    reasons = Counter[str]()
    for row in counts:
        if row["outcome"] not in ANSWERED:
            reasons[row["reason"] or row["outcome"]] += row["number"]
    verdicts = Counter(row["verdict"] for row in answers if row["verdict"])
    asked = Counter(row["question"].casefold() for row in answers)
    spelt = {row["question"].casefold(): row["question"] for row in answers}
    often = Counter({spelt[text]: number for text, number in asked.items() if number > 1})
    return Seen(
        days_of(counts, shown),
        tuple(reasons.most_common(MOST)),
        tuple(verdicts.most_common(MOST)),
        tuple(often.most_common(MOST)),
    )


def days_of(counts: Rows, days: Sequence[str]) -> tuple[Day, ...]:
    answered, refused = Counter[str](), Counter[str]()
    for row in counts:
        told = answered if row["outcome"] in ANSWERED else refused
        told[row["day"]] += row["number"]
    return tuple(Day(day, answered[day], refused[day]) for day in days)


def overview(counts: Rows, answers: Sequence[dict[str, Any]], today: date) -> list[str]:
    """The lines: a bar for each of the last days, why questions were refused, marks, and what was
    asked several times."""
    figures = seen(counts, answers, today)
    lines = ["Questions a day (█ answered, ░ refused)", *trend(figures.days)]
    lines += ["", f"Refused in {DAYS} days, by reason", *_listed(figures.reasons)]
    lines += ["", "Marked by readers", *_listed(figures.verdicts)]
    lines += ["", "Asked more than once", *_listed(figures.often)]
    return lines


def trend(days: Sequence[Day]) -> list[str]:
    """A bar for each day, answered and refused beside each other."""
    most = max((day.asked for day in days), default=0) or 1
    lines = []
    for day in days:
        whole = round(WIDE * day.asked / most)
        full = round(WIDE * day.answered / most)
        bar = "█" * full + "░" * (whole - full)
        lines.append(f"{day.day}  {bar} {day.answered} + {day.refused}".rstrip())
    return lines


def _listed(counted: Counted) -> list[str]:
    return [f"{number:>6}  {text}" for text, number in counted] or ["  none"]
