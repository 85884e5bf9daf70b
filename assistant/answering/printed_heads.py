"""Way: what is asked of the papers themselves, and printed at their head or foot: when a meeting
was, who wrote a report, who inspected and on which days."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import takewhile

from assistant.answering.meeting_items import of_an_item
from assistant.answering.particulars import of_the_meeting, of_the_report
from assistant.answering.way import Desk, Found
from assistant.answers import Sentence
from assistant.documents import Paragraph
from assistant.kinds.every import A_PAPER, kind_named, short_names, words_about
from assistant.kinds.grades import FROM_WORST
from assistant.question.asked import Asked, Source
from assistant.text.dates import A_DAY, A_MONTH_NAME, CALENDAR, MONTHS
from assistant.text.sentences import pieces_of
from assistant.text.words import stem, stems_in, words_in

MOST_SOURCES = 6
_TO_COME = re.compile(r"\bnext\b|\bfuture\b|\bwill\b|\bforthcoming\b", re.IGNORECASE)
# "The inspection before that" is told in the text, if at all.
_EARLIER = re.compile(
    rf"\b(?:before (?:that|this|the)|(?:time|one|{A_PAPER}) before|prior to|earlier)\b",
    re.IGNORECASE,
)
_LAST_BUT_ONE = re.compile(r"\bprevious(?:ly)?\b|\bpreceding\b", re.IGNORECASE)
_WHO = re.compile(
    r"\bwho\s+(?:led|carried out|conducted|did|undertook|signed|wrote|visited|came|headed)\b"
    r"|\bwho\b.*\bin charge\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\bnames?\b|\bcalled\b|\bwho\b|\blead\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\bwhen\b|\b(?:what|which)\s+(?:were\s+the\s+)?(?:date|day|month|year)s?\b"
    r"|\bdates?\s+(?:of|on)\b",
    re.IGNORECASE,
)
# "When was it last inspected?" is asked of one in time.
_ONE_OF_ALL = re.compile(
    r"\bwhen\b.*\b(?:(?P<first>first)|last|latest|most recent(?:ly)?)\b", re.IGNORECASE
)
_LEAD = re.compile(r"\b(?:led|lead|charge|headed)\b", re.IGNORECASE)
PUBLISHED = re.compile(
    r"\bpublish|\bpublication|\bissued\b|\bletter (?:was )?(?:sent|dated|written)"
    r"|\bdates?\b.{0,20}\bletter\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:addressed|sent|written|went|go(?:es)?) to\b|\bto whom\b|\baddressee\b"
    r"|\bwhose letter\b|\bwhom? (?:was|is) (?:the letter|it|that) (?:to|for)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\bwho\s+(?:has\s+)?(?:signed|wrote|sent)\b|\bsigned by\b|\bwho (?:is|was) .{0,60}\bfrom\b",
    re.IGNORECASE,
)
_YOURS = re.compile(r"yours (?:sincerely|faithfully|truly)\b\W*(?P<name>\w.*)?", re.I | re.DOTALL)
MOST_LINES = 12  # below "Yours …": the names and posts of all who sign
_NO_SIGNATURE = re.compile(r"\d|@|©|^(?:c\.?c|copy|copies|copied|enc\w*)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][a-z]+\b")
_A_DAY = re.compile(rf"\b{A_DAY}\s+{A_MONTH_NAME}\b", re.IGNORECASE)
# What such questions, and those for grades, are made of; any other word but those of the kind and
# the name of the paper makes it a question about the text.
_ASKING = frozenset(
    stem(word)
    for word in """re very worst lowest poorest weakest best better worse highest top itself who led
    lead name names carried conducted undertook undertaken sign signed wrote written write letter
    letters when date dates day days month year took take place placed happen happened held meeting
    start end began begin published publish publication issued report reports council local
    authority area came come latest recent last first previous grade graded grades grading rate
    rated rating ratings judge judged judgement judgements judgment adequate get got receive
    received given award awarded many team result outcome score their his hers across fare perform
    verdict conclusion headline well mark marks charge headed addressed sent went goes dated job
    title role position downgraded""".split()
).union(stem(word) for grade in FROM_WORST for word in words_in(grade))


def printed_heads(asked: Asked, desk: Desk) -> Found | None:
    """The lines that print it, of whichever kind of paper is asked about."""
    steps = (of_the_meeting, of_an_item, of_the_report, stated)
    said = (step(asked, desk.paragraphs_of) for step in steps)
    return next((Found(sentences) for sentences in said if sentences), None)


def with_facts(source: Source) -> list[Source]:
    """The source, or the parts of a pack that have facts of their own."""
    parts = [
        Source(source.document, part.facts, part.name)
        for part in source.document.parts
        if not source.part and (part.facts.inspectors or part.facts.judgements)
    ]
    return parts or [source]


def is_of_another(text: str, sources: int) -> bool:
    """Whether it asks about a paper to come, or one before all that are there."""
    if _TO_COME.search(text) or _EARLIER.search(text):
        return True
    return sources < 2 and bool(_LAST_BUT_ONE.search(text))


def other_words(stems: Sequence[str] | frozenset[str], source: Source) -> frozenset[str]:
    """The stems that neither ask, nor name the source, nor belong to its kind: what is left asks
    about the text."""
    facts = source.facts
    called = (facts.authority, facts.committee, facts.kind, source.part, str(facts.year))
    names = stems_in(" ".join(called))
    return frozenset(stems) - _ASKING - frozenset(names) - words_about(facts.kind)


def stated(
    asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Sentence, ...]:
    """The sentences that print the fact asked for, a source after another; () when it is none."""
    text = asked.own
    sources = [s for whole in asked.scope.sources for s in with_facts(whole)]
    if asked.wants == "number" or asked.scope.missing or is_of_another(text, len(sources)):
        return ()
    if not sources or len(sources) > MOST_SOURCES:
        return ()
    each: list[list[Sentence]] = []
    for source in sources:
        if asks_more(asked.own_topic, source):
            continue
        every = paragraphs_of(source.document.id)
        here = [p for p in every if source.holds(p)]
        each.append(
            _of_source(asked, source, here)
            or (_of_source(asked, source, every) if source.part else [])
        )
    each = [said for said in each if said]
    if one := _ONE_OF_ALL.search(text):
        each = each[:1] if one["first"] else each[-1:]
    return tuple(dict.fromkeys(sentence for said in each for sentence in said))


def asks_more(topic: str, source: Source) -> bool:
    """Whether a question asks for more than what stands at the head of a paper."""
    short = short_names([kind_named(source.facts.kind)])
    stems = stems_in(" ".join(short.get(word, word) for word in words_in(topic)))
    months = set(map(stem, MONTHS))
    return any(not s.isdigit() and s not in months for s in other_words(stems, source))


def _of_source(asked: Asked, source: Source, here: Sequence[Paragraph]) -> list[Sentence]:
    text = asked.own
    facts, kind = source.facts, kind_named(source.facts.kind)
    of_visit = kind.held and re.search(kind.held, text, re.IGNORECASE)
    letter = re.search(r"\bletter\b", asked.text, re.IGNORECASE) and not of_visit
    if _SIGNED.search(text) and (signed := _signatory(here)) is not None:
        return signed
    if _ADDRESSED.search(text) and letter:
        return _addressee(here)
    names = _NAMES.search(text) and kind.people and re.search(kind.people, text, re.IGNORECASE)
    inspected = "who" in words_in(text) and re.search(kind.held, text, re.IGNORECASE)
    if _WHO.search(text) or names or inspected:
        said = _naming(facts.inspectors, here, kind.people)
        lead = [s for s in said if _LEAD.search(text) and re.match(r"lead\b", s.text, re.I)]
        return lead or said
    if _WHEN.search(text) and (letter or PUBLISHED.search(text)):
        return _dated(facts.published, here, "publish") if facts.published else []
    if _WHEN.search(text) and facts.inspected:
        return _dated(facts.inspected[1], here, kind.held)
    if _WHEN.search(text) and kind.dated == "visited" and re.search(kind.held, text, re.I):
        return _as_printed(here, kind.held)
    return []


def _naming(names: Sequence[str], here: Sequence[Paragraph], people: str) -> list[Sentence]:
    """The sentences that name these people, each name once, as what they are if anywhere."""
    said: list[Sentence] = []
    left = set(names)
    for wanted in (people, ""):
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
    # A heading that prints it is shown with what stands first below it.
    below = (p for p in here if any(map(printed.search, p.section)))
    return [Sentence.quoting(p, pieces_of(p.text)[0].text) for p in list(below)[:1]]


def _as_printed(here: Sequence[Paragraph], held: str) -> list[Sentence]:
    """The sentence at the front that prints the days of a visit, where they make no period: a
    letter may say that it began in one year and ended in another."""
    for paragraph in here:
        for piece in pieces_of(paragraph.text):
            is_held = re.search(held, piece.text, re.IGNORECASE)
            if paragraph.first_page == 1 and is_held and _A_DAY.search(piece.text):
                return [Sentence.quoting(paragraph, piece.text)]
    return []


def _addressee(here: Sequence[Paragraph]) -> list[Sentence]:
    """Whom a letter is to: "Dear …", and a name or a body that stands above it."""
    for above, paragraph in zip((None, *here), here, strict=False):
        if re.match(r"dear\b", paragraph.text, re.IGNORECASE):
            named = above and above.first_page == paragraph.first_page and _names_one(above.text)
            to = [above, paragraph] if above and named else [paragraph]
            return [Sentence.quoting(p, piece.text) for p in to for piece in pieces_of(p.text)]
    return []


def _names_one(text: str) -> bool:
    """Whether a line has a name: no date, and no reference."""
    return len(set(map(str.casefold, _NAME.findall(text))) - CALENDAR) > 1


def _signatory(here: Sequence[Paragraph]) -> list[Sentence] | None:
    """Who signed: what stands behind "Signed:", or all that is printed below "Yours …"; None where
    the paper has no such close."""
    for at, paragraph in enumerate(here):
        if re.match(r"signed\b.*\w{2}", paragraph.text, re.IGNORECASE):
            return [Sentence.quoting(paragraph, paragraph.text)]
        headed = _YOURS.match("".join(paragraph.section[-1:]))
        if closing := headed or _YOURS.match(paragraph.text):
            name = "" if headed else closing["name"]
            glued = [Sentence.quoting(paragraph, name)] if name else []
            first = at if headed else at + 1
            below = takewhile(_may_sign, here[first : first + MOST_LINES])
            return glued + [Sentence.quoting(p, p.text) for p in below]
    return None


def _may_sign(below: Paragraph) -> bool:
    """Whether names and posts stand there: no sentence, no address, nobody it is copied to."""
    text = below.text.strip()
    return not text.endswith(".") and not _NO_SIGNATURE.search(text)
