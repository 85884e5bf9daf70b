"""Why a question was refused: which step, which words no document has, what came nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering import enough
from assistant.answering.way import Desk, Way
from assistant.answers import Question
from assistant.finding.evidence import Evidence, best_of
from assistant.finding.marks import OF_A_KIND
from assistant.finding.weights import chance
from assistant.pipeline import WAYS, Assistant, found_for
from assistant.question.asked import Asked
from assistant.text.words import STOP_WORDS, stem, words_in

NEAREST = 5  # paragraphs shown
# What a mark of the evidence says of the best sentence, where it is not 0.
FORBIDS = {
    "council missing": "It names a council that the nearest paragraph is not of.",
    "year missing": "It names a year that the nearest paragraph is not of.",
    "name missing": "It names somebody or something that the nearest paragraph does not.",
    "number missing": "It gives a number that the nearest paragraph does not.",
}


def why(assistant: Assistant, question: Question) -> Iterator[str]:
    """The lines of an explanation, for an administrator. Asks no language model."""
    asked, desk = assistant.understood(question)
    found = found_for(asked, desk)
    yield f"Outcome: {found.outcome}" + (f" ({found.reason})" if found.reason else "")
    if found.note:
        yield f"Told: {found.note}"
    yield f"Understood as: {asked.text} (wants: {asked.wants})"
    yield from _where(asked)
    yield from _steps(asked, desk)
    unseen = words_never_seen(asked, desk)
    yield "Words that no document has: " + (", ".join(unseen) or "none")
    yield from _nearest(asked, desk.evidence(asked), desk)


def words_never_seen(asked: Asked, desk: Desk) -> tuple[str, ...]:
    """The words of the question, in order, that stand nowhere in the library in any form."""
    words = dict.fromkeys(word for word in words_in(asked.said) if word not in STOP_WORDS)
    return tuple(word for word in words if not desk.memory.rarity.knows(stem(word)))


def _where(asked: Asked) -> Iterator[str]:
    scope = asked.scope
    if scope.missing:
        yield f"Asked of what the library does not have: {scope.missing}"
    looked = len(scope.documents) if scope.narrowed else len(scope.reachable)
    names = ": " + "; ".join(s.name for s in scope.sources[:NEAREST]) if scope.narrowed else ""
    yield f"Looked in {looked} documents{names}"


def _steps(asked: Asked, desk: Desk) -> Iterator[str]:
    """Each way of answering up to the one that has the word."""
    for way in WAYS:
        found = way(asked, desk)
        said = found.outcome if found else "has nothing"
        yield f"Step {_name(way)}: {said}"
        if found:
            return


def _name(way: Way) -> str:
    return str(getattr(way, "__name__", way)).replace("_", " ")


def _nearest(asked: Asked, evidence: Sequence[Evidence], desk: Desk) -> Iterator[str]:
    """The nearest paragraphs, and what speaks against the best one."""
    if not evidence:
        yield "Nothing came near."
        return
    marks = enough.marks(asked, evidence)
    yield (
        f"Chance that the best sentence answers: {chance('answered', marks):.2f}"
        f" (shown from {enough.ANSWERED})"
    )
    if asked.wants in OF_A_KIND and not marks["paragraph fits"]:
        yield f"The nearest paragraph has nothing of the kind that is asked for: {asked.wants}."
    if enough.lacks_its_words(best_of(evidence)):
        yield "The nearest paragraph lacks its rarest word, and the reader says no."
    yield from (words for mark, words in FORBIDS.items() if marks.get(mark))
    best: dict[str, Evidence] = {}
    for one in sorted(evidence, key=lambda one: -one.score):
        best.setdefault(one.match.paragraph.key, one)
    yield "Nearest paragraphs:"
    for one in list(best.values())[:NEAREST]:
        paragraph = one.match.paragraph
        name = desk.edition.document(paragraph.document).name
        places = ", ".join(filter(None, (name, paragraph.part, paragraph.reference)))
        yield f"  {one.score:.2f}  {places}: {one.piece.text[:160]}"
