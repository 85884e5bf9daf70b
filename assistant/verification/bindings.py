"""Which figure, date, name or grade belongs to what: facts of one kind must not change places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.verification.dates import MONTHS, dates_in
from assistant.verification.figures import NUMBERS, figures_in
from assistant.verification.grades import grades_in
from assistant.verification.names import is_capital, names_in
from assistant.verification.words import Passage, Word, distance

# What a figure is measured against; it never lends its figure to what is measured.
YARDSTICKS = frozenset(
    "national nationally regional statutory target average england threshold limit".split()
)
SEASONS = frozenset("spring summer autumn winter".split())
NEAR = 10  # how far a fact's own words stand from it, a clause counting four


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, date, name or grade: its kind, what makes it itself, and where it stands."""

    kind: str
    key: Any  # as its kind says
    word: Word
    text: str
    covers: frozenset[int]


def facts_in(passage: Passage) -> tuple[Fact, ...]:
    dates = dates_in(passage)
    taken = frozenset(at for date in dates for at in date.covers)
    facts = [Fact("date", d.key, d.word, d.word.text, d.covers) for d in dates]
    facts += [
        Fact(f.kind, f.key, f.word, f.word.text, frozenset(range(f.word.at, f.last + 1)))
        for f in figures_in(passage, taken)
    ]
    facts += [
        Fact(
            "acronym" if n.text.isupper() else "name",
            n.key,
            n.word,
            n.text,
            frozenset(w.at for w in n.words),
        )
        for n in names_in(passage)
    ]
    facts += [
        Fact("grade", g.key, g.word, g.key, frozenset(range(g.word.at, g.last + 1)))
        for g in grades_in(passage)
    ]
    return tuple(facts)


def exchanged(claim: Passage, source: Passage, names_by_distance: bool = True) -> tuple[str, ...]:
    """Facts of the claim that in the source stand by other words, where another of their kind is.

    Each word near a fact in the claim says whose it is in the source: the nearest of that kind.
    Of a name that says less, a sentence often having several, one who acts and one acted on;
    without `names_by_distance` only the sentence that holds what is said of it tells whose it is.
    """
    mine, theirs = facts_in(claim), facts_in(source)
    return tuple(
        fact.text
        for fact in mine
        if _is_elsewhere(
            fact,
            mine,
            theirs,
            claim,
            source,
            names_by_distance or fact.kind not in ("name", "acronym"),
        )
    )


def _is_elsewhere(
    fact: Fact,
    mine: Sequence[Fact],
    theirs: Sequence[Fact],
    claim: Passage,
    source: Passage,
    by_distance: bool,
) -> bool:
    rivals = [
        f
        for f in theirs
        if f.kind == fact.kind and not _same(f, fact) and f.word.lower != "one"  # often a pronoun
    ]
    selves = [f for f in theirs if f.kind == fact.kind and _same(f, fact)]
    if not rivals or not selves:
        return False
    rivals = [r for r in rivals if all(abs(r.word.at - s.word.at) > 2 for s in selves)]
    if not rivals:
        return False  # of a range ("19 to 25"), or beside it of the same thing
    others = [f for f in mine if f.kind == fact.kind and f is not fact]
    if _stands_in_another(fact, selves, rivals, others, claim, source):
        return True
    if not by_distance:
        return False
    for_it = against = 0.0
    for word in claim.words:
        far = distance(word, fact.word)
        if word.at in fact.covers or far > NEAR or not (word.has_content or word.is_digits):
            continue
        if any(distance(word, f.word) < far for f in others):
            continue
        is_date = word.is_digits or word.lower in MONTHS
        if is_date and (fact.kind == "name" or word.clause != fact.word.clause):
            continue  # a date belongs to what happened, in its own clause
        places = source.where({word.stem})
        first = word.at < fact.word.at
        own, self_ = _nearest(places, selves, first)
        other, rival = _nearest(places, rivals, first)
        strength = 3.0 if word.lower in YARDSTICKS else 2.0 if is_capital(word) or is_date else 1.0
        weight = strength / (1 + far / 4)
        if own == other or _shared(places, self_, rival) or _measures(word, fact, places, rivals):
            continue
        if own < other:
            for_it += weight
        elif own < 100 and other <= NEAR:
            gapped = any(rival.word.at < p.at < self_.word.at for p in places)
            against += weight * min(1.0, (own - other) / 4) * (0.5 if gapped else 1.0)
    return against > 1.25 * for_it and against >= 0.35


def _stands_in_another(
    fact: Fact,
    selves: Sequence[Fact],
    rivals: Sequence[Fact],
    others: Sequence[Fact],
    claim: Passage,
    source: Passage,
) -> bool:
    """Whether a sentence with a rival holds what the claim says of it, and its own does not.

    It holds all of that, or at least two words of it while the fact's own sentence holds none (a
    plain number too often counts something that its sentence does not name).
    """
    words = {
        w.stem
        for w in claim.words
        if (w.has_content or w.is_digits or w.lower in NUMBERS)
        and w.lower not in SEASONS
        and w.at not in fact.covers
        and w.stem in source.stems
        and not any(distance(w, f.word) < distance(w, fact.word) for f in others)
    }
    units: dict[int, set[str]] = {}
    for word in source.words:
        units.setdefault(word.unit, set()).add(word.stem)
    homes = [words & units[f.word.unit] for f in selves]
    elsewhere = [words & units[f.word.unit] for f in rivals]
    if fact.kind != "number" and not any(homes):
        return any(len(held) > 1 for held in elsewhere)
    return len(words) > 1 and words not in homes and words in elsewhere


def _measures(word: Word, fact: Fact, places: Sequence[Word], rivals: Sequence[Fact]) -> bool:
    """Whether a word is what both count: "four working days, and one family waited 19"."""
    return (
        fact.kind in ("number", "percent", "pounds")
        and 0 < word.at - max(fact.covers) <= 2
        and any(0 < p.at - max(r.covers) <= 2 for p in places for r in rivals)
    )


def _nearest(places: Sequence[Word], facts: Sequence[Fact], first: bool) -> tuple[int, Fact]:
    """How near the nearest of the facts stands to one of the places, and which it is.

    Two words more where word and fact do not stand in the claim's order.
    """
    return min(
        (
            (distance(p, f.word) + 2 * ((p.at < f.word.at) != first), f)
            for p in places
            for f in facts
            if p.at != f.word.at
        ),
        key=lambda pair: pair[0],
        default=(100, facts[0]),
    )


def _shared(places: Sequence[Word], one: Fact, other: Fact) -> bool:
    """Whether a word leads to both facts or follows both: "an average of 22 in 2017 to 16"."""
    first, last = sorted((one.word.at, other.word.at))
    apart = abs(one.word.clause - other.word.clause)
    if one.word.unit != other.word.unit or apart > 1:
        return False
    return any(
        (p.at < first and not apart) or (p.at > last + 3 and not p.is_digits and not is_capital(p))
        for p in places
        if p.unit == one.word.unit
    )


def _same(one: Fact, other: Fact) -> bool:
    if one.kind in ("name", "acronym"):
        return bool(set(one.key) & set(other.key))
    return bool(one.key == other.key)
