"""How much of a claim's wording its evidence holds, word by word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.verification.names import is_capital
from assistant.verification.words import Passage, Word, related, stem_of

# What frames a statement ("the report says that …") or says only that something is.
FRAME = frozenset(
    stem_of(word)
    for word in "report document paragraph say said state states note notes found find letter"
    " inspector inspectors describe according mention mentions confirm confirms section also take"
    " takes took made make makes single place happen happens occur way thing able order particular"
    " respect term case share proportion percentage figure number due"
    " currently overall including include includes there become became compared comparison"
    " compare".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How well a claim's content words are held.

    `share` runs from 0 to 1; `gap` is the longest run of words that are missing; `replaced` are
    pairs of a missing word and the words that stand in its place.
    """

    share: float
    gap: int
    missing: tuple[Word, ...]
    replaced: tuple[tuple[Word, str], ...]


def wording_of(
    claim: Passage, source: Passage, context: Passage, accounted: Collection[int] = ()
) -> Wording:
    """The wording of a claim, leaving out the words at `accounted`: other checks vouch for them."""
    words = [w for w in claim.content if w.at not in accounted]
    values = [held(word, source, context) for word in words]
    gap = longest = 0
    for value in values:
        gap = 0 if value else gap + 1
        longest = max(longest, gap)
    missing = tuple(w for w, value in zip(words, values, strict=True) if not value)
    replaced = tuple(replacements(claim, source, missing))
    return Wording(
        share=sum(values) / len(values) if values else 1.0,
        gap=longest,
        missing=missing,
        replaced=replaced,
    )


def held(word: Word, source: Passage, context: Passage) -> float:
    """1 for the word itself, less for another that may stand for it, 0 for none."""
    if word.stem in source.stems or word.stem in context.stems or word.stem in FRAME:
        return 1.0
    if any(related(word.stem, other) for other in source.stems):
        return 0.9
    joined = source.lower.replace(" ", "")
    return 0.9 if len(word.lower) > 6 and word.lower in joined else 0.0


def replacements(
    claim: Passage, source: Passage, missing: tuple[Word, ...]
) -> Iterator[tuple[Word, str]]:
    """Missing words that stand, between words that are alike, where the source has others."""
    if not missing:
        return
    gone = {word.at for word in missing}
    mine = [w for w in claim.words if w.has_content or w.is_digits]
    for unit in source.units:
        theirs = [w for w in Passage((unit,)).words if w.has_content or w.is_digits]
        matcher = SequenceMatcher(None, [w.stem for w in mine], [w.stem for w in theirs], False)
        for tag, i, j, k, end in matcher.get_opcodes():
            beside = i > 0 or j < len(mine)
            if (
                tag != "replace"
                or not beside
                or j - i > 2
                or (end - k > 2 and not all(map(is_capital, theirs[k:end])))
            ):
                continue
            others = [w.text for w in theirs[k:end] if w.stem not in claim.stems]
            for word in mine[i:j]:
                if word.at in gone and others:
                    yield word, " ".join(others)
