"""Way: the items under the heading that a question names ("Who are the members?"), all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from assistant.answering.clauses import unnumbered
from assistant.answering.lists import (
    FREE,
    LONGEST_HEADING,
    MOST_LISTS,
    called,
    items_found,
    nearest,
)
from assistant.answering.tables import OTHERWISE
from assistant.answering.way import Desk, Found
from assistant.documents import Document, Paragraph
from assistant.question.asked import Asked
from assistant.text.words import stems_in

BESIDE = 2  # words of content in a heading that were not asked for: "Alternative … considered"
_WANTS = ("list", "person", "number", "passage")
_WHICH = re.compile(r"\W*which\b", re.IGNORECASE)
_MANY = re.compile(r"[^\Ws]s\W*$")
_OF = re.compile(r"\b(?:of|for|to|on|from|about|in|by)\b", re.IGNORECASE)  # "Reasons for …"


def sections(asked: Asked, desk: Desk) -> Found | None:
    """Every item of the sections whose heading says what is asked for, best in the fewest words,
    or which of them say the rest of the question; None where a word of it is left."""
    if asked.comparing or asked.wants not in _WANTS or OTHERWISE.search(asked.said):
        return None
    held: dict[int, list[Paragraph]] = {}
    for document in nearest(asked, desk.matches(asked)):
        for paragraph in desk.paragraphs_of(document.id):
            beside = _words_beside(paragraph, document, asked)
            if beside is not None and asked.scope.holds(paragraph):
                held.setdefault(beside, []).append(paragraph)
    items = held[min(held)] if held else []
    if len({item.document for item in items}) > MOST_LISTS:
        return None
    if asked.wants == "passage" and not (0 in held and _is_list(items, desk)):
        return None
    return items_found(items, asked, desk, "items")


def _is_list(items: Sequence[Paragraph], desk: Desk) -> bool:
    """Whether nothing but several items, and what leads to them, stands under their heading, and
    that asks or is of many: "What is effective?", "Strengths"."""
    sections = {(item.document, item.part, item.section) for item in items}
    beside = [
        p
        for id in {item.document for item in items}
        for p in desk.paragraphs_of(id)
        if (id, p.part, p.section) in sections and p not in items
    ]
    heads = [section[-1] for *_, section in sections]
    many = all(h.endswith("?") or _MANY.search(_OF.split(h)[0]) for h in heads)
    return many and len(sections) < len(items) and all(p.text.endswith(":") for p in beside)


def _words_beside(paragraph: Paragraph, document: Document, asked: Asked) -> int | None:
    """How many words the heading of an item has beside those asked for; None where it is no item,
    or of no heading that is asked for."""
    head = unnumbered(paragraph.section[-1]) if paragraph.section else ""
    if len(head) > LONGEST_HEADING:
        return None
    stems, known = set(stems_in(head)), called(document)
    left = set(stems_in(asked.own_topic)) - FREE
    named = {w for w in left if any(stem.startswith(w) for stem in stems_in(_OF.split(head)[0]))}
    beside = len({s for s in stems - known - FREE if not any(s.startswith(word) for word in left)})
    if named <= set(stems_in(document.title)) or beside > BESIDE:
        return None
    rest = left - named - known - stems
    if rest and not (_WHICH.match(asked.said) and rest <= set(stems_in(paragraph.text))):
        return None
    return beside if _is_item(paragraph, named if beside else set()) else None


def _is_item(paragraph: Paragraph, named: Set[str]) -> bool:
    """Whether it is one of several, or holds them; under a heading of more words than those that
    are `named` a numbered one is where it begins with one of them: "Option A"."""
    if paragraph.form in ("bullet", "row"):
        return True
    if paragraph.form in ("heading", "note") or not (
        paragraph.numbering == "printed" or "\n" in paragraph.text
    ):
        return False
    return not named or not named.isdisjoint(stems_in(paragraph.text)[:1])
