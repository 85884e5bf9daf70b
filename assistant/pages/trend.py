"""How many questions a day were answered and refused, as a picture made of words and lengths."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.pages.text import as_text
from assistant.pages.texts import say
from assistant.records.overview import Day
from assistant.text.dates import written


def trend_html(days: Sequence[Day]) -> str:
    """A bar for each day, refused hatched above answered; each says its figures in words."""
    most = max((day.asked for day in days), default=0)
    if not most:
        return f'<p class="note">{say("nothing_asked")}</p>'
    bars = "".join(_bar(day, most) for day in days)
    first, last = (_day(day.day) for day in (days[0], days[-1]))
    keys = "".join(
        f'<span><span class="swatch {name}"></span> {say(f"trend_{name}")}</span>'
        for name in ("answered", "refused")
    )
    return (
        f'<figure class="trend"><figcaption>{keys}<span>{say("trend_most", number=f"{most:,}")}'
        f'</span></figcaption><ol aria-label="{say("trend")}">{bars}</ol>'
        f'<p class="trend-ends" aria-hidden="true"><span>{first}</span><span>{last}</span></p>'
        "</figure>"
    )


def _bar(day: Day, most: int) -> str:
    said = say("trend_day", day=_day(day.day), answered=day.answered, refused=day.refused)
    parts = "".join(
        f'<span class="{name}" style="height: {100 * number / most:.1f}%"></span>'
        for name, number in (("refused", day.refused), ("answered", day.answered))
        if number
    )
    return f'<li><span class="unseen">{as_text(said)}</span>{parts}</li>'


def _day(day: str) -> str:
    return as_text(written(date.fromisoformat(day)))
