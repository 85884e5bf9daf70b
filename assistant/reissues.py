"""Supplements and re-issued papers of a meeting: which papers of the library they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.documents import Document, Facts
from assistant.kinds.meeting import AGENDA, PACK, REISSUED
from assistant.text.dates import written

_REISSUED = re.compile(REISSUED, re.IGNORECASE)


def is_reissued(facts: Facts) -> bool:
    """Whether it takes the place of a paper that went out before it."""
    return bool(facts.replaces or _REISSUED.fullmatch(facts.issue))


def supplemented(document: Document, documents: Iterable[Document]) -> Document | None:
    """The pack, else the agenda, of the meeting that a supplement is for; None for none held."""
    if not document.facts.issue or is_reissued(document.facts):
        return None
    packs = [
        other
        for other in documents
        if other.facts.kind in (PACK.name, AGENDA.name)
        and not other.facts.issue
        and _of_one_meeting(document.facts, other.facts)
    ]
    return max(packs, key=lambda pack: pack.facts.kind == PACK.name, default=None)


def replaced(document: Document, documents: Iterable[Document]) -> tuple[Document, str] | None:
    """The document that a re-issued paper replaces, with the name of the part that it does ("" for
    the whole); None where it is not held, or more than one may be meant."""
    if not is_reissued(document.facts):
        return None
    found = [
        (other, part)
        for other in documents
        if other.id != document.id
        and not other.facts.issue
        and _of_one_meeting(document.facts, other.facts)
        for part, facts in (("", other.facts), *((p.name, p.facts) for p in other.parts))
        if _one_title(document.facts, facts)
    ]
    whole = [each for each in found if not each[1]] or found
    return whole[0] if len(whole) == 1 else None


def _one_title(one: Facts, other: Facts) -> bool:
    return bool(_plain(one.title)) and _plain(one.title) == _plain(other.title)


def _plain(title: str) -> str:
    """The letters of a title, without what says that it is issued again."""
    pieces = re.split(r"\s[-–—]\s|[()\[\]:]", title)
    kept = " ".join(piece for piece in pieces if not _REISSUED.fullmatch(piece.strip()))
    return re.sub(r"[\W_]+", "", kept).casefold()


def _of_one_meeting(one: Facts, other: Facts) -> bool:
    """Whether both are of one council's meeting on one day, as far as both print it."""
    names = ((_plain(a), _plain(b)) for a, b in (
        (one.authority, other.authority), (one.committee, other.committee)
    ))  # fmt: skip
    return (
        bool(one.inspected)
        and one.inspected == other.inspected
        and all(a in b or b in a for a, b in names)
    )


def told(document: Document, documents: Iterable[Document]) -> str:
    """What a supplement or re-issued paper belongs to or replaces, in a sentence; "" for others."""
    facts, documents = document.facts, tuple(documents)
    if not facts.issue:
        return ""
    day = written(facts.inspected[0]) if facts.inspected else ""
    of = f" of {day}" if day else ""
    meeting = f"the meeting of {facts.committee}{of}" if facts.committee else f"the meeting{of}"
    if pack := supplemented(document, documents):
        return f"{facts.issue} to {pack.id} ({pack.file}), for {meeting}."
    if not is_reissued(facts):
        return f"{facts.issue} to the papers of {meeting}, which the library does not hold."
    says = f" It says that it replaces {facts.replaces}." if facts.replaces else ""
    if found := replaced(document, documents):
        older, part = found
        what = f"“{part}” in {older.id}" if part else older.id
        return f"{facts.issue}: it replaces {what} ({older.file}); both answer now.{says}"
    return f"{facts.issue} for {meeting}: no other paper here is one that it could replace.{says}"
