"""Two questions in one: what answers each, and which of them the documents do not answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answering.passages import is_likely
from assistant.answering.quotation import quoted
from assistant.answering.refusals import half_found
from assistant.answering.way import Desk, Found
from assistant.answers import Sentence
from assistant.finding.weigh import weighed
from assistant.question.asked import Asked
from assistant.question.halves import hangs


def each_found(
    asked: Asked,
    halves: Sequence[Asked],
    answered: Callable[[Asked, Desk], Found],
    desk: Desk,
) -> list[tuple[Asked, Found]]:
    """What answers each half. One that has no subject of its own is asked of what answers the half
    before it, first: "and for how long?" means what has just been found; then with the whole
    question beside it."""
    told: list[tuple[Asked, Found]] = []
    for half in halves:
        if told and hangs(half.text):
            whole = replace(half, text=f"{half.text} ({asked.text})")
            found = _beside(half, told[-1][1], desk) or answered(whole, desk)
        else:
            found = answered(half, desk)
        told.append((half, found))
    return told


def _beside(half: Asked, before: Found, desk: Desk) -> Found | None:
    cited = {c.paragraph for said in before.sentences for c in said.citations}
    matches = tuple(m for m in before.matches if m.paragraph in cited)
    evidence = weighed(half, matches, desk.memory) if matches else ()
    if not evidence or not is_likely(half, evidence):
        return None
    return Found(quoted(half, evidence, most=1), matches, searched=True)


def together(halves: Sequence[tuple[Asked, Found]]) -> Found | None:
    """The answers of both, in order; None where neither has one, or there is one question."""
    told = [found for _, found in halves if found.sentences]
    if not told:
        return None
    left = tuple(half.text for half, found in halves if not found.sentences)
    notes = [*dict.fromkeys(found.note for found in told if found.note), half_found(left)]
    return Found(
        sentences=_once(s for found in told for s in found.sentences),
        matches=tuple(dict.fromkeys(m for found in told for m in found.matches)),
        note=" ".join(filter(None, notes)),
        outcome="partly_answered" if left else "answered",
        searched=all(found.searched for found in told),
    )


def _once(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences without those said before, whatever words of them were marked."""
    once: dict[tuple[object, ...], Sentence] = {}
    for said in sentences:
        once.setdefault((said.text, *(c.paragraph for c in said.citations)), said)
    return tuple(once.values())
