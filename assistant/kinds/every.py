"""Every kind of document, in the order in which they are tried: the first that is told wins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.kinds.inspection import INSPECTION
from assistant.kinds.joint_inspection import JOINT_INSPECTION, SEND_INSPECTION
from assistant.kinds.kind import Kind
from assistant.kinds.meeting import AGENDA, MINUTES, PACK
from assistant.kinds.messages import EMAIL, MEMO
from assistant.kinds.officers_report import DECISION, OFFICERS_REPORT
from assistant.kinds.plain import LETTER, PLAIN, REPORT
from assistant.kinds.public_bodies import (
    GOVERNMENT_RESPONSE,
    INQUIRY,
    INSPECTORS_REPORT,
    OMBUDSMAN,
    SELECT_COMMITTEE,
)
from assistant.kinds.rules import ACTION_PLAN, CONTRACT, GUIDANCE, POLICY, TERMS
from assistant.kinds.visit import FOCUSED_VISIT, MONITORING_VISIT
from assistant.text.dates import MONTHS
from assistant.text.words import STOP_WORDS, stem, stems_in, words_in

EVERY: tuple[Kind, ...] = (
    EMAIL,
    MEMO,
    MINUTES,
    AGENDA,
    PACK,
    DECISION,
    GOVERNMENT_RESPONSE,
    SELECT_COMMITTEE,
    INSPECTORS_REPORT,
    OMBUDSMAN,
    OFFICERS_REPORT,
    GUIDANCE,
    MONITORING_VISIT,
    FOCUSED_VISIT,
    SEND_INSPECTION,
    JOINT_INSPECTION,
    ACTION_PLAN,
    TERMS,
    INSPECTION,
    INQUIRY,
    POLICY,
    CONTRACT,
    LETTER,
    REPORT,
    PLAIN,
)
# The nouns of one word that call a paper for certain, and the same as a pattern.
CALLED = frozenset(noun for kind in EVERY for noun in kind.called if " " not in noun)
CALLED |= {"report", "document", "paper"}
A_PAPER = rf"(?:{'|'.join(sorted(CALLED))})"
# Those who wrote the papers of some kinds: of what they did themselves nothing is graded.
WRITERS = frozenset(word for kind in EVERY for word in words_in(kind.by))
# What papers of any kind print about their titles and at their ends.
ABOUT_TITLES, NO_TITLES, OFFICES, IMPRINTS = (
    "|".join(dict.fromkeys(filter(None, printed)))
    for printed in zip(
        *((k.about_title, k.no_title, k.office, k.imprint) for k in EVERY), strict=True
    )
)
_AREAS = tuple(dict.fromkeys(area for kind in EVERY for area in kind.areas))


def kind_named(name: str, kinds: Iterable[Kind] = EVERY) -> Kind:
    """The kind of that name; one that nothing is known of where there is none."""
    return next((kind for kind in kinds if kind.name == name), PLAIN)


def is_many(kind: str) -> bool:
    """Whether one paper of the kind is called by a plural: "the minutes say"."""
    return kind.endswith("s")


def kinds_in(names: Iterable[str]) -> tuple[Kind, ...]:
    """The kinds of those names, each once, in their order."""
    held = frozenset(names)
    return tuple(kind for kind in EVERY if kind.name in held)


def short_names(kinds: Iterable[Kind]) -> dict[str, str]:
    """The short names that papers of these kinds use, and what they stand for."""
    return {short: full for kind in kinds for short, full in kind.short}


def said_as(kinds: Iterable[Kind]) -> tuple[tuple[str, str], ...]:
    """Everyday words and what papers of these kinds say for them, each pair once."""
    return tuple(dict.fromkeys(pair for kind in kinds for pair in kind.said_as))


@lru_cache(maxsize=64)
def words_about(name: str) -> frozenset[str]:
    """The stems of what a kind is called, whose work it is, and what else is said of it."""
    kind = kind_named(name)
    return frozenset(stems_in(" ".join((kind.name, *kind.nouns, kind.by, kind.words))))


@lru_cache(maxsize=1024)  # each area of each report is held against each question
def areas_and_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The areas that a text names, by what people call them, and the stems of its other words."""
    graded = [kind for kind in EVERY if kind.areas]
    short = short_names(graded)
    text = " ".join(short.get(word, word) for word in words_in(text))
    areas = set()
    for pattern, area in _AREAS:
        if re.search(pattern, text, re.IGNORECASE):
            areas.add(area)
            text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    plain = {stem(month) for month in MONTHS}
    if areas:
        plain |= {stem(word) for kind in graded for word in kind.of_areas.split()}
    words = {stem(w) for w in words_in(text) if w not in STOP_WORDS and not w[0].isdigit()}
    return frozenset(areas), frozenset(words - plain)
