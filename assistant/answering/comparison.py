"""Way: a comparison: one row for every document in scope, in time order, or nothing found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.grades import of_compared
from assistant.answering.one_row import one_row
from assistant.answering.passages import is_answered
from assistant.answering.quotation import quoted
from assistant.answering.way import Desk, Found, cited_first
from assistant.answers import Match, Row, Sentence
from assistant.documents import Document
from assistant.finding.memory import Memory
from assistant.finding.weigh import FEW, READ, Evidence, best_of, weighed
from assistant.question.asked import Asked

MOST_NAMED = 6  # documents in which nothing was found; more are counted
MOST_ROWS = 25  # more are no comparison, and each costs 10 to 30 ms
# How near a document must come to the one that answers best, of its score, when those that say it
# are asked for, and when each is. Tried on the development questions.
PICKED, EACH = 0.75, 0.3
NEAR = 0.7  # the same of the search's own score, before its sentences are read
OTHER_KIND = 0.3  # what it may lack of the kind of thing asked for: a figure, a date, a name
AS_MUCH = 0.7  # of the subject that one document holds, what others hold where none is named


def comparison(asked: Asked, desk: Desk) -> Found | None:
    """A row for each document, two sentences at most; None where no two are to be compared, or
    none of them answers. Documents with nothing are named, or counted; where no documents are
    named, or those that say it are asked for, they have no row."""
    if not asked.comparing:
        return None
    matches = desk.matches(asked)
    if both := one_row(asked, matches, desk.memory):
        return Found(both, tuple(cited_first(both, matches)), searched=True)
    rows = _under_grades(
        compared(asked, matches, desk.memory), of_compared(asked, desk.paragraphs_of)
    )
    sentences = tuple(sentence for row in rows for sentence in row.sentences)
    if not sentences:
        return None
    of_kind = meant(asked, rows)
    shown = tuple(row for row in of_kind if row.sentences or not _of_any(asked))
    note = _note(of_kind, len(asked.scope.documents) - len(rows), len(rows))
    return Found(sentences, tuple(cited_first(sentences, matches)), shown, note)


def _of_any(asked: Asked) -> bool:
    """Whether no documents are named to be compared, so that those count that speak of it."""
    return asked.picking or not asked.scope.narrowed


def _under_grades(rows: Sequence[Row], graded: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, each with what its paper was graded before its sentences; as they are where the
    papers are compared on nothing that is graded."""
    given = {row.document.id: row.sentences for row in graded}
    return tuple(
        replace(
            row, sentences=tuple(dict.fromkeys((*given.get(row.document.id, ()), *row.sentences)))
        )
        for row in rows
    )


def meant(asked: Asked, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of the documents named, or of the kinds of those that say it: a year alone means no
    minutes where policies are compared; where nothing is named, what has no kind is like no other.
    """
    named = asked.scope.exact or asked.scope.named
    kinds = {row.document.facts.kind for row in rows if row.sentences}
    alike = kinds - {""} if _of_any(asked) else kinds
    return tuple(r for r in rows if named or r.sentences or r.document.facts.kind in alike)


def _note(rows: Sequence[Row], left: int, compared: int) -> str:
    """Which documents say nothing of it, and how many were compared and how many left."""
    without = [row.document.name for row in rows if not row.sentences]
    note = f"Nothing was found in: {'; '.join(without)}." if without else ""
    if len(without) > MOST_NAMED:
        note = f"Nothing was found in the other {len(without)} documents."
    if left:
        note += (
            f" The nearest {compared} documents were compared, and {left:,} others were not."
            " Name the councils or the years to compare those."
        )
    return note.strip()


def compared(asked: Asked, matches: Sequence[Match], memory: Memory) -> tuple[Row, ...]:
    """A row for each document of the scope, answered from its own matches, or without sentences.

    Of more than MOST_ROWS documents, those that the first matches are from.
    """
    # Each is asked of the subject alone: it need hold no other's council, figure or name.
    asked = replace(asked, text=asked.topic, numbers=(), scope=replace(asked.scope, named=()))
    of_each: dict[str, list[Match]] = {}
    for match in matches:
        of_each.setdefault(match.paragraph.document, []).append(match)
    documents = asked.scope.documents
    if len(documents) > MOST_ROWS:
        nearest = set(list(of_each)[:MOST_ROWS])
        documents = tuple(d for d in documents if d.id in nearest)
    evidence = {
        document.id: those
        for document in documents
        if (near := of_each.get(document.id)) and _is_read(asked, near, matches)
        if (those := weighed(asked, near[: max(FEW, READ // len(documents))], memory))
    }
    if not evidence:
        return ()
    if not asked.scope.narrowed:
        most = max(best_of(those).marks["around"] for those in evidence.values())
        evidence = {
            document: those
            for document, those in evidence.items()
            if best_of(those).marks["around"] >= AS_MUCH * most
        }
    best = best_of([best_of(those) for those in evidence.values()])
    return tuple(
        Row(document, _two_sentences(asked, evidence.get(document.id, ()), best))
        for document in _in_time(documents)
    )


def _two_sentences(
    asked: Asked, evidence: Sequence[Evidence], best: Evidence
) -> tuple[Sentence, ...]:
    """What one document says to it; () where that is not enough, or far behind the best."""
    if not evidence or not is_answered(asked, evidence):
        return ()
    here = best_of(evidence)
    as_much = _says_as_much(here, best, asked.picking)
    alike = here.marks["fits"] >= best.marks["fits"] - OTHER_KIND
    return quoted(asked, evidence, most=2) if as_much and alike else ()


def _is_read(asked: Asked, of_one: Sequence[Match], matches: Sequence[Match]) -> bool:
    """Whether a document's sentences are read; to pick, to read those of each takes a second."""
    return not asked.picking or of_one[0].score >= NEAR * matches[0].score


def _says_as_much(here: Evidence, best: Evidence, picking: bool) -> bool:
    """Whether a document is near enough to the one that answers best to be quoted beside it."""
    if picking and here.marks["rarest missing"] > best.marks["rarest missing"]:
        return False
    if not here.marks["around"]:
        return False  # of its subject not a word stands there
    return here.score >= (PICKED if picking else EACH) * best.score


def _in_time(documents: Sequence[Document]) -> list[Document]:
    return sorted(documents, key=lambda d: (d.date is None, d.date or date.min, d.id))
