"""Way: what was answered to a question that minutes record: what stands below it, before the next
question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.answering.passages import enough, told
from assistant.answering.quotation import sentences_of
from assistant.answering.refusals import nothing
from assistant.answering.way import Desk, Found
from assistant.documents import Paragraph
from assistant.finding.weigh import best_of
from assistant.kinds.meeting import ASKED, OF_REPLIES, REPLIED
from assistant.question.asked import Asked
from assistant.text.sentences import pieces_of

MOST_READ = 6  # paragraphs from the question on

Place = tuple[Paragraph, int]  # a paragraph, and of which of its pieces


def replies(asked: Asked, desk: Desk) -> Found | None:
    """The reply to the question that is found, and that there is none; None where no reply is
    asked for, or what is found is no question."""
    evidence = enough(asked, desk) if OF_REPLIES.search(asked.text) else ()
    if not evidence:
        return None
    best = best_of(evidence)
    paragraph = best.match.paragraph
    if not _asks((paragraph, best.at)):
        return None
    below = _from(desk.paragraphs_of(paragraph.document), paragraph)
    after = [(p, at) for p, at in _pieces(below) if p != paragraph or at > best.at]
    said = list(takewhile(lambda place: not _asks(place), after))
    first = next((at for at, place in enumerate(said) if _replies(place)), None)
    if first is None:
        return nothing(asked, desk)
    in_it = [at for p, at in said[first:] if p == said[first][0]]
    return told(asked, desk, sentences_of(said[first][0], set(in_it)), evidence)


def _from(document: Sequence[Paragraph], first: Paragraph) -> list[Paragraph]:
    """A paragraph and those below it in its item, whatever heads a reply there."""
    below = [p for p in document if p.position >= first.position and p.part == first.part]
    around = first.section[:-1] if len(first.section) > 1 else first.section
    return [p for p in below if p.section[: len(around)] == around][:MOST_READ]


def _pieces(paragraphs: Sequence[Paragraph]) -> Iterator[Place]:
    return ((p, at) for p in paragraphs for at in range(len(pieces_of(p.text))))


def _asks(place: Place) -> bool:
    return bool(ASKED.search(_text(place))) and not _replies(place)


def _replies(place: Place) -> bool:
    """Whether it says that it replies, or stands under a heading that does."""
    return bool(REPLIED.search("\n".join((*place[0].section[-1:], _text(place)))))


def _text(place: Place) -> str:
    paragraph, at = place
    return pieces_of(paragraph.text)[at].text
