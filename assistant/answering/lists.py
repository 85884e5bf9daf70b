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
from assistant.question.asked import Asked
from assistant.text.words import stem, stems_in, words_in

LONGEST_HEADING = 120  # characters; a longer one is a sentence that was taken for one
MOST_ITEMS = 20
MOST_READ = 50  # documents whose paragraphs are gone through for one question
MOST_LISTS = 5  # documents, when the question chooses none
# The headings under which reports list what is to be done, and the words that ask for them.
_HEADINGS = re.compile(
    r"\bimprov|\brecommend|\bpriority (?:and immediate )?actions?\b|\bareas? for\b|\bnext steps\b",
    re.IGNORECASE,
)
# Under these there is nothing but the list, whether in bullets or in paragraphs.
_ONLY_LISTS = re.compile(
    r"(?:areas? for (?:improvement|priority action)|priority actions?|what needs to improve)\b",
    re.IGNORECASE,
)
_IMPROVE = re.compile(
    r"\b(?:put(?:ting)? right|sort(?:ed|ing)? out|(?:get|do)(?:t?ing)? better(?: at)?"
    r"|work(?:ing)? on|fix(?:ed|ing)?|address(?:ed)?|tackled?)\b",
    re.IGNORECASE,
)
_ASKED = frozenset(
    map(
        stem,
        "improve improvement recommend recommendation priority sort fix weakness better".split(),
    )
)
# What else such a question is made of; other words make it a question about the text.
_FREE = frozenset(
    map(
        stem,
        """need needs needed area areas action actions key main inspector inspectors ofsted
        inspection visit service services child children council authority local team practice
        told tell made make making list set should must overall get gets social work full
        visited report identified identify give gave given everything formal formally letter one
        thing things single please still partnership says ask asks asked expect expects want
        wants out immediate outcome committee noting require requires requiring matter matters point
        points issue issues grateful two three four five several""".split(),
    )
)  # fmt: skip


def whole_list(asked: Asked, desk: Desk) -> Found | None:
    """Every item of the lists asked for; None when it is no such question."""
    if not _asks(asked):
        return None
    matches = desk.matches(asked)
    items = listed(asked, matches, desk.paragraphs_of)
    return Found(tuple(s for item in items for s in sentences_of(item))) if items else None


def _asks(asked: Asked) -> bool:
    return bool(_topic(asked) & _ASKED)


def _topic(asked: Asked) -> set[str]:
    return set(stems_in(_IMPROVE.sub("improve", asked.topic)))


def listed(
    asked: Asked, matches: Sequence[Match], paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Paragraph, ...]:
    """The paragraphs of the sections that list what is asked for; () when it is no such list."""
    topic = _topic(asked)
    names = {s for source in asked.scope.sources for s in stems_in(source.name)}
    left = topic - _ASKED - _FREE - names
    if not topic & _ASKED:
        return ()
    # A visit looks at one subject, and its front page names it.
    visits = asked.scope.documents if asked.scope.narrowed else ()
    subject = {d.id: _subject_of(d, paragraphs_of) for d in visits[:MOST_LISTS]}
    sections: dict[tuple[str, str, tuple[str, ...]], list[Paragraph]] = {}
    for document in _nearest(asked, matches):
        for paragraph in paragraphs_of(document.id):
            # What is left of the question may only name a report of a pack.
            free = _stems(paragraph.part) | subject.get(document.id, frozenset())
            if not left <= free or not _lists(paragraph, topic):
                continue
            if asked.scope.holds(paragraph):
                key = (paragraph.document, paragraph.part, paragraph.section)
                sections.setdefault(key, []).append(paragraph)
    if len({key[0] for key in sections}) > MOST_LISTS:
        best = [m.paragraph.document for m in matches]
        wanted = set(list(dict.fromkeys(best))[:MOST_LISTS])
        sections = {key: items for key, items in sections.items() if key[0] in wanted}
    return _each_text_once([p for items in sections.values() for p in items[:MOST_ITEMS]])


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


def _lists(paragraph: Paragraph, topic: set[str]) -> bool:
    """Whether it is an item, or holds the items, of a section that lists what is to be done."""
    heading = paragraph.section[-1] if paragraph.section else ""
    if not _HEADINGS.search(heading) or len(heading) > LONGEST_HEADING:
        return False
    if any(word in topic and word not in heading.casefold() for word in ("improv", "priorit")):
        return False
    return (
        "\n" in paragraph.text
        or paragraph.form == "bullet"
        or (paragraph.numbering == "printed" and "ecommend" in heading)
        or bool(_ONLY_LISTS.match(heading))
    )
