"""Every kind of document, in the order in which they are tried: the first that is told wins."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.kinds.inspection import INSPECTION
from assistant.kinds.joint_inspection import JOINT_INSPECTION, SEND_INSPECTION
from assistant.kinds.kind import Kind
from assistant.kinds.meeting import AGENDA, MINUTES, PACK
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

EVERY: tuple[Kind, ...] = (
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


def kind_named(name: str, kinds: Iterable[Kind] = EVERY) -> Kind:
    """The kind of that name; one that nothing is known of where there is none."""
    return next((kind for kind in kinds if kind.name == name), PLAIN)


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
