"""Step: lists asked for as such ("What needs to improve?"), whole, from their section."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answers import Match
from assistant.asked import Asked
from assistant.documents import Paragraph
from assistant.words import stem, stems_in

LONGEST_HEADING = 120  # characters; a longer one is a sentence that was taken for one
MOST_ITEMS = 20
MOST_LISTS = 5  # documents, when the question chooses none
# The headings under which reports list what is to be done, and the words that ask for them.
_HEADINGS = re.compile(
    r"\bimprov|\brecommend|\bpriority actions?\b|\bareas? for\b|\bnext steps\b", re.IGNORECASE
)
_ASKED = frozenset(map(stem, "improve improvement improvements recommend recommendation".split()))
# What else such a question is made of; other words make it a question about the text.
_FREE = frozenset(
    map(
        stem,
        """need needs needed area areas priority action actions key main inspector inspectors ofsted
        inspection visit service services child children council authority local team practice
        told tell made make making list set should must better overall social work full
        visited report identified identify give gave given""".split(),
    )
)  # fmt: skip


def listed(
    asked: Asked, matches: Sequence[Match], paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Paragraph, ...]:
    """The paragraphs of the sections that list what is asked for; () when it is no such list."""
    topic = set(stems_in(asked.topic))
    names = {s for source in asked.scope.sources for s in stems_in(source.name)}
    if not topic & _ASKED or topic - _ASKED - _FREE - names:
        return ()
    sections: dict[tuple[str, str, tuple[str, ...]], list[Paragraph]] = {}
    for document in asked.scope.documents:
        for paragraph in paragraphs_of(document.id):
            if asked.scope.holds(paragraph) and _lists(paragraph, topic):
                key = (paragraph.document, paragraph.part, paragraph.section)
                sections.setdefault(key, []).append(paragraph)
    if len({key[0] for key in sections}) > MOST_LISTS:
        best = [m.paragraph.document for m in matches]
        wanted = set(list(dict.fromkeys(best))[:MOST_LISTS])
        sections = {key: items for key, items in sections.items() if key[0] in wanted}
    return tuple(p for items in sections.values() for p in items[:MOST_ITEMS])


def _lists(paragraph: Paragraph, topic: set[str]) -> bool:
    """Whether it is an item, or holds the items, of a section that lists what is to be done."""
    heading = paragraph.section[-1] if paragraph.section else ""
    if not _HEADINGS.search(heading) or len(heading) > LONGEST_HEADING:
        return False
    if "improv" in topic and "improv" not in heading.casefold():
        return False
    return (
        "\n" in paragraph.text
        or ", bullet" in paragraph.number
        or (paragraph.numbering == "printed" and "ecommend" in heading)
    )
