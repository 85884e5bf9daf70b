"""Words the library does not have, put right where one letter or two make a word it has."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.text.words import STOP_WORDS, stem, words_in

SHORTEST = 6  # letters; shorter words have too many neighbours


def mended(
    text: str,
    vocabulary: Mapping[str, int],
    known: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
) -> str:
    """The text with its misspelt words as the library spells them.

    A name (capital within the sentence) is put right by one letter at most; a word of up to seven
    letters likewise. `known` are words, and stems, that are right though no paragraph has them,
    unless it is one of `names` that is meant: "Waltham Forrest".
    """
    return re.sub(
        r"(?<![\w'’-])[^\W\d_]{6,}(?![\w'’])",
        lambda m: (
            _mended(m, {w: vocabulary.get(w, 0) for w in names}, names, 1)
            if {m[0].casefold(), stem(m[0].casefold())} & known
            else _mended(m, vocabulary, names, 2)
        ),
        text,
    )


def _mended(
    found: re.Match[str], vocabulary: Mapping[str, int], names: frozenset[str], most: int
) -> str:
    word = found[0]
    low = word.casefold()
    if low in vocabulary or low in STOP_WORDS or low in names or word.isupper():
        return word
    if any(form in vocabulary for form in (stem(low), low.removesuffix("s"), low + "s")):
        return word
    is_name = word[0].isupper() and found.start() > 0
    most = 1 if len(word) < 8 or is_name else most
    near = [
        (distance, -vocabulary[candidate], candidate)
        for candidate, distance, _ in process.extract(
            low, list(vocabulary), scorer=OSA.distance, score_cutoff=most, limit=8
        )
        if candidate[0] == low[0]
        and len(candidate) >= SHORTEST
        and stem(candidate) != stem(low)
        and candidate not in STOP_WORDS
    ]
    if not near or (is_name and len(word) < 6):
        return word
    right = min(near)[2]
    return right.capitalize() if word[0].isupper() else right


def changes(before: str, after: str) -> tuple[str, ...]:
    """The words that were put right."""
    return tuple(word for word in words_in(after) if word not in words_in(before))
