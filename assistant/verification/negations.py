"""Negations: none may be dropped, added or moved to another word."""

from __future__ import annotations

from assistant.verification.operators import (
    Lexicon,
    Operator,
    governed,
    restated,
    stands_at,
)
from assistant.verification.words import Passage, Word, stem_of

NOT = Lexicon(
    dict.fromkeys(
        (
            "not|no|never|none|neither|nor|nobody|nothing|nowhere|without|lack|lacks|lacked"
            "|lacking|lack of|absence of|fail|fails|failed|failing|failure|failure to"
            "|fail to|failed to|fails to|failing to|unable to|unable|rather than|instead of"
            "|no longer|free of|free from|devoid of|exempt|exempt from|not yet|yet to|zero|nil"
        ).split("|"),
        "not",
    )
)
PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
# Phrases in which "not" or "no" denies nothing.
IDLE = Lexicon(dict.fromkeys(("not only", "no doubt", "whether or not", "not least"), "idle"))


def negations_in(passage: Passage, other: Passage) -> tuple[Operator, ...]:
    """The negating words, and those that deny by their prefix a word the other passage has."""
    idle = {at for o in IDLE.found_in(passage) for at in range(o.word.at, o.last + 1)}
    found = [o for o in NOT.found_in(passage) if o.word.at not in idle]
    found += [
        Operator("not", word, word.at - 1)
        for word in passage.words
        if (base := base_of(word)) and base in other.stems and word.stem not in other.stems
    ]
    return tuple(found)


def base_of(word: Word) -> str:
    """The stem of what a prefix denies: "ineffective" denies "effective"."""
    for prefix in PREFIXES:
        rest = word.lower.removeprefix(prefix)
        if rest != word.lower and len(rest) >= 4:
            return stem_of(rest)
    return ""


def with_bases(words: tuple[Word, ...]) -> set[str]:
    return {word.stem for word in words} | {base for word in words if (base := base_of(word))}


def changed_negations(claim: Passage, source: Passage, main: Passage) -> tuple[str, ...]:
    """What the claim denies and the source does not, or the other way round."""
    in_claim, in_source = negations_in(claim, source), negations_in(source, claim)
    changed, used = [], []
    for negation in in_claim:
        targets = governed(claim, negation, most=8)
        held = source.where(with_bases(targets)) or source.words
        match = next((n for n in in_source if n not in used and stands_at((n,), "not", held)), None)
        used.append(match)
        if match is None:
            changed.append(negation.word.text)
    used = []
    for negation in negations_in(main, claim):
        words = restated(negation, main, claim) or _base_restated(negation, main, claim)
        match = next((n for n in in_claim if n not in used and stands_at((n,), "not", words)), None)
        used.append(match)
        if words and match is None:
            changed.append(f"“{negation.word.text}”")
    return tuple(changed)


def _base_restated(negation: Operator, source: Passage, claim: Passage) -> tuple[Word, ...]:
    """The claim's words that a negating prefix in the source denies."""
    base = base_of(negation.word)
    return claim.where({base}) if base and negation.last < negation.word.at else ()
