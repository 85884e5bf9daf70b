"""Negations: none may be dropped, added or moved to another word."""

from __future__ import annotations

from assistant.verification.operators import (
    Lexicon,
    Operator,
    governed,
    restated,
    stands_at,
)
from assistant.verification.words import Passage, Word, related, stem_of

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
NEXT = frozenset("no not never without".split())  # they deny the very next word
PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
# Phrases in which "not" or "no" denies nothing, or only sets a bound.
IDLE = Lexicon(
    dict.fromkeys(
        (
            "not only|no doubt|whether or not|not least|no later than|not later than"
            "|no more than|not more than|no less than|not less than|no fewer than"
        ).split("|"),
        "idle",
    )
)


def negations_in(passage: Passage, other: Passage) -> tuple[Operator, ...]:
    """The negating words, and those that deny by their prefix a word the other passage has; but
    not the number of "No. 10"."""
    idle = {at for o in IDLE.found_in(passage) for at in range(o.word.at, o.last + 1)}
    words = passage.words
    found = [
        o
        for o in NOT.found_in(passage)
        if o.word.at not in idle
        and not (o.word.text == "No" and any(w.is_digits for w in words[o.last + 1 : o.last + 2]))
    ]
    found += [
        Operator("not", word, word.at - 1)
        for word in words
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


def added_negations(claim: Passage, source: Passage) -> tuple[str, ...]:
    """What the claim denies and the source does not."""
    in_source = negations_in(source, claim)
    changed, used = [], []
    for negation in negations_in(claim, source):
        targets = governed(claim, negation, most=8)
        held = source.where(with_bases(targets)) or source.words
        match = next((n for n in in_source if n not in used and stands_at((n,), "not", held)), None)
        used.append(match)
        if match is None:
            changed.append(negation.word.text)
    return tuple(changed)


def dropped_negations(claim: Passage, source: Passage, main: Passage) -> tuple[str, ...]:
    """What the source denies and the claim, which says it again, does not, in quotation marks."""
    in_claim = negations_in(claim, source)
    changed, used = [], []
    for negation in negations_in(main, claim):
        if negation.last < negation.word.at and source.where({base_of(negation.word)}):
            continue  # "non-fire emergencies", where the fires are told of as well
        words = restated(negation, main, claim) or _base_restated(negation, main, claim)
        match = next((n for n in in_claim if n not in used and stands_at((n,), "not", words)), None)
        used.append(match)
        if any(related(negation.word.stem, stem) for stem in claim.stems):
            continue  # "in her absence" of "if she is absent"
        denied = words or (not in_claim and _says_what_is_denied(negation, claim, source, main))
        if denied and match is None:
            changed.append(f"“{negation.word.text}”")
    return tuple(changed)


def _says_what_is_denied(
    negation: Operator, claim: Passage, source: Passage, main: Passage
) -> bool:
    """Whether "objected" is all that the claim makes of "raised no objection": the next word, which
    stands nowhere else, with another of the clause before it."""
    if negation.word.lower not in NEXT or negation.last + 1 >= len(main.words):
        return False
    denied = main.words[negation.last + 1]
    return (
        denied.has_content
        and denied.unit == negation.word.unit
        and denied.stem in claim.stems
        and len(source.where({denied.stem})) == 1
        and any(
            word.clause == negation.word.clause and word.at < negation.word.at
            for word in main.where(claim.stems)
            if word.has_content
        )
    )


def _base_restated(negation: Operator, source: Passage, claim: Passage) -> tuple[Word, ...]:
    """The claim's words that a negating prefix in the source denies."""
    base = base_of(negation.word)
    return claim.where({base}) if base and negation.last < negation.word.at else ()
