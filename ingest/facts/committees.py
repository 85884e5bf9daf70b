"""The committee a paper is for or of, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text.bodies import bodies_in
from assistant.text.dates import DAY, MONTH_FIRST
from ingest.facts.front_labels import AUTHORS, Labelled, halves_of
from ingest.facts.titles import front_of
from ingest.lines import Line

_BODY = (
    r"(?:sub-?)?(?:council|committee|cabinet|board|panel|executive|forum|commission|assembly"
    r"|authority|working (?:group|party)|scrutiny|tribunal)"
)
_IS_BODY = re.compile(rf"\b{_BODY}\b|\b(?:cabinet )?member for\b|\bleader of\b", re.IGNORECASE)
_OF_A_MEETING = re.compile(
    r"minutes? of (?:a |the |an )?+"
    r"(?:(?:annual|general|ordinary|special|extraordinary|virtual|remote) )*"
    r"meeting of (?:the )?(?P<name>.{3,80}?) (?:held|on|at|which|in)\b"
    rf"|(?:meeting|session) of (?:the )?(?P<of>[A-Z].{{2,60}}?\b{_BODY})\b(?! council)",
    re.IGNORECASE,
)
_ITS_MINUTES = re.compile(
    rf"^(?:draft )?minutes? of (?:a |the |an )?+(?P<of>(?:[A-Z].{{1,60}}? )?{_BODY})(?: meeting)?"
    r" held\b",
    re.IGNORECASE,
)
_WITH_A_DATE = re.compile(
    rf"^(?P<name>.{{0,80}}\b{_BODY})(?:\s+[-–—|]\s+[A-Za-z ]{{3,30}})?\s*[-–—,:|]?\s*\d",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^(?:the )?.{{0,80}}?\b{_BODY}(?: committee)?", re.IGNORECASE)
_TO_ALL = re.compile(r"^(?:all )?(?:the )?members of (?:the )?", re.IGNORECASE)
_PAPER_FOR = re.compile(
    r"^(?:draft )?(?:report|paper|minutes?|agenda|meeting) (?:to|for|of) (?:the )?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[(<\[]?\b[\w.+-]{1,60}@[\w.-]{1,80}[)>\]]?")
HEAD = 12  # lines at the head of the front


def committee_in(lines: Sequence[Line], labels: Sequence[Labelled], authority: str) -> str:
    """The committee, cabinet, council or member it is for or of, as printed; "" for none."""
    for label in labels:
        if label.fact == "committee" and _IS_BODY.search(label.value):
            return _bare(label.value, authority)
    head = front_of(lines, 2)[:HEAD]
    words = " ".join(" ".join(line.text for line in head).split())
    if found := _OF_A_MEETING.search(words) or _whose_minutes(head):
        name = _bare(found["of"] or found["name"], authority)
        return "" if _is_the_authority(name, authority) else name
    for text in (half for line in head for half in halves_of(" ".join(line.text.split()))):
        named = _WITH_A_DATE.match(text)
        name = named["name"] if named else text if _ALONE.fullmatch(text) else ""
        if name and not _is_the_authority(name, authority) and len(name.split()) <= 12:
            return _bare(name, authority)
    return ""


def _whose_minutes(head: Sequence[Line]) -> re.Match[str] | None:
    """The line, perhaps broken, that says whose minutes they are and when it met."""
    words = (" ".join(line.text for line in head[at : at + 3]) for at in range(len(head)))
    return next(filter(None, (_ITS_MINUTES.match(" ".join(each.split())) for each in words)), None)


def authors_in(labels: Sequence[Labelled]) -> tuple[str, ...]:
    """Who wrote it, each with the role that is printed: "R. Penn, Director of Planning". Where
    it does not say who wrote it, whose report it is."""
    found: list[str] = []
    by_fact = ([each for each in labels if each.fact == fact] for fact in AUTHORS)
    said = next((each[0] for each in by_fact if each and len({e.value for e in each}) == 1), None)
    for line in said.lines if said else ():
        text = _ADDRESS.sub("", line).strip()
        # A line that goes on from the one above: a role broken in two.
        if found and not _begins_another(text, found[-1]):
            found[-1] += " " + text
        else:
            found.append(text)
    return tuple(" ".join(each.split()) for each in found if each)


def _begins_another(line: str, above: str) -> bool:
    whole = not re.search(r"(?:,|\band|\bfor|\bof|\bthe|&|–|-)$", above.strip())
    person = re.search(r"[,–-]", line) or re.match(
        r"(?:Interim|Corporate|Acting|Director|Head|Chief|Leader|Deputy|Cabinet)\b", line
    )
    return whole and bool(person)


def _bare(name: str, authority: str) -> str:
    """The name without the council whose committee it is, the paper that is for it and the day
    behind it; "" for "the above council"."""
    if re.match(r"(?:the )?(?:above|this|said)\b", name, re.IGNORECASE):
        return ""
    for form in (MONTH_FIRST, DAY):
        while (found := form.search(name)) and found.start() > 2:
            name = name[: found.start()]
    name = re.sub(r"(?<!\s)\s++(?:\d{1,2}|th|st|nd|rd)$", "", name.strip(" ,:;–—-|("))
    name = _TO_ALL.sub("", _PAPER_FOR.sub("", name)).strip(" ,:;–—-|.")
    first = next(iter(bodies_in(name)), None)
    if first and first.name == authority and not first.place:
        name = name[len(first.words) :].strip(" ,:;–—-|.") or name
    return name


def _is_the_authority(name: str, authority: str) -> bool:
    """Whether it is the council itself and no committee of it."""
    bodies = bodies_in(name)
    rest = re.sub(r"\b(?:the|council|meeting|full|of|london|borough)\b", "", name, flags=re.I)
    return any(body.name == authority for body in bodies) and not re.search(
        r"committee|cabinet|panel|board|forum", rest, re.IGNORECASE
    )
