"""More or less, better or worse, before or after: a direction must be the source's."""

from __future__ import annotations

from assistant.verification.dates import dates_in
from assistant.verification.figures import figures_in
from assistant.verification.operators import Lexicon, Operator
from assistant.verification.words import Passage, Word, distance, related

# Families of direction: each word leans one way, and its opposites the other.
PAIRS = (
    (
        "size",
        "more|raise|raised|raises|raising|increase|increases|increased|increasing|increasingly|rise|rises|rose|risen|rising"
        "|grow|grows|grew|grown|growing|growth|higher|greater|exceed|exceeds|exceeded|exceeding"
        "|expand|expanded|doubled|doubling|tripled|larger|longer|wider|highest|largest"
        "|most|longest|greatest|more than|up from",
        "fewer|less|decrease|decreases|decreased|decreasing|fall|falls|fell|fallen|falling|drop"
        "|drops|dropped|dropping|reduce|reduces|reduced|reducing|reduction|reductions|lower|lowest"
        "|smaller|smallest|shorter|cut|cuts|halved|shrank|shrunk|decline|declines"
        "|declined|declining|least|narrower|fewer than|less than|down from",
    ),
    (
        "quality",
        "improve|improves|improved|improving|improvement|improvements|better|best|stronger"
        "|strongest|strengthen|strengthens|strengthened|strengthening|progress|progressed"
        "|enhanced|recovered|recovering",
        "worse|worst|poorer|poorest|worsen|worsened|worsening|deteriorate|deteriorated|deteriorates"
        "|deteriorating|deterioration|decline|declined|declines|declining|weaker|weakest|weaken"
        "|weakened|weakening|slipped|regressed",
    ),
    ("level", "above|ahead of|exceeds|exceeded|exceeding", "below|behind|short of"),
    (
        "time",
        "before|earlier|sooner|earliest|prior to|previously|preceding|until",
        "after|later|latest|following|subsequently|subsequent",
    ),
    (
        "speed",
        "early|earlier|sooner|quicker|quickly|promptly|swiftly|rapidly|prompt|timely|faster|swift|soon",
        "late|later|delayed|delay|delays|slowly|slow|slower|untimely",
    ),
)
LEXICON: dict[str, set[tuple[str, int]]] = {}
for _family, _up, _down in PAIRS:
    for _sign, _phrases in ((1, _up), (-1, _down)):
        for _phrase in _phrases.split("|"):
            LEXICON.setdefault(_phrase, set()).add((_family, _sign))
YEARS = range(1900, 2100)
_PHRASES = Lexicon({phrase: phrase for phrase in LEXICON})


def directions_in(passage: Passage) -> tuple[Operator, ...]:
    """The words that lean one way; `kind` is the phrase itself. "The most …" compares nothing."""
    words = passage.words
    return tuple(
        o
        for o in _PHRASES.found_in(passage)
        if o.kind != "most"
        and not (o.kind == "after" and o.word.at and words[o.word.at - 1].stem == "look")
        and not any(
            w.is_digits and qualifier_of(passage, w) for w in words[o.last + 1 : o.last + 3]
        )
    )


def changed_directions(claim: Passage, source: Passage) -> tuple[str, ...]:
    """Directions of the claim that the source does not take, or takes the other way.

    The words beside one say where to look: there the nearest of its family must lean alike.
    Better may be more, so size, level, quality and speed vouch for each other; a word that the
    source itself uses is vouched for unless its opposite stands nearer.
    """
    in_source = directions_in(source)
    changed = []
    for direction in directions_in(claim):
        leans = _wide(LEXICON[direction.kind])
        against = {(family, -sign) for family, sign in leans}
        counted = _change(claim, direction)
        if counted < 0:
            changed.append(direction.word.text)
        if counted:
            continue
        votes = 0.0
        for word in claim.words:
            far = distance(word, direction.word)
            if (
                not (word.has_content or word.is_digits)
                or not 0 < far <= 8
                or direction.word.at <= word.at <= direction.last
            ):
                continue
            near = [
                (
                    distance(o.word, place)
                    + 3 * ((o.word.at < place.at) != (direction.word.at < word.at)),
                    bool(leans & LEXICON[o.kind]),
                )
                for place in source.where({word.stem})
                for o in in_source
                if (leans | against) & LEXICON[o.kind] and o.word.at != place.at
            ]
            if near and min(near)[0] <= 12:
                best = min(near)[0]
                agrees = any(agreed for far_, agreed in near if far_ == best)
                votes += (1 if agrees else -1) / far
        known = any(related(direction.word.stem, stem) for stem in source.stems)
        if votes < 0 or (votes == 0 and not known and not _leans(in_source, leans)):
            changed.append(direction.word.text)
    return tuple(changed)


def _change(claim: Passage, direction: Operator) -> int:
    """1 where the claim's own figures go that way ("118, down from 143"), -1 against it, else 0."""
    taken = frozenset(at for date in dates_in(claim) for at in date.covers)
    figures = [f for f in figures_in(claim, taken) if f.kind != "ordinal"]
    after = [f for f in figures if 0 < f.word.at - direction.last <= 8]
    before = [f for f in figures if f.word.at < direction.word.at]
    sign = next((sign for family, sign in LEXICON[direction.kind] if family == "size"), 0)
    if direction.kind.endswith(" from") and before and after:
        change = before[-1].value - after[0].value
    elif [claim.words[f.word.at - 1].lower for f in after[:2]] == ["from", "to"]:
        change = after[1].value - after[0].value
    else:
        return 0
    return (change * sign > 0) - (change * sign < 0)


def _leans(operators: tuple[Operator, ...], leans: set[tuple[str, int]]) -> bool:
    return any(leans & LEXICON[o.kind] for o in operators)


def _wide(leans: set[tuple[str, int]]) -> set[tuple[str, int]]:
    twins = ("size", "level", "quality", "speed")
    return leans | {(twin, sign) for family, sign in leans if family in twins for twin in twins}


QUALIFIERS = {
    "more than": 1, "over": 1, "above": 1, "at least": 1, "exceeding": 1, "exceeded": 1,
    "greater than": 1, "higher than": 1, "in excess of": 1, "upwards of": 1, "a minimum of": 1,
    "less than": -1, "under": -1, "fewer than": -1, "up to": -1, "below": -1, "at most": -1,
    "nearly": -1, "almost": -1, "lower than": -1, "no more than": -1, "just under": -1,
    "no higher than": 0, "no lower than": 0, "not more than": -1, "only": 0,
    "a maximum of": -1, "no fewer than": 1, "no less than": 1, "just over": 1,
}  # fmt: skip


def qualifier_of(passage: Passage, word: Word) -> int:
    """1 where a figure is a floor ("more than 50"), -1 a ceiling ("nearly 50"), 0 plain."""
    before = [w.lower for w in passage.words[max(0, word.at - 4) : word.at] if w.unit == word.unit]
    for size in (4, 3, 2, 1):
        sign = QUALIFIERS.get(" ".join(before[-size:])) if len(before) >= size else None
        if sign is not None:
            return sign
    return 0
