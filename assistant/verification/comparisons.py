"""More or less, better or worse, before or after: a direction must be the source's."""

from __future__ import annotations

from assistant.verification.operators import Operator, phrases_in
from assistant.verification.words import Passage, Word, distance, related

# Families of direction: each word leans one way, and its opposites the other.
PAIRS = (
    (
        "size",
        "more|increase|increases|increased|increasing|increasingly|rise|rises|rose|risen|rising"
        "|grow|grows|grew|grown|growing|growth|higher|greater|exceed|exceeds|exceeded|exceeding"
        "|expand|expanded|doubled|doubling|tripled|larger|longer|above|over|wider|highest|largest"
        "|most|longest|greatest|more than|up from",
        "fewer|less|decrease|decreases|decreased|decreasing|fall|falls|fell|fallen|falling|drop"
        "|drops|dropped|dropping|reduce|reduces|reduced|reducing|reduction|reductions|lower|lowest"
        "|smaller|smallest|shorter|below|under|cut|cuts|halved|shrank|shrunk|decline|declines"
        "|declined|declining|least|narrower|fewer than|less than|down from|nearly|almost",
    ),
    (
        "quality",
        "improve|improves|improved|improving|improvement|improvements|better|best|stronger"
        "|strongest|strengthen|strengthens|strengthened|strengthening|progress|progressed"
        "|enhanced|recovered|recovering",
        "worse|worst|worsen|worsened|worsening|deteriorate|deteriorated|deteriorates"
        "|deteriorating|deterioration|decline|declined|declines|declining|weaker|weakest|weaken"
        "|weakened|weakening|slipped|regressed",
    ),
    (
        "time",
        "before|earlier|earliest|prior to|previously|preceding|until",
        "after|later|latest|following|subsequently|subsequent",
    ),
    (
        "speed",
        "early|sooner|quicker|quickly|promptly|swiftly|rapidly|prompt|timely|faster|swift|soon",
        "late|delayed|delay|delays|slowly|slow|slower|untimely",
    ),
)
LEXICON: dict[str, set[tuple[str, int]]] = {}
for _family, _up, _down in PAIRS:
    for _sign, _phrases in ((1, _up), (-1, _down)):
        for _phrase in _phrases.split("|"):
            LEXICON.setdefault(_phrase, set()).add((_family, _sign))
_PHRASES = {phrase: phrase for phrase in LEXICON}
# These compare only before a figure, and there the figures' check weighs them.
WITH_FIGURES = frozenset("over under above below nearly almost most".split())


def directions_in(passage: Passage) -> tuple[Operator, ...]:
    """The words that lean one way; `kind` is the phrase itself."""
    return tuple(o for o in phrases_in(passage, _PHRASES) if o.kind not in WITH_FIGURES)


def changed_directions(claim: Passage, source: Passage) -> tuple[str, ...]:
    """Directions of the claim that the source does not take, or takes the other way.

    Better may be more, so size, quality and speed vouch for each other; a word that the source
    itself uses is vouched for.
    """
    in_source = phrases_in(source, _PHRASES)
    changed = []
    for direction in directions_in(claim):
        leans = _wide(LEXICON[direction.kind])
        beside = {w.stem for w in claim.content if 0 < distance(w, direction.word) <= 5}
        places = source.where(beside)
        near = [o for o in in_source if any(distance(o.word, p) <= 9 for p in places)] or in_source
        if any(leans & LEXICON[o.kind] for o in near):
            continue
        if not any(related(direction.word.stem, stem) for stem in source.stems):
            changed.append(direction.word.text)
    return tuple(changed)


def _wide(leans: set[tuple[str, int]]) -> set[tuple[str, int]]:
    families = ("size", "quality", "speed")
    return leans | {
        (twin, sign) for family, sign in leans if family in families for twin in families
    }


QUALIFIERS = {
    "more than": 1, "over": 1, "above": 1, "at least": 1, "exceeding": 1, "exceeded": 1,
    "greater than": 1, "higher than": 1, "in excess of": 1, "upwards of": 1, "a minimum of": 1,
    "less than": -1, "under": -1, "fewer than": -1, "up to": -1, "below": -1, "at most": -1,
    "nearly": -1, "almost": -1, "lower than": -1, "no more than": -1, "just under": -1,
    "a maximum of": -1, "no fewer than": 1, "no less than": 1, "just over": 1,
}  # fmt: skip


def qualifier_of(passage: Passage, word: Word) -> int:
    """1 where a figure is a floor ("more than 50"), -1 a ceiling ("nearly 50"), 0 plain."""
    before = [w.lower for w in passage.words[max(0, word.at - 4) : word.at] if w.unit == word.unit]
    for size in (4, 3, 2, 1):
        sign = QUALIFIERS.get(" ".join(before[-size:])) if len(before) >= size else None
        if sign:
            return sign
    return 0
