"""Step: what the minutes of a meeting say under the items that every meeting has: who declared an
interest, who proposed what was moved, who was elected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answering.minuted import apart
from assistant.answering.offices import is_beside_the_office
from assistant.answering.particulars import meetings_of, naming
from assistant.answers import Sentence
from assistant.documents import Paragraph
from assistant.kinds.decided import BY_A_MEETING, DECIDING
from assistant.kinds.meeting import DECLARED, ELECTED, MINUTES, PROPOSED
from assistant.question.asked import Asked
from assistant.text.sentences import pieces_of
from assistant.text.words import stem_set, stems_in

MOST = 3  # meetings, or items, that are told of; more were not asked for
MOST_SENTENCES = 8
LONGEST_HEAD = 10  # words of a numbered item's first sentence that is its heading
_NOT_THIS = re.compile(r"\bnext\b|\bhow (?:many|much|often|long)\b|\bwhy\b", re.IGNORECASE)
# What such questions are made of beside the names of people and things.
_FREE = DECIDING | frozenset(
    stems_in(
        """interest interests pecuniary disclosable personal prejudicial registerable any item items
        application motion idea"""
    )
)


def of_an_item(
    asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Sentence, ...]:
    """Who declared an interest and who proposed something, in the minutes of the body that is
    named; () when it is no such question, or they do not tell of whom or what is named."""
    if _NOT_THIS.search(asked.text):
        return ()
    minutes = [
        (
            f"{source.facts.title} {source.facts.committee}",
            [p for p in paragraphs_of(source.document.id) if p.part == source.part],
        )
        for source, _ in meetings_of(asked, paragraphs_of)
        if source.facts.kind == MINUTES.name
    ]
    said: list[Sequence[Sentence]] = []
    if re.search(DECLARED[0], asked.own, re.IGNORECASE):
        said = [_declared(asked, part) for _, part in minutes]
    elif asked.wants == "person":
        did = (verb for verb in (PROPOSED, ELECTED) if re.search(verb, asked.own, re.IGNORECASE))
        said = [of for verb in did for each in minutes for of in _done(asked, verb, *each)]
    told = [each for each in said if each]
    return tuple(s for each in told for s in each) if len(told) <= MOST else ()


def _declared(asked: Asked, part: Sequence[Paragraph]) -> list[Sentence]:
    """All that stands under the item, or the sentences that name whom the question names."""
    cue, heading = DECLARED
    named = naming(asked, cue) - _FREE
    under = (i for i in apart(part, BY_A_MEETING) if re.search(heading, _head_of(i), re.IGNORECASE))
    said = [s for item in under for s in _sentences(asked, item)]
    return [s for s in said if named <= stem_set(s.text)][:MOST_SENTENCES]


def _done(
    asked: Asked, verb: str, names: str, part: Sequence[Paragraph]
) -> Iterator[list[Sentence]]:
    """Of each item that has all the words of what was proposed, or of the office somebody was
    elected to, the sentences that tell of it: those that have most of the words. The names of
    the body are no such words."""
    asks = set(stems_in(re.sub(verb, " ", asked.topic, flags=re.IGNORECASE)))
    named = asks - _FREE - stem_set(names)
    for item in apart(part, BY_A_MEETING):
        whole = f"{_head_of(item)} {' '.join(p.text for p in item)}"
        told = [s for s in _sentences(asked, item) if re.search(verb, s.text, re.IGNORECASE)]
        if named and named <= stem_set(whole) and told:
            shared = [len(named & stem_set(s.text)) for s in told]
            yield [s for s, n in zip(told, shared, strict=True) if n == max(shared)]


def _head_of(item: Sequence[Paragraph]) -> str:
    """The heading an item stands under, and the one that a numbered item begins with."""
    pieces = pieces_of(item[0].text) if item[0].numbering == "printed" else ()
    first = pieces[0].text if len(pieces) > 1 else ""
    begins = first if len(first.split()) <= LONGEST_HEAD else ""
    return "\n".join((*item[0].section[-1:], begins))


def _sentences(asked: Asked, item: Sequence[Paragraph]) -> list[Sentence]:
    """The sentences below the head of an item, without those of the office beside the one that is
    asked for."""
    head = _head_of(item).split("\n")
    return [
        Sentence.quoting(p, piece.text)
        for p in item
        for at, piece in enumerate(pieces_of(p.text))
        if piece.text not in head and not is_beside_the_office(asked, p, at)
    ]
