"""Way: what a paper says as a whole, where nothing else is asked of it: its grades and how it sums
itself up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.graded_rows import row_of
from assistant.answering.particulars import MEETINGS
from assistant.answering.printed_heads import with_facts
from assistant.answering.quotation import sentences_of
from assistant.answering.reasons import OPENING, behind, is_prose
from assistant.answering.way import Desk, Found
from assistant.answers import Sentence
from assistant.documents import Paragraph
from assistant.kinds.every import A_PAPER, CALLED, kind_named, words_about
from assistant.question.asked import Asked, Source
from assistant.text.words import STOP_WORDS, stem, stems_in, words_in

MOST_PAPERS = 3  # more are a search
WANTS = ("passage", "list")
_SUMMARY = re.compile(
    r"\b(?:summary|overview|(?:main|key|headline) (?:findings|messages|points)|inspection outcome"
    r"|(?:proposed|final) decision)\b|^decisions?\b",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(
    r"\b(?:says?|said|think|thought|tell|about|summar\w+|overview|outline|gist|f(?:i|ou)nd(?:ings?)?"
    r"|messages|points|conclu\w+|views?|opinion)\b",
    re.IGNORECASE,
)
# What is said to be told of, up to where that is: but "the report on parking" is the report.
_ABOUT = re.compile(
    rf"(?<!\w)(?!{A_PAPER}\b)\w+,? (?:about|on|for|regarding|concerning) (?P<topic>[^?.!]+?)"
    r"(?= (?:in|at|by|from)\b|[?.!]|$)",
    re.IGNORECASE,
)
# What such a question is made of.
ASKING = frozenset(
    map(
        stem,
        """summarise summarize summarised summary overview outline main key headline headlines
        finding findings point points message messages conclusion conclusions conclude concluded
        overall gist think thought view views opinion write wrote written tell told come came
        council authority area team inspection paper letter full whole short brief""".split(),
    )
)


def summaries(asked: Asked, desk: Desk) -> Found | None:
    """Of each paper that is named, its grades and the opening of its summary; None where anything
    else is asked, or a paper of a meeting, which has none."""
    scope = asked.scope
    if scope.missing or asked.comparing or asked.wants not in WANTS:
        return None
    sources = [s for whole in scope.sources for s in with_facts(whole) if _is_all(s, asked)]
    whole = scope.narrowed and len({s.document.id for s in sources}) == len(scope.documents)
    most = MOST_PAPERS if whole else 1  # by its title alone, where nothing else chose it
    if not 0 < len(sources) <= most or any(s.facts.kind in MEETINGS for s in sources):
        return None
    said = tuple(s for source in sources for s in of_paper(source, desk))
    return Found(said) if said else None


def _is_all(source: Source, asked: Asked) -> bool:
    """Whether a question only names the source: by its council, its kind, its title."""
    if not _OF_THE_WHOLE.search(asked.text) and STOP_WORDS & set(words_in(asked.text)):
        return False  # "What does Harrowdale need to do?"
    stems = {s for s in stems_in(asked.text) if not s.isdigit()} - ASKING
    names = set(stems_in(" ".join((source.name, source.document.title, *asked.scope.named))))
    if any(_is_part(about["topic"], source, asked) for about in _ABOUT.finditer(asked.said)):
        return False
    return bool(stems & names) and stems <= names | words_about(source.facts.kind)


def _is_part(topic: str, source: Source, asked: Asked) -> bool:
    """Whether a topic is a part of what the paper is about: neither the paper nor all of it."""
    kind = kind_named(source.facts.kind)
    if CALLED.intersection(words_in(topic)):
        return False
    named = (source.facts.name, *kind.nouns, kind.by, *asked.scope.named)
    own = ASKING.union(stems_in(" ".join(named)))
    left, title, whole = (
        {stem for stem in stems_in(text) if not stem.isdigit()} - own
        for text in (topic, source.document.title, asked.said)
    )
    return bool(left) and not title <= whole


def of_paper(source: Source, desk: Desk) -> tuple[Sentence, ...]:
    every = [p for p in desk.paragraphs_of(source.document.id) if source.holds(p)]
    row = row_of(source, source.facts.judgements, every)
    opening = _summary(every) or behind(row, every)
    return (*row.sentences, *(s for paragraph in opening for s in sentences_of(paragraph)))


def _summary(every: Sequence[Paragraph]) -> list[Paragraph]:
    """How the first section begins that sums up the whole: none below that of a part of it."""
    summing = [
        p
        for p in every
        if is_prose(p) and (_SUMMARY.match(p.text) or _SUMMARY.search(" ".join(p.section[:2])))
    ]
    return [p for p in summing if p.section == summing[0].section][:OPENING]
