"""Step: what the front page says (inspectors, dates, grades), cited where it is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from assistant.acronyms import USUAL
from assistant.answers import Sentence
from assistant.asked import Asked, Source
from assistant.documents import Judgement, Paragraph
from assistant.mentions import MONTHS
from assistant.sentences import pieces_of
from assistant.words import stem, stems_in, words_in

MOST_SOURCES = 6
_WHO = re.compile(
    r"\bwho\b.*\binspect|\binspectors?\b.*\b(?:name|call)|\bwho\s+(?:led|carried out|conducted|did"
    r"|undertook|signed|wrote|visited|came)\b|\bnames?\b.*\binspectors?\b|\blead inspector\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\bwhen\b|\b(?:what|which)\s+(?:were\s+the\s+)?(?:date|day|month|year)s?\b"
    r"|\bdates?\s+of\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\bnext\b|\bfuture\b|\bwill\b|\bforthcoming\b", re.IGNORECASE)
# "The inspection before that" is told in the text, if at all.
_EARLIER = re.compile(
    r"\b(?:before (?:that|this|the)|(?:time|one|inspection|visit) before|prior to|earlier)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\b(?:led|lead)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\bpublish|\bpublication|\bissued\b|\bletter (?:sent|dated)", re.IGNORECASE
)
_GRADE = re.compile(
    r"\b(?:grade[ds]?|grading|rat(?:ed|ing|ings)|judged?|judgements?|overall effectiveness"
    r"|outstanding|inadequate|requires improvement)\b",
    re.IGNORECASE,
)
# Words such questions are made of; any other makes it a question about the text.
_ABOUT_DOCUMENTS = frozenset(
    stem(word)
    for word in """who led lead reporting inspector inspectors inspection inspections inspected name
    names visit visits visited visiting focused monitoring carried conducted undertook undertaken
    sign signed wrote written write letter letters when date dates day days month year took take
    place placed happen happened held meeting start end begin began published publish publication
    issued report reports full ofsted council children child services service social care authority
    local area came come latest recent last first previous safeguarding grade graded grades grading
    rate rated rating ratings judge judged judgement judgements judgment overall effectiveness
    effective good outstanding inadequate adequate requires improvement improve get got receive
    received given award awarded ilacs many team result outcome score their her majesty hmi his hers
    send joint""".split()
)  # fmt: skip


def stated(
    asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Sentence, ...]:
    """The sentences that print the fact asked for, a source after another; () when it is none."""
    text = asked.text
    sources = [s for whole in asked.scope.sources for s in _with_facts(whole)]
    if asked.wants == "number" or asked.scope.missing or _EARLIER.search(text):
        return ()
    if not asked.scope.sources or len(sources) > MOST_SOURCES or _TO_COME.search(text):
        return ()
    said: list[Sentence] = []
    for source in sources:
        every = paragraphs_of(source.document.id)
        here = [p for p in every if source.holds(p)]
        said += _of_source(text, asked.topic, source, here) or (
            _of_source(text, asked.topic, source, every) if source.part else []
        )
    return tuple(dict.fromkeys(said))


def _with_facts(source: Source) -> list[Source]:
    """The source, or the parts of a pack that have facts of their own."""
    parts = [
        Source(source.document, part.facts, part.name)
        for part in source.document.parts
        if not source.part and (part.facts.inspectors or part.facts.judgements)
    ]
    return parts or [source]


def _of_source(text: str, topic: str, source: Source, here: Sequence[Paragraph]) -> list[Sentence]:
    facts = source.facts
    other = _other_words(topic, source)
    if _GRADE.search(text) and not _WHO.search(text) and not _WHEN.search(text):
        return [s for j in _judgements(facts.judgements, topic, other) if (s := _row_of(j, here))]
    if other:
        return []
    if _WHO.search(text):
        said = _naming(facts.inspectors, here)
        lead = [s for s in said if _LEAD.search(text) and re.match(r"lead\b", s.text, re.I)]
        return lead or said
    if _WHEN.search(text) and _PUBLISHED.search(text) and facts.published:
        return _dated(facts.published, here, "publish")
    if _WHEN.search(text) and facts.inspected:
        return _dated(facts.inspected[1], here, "inspect|visit|meeting|held|took place")
    return []


def _other_words(topic: str, source: Source) -> set[str]:
    facts = source.facts
    names = set(stems_in(f"{facts.authority} {facts.kind} {source.part} {facts.year}"))
    topic = " ".join(USUAL.get(word, word) for word in words_in(topic))
    return {s for s in stems_in(topic) if s not in _ABOUT_DOCUMENTS | names and not s.isdigit()} - {
        stem(month) for month in MONTHS
    }


def _judgements(
    judgements: Sequence[Judgement], topic: str, other: set[str]
) -> tuple[Judgement, ...]:
    """The judgements of the area asked for; the overall one when no area is named."""
    if not judgements:
        return ()
    if other:
        marks = [
            (len(other & set(stems_in(j.area))), -len(stems_in(j.area)), j) for j in judgements
        ]
        most = max(mark[0] for mark in marks)
        if most < len(other):
            return ()
        return (max(marks, key=lambda mark: mark[:2])[2],)
    overall = [j for j in judgements if "overall" in j.area.casefold()]
    return tuple(overall or (() if "overal" in stems_in(topic) else judgements))


def _row_of(judgement: Judgement, here: Iterable[Paragraph]) -> Sentence | None:
    """The shortest text that prints the area with its grade."""
    area = set(stems_in(judgement.area.rsplit(":", 1)[-1]))
    grade = judgement.grade.casefold()
    rows = [p for p in here if grade in p.text.casefold() and area <= set(stems_in(p.text))]
    headed = [
        p
        for p in here
        if grade in p.text.casefold()
        and grade in _first_words(p)
        and area <= set(stems_in(" ".join(p.section)))
    ]
    for paragraph in sorted(rows, key=lambda p: len(p.text)) or headed[:1]:
        for piece in pieces_of(paragraph.text):
            if grade in piece.text.casefold():
                return Sentence.quoting(paragraph, piece.text)
    return None


def _first_words(paragraph: Paragraph) -> str:
    pieces = pieces_of(paragraph.text)
    return pieces[0].text.casefold() if pieces else ""


def _naming(names: Sequence[str], here: Sequence[Paragraph]) -> list[Sentence]:
    """The sentences that name the inspectors, each name once, as inspectors if anywhere."""
    said: list[Sentence] = []
    left = set(names)
    for wanted in (r"inspector|HMI", r""):
        for paragraph in here:
            for piece in pieces_of(paragraph.text):
                there = {n for n in left if n.casefold() in piece.text.casefold()}
                if there and re.search(wanted, piece.text, re.IGNORECASE):
                    said.append(Sentence.quoting(paragraph, piece.text))
                    left -= there
    return said


def _dated(day: date, here: Sequence[Paragraph], cue: str) -> list[Sentence]:
    """The first sentence that prints the day, beside a word that says what happened if any."""
    month = MONTHS[day.month - 1]
    printed = re.compile(
        rf"\b0?{day.day}(?:st|nd|rd|th)?\s+{month[:3]}\w*|\b0?{day.day}[./]0?{day.month}[./]"
        rf"|\b{month}\s+{day.day}\b",
        re.IGNORECASE,
    )
    for wanted in (cue, ""):
        for paragraph in here:
            for piece in pieces_of(paragraph.text):
                if printed.search(piece.text) and re.search(wanted, piece.text, re.IGNORECASE):
                    return [Sentence.quoting(paragraph, piece.text)]
    return []
