"""The dates on the front of a document: of publication, and of the inspection or meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from assistant.kinds.kind import Kind
from assistant.text.dates import A_MONTH, Span, date_in, month_in, span_in, spans_in
from ingest.facts.front_labels import Labelled, fact_of
from ingest.facts.titles import DEAR, front_of
from ingest.layout.contents import LEADER
from ingest.lines import Line

MOST_LINES, HEAD = 45, 8  # of the front, and of its head: below it, dates are of what is told
MOST_WORDS = 12  # of a line of the head that is no sentence
_PUBLISHED = re.compile(
    r"(?:report |first |date )?(?:published|publication date|of publication|date of publication"
    r")(?: on| date)?\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?\d{1,2}\s?(?:st|nd|rd|th)?,?"
)
_ADOPTED = re.compile(
    r"(?<!\bbe )(?<!\bnext )\b(?:re-?)?(?:adopted|approved|ratified|agreed|published|reviewed"
    r"|this (?:\w+ ){1,4}(?:is )?(?:made|dated))\b(?: and adopted)?"
    r"(?: (?:by|at|in|on|the|a|its|full|council|meeting|held|of|cabinet|committee|community|parish"
    r"|town)){0,9}"
    r"(?:(?-i:\s(?:[A-Z][\w’'&-]{0,30}|and|of|for|the)){1,10}\s(?:on|in))?[\s:,(–-]{1,4}(?<!\bby )"
    rf"(?P<rest>(?:{_DAY}\s*(?:of\s+)?)?{A_MONTH}.{{0,12}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?:ordered by the house of (?:commons|lords)[^.]{0,40}to be (?:printed|published)"
    r"|published on)\s*(?P<rest>.{0,60})",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:since|last|previous|earlier|following the|judged|published)\b", re.I)
_DATE = (
    rf"(?P<rest>{_DAY}\s+(?:of\s+)?[A-Z][a-z]{{2,8}},?\s+\d{{4}}(?!\d)"
    r"|[A-Z][a-z]{2,8}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)
_DATE_LINE = re.compile(rf"^(?:date[d]?\s*:?\s*)?{_DATE}\.?", re.IGNORECASE)
# "Thursday 7 November 2024 at 6.00 pm", "Date of meeting: 7 November 2024",
# "Children's Scrutiny Committee, 7 November 2024".
_MEETING_LINE = re.compile(
    r"^(?:(?:date(?: and time)?(?: of (?:the )?meeting)?|meeting date|meeting(?: on)?|on)\s*:?\s*"
    r"|.{0,90}\b(?:committee|cabinet|executive|council|board|panel|forum|meeting)"
    r"(?:\s+[-–—|]\s+[A-Za-z ]{3,30})?\s*[-–—,:|]?\s*(?:on )?)?"
    rf"{_DATE}(?:[\s,–-]*(?:at\s+)?\d{{1,2}}(?:[.:]\d\d)?\s*(?:am|pm|noon|hours)?\.?(?:\s+.{{0,60}})?)?",
    re.IGNORECASE,
)
# What stands above a date that is not the paper's own: its label, or its sentence so far.
_OF_ANOTHER = re.compile(
    r"^(?:(?:date (?:of|for) (?:the )?)?"
    r"(?:start|opening|closing|review|end|next|due|expiry|renewal)"
    r"(?: (?:review|meeting|date|by|on|for responses))*\s*:?"
    r"|(?:\w+ )?deadline(?: for .{1,30})?\s*:?|\w+ (?:closes|ends)(?: on)?\s*:?"
    r"|.{30,} (?:by|on|from|until|till|to|of|before|after|since|and|or|between|than|the))",
    re.IGNORECASE,
)
# Beside or above a date in a table: whose date it is, where it is that of the paper itself.
_OF_THE_PAPER = re.compile(
    r"(?:date )?(?:of )?(?:(?:last|first) )?(?:publi(?:shed|cation)|issued?|adopt(?:ed|ion)"
    r"|approv(?:ed|al)|agreed|ratified|updated?|revis(?:ed|ion)|version)(?: (?:date|on))?\s*:?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?!{_DATE})\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}[.)]?\s", re.IGNORECASE)
# A month that ends a sentence, or a line in the middle of one: "… will open in May 2025".
_IN_PROSE = re.compile(
    r"^[a-z]|[.;,]$"
    r"|\b(?:in|by|from|since|until|till|before|after|during|between|and|or|to) \w+ \w+$"
)
_CALLED = r"\b(?:held|meeting|summoned)\b"
_HELD = re.compile(
    rf"{_CALLED}(?:(?!{_CALLED}).){{0,200}}?(?:\bon\s+|,\s*|\s){_DATE}", re.IGNORECASE
)
# What calls the members to a meeting is dated itself, days before.
_SUMMONED = re.compile(
    r"\b(?:summoned|invited|requested|dear)\b(?:(?!\.\s).){0,90}?\bmeeting\b"
    rf"(?:(?!\.\s).){{0,200}}?\b(?:on|held)\b(?:(?!\.\s).){{0,90}}?\s{_DATE}",
    re.IGNORECASE,
)


def published_in(lines: Sequence[Line], kind: Kind, labels: Sequence[Labelled]) -> date | None:
    """The day of publication: labelled on the first pages, at the head of a letter, on a line of
    its own at the front, or of adoption."""
    if kind.dated == "published" and (day := _labelled(labels)):
        return day
    front = front_of(lines, 4)  # a half-title and an empty back stand before the title page
    for line in front:
        if (found := _PUBLISHED.match(line.text)) and (day := date_in(found["rest"])):
            return day
    if kind.dated == "met":
        return None
    dear = next((n for n, line in enumerate(front[:45]) if DEAR.match(line.text)), None)
    if dear is not None:
        dates = [day for text in _its_own(front[:dear]) if (day := _date_alone(text))]
        return dates[0] if len(set(dates)) == 1 else None
    if kind.dated != "published":
        return None
    words = " ".join(" ".join(line.text for line in front).split())
    if kind.authority in ("body", "none") and (found := _PRINTED.search(words)):
        return date_in(found["rest"])
    head = front_of(lines, 2)[:MOST_LINES]
    for first in (head[:HEAD], head):
        alone = [day for text in _its_own(first) if (day := _date_alone(text))]
        if alone:
            break
    alone = alone or [day for line in head[:6] if (day := _at_its_end(line.text))]
    if len(set(alone)) == 1:
        return alone[0]
    adopted = [day for found in _ADOPTED.finditer(_prose(head)) if (day := date_in(found["rest"]))]
    return adopted[0] if adopted and not alone else None


def month_in_front(lines: Sequence[Line], labels: Sequence[Labelled]) -> date | None:
    """The first of the month that a front page prints where it prints no day."""
    for label in labels:
        if label.fact == "date" and (month := month_in(label.value)):
            return month
    head = front_of(lines, 2)[:MOST_LINES]
    for first in (head[:HEAD], head):
        alone = {month for text in _its_own(first) if (month := month_in(text, whole=True))}
        if alone:
            return alone.pop() if len(alone) == 1 else None
    adopted = [m for found in _ADOPTED.finditer(_prose(head)) if (m := month_in(found["rest"]))]
    words = [line.text for line in head[:4] if not line.cells]
    short = [text for text in words if len(text) < 80 and not date_in(text) and not span_in(text)]
    ends = [m for text in short if not _IN_PROSE.search(text) and (m := month_in(_end_of(text)))]
    return next(iter((*adopted, *ends)), None)


def periods_in(lines: Sequence[Line], kind: Kind, labels: Sequence[Labelled]) -> tuple[Span, ...]:
    """The days of the inspection, visit or meeting: each period where it was held in several."""
    front = front_of(lines, 2)
    if kind.dated == "met":
        return _met(front, labels)
    if not kind.front:
        return ()
    for number, line in enumerate(front):
        if found := kind.front.dates.match(line.text):
            following = front[number + 1].text if number + 1 < len(front) else ""
            rest = found["rest"].strip()
            if not span_in(rest) or re.search(r"(?:\b(?:and|to)|[,&–-])$", rest):
                rest = f"{rest} {following}"
            return _plausible(tuple(span for _, span in spans_in(rest)), kind.front.longest)
    words = " ".join(" ".join(line.text for line in front).split())
    dear = DEAR.search(words)
    for sentence in re.split(r"(?<=[a-z0-9)]\.)\s+(?=[A-Z])", words[dear.start() if dear else 0 :]):
        for place, span in spans_in(sentence):
            before = sentence[:place]
            if re.search(r"\b(?:on|between|from|of|over|during)\s*$", before.rstrip(), re.I) and (
                kind.front.held.search(sentence) and not _BEFORE.search(before[-90:])
            ):
                return _plausible((span,), kind.front.longest)
    return ()


def _met(front: Sequence[Line], labels: Sequence[Labelled]) -> tuple[Span, ...]:
    """The day of the meeting, where it is said to be that."""
    if day := _labelled(labels):
        return ((day, day),)
    if (summons := _SUMMONED.search(_words(front[:40]))) and (day := date_in(summons["rest"])):
        return ((day, day),)
    # What stands at the head first: below it, other meetings are spoken of.
    for head in (front[:12], front):
        texts = [text for line in head for text in _texts(line)]
        alone = [_MEETING_LINE.fullmatch(text) for text in texts]
        for match in (*alone[:9], _HELD.search(_words(head[:40])), *alone[9:]):
            if match and (day := date_in(match["rest"])):
                return ((day, day),)
    days = {day for line in front[:8] for _, (day, end) in spans_in(line.text) if day == end}
    return tuple((day, day) for day in days) if len(days) == 1 else ()


def _labelled(labels: Sequence[Labelled]) -> date | None:
    """The day behind "Date:", else behind the name of the meeting or member it is for."""
    for fact in ("date", "committee"):
        for label in labels:
            if label.fact == fact and (day := date_in(label.value)):
                return day
    return None


def _texts(line: Line) -> tuple[str, ...]:
    """The cells of a row, or the line: a date stands alone in either."""
    return tuple(" ".join(text.split()) for text in (line.cells or (line.text,)) if text.strip())


def _its_own(lines: Sequence[Line]) -> Iterator[str]:
    """The lines and cells that may be the date of the paper: neither what goes on a sentence nor
    what is said, above it or before it, to be the date of something else. A table below the first
    number is of what is told, and so is a row that does not call its date the paper's."""
    above, heads, numbered = "", tuple[str, ...](), False
    for line in lines:
        numbered |= not line.cells and bool(_NUMBERED.match(line.text))
        heads = heads if line.cells and not line.header else ()
        many = sum(map(bool, line.cells)) > 1
        for column, text in enumerate(line.cells or (line.text,)):
            head = " ".join(next(iter(heads[column : column + 1]), "").split())
            label = head or above
            ours = not many or (column == 0 and not head) or _is_the_papers(label)
            if ours and not _OF_ANOTHER.fullmatch(label) and not (numbered and line.cells):
                yield " ".join(text.split())
            above = " ".join(text.split()) or above
        heads = line.cells if line.header else heads


def _is_the_papers(label: str) -> bool:
    """Whether a label in a table says that the date is the paper's own."""
    return fact_of(label.strip(" :")) == "date" or bool(_OF_THE_PAPER.fullmatch(label))


def _words(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(line.text for line in lines).split())


def _prose(lines: Sequence[Line]) -> str:
    """The words above the first number, but the rows of tables and of contents."""
    text = [line for line in lines if sum(map(bool, line.cells)) < 2]
    text = [line for line in text if not LEADER.search(line.text)]
    return _words(list(takewhile(lambda line: not _NUMBERED.match(line.text), text)))


def _end_of(text: str) -> str:
    """The last words of a line, among which a month may stand: "Council - March 2026"."""
    return " ".join(text.split()[-2:])


def _at_its_end(text: str) -> date | None:
    """The date that a short line of the head ends with: "Number 5875, 15 April 2016"."""
    found = re.search(rf"[,–—|-]\s*{_DATE}$", text.strip())
    return date_in(found["rest"]) if found and len(text.split()) < MOST_WORDS else None


def _date_alone(text: str) -> date | None:
    """The date of a line that says nothing else."""
    found = _DATE_LINE.fullmatch(text.strip())
    return date_in(found["rest"]) if found else None


def _plausible(periods: tuple[Span, ...], longest: timedelta) -> tuple[Span, ...]:
    """The periods, none where one is too long to be one or they are not in order."""
    days = [day for period in periods for day in period]
    short = all(last - first <= longest for first, last in periods)
    return periods if short and days == sorted(days) else ()
