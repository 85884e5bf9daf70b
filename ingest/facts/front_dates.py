"""The dates on the front of a document: of publication, and of the inspection or meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.text.dates import Span, date_in, span_in, spans_in
from ingest.facts.titles import DEAR, front_of
from ingest.lines import Line

# The longest inspections of children's services took four weeks; a year is a misprint.
LONGEST_INSPECTION = timedelta(days=70)
_INSPECTED = re.compile(
    r"(?:inspection dates?|dates? of (?:the |this )?(?:inspection|visit)|visit dates?)"
    r"\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:report |first |date )?(?:published|publication date|of publication|date of publication)"
    r"(?: on| date)?\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?:ordered by the house of (?:commons|lords) to be (?:printed|published)|published on)\s*"
    r"(?P<rest>.{0,60})",
    re.IGNORECASE,
)
_VISITED = re.compile(r"\b(?:visit|inspection|inspectors|inspected|review|joint)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:since|last|previous|earlier|following the|judged|published)\b", re.I)
_MEETING = {"committee pack", "committee report", "minutes"}
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?,?"
_DATE = rf"(?P<rest>{_DAY}\s+[A-Z][a-z]{{2,8}},?\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
_DATE_LINE = re.compile(rf"(?:date\s*:?\s*)?{_DATE}\.?", re.IGNORECASE)
# "Thursday 7 November 2024 at 6.00 pm", "Date of meeting: 7 November 2024",
# "Children's Scrutiny Committee, 7 November 2024".
_MEETING_LINE = re.compile(
    r"(?:(?:date(?: and time)?(?: of (?:the )?meeting)?|meeting date|meeting)\s*:?\s*"
    r"|.{0,80}\b(?:committee|cabinet|council|board|panel|forum)\s*[-–—,:|]?\s*)?"
    rf"{_DATE}(?:[\s,–-]*(?:at\s+)?\d{{1,2}}(?:[.:]\d\d)?\s*(?:am|pm|noon|hours)?\.?(?:\s+.{{0,60}})?)?",
    re.IGNORECASE,
)
_HELD = re.compile(rf"\bheld\b.{{0,160}}?\bon\s+{_DATE}", re.IGNORECASE)


def published_in(lines: Sequence[Line], kind: str) -> date | None:
    """The day of publication: labelled on the first pages, or at the head of a letter."""
    front = front_of(lines, 4)  # a half-title and an empty back stand before the title page
    for line in front:
        if (found := _PUBLISHED.match(line.text)) and (day := date_in(found["rest"])):
            return day
    dear = next((n for n, line in enumerate(front[:45]) if DEAR.match(line.text)), None)
    if dear is not None:
        dates = [day for line in front[:dear] if (day := _date_alone(line.text))]
        return dates[0] if len(set(dates)) == 1 else None
    words = " ".join(" ".join(line.text for line in front).split())
    if kind in {"select committee report", "inquiry report"} and (found := _PRINTED.search(words)):
        return date_in(found["rest"])
    return None


def inspected_in(lines: Sequence[Line], kind: str) -> Span | None:
    """First and last day of the inspection, visit or meeting."""
    front = front_of(lines, 2)
    if kind in _MEETING:
        return _met(front, kind)
    if not kind.endswith(("inspection", "visit")):
        return None
    for number, line in enumerate(front):
        if found := _INSPECTED.match(line.text):
            following = front[number + 1].text if number + 1 < len(front) else ""
            rest = found["rest"].strip()
            if not span_in(rest) or re.search(r"(?:\b(?:and|to)|[,&–-])$", rest):
                rest = f"{rest} {following}"
            spans = [span for _, span in spans_in(rest)]
            # An inspection in two halves names both; it lasted from the first day to the last.
            return _plausible((spans[0][0], spans[-1][1])) if spans else None
    words = " ".join(" ".join(line.text for line in front).split())
    dear = DEAR.search(words)
    for sentence in re.split(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])", words[dear.start() if dear else 0 :]):
        for place, span in spans_in(sentence):
            before = sentence[:place]
            if re.search(r"\b(?:on|between|from|of|over|during)\s*$", before.rstrip(), re.I) and (
                _VISITED.search(sentence) and not _BEFORE.search(before[-90:])
            ):
                return _plausible(span)
    return None


def _met(front: Sequence[Line], kind: str) -> Span | None:
    """The day of the meeting, where it is said to be that."""
    words = " ".join(" ".join(line.text for line in front[:40]).split())
    held = [_HELD.search(words)] if kind == "minutes" else []
    for found in [*held, *(_MEETING_LINE.fullmatch(line.text.strip()) for line in front)]:
        if found and (day := date_in(found["rest"])):
            return day, day
    return None


def _date_alone(text: str) -> date | None:
    """The date of a line that says nothing else."""
    found = _DATE_LINE.fullmatch(text.strip())
    return date_in(found["rest"]) if found else None


def _plausible(span: Span | None) -> Span | None:
    return span if span and span[1] - span[0] <= LONGEST_INSPECTION else None
