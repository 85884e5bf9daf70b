"""What is asked, refused and marked wrong: the administrator's view, as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

DAYS = 28  # shown; a bar for each
WIDE = 40  # characters of the longest bar
ANSWERED = ("answered", "partly_answered")

Rows = Iterable[dict[str, Any]]


def overview(counts: Rows, answers: Sequence[dict[str, Any]], today: date) -> list[str]:
    """The lines: a bar for each of the last days, why questions were refused, marks, and what was
    asked several times."""
    shown = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    counts = [row for row in counts if row["day"] >= shown[0].isoformat()]
    lines = ["Questions a day (█ answered, ░ refused)"]
    lines += trend(counts, [day.isoformat() for day in shown])
    reasons = Counter[str]()
    for row in counts:
        if row["outcome"] not in ANSWERED:
            reasons[row["reason"] or row["outcome"]] += row["number"]
    lines += ["", f"Refused in {DAYS} days, by reason", *_listed(reasons)]
    verdicts = Counter(row["verdict"] for row in answers if row["verdict"])
    lines += ["", "Marked by readers", *_listed(verdicts)]
    asked = Counter(row["question"].casefold() for row in answers)
    often = Counter({text: number for text, number in asked.items() if number > 1})
    lines += ["", "Asked more than once", *_listed(often)]
    return lines


def trend(counts: Rows, days: Sequence[str]) -> list[str]:
    """A bar for each day, answered and refused beside each other."""
    answered, refused = Counter[str](), Counter[str]()
    for row in counts:
        told = answered if row["outcome"] in ANSWERED else refused
        told[row["day"]] += row["number"]
    most = max((answered[day] + refused[day] for day in days), default=0) or 1
    lines = []
    for day in days:
        whole = round(WIDE * (answered[day] + refused[day]) / most)
        full = round(WIDE * answered[day] / most)
        bar = "█" * full + "░" * (whole - full)
        lines.append(f"{day}  {bar} {answered[day]} + {refused[day]}".rstrip())
    return lines


def _listed(counted: Counter[str], most: int = 10) -> list[str]:
    return [f"{number:>6}  {text}" for text, number in counted.most_common(most)] or ["  none"]
