"""Way: lists asked for as such ("What needs to improve?"), whole, from their section."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from assistant.answering.quotation import sentences_of
from assistant.answering.way import Desk, Found
from assistant.answers import Match
from assistant.documents import Document, Paragraph
from assistant.kinds.every import kind_named
from assistant.kinds.kind import Listing
from assistant.question.asked import Asked
from assistant.text.words import stem, stems_in, words_in

LONGEST_HEADING = 120  # characters; a longer one is a sentence that was taken for one
MOST_ITEMS = 20
MOST_READ = 50  # documents whose paragraphs are gone through for one question
MOST_LISTS = 5  # documents, when the question chooses none
_IMPROVE = re.compile(
    r"\b(?:put(?:ting)? right|sort(?:ed|ing)? out|(?:get|do)(?:t?ing)? better(?: at)?"
    r"|work(?:ing)? on|fix(?:ed|ing)?|address(?:ed)?|tackled?)\b",
    re.IGNORECASE,
)
# What any such question is made of, whatever the kind.
_FREE = frozenset(
    map(
        stem,
        """council authority local team told tell made make making list set should must overall get
        gets report everything one thing things single please still says ask asks asked want wants
        out noting require requires requiring point points grateful two three four five several
        meeting""".split(),
    )
)


def whole_list(asked: Asked, desk: Desk) -> Found | None:
    """Every item of the lists asked for; None when it is no such question."""
    if not _asks(asked):
        return None
    matches = desk.matches(asked)
    items = listed(asked, matches, desk.paragraphs_of)
    return Found(tuple(s for item in items for s in sentences_of(item))) if items else None


def _asks(asked: Asked) -> bool:
    topic = _topic(asked)
    kinds = {source.facts.kind for source in asked.scope.sources}
    return any(topic & _stems(each.asked) for kind in kinds for each in kind_named(kind).lists)


def _topic(asked: Asked) -> set[str]:
    return set(stems_in(_IMPROVE.sub("improve", asked.topic)))


def listed(
    asked: Asked, matches: Sequence[Match], paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Paragraph, ...]:
    """The paragraphs of the sections that list what is asked for; () when it is no such list."""
    topic = _topic(asked)
    names = {s for source in asked.scope.sources for s in stems_in(source.name)}
    if asked.scope.narrowed:  # a paper may be called by its title
        names |= {s for d in asked.scope.documents for s in _stems(d.title)}
    # A visit looks at one subject, and its front page names it.
    visits = asked.scope.documents if asked.scope.narrowed else ()
    subject = {d.id: _subject_of(d, paragraphs_of) for d in visits[:MOST_LISTS]}
    sections: dict[tuple[str, str, tuple[str, ...]], list[Paragraph]] = {}
    for document in _nearest(asked, matches):
        lists = _lists_of(document)
        for paragraph in paragraphs_of(document.id):
            # What is left of the question may only name a report of a pack.
            free = names | _stems(paragraph.part) | subject.get(document.id, frozenset())
            own = lists.get(paragraph.part, lists[""])
            is_listed = any(_is_of(paragraph, each, topic, free) for each in own)
            if is_listed and asked.scope.holds(paragraph):
                key = (paragraph.document, paragraph.part, paragraph.section)
                sections.setdefault(key, []).append(paragraph)
    if len({key[0] for key in sections}) > MOST_LISTS:
        best = [m.paragraph.document for m in matches]
        wanted = set(list(dict.fromkeys(best))[:MOST_LISTS])
        sections = {key: items for key, items in sections.items() if key[0] in wanted}
    return _each_text_once([p for items in sections.values() for p in items[:MOST_ITEMS]])


def _lists_of(document: Document) -> dict[str, tuple[Listing, ...]]:
    """The lists that a document may print, and those of each of its parts, by the part's name."""
    whole = kind_named(document.facts.kind).lists
    parts = {part.name: kind_named(part.facts.kind).lists or whole for part in document.parts}
    return {**parts, "": whole}


def _subject_of(
    document: Document, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> frozenset[str]:
    """The stems of what a focused visit looked at; none for any other document."""
    if not kind_named(document.facts.kind).names_subject:
        return frozenset()
    front = [p.text for p in paragraphs_of(document.id) if p.first_page == 1]
    return frozenset(stems_in(" ".join(text for text in front if "ooked at" in text)))


def _nearest(asked: Asked, matches: Sequence[Match]) -> tuple[Document, ...]:
    """The documents in scope; of very many, those that the matches are from."""
    documents = asked.scope.documents
    if len(documents) <= MOST_READ:
        return documents
    found = {match.paragraph.document for match in matches}
    return tuple(d for d in documents if d.id in found)[:MOST_READ]


def _each_text_once(items: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Without the items that a pack reprints or quotes from another document or part."""
    first: dict[tuple[str, ...], Paragraph] = {}
    for item in sorted(items, key=lambda item: bool(item.part)):
        first.setdefault(words_in(item.text), item)
    return tuple(item for item in items if item in first.values())


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(stems_in(name))


def _is_of(paragraph: Paragraph, listing: Listing, topic: set[str], free: set[str]) -> bool:
    """Whether the list is asked for, and nothing else, and the paragraph is an item of it or
    holds its items."""
    asked = _stems(listing.asked)
    heading = paragraph.section[-1] if paragraph.section else ""
    if not topic & asked or not topic - asked <= _FREE | _stems(listing.free) | free:
        return False
    if not re.search(listing.headings, heading, re.I) or len(heading) > LONGEST_HEADING:
        return False
    if any(word in topic and word not in heading.casefold() for word in ("improv", "priorit")):
        return False
    return (
        "\n" in paragraph.text
        or paragraph.form == "bullet"
        or (
            paragraph.numbering == "printed"
            and bool(listing.numbered)
            and bool(re.search(listing.numbered, heading, re.I))
        )
        or bool(listing.only and re.match(listing.only, heading, re.I))
    )
