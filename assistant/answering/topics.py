"""Way: what papers say of a thing that they grade, or of the one subject that they have: the grade
and how they begin to speak of it."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from datetime import date

from assistant.answering.grades import graded
from assistant.answering.quotation import sentences_of
from assistant.answering.reasons import OPENING, is_prose, of_its_section
from assistant.answering.summaries import ASKING, MOST_PAPERS, WANTS, of_paper
from assistant.answering.way import Desk, Found
from assistant.answers import Row, Sentence
from assistant.documents import Paragraph
from assistant.kinds.every import areas_and_words, kind_named, words_about
from assistant.question.asked import Asked, Source
from assistant.text.words import stems_in

MOST_SAID = 4  # sentences of each report, below its grade
_SAID = re.compile(
    r"^\W*(?:and |so )?(?:tell (?:me|us) )?what\b.{1,60}?\b(?:sa(?:y|id)|f(?:i|ou)nd"
    r"|th(?:ink|ought)|concluded?|reported|wr(?:ite|ote))\b (?:about|of|on|regarding|concerning)\b",
    re.IGNORECASE,
)
_FOCUS = re.compile(r"\b(?:focus(?:s?ed)?|look(?:ed)? (?:at|into)|subject)\b", re.IGNORECASE)
_ASKING_FOCUS = ASKING | frozenset(stems_in("focus focused focussed look looked subject"))
_LOOKED_AT = re.compile(r"\blooked at\b", re.IGNORECASE)


def topics(asked: Asked, desk: Desk) -> Found | None:
    """What the latest papers say of an area or a subject, in time order, or what the subject of a
    visit was; None where anything else is asked."""
    if asked.scope.missing or asked.comparing or asked.wants not in WANTS:
        return None
    if _FOCUS.search(asked.said) and asked.scope.narrowed:
        return _focus(asked, desk)
    said = _SAID.match(asked.said)
    if not said:
        return None
    told = []
    if areas := areas_and_words(asked.own_topic)[0]:
        rated = replace(asked, text=f"How was {asked.said[said.end() :]} rated?")
        told = [_of_area(row, areas, desk) for row in graded(rated, desk.paragraphs_of).rows]
        told = told if any(len(sentences) > 1 for _, sentences in told) else []
    told += [(s.date, of_paper(s, desk)) for s in asked.scope.sources if _is_on(asked, s, desk)]
    if not told or (len(told) > MOST_PAPERS and len(asked.scope.named) != 1):
        return None
    latest = sorted(told, key=lambda each: each[0])[-MOST_PAPERS:]
    earlier = len(told) - len(latest)
    note = f"So the latest {MOST_PAPERS} of {len(told)} papers." if earlier else ""
    return Found(tuple(dict.fromkeys(s for _, each in latest for s in each)), note=note)


def _of_area(row: Row, areas: Set[str], desk: Desk) -> tuple[date, tuple[Sentence, ...]]:
    """The day of a report, its grade, and what first speaks of the area in the section of it."""
    every = desk.paragraphs_of(row.document.id)
    opening = [p for judgement in row.facts.judgements for p in of_its_section(judgement, every)]
    section = [p for p in every if is_prose(p) and opening and p.section == opening[0].section]
    spoken = [p for p in section if areas <= areas_and_words(p.text)[0]][:OPENING] or opening
    said = tuple(s for paragraph in spoken for s in sentences_of(paragraph))
    return row.facts.day or date.min, (*row.sentences, *said[:MOST_SAID])


def _subject(source: Source, desk: Desk) -> Paragraph | None:
    """The paragraph at the front of a letter that says what one visit looked at, if any does."""
    if not kind_named(source.facts.kind).names_subject:
        return None
    front = (p for p in desk.paragraphs_of(source.document.id) if source.holds(p))
    return next((p for p in front if _LOOKED_AT.search(p.text)), None)


def _is_on(asked: Asked, source: Source, desk: Desk) -> bool:
    """Whether the one subject of a visit is asked about."""
    topic, subject = set(stems_in(asked.own_topic)) - ASKING, _subject(source, desk)
    return bool(subject and topic and topic <= set(stems_in(subject.text)))


def _focus(asked: Asked, desk: Desk) -> Found | None:
    """What says the subjects of the visits that are named, where only that is asked."""
    said: list[Sentence] = []
    for source in asked.scope.sources:
        left = set(stems_in(asked.own_topic)) - _ASKING_FOCUS - words_about(source.facts.kind)
        if not left and (subject := _subject(source, desk)):
            said += sentences_of(subject)
    return Found(tuple(said)) if said else None
