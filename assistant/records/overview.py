"""What is asked, refused and marked wrong: the administrator's view, in figures and as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from assistant.records.records import MOST, Counted, Records

DAYS = 28  # shown; a bar for each
WIDE = 40  # characters of the longest bar
ANSWERED = ("answered", "partly_answered")

Rows = Iterable[dict[str, Any]]


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


def seen(records: Records, today: date, ids: Collection[str] | None = None) -> Seen:
    """The figures of the last days up to today, with what was said of the answers of these `ids`.

    Raises OSError or sqlite3.Error.
    """
    shown = [(today - timedelta(days=back)).isoformat() for back in range(DAYS - 1, -1, -1)]
    counts = records.counts(since=shown[0])
    reasons = Counter[str]()
    for row in counts:
        if row["outcome"] not in ANSWERED:
            reasons[row["reason"] or row["outcome"]] += row["number"]
    return Seen(
        days_of(counts, shown),
        tuple(reasons.most_common(MOST)),
        records.verdicts(ids),
        records.often(ids),
    )


def days_of(counts: Rows, days: Sequence[str]) -> tuple[Day, ...]:
    answered, refused = Counter[str](), Counter[str]()
    for row in counts:
        told = answered if row["outcome"] in ANSWERED else refused
        told[row["day"]] += row["number"]
    return tuple(Day(day, answered[day], refused[day]) for day in days)


def overview(figures: Seen) -> list[str]:
    """The lines: a bar for each of the last days, why questions were refused, marks, and what was
    asked several times."""
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
