"""Who does what to whom, and which side of "than" is which: two must not change places."""

from __future__ import annotations

from fractions import Fraction

from assistant.verification.comparisons import YEARS
from assistant.verification.figures import figures_in
from assistant.verification.words import Passage, Word

Key = str | tuple[str, Fraction]  # what a word or a figure is known by


def turned_round(claim: Passage, source: Passage) -> tuple[str, ...]:
    """Two runs of words that stand in each other's place, everything between as it was.

    "Police notify the council" and "The council notifies police" hold the same words; so do a
    passive and its active, which is no exchange.
    """
    for unit in source.units:
        turned = _exchange(claim, Passage((unit,)))
        if turned:
            return turned
    return ()


def _exchange(claim: Passage, unit: Passage) -> tuple[str, ...]:
    places: dict[Key, list[int]] = {}
    for word, key in _keyed(unit):
        places.setdefault(key, []).append(word.at)
    line: list[tuple[Word, int]] = []
    for word, key in _keyed(claim):
        if free := [at for at in places.get(key, ()) if at not in [at for _, at in line]]:
            before = line[-1][1] if line else -1
            line.append((word, min(free, key=lambda at: (at < before, abs(at - before)))))
    if len(line) < 0.7 * len(_keyed(claim)):
        return ()  # the unit is but a part of what the claim joins
    order = sorted(at for _, at in line)
    ranks = [order.index(at) for _, at in line]
    blocks: list[list[int]] = []
    for index, rank in enumerate(ranks):
        if index and rank == ranks[index - 1] + 1:
            blocks[-1].append(index)
        else:
            blocks.append([index])
    by_place = sorted(range(len(blocks)), key=lambda b: ranks[blocks[b][0]])
    moved = [b for b, place in enumerate(by_place) if b != place]
    if len(moved) != 2:
        return ()
    first, last = (blocks[b] for b in moved)
    if moved[1] - moved[0] < 2:
        return _parts_of(line[first[-1]], line[last[0]], claim, unit)
    words = [line[i][0] for i in (*first, *last)]
    there = [unit.words[line[block[0]][1]] for block in (first, last)]
    whole = len(line) >= 0.9 * len(_keyed(claim))
    if there[0].clause != there[1].clause and not whole:
        return ()  # words of two clauses may be joined the other way round
    keys = dict((word.at, key) for word, key in _keyed(claim))
    if not _of_one_kind(*(keys[line[i][0].at] for i in (first[0], last[0]))) or not _same_form(
        [line[i] for b in range(moved[0] + 1, moved[1]) for i in blocks[b]], unit
    ):
        return ()
    if claim.words[line[last[0]][0].at - 1].lower in ("of", "for"):
        return ()  # "caseloads of social workers" are "social workers' caseloads"
    passive_here = _passive(claim.words, words[0].at, words[-1].at)
    ends = sorted(line[i][1] for i in (*first, *last))
    if passive_here != _passive(unit.words, ends[0], ends[-1]):
        return ()
    return tuple(word.text for word in (words[0], words[-1]))


def _parts_of(
    one: tuple[Word, int], other: tuple[Word, int], claim: Passage, unit: Passage
) -> tuple[str, ...]:
    """The first figure of "60 of the 48", or "from 16 to 22", where the source has them round."""
    here = [w.lower for w in claim.words[one[0].at + 1 : other[0].at]]
    there = [w.lower for w in unit.words[other[1] + 1 : one[1]]]
    both = one[0].is_digits and other[0].is_digits
    return (
        (one[0].text,)
        if both and here[:1] == there[:1] and here[:1] in (["of"], ["to"], ["and"])
        else ()
    )


def _of_one_kind(one: Key, other: Key) -> bool:
    """Figures change places with figures, years with years, words with words."""
    kinds = [
        "word" if isinstance(key, str) else "year" if key[1] in YEARS else "figure"
        for key in (one, other)
    ]
    return kinds[0] == kinds[1]


def _same_form(between: list[tuple[Word, int]], unit: Passage) -> bool:
    """Whether what stands between is written alike: "chaired" is not the noun "chair"."""
    return any(
        word.lower.endswith("ed") == unit.words[at].lower.endswith("ed") for word, at in between
    )


def _keyed(passage: Passage) -> list[tuple[Word, Key]]:
    """The content words by stem, and the figures by value."""
    figures = {f.word.at: f for f in figures_in(passage)}
    inside = {at for f in figures.values() for at in range(f.word.at, f.last + 1)}
    return [
        (word, figures[word.at].key if word.at in figures else word.stem)
        for word in passage.words
        if word.at in figures or (word.has_content and word.at not in inside)
    ]


def _passive(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a "by" stands between, as in a passive."""
    return any(word.lower == "by" for word in words[first : last + 1])
