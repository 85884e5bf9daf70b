"""What stands behind a label at the head of a paper: "Subject: …", a table's "Date:" and below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.text.dates import A_MONTH
from ingest.facts.titles import front_of
from ingest.lines import Line

# The labels of councils' papers, whoever they are of, and the fact that each is of.
LABELS = {
    "title": r"subject(?: matter)?(?: ?/ ?title of (?:the )?(?:decision|report))?"
    r"|(?:report|decision|paper|document|policy|project|eqia)? ?title(?: of (?:the )?"
    r"(?:report|decision|paper|policy))?|re|report on",
    "committee": r"(?:report |presented )?to(?: the)?|meeting(?: name)?|name of (?:the )?"
    r"(?:meeting|committee)|committee(?: name)?|decision[- ]?(?:maker|taker)"
    r"|decision (?:to be )?(?:taken|made) by|(?:report )?for",
    "date": r"date(?: and time)?(?: of (?:the )?(?:meeting|report|decision|committee|issue"
    r"|publication))?|(?:meeting|report|decision|committee) date|dated|sent",
    "author": r"(?:report )?authors?(?: of (?:the )?report)?|(?:report )?(?:prepared|written) by"
    r"|minutes? taker|notes of meeting|minutes taken by",
    "owner": r"from|(?:joint )?report (?:by|of|from)|by|(?:reporting|lead|responsible) officer",
    "contact": r"contact officer|officer contact",
    "decision": r"decision (?:no|number|ref(?:erence)?)|(?:key )?decision reference",
    "status": r"(?:report |decision )?status|classification|purpose",
    "other": r"(?:agenda )?item(?: no)?|wards?(?:\(s\))?(?: or groups)?(?: affected)?|key decision"
    r".{0,20}|(?:past|previous|future) pathway(?: of paper)?|electoral divisions?|summary"
    r"|recommendations?(?:\(s\))?|venue|time|chair ?person|attendees|present|appendices|tel|email"
    r"|reason for .{3,30}|(?:lead )?director|cabinet member|portfolio holder|our ref|your ref"
    r"|budget & policy framework decision|fao|cc",
}
ANYWHERE = ("author", "decision", "status", "other")  # of the paper below its first number as well
AUTHORS = ("author", "owner", "contact")  # who wrote it by its labels, the surest first
_LABEL = {
    fact: re.compile(rf"(?=[a-z])(?:{pattern})\s?\.?\s?(?P<colon>:?)\s*", re.IGNORECASE)
    for fact, pattern in LABELS.items()
}
_BEFORE_COLON = re.compile(r"^(?P<label>[A-Z][\w’'/&() -]{1,45}?)\s?:\s*(?P<value>.*)", re.DOTALL)
_PLAIN = re.compile(r"(?P<label>To|By|From|Report (?:by|to)|Subject) (?P<value>[A-Z].{3,110})")
# Where the text begins: a number, and not the day of a date.
_NUMBERED = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]?\s+(?!{A_MONTH})[A-Z]")
MOST_LINES = 45  # of the front: labels stand at the head of a paper
MOST_BELOW = 6  # lines of one value
NEAR = 4.0  # points


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words behind one label, each line of them; `fact` is what the label is of."""

    fact: str
    lines: tuple[str, ...]

    @property
    def value(self) -> str:
        return " ".join(" ".join(self.lines).split())


def labelled_in(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    """The labels at the head of a paper with what stands behind or below them, in order."""
    front = [line for line in front_of(lines, 2)[:MOST_LINES] if line.text.strip()]
    begun = (at for at, line in enumerate(front) if _NUMBERED.match(line.text) and not line.cells)
    told = next(begun, len(front))
    return tuple(
        each
        for at in range(len(front))
        for each in _of_line(front, at)
        if each.value and (at < told or each.fact in ANYWHERE)
    )


def fact_of(label: str) -> str:
    """What fact a label is of, "" where the words are none. Of a label in two languages, "Dyddiad
    / Date", one half is known."""
    words = label.strip()
    known = next((fact for fact, form in _LABEL.items() if form.fullmatch(words)), "")
    halves = halves_of(words)
    facts = set() if known or len(halves) != 2 else set(map(fact_of, halves)) - {""}
    return facts.pop() if len(facts) == 1 else known


def halves_of(text: str) -> list[str]:
    """What is said in two languages, each by itself; else the text alone."""
    return re.split(r"\s[/|]\s", text)


def is_label(text: str) -> bool:
    """Whether a line is a label, with or without its value, and so no title."""
    if found := _BEFORE_COLON.fullmatch(text.strip()):
        return bool(fact_of(found["label"]))
    return bool(fact_of(text)) or bool(
        re.fullmatch(
            r"(?:agenda )?item(?: no)?\.? ?:? ?[\d.]+[a-z]?\.?", text.strip(), re.IGNORECASE
        )
    )


def _of_line(front: Sequence[Line], at: int) -> Iterator[Labelled]:
    line = front[at]
    if line.cells:
        yield from _of_row(front, at)
        return
    pieces = line.pieces
    first = pieces[0].text.strip()
    facts = [fact_of(piece.text) for piece in pieces]
    if len(pieces) > 1 and all(facts):
        yield from _below_each(front, at, facts)
    elif len(pieces) > 1 and facts[0]:
        value = " ".join(piece.text for piece in pieces[1:])
        yield Labelled(facts[0], (value, *_continued(front, at, pieces[1].x)))
    elif (found := _BEFORE_COLON.fullmatch(line.text.strip())) and (
        fact := fact_of(found["label"])
    ):
        if found["value"]:
            yield Labelled(fact, (found["value"], *_continued(front, at, line.x + 2 * NEAR)))
        else:
            yield Labelled(fact, _whole_below(front, at))
    elif (plain := _PLAIN.fullmatch(line.text.strip())) and _is_headed_plainly(front):
        left = line.x + 2 * NEAR
        yield Labelled(fact_of(plain["label"]), (plain["value"], *_continued(front, at, left)))
    elif fact_of(first) == "title" and " " in first:  # "Subject Matter / Title of Decision"
        yield Labelled("title", _whole_below(front, at))


def _is_headed_plainly(front: Sequence[Line]) -> bool:
    """Whether the paper says "By …" and "To …" at its head, without colons."""
    labels = {found["label"] for line in front if (found := _PLAIN.fullmatch(line.text.strip()))}
    return "To" in labels and len(labels) > 1


def _of_row(front: Sequence[Line], at: int) -> Iterator[Labelled]:
    """From a row of a table: the label before its value, or both in one cell."""
    cells = [cell.strip() for cell in front[at].cells if cell.strip()]
    facts = [fact_of(" ".join(cell.split())) for cell in cells]
    if len(cells) % 2 == 0 and all(facts[::2]) and not all(facts):
        for fact, value in zip(facts[::2], cells[1::2], strict=True):
            yield Labelled(fact, tuple(value.split("\n")))
        return
    if len(cells) == 2 and facts[0]:
        yield Labelled(facts[0], tuple(cells[1].split("\n")))
        return
    if cells and all(fact_of(cell) for cell in cells) and at + 1 < len(front):
        for cell, below in zip(front[at].cells, front[at + 1].cells, strict=False):
            yield Labelled(fact_of(cell), tuple(below.split("\n")))
        return
    for cell in cells:
        label, _, value = cell.partition("\n")
        if value and fact_of(label):
            yield Labelled(fact_of(label), tuple(value.split("\n")))
        elif (found := _BEFORE_COLON.fullmatch(cell)) and fact_of(found["label"]):
            yield Labelled(fact_of(found["label"]), tuple(found["value"].split("\n")))


def _below_each(front: Sequence[Line], at: int, facts: Sequence[str]) -> Iterator[Labelled]:
    """Labels side by side, each with what stands below it."""
    places = [piece.x for piece in front[at].pieces]
    values: list[list[str]] = [[] for _ in facts]
    for line in front[at + 1 : at + 4]:
        if line.y - front[at].y > 60 or line.page != front[at].page:
            break
        for piece in line.pieces:
            nearest = min(range(len(places)), key=lambda n: abs(places[n] - piece.x))
            values[nearest].append(piece.text)
    for fact, value in zip(facts, values, strict=True):
        yield Labelled(fact, tuple(value))


def _continued(front: Sequence[Line], at: int, left: float) -> tuple[str, ...]:
    """The lines below that go on under the value, at its left edge or further in."""
    found: list[str] = []
    above = front[at]
    for line in front[at + 1 : at + 1 + MOST_BELOW]:
        first = line.pieces[0]
        apart = line.starts or line.page != above.page or line.y - above.y > 1.6 * above.size
        if line.cells or apart or first.x < left - NEAR:
            break
        above = line
        if is_label(line.text) or is_label(first.text):
            break
        found.append(" ".join(piece.text for piece in line.pieces))
    return tuple(found)


def _whole_below(front: Sequence[Line], at: int) -> tuple[str, ...]:
    """The line below a label that stands alone, and what runs on from it."""
    below = front[at + 1 : at + 2]
    if not below or is_label(below[0].text) or below[0].page != front[at].page:
        return ()
    return (below[0].text,)
