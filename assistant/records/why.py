"""Why a question was refused: which step, which words no document has, what came nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.answering.passages import ANSWERED, has_hardly_any, marks_of_best
from assistant.answering.way import Desk, Way
from assistant.answers import Question
from assistant.finding.marks import OF_A_KIND, chance
from assistant.finding.weigh import Evidence
from assistant.pipeline import WAYS, Assistant, found_for
from assistant.question.asked import Asked
from assistant.text.words import STOP_WORDS, stem, words_in

NEAREST = 5  # paragraphs shown
# What a mark of the evidence says of the best sentence, where it is not 0.
FORBIDS = {
    "council missing": "why_council",
    "year missing": "why_year",
    "name missing": "why_name",
    "number missing": "why_number",
}


class Say(Protocol):
    """The words of this name, with the values filled in."""

    def __call__(self, name: str, /, **values: object) -> str: ...


def why(assistant: Assistant, question: Question, say: Say) -> Iterator[str]:
    """The lines of an explanation, for an administrator, in the words that `say` has; what is
    indented are the nearest paragraphs. Asks no language model."""
    asked, desk = assistant.understood(question)
    found = found_for(asked, desk)
    reason = f" ({found.reason})" if found.reason else ""
    yield say("why_outcome", outcome=f"{found.outcome}{reason}")
    if found.note:
        yield say("why_told", note=found.note)
    yield say("why_understood", question=asked.text, wants=asked.wants)
    yield from _where(asked, say)
    yield from _steps(asked, desk, say)
    unseen = words_never_seen(asked, desk)
    yield say("why_unseen", words=", ".join(unseen)) if unseen else say("why_all_seen")
    yield from _nearest(asked, desk.evidence(asked), desk, say)


def words_never_seen(asked: Asked, desk: Desk) -> tuple[str, ...]:
    """The words of the question, in order, that stand nowhere in the library in any form."""
    words = dict.fromkeys(word for word in words_in(asked.said) if word not in STOP_WORDS)
    return tuple(word for word in words if not desk.memory.rarity.knows(stem(word)))


def _where(asked: Asked, say: Say) -> Iterator[str]:
    scope = asked.scope
    if scope.not_held:
        yield say("why_missing", missing=scope.not_held)
    looked = len(scope.documents) if scope.narrowed else len(scope.reachable)
    names = ": " + "; ".join(s.name for s in scope.sources[:NEAREST]) if scope.narrowed else ""
    yield say("why_looked", number=looked) + names


def _steps(asked: Asked, desk: Desk, say: Say) -> Iterator[str]:
    """Each way of answering up to the one that has the word."""
    for way in WAYS:
        found = way(asked, desk)
        said = found.outcome if found else say("why_nothing")
        yield say("why_step", step=_name(way), said=said)
        if found:
            return


def _name(way: Way) -> str:
    return str(getattr(way, "__name__", way)).replace("_", " ")


def _nearest(asked: Asked, evidence: Sequence[Evidence], desk: Desk, say: Say) -> Iterator[str]:
    """The nearest paragraphs, and what speaks against the best one."""
    if not evidence:
        yield say("why_not_near")
        return
    marks = marks_of_best(asked, evidence)
    yield say("why_chance", chance=f"{chance('answered', marks):.2f}", least=ANSWERED)
    if asked.wants in OF_A_KIND and not marks["paragraph fits"]:
        yield say("why_no_kind", wants=asked.wants)
    if has_hardly_any(evidence):
        yield say("why_hardly_any")
    yield from (say(name) for mark, name in FORBIDS.items() if marks.get(mark))
    best: dict[str, Evidence] = {}
    for one in sorted(evidence, key=lambda one: -one.score):
        best.setdefault(one.match.paragraph.key, one)
    yield say("why_nearest")
    for one in list(best.values())[:NEAREST]:
        paragraph = one.match.paragraph
        name = desk.edition.document(paragraph.document).name
        places = ", ".join(filter(None, (name, paragraph.part, paragraph.reference)))
        yield f"  {one.score:.2f}  {places}: {one.piece.text[:160]}"
