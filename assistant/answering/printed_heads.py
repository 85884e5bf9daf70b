"""Step: what the front page says (inspectors, dates), cited where it is printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.answering.front_words import ABOUT_DOCUMENTS, is_of_another, with_facts
from assistant.answers import Sentence
from assistant.documents import Paragraph
from assistant.kinds.every import kind_named, short_names
from assistant.question.asked import Asked, Source
from assistant.text.dates import MONTHS
from assistant.text.sentences import pieces_of
from assistant.text.words import stem, stems_in, words_in

MOST_SOURCES = 6
_WHO = re.compile(
    r"\bwho\b.*\binspect|\binspectors?\b.*\b(?:name|call)|\bwho\s+(?:led|carried out|conducted|did"
    r"|undertook|signed|wrote|visited|came|headed)\b|\bnames?\b.*\binspectors?\b"
    r"|\blead inspector\b|\bwho\b.*\bin charge\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\bwhen\b|\b(?:what|which)\s+(?:were\s+the\s+)?(?:date|day|month|year)s?\b"
    r"|\bdates?\s+(?:of|on)\b",
    re.IGNORECASE,
)
_BARE_WHEN = re.compile(r"when:", re.IGNORECASE)  # with the question that it goes on from behind it
_LEAD = re.compile(r"\b(?:led|lead|charge|headed)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\bpublish|\bpublication|\bissued\b|\bletter (?:was )?(?:sent|dated|written)"
    r"|\bdates?\b.{0,20}\bletter\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:addressed|sent|written|went|go(?:es)?) to\b|\bto whom\b|\baddressee\b"
    r"|\bwhose letter\b|\bwho (?:was|is) the letter to\b",
    re.IGNORECASE,
)
_A_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_WAS_HELD = "inspect|visit|meeting|held|took place"


def stated(
    asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Sentence, ...]:
    """The sentences that print the fact asked for, a source after another; () when it is none."""
    text = asked.said
    sources = [s for whole in asked.scope.sources for s in with_facts(whole)]
    if asked.wants == "number" or asked.scope.missing or is_of_another(text, len(sources)):
        return ()
    if not sources or len(sources) > MOST_SOURCES:
        return ()
    said: list[Sentence] = []
    for source in sources:
        every = paragraphs_of(source.document.id)
        here = [p for p in every if source.holds(p)]
        said += _of_source(text, asked.topic, source, here) or (
            _of_source(text, asked.topic, source, every) if source.part else []
        )
    return tuple(dict.fromkeys(said))


def _of_source(text: str, topic: str, source: Source, here: Sequence[Paragraph]) -> list[Sentence]:
    facts = source.facts
    other = _other_words(topic, source)
    if other:
        return []
    bare = _BARE_WHEN.match(text)
    if not bare and _ADDRESSED.search(text) and re.search(r"\bletter\b", text, re.IGNORECASE):
        return _addressee(here)
    if not bare and _WHO.search(text):
        said = _naming(facts.inspectors, here)
        lead = [s for s in said if _LEAD.search(text) and re.match(r"lead\b", s.text, re.I)]
        return lead or said
    if _WHEN.search(text) and _PUBLISHED.search(text) and facts.published:
        return _dated(facts.published, here, "publish")
    if _WHEN.search(text) and facts.inspected:
        return _dated(facts.inspected[1], here, _WAS_HELD)
    if _WHEN.search(text) and re.search(r"\binspect|\bvisit", text, re.IGNORECASE):
        return _as_printed(here)
    return []


def _other_words(topic: str, source: Source) -> set[str]:
    facts = source.facts
    names = set(stems_in(f"{facts.authority} {facts.kind} {source.part} {facts.year}"))
    short = short_names([kind_named(facts.kind)])
    topic = " ".join(short.get(word, word) for word in words_in(topic))
    return {s for s in stems_in(topic) if s not in ABOUT_DOCUMENTS | names and not s.isdigit()} - {
        stem(month) for month in MONTHS
    }


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


def _as_printed(here: Sequence[Paragraph]) -> list[Sentence]:
    """The sentence at the front that prints the days of a visit, where they make no period: a
    letter may say that it began in one year and ended in another."""
    for paragraph in here:
        for piece in pieces_of(paragraph.text):
            held = re.search(_WAS_HELD, piece.text, re.IGNORECASE)
            if paragraph.first_page == 1 and held and _A_DAY.search(piece.text):
                return [Sentence.quoting(paragraph, piece.text)]
    return []


def _addressee(here: Sequence[Paragraph]) -> list[Sentence]:
    """Whom a letter is to: what stands above "Dear …", or that."""
    for above, paragraph in zip((None, *here), here, strict=False):
        if re.match(r"dear\b", paragraph.text, re.IGNORECASE):
            named = above is not None and above.first_page == paragraph.first_page
            to = above if named and above is not None else paragraph
            return [Sentence.quoting(to, piece.text) for piece in pieces_of(to.text)]
    return []
