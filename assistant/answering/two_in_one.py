"""Several questions in one ("How many are there, and who runs them?"): taken apart, what answers
each, and which of them the documents do not answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answering.passages import is_likely
from assistant.answering.quotation import quoted
from assistant.answering.refusals import half_found
from assistant.answering.way import Desk, Found
from assistant.answers import Match, Sentence
from assistant.documents import Document
from assistant.finding.marks import OF_A_KIND
from assistant.finding.weigh import weighed
from assistant.question.asked import Asked
from assistant.question.references import reference_in
from assistant.question.scope import scope_of
from assistant.question.wanted import wanted
from assistant.text.words import STOP_WORDS, stem_set, words_in

_ASKS = (
    r"(?:(?:in|by|to|for|with|from|over|on|at|of) )?"
    r"(?:what|which|who|whom|whose|when|where|why|how)"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)"
)
_BETWEEN = re.compile(
    rf"(?:,|[?])?\s+(?:and|but)\s+(?:(?:say|tell (?:me|us))\s+)?(?=(?:{_ASKS})\b)|[?]\s+(?=\S)",
    re.IGNORECASE,
)
# Where the last is joined by "and", those before it may be by commas: "When was it, who led it".
_FURTHER = re.compile(
    r",\s+(?=(?:who|what|when|where|why|how)\b[^,]*(?:$|,\s+(?:who|what|when|where|why|how)\b))",
    re.IGNORECASE,
)
SUBJECT = 2  # words of content: "in what year" is asked of what the other half names
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|her|his|those|these|that|this|there|one|so)\b",
    re.IGNORECASE,
)
# "Who took it, and why?": no sentence near the name tells why of itself.
_OF_A_FACT = re.compile(r"\W*(?:who|when|where|how (?:many|much|long|often|old))\b", re.IGNORECASE)
_QUESTION = re.compile(rf"\b(?:{_ASKS})\b|^(?:list|name|show|give|summari[sz]e)\b", re.IGNORECASE)


def halves_of(asked: Asked, documents: Sequence[Document]) -> tuple[Asked, ...]:
    """Each question of several in one, in order; () when there is only one.

    What follows is understood with the first beside it: "how old were they" is about the same ones.
    """
    if asked.said != asked.text:
        return ()  # a follow-up with the question before it beside it
    first, *others = _BETWEEN.split(asked.text)
    parts = [part.strip(" ,?.") for part in (*_FURTHER.split(first), *others)]
    if not others or not all(_asks(part) for part in parts):
        return ()
    if noun := re.match(r"which (\w+ \w+)", parts[0], re.IGNORECASE):
        parts[1] = re.sub(r"\bwhich ones?\b", f"which {noun[1]}", parts[1], flags=re.IGNORECASE)
    return tuple(_half(asked, part, at, documents) for at, part in enumerate(parts))


def _asks(part: str) -> bool:
    return bool(_QUESTION.search(part)) and (len(part.split()) > 1 or _is_why(part))


def _is_why(part: str) -> bool:
    return part.casefold() == "why"


def _half(asked: Asked, part: str, at: int, documents: Sequence[Document]) -> Asked:
    words = set(words_in(part))
    own = [word for word in asked.topic.split() if set(words_in(word)) & words]
    content = [word for word in words_in(" ".join(own)) if word not in STOP_WORDS]
    stands_alone = len(content) > (2 if at and _POINTING.search(part) else 0)
    own_scope = scope_of(part, documents, asked.question.filters)
    return replace(
        asked,
        scope=own_scope if own_scope.narrowed and own_scope.sources else asked.scope,
        text=part,
        topic=" ".join(own) if stands_alone else asked.topic,
        wants=wanted(part),
        names=tuple(name for name in asked.names if name in part),
        numbers=tuple(number for number in asked.numbers if number in part),
        reference=reference_in(part),
    )


def hangs(text: str) -> bool:
    """Whether a half has no subject of its own: "for how long", "what do they do"."""
    content = [word for word in words_in(text) if word not in STOP_WORDS]
    return len(content) < SUBJECT or bool(_POINTING.search(text))


def each_found(
    asked: Asked,
    halves: Sequence[Asked],
    answered: Callable[[Asked, Desk], Found],
    desk: Desk,
) -> list[tuple[Asked, Found]]:
    """What answers each half. One that has no subject of its own is asked with the whole question
    beside it, and unless the papers print its answer as such, of what answers the half before it
    first: "and for how long?" means what has just been found."""
    told: list[tuple[Asked, Found]] = []
    for half in halves:
        if told and _is_why(half.text):
            why = replace(half, text=f"Why: {told[-1][0].text}")
            found = answered(why, desk)
            said = frozenset(c.paragraph.key for s in told[-1][1].sentences for c in s.citations)
            loose = found.searched and _OF_A_FACT.match(told[-1][0].text)
            found = Found() if loose or found.repeats(said) else found
        elif told and hangs(half.text):
            found = answered(replace(half, text=f"{half.text} ({asked.text})"), desk)
            if found.searched or not found.sentences:
                found = _beside(half, told[-1][1], desk) or found
        else:
            found = answered(half, desk)
        told.append((half, found))
    return told


def _beside(half: Asked, before: Found, desk: Desk) -> Found | None:
    cited = {c.paragraph for said in before.sentences for c in said.citations}
    matches = tuple(m for m in before.matches if m.paragraph in cited)
    matches = matches or tuple(Match(paragraph, 1.0) for paragraph in cited)
    evidence = weighed(half, matches, desk.memory) if matches else ()
    if not evidence or not is_likely(half, evidence):
        return None
    # What is no number, name or day has to be spoken of there.
    own = stem_set(half.text)
    near = stem_set(" ".join(" ".join((*p.section, p.text)) for p in cited))
    if half.wants not in OF_A_KIND and own and not own & near:
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
