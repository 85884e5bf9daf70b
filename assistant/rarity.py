"""How much a word tells: rare words of the library weigh most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from assistant.words import STOP_WORDS, stem


class Rarity:
    """Inverse document frequency by stem, from the library's vocabulary."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._within: dict[str, int] = {}
        for word, paragraphs in vocabulary.items():
            if word not in STOP_WORDS:
                key = stem(word)
                self._within[key] = self._within.get(key, 0) + paragraphs
        self._all = max(vocabulary.values(), default=1) + 1

    def of(self, stem: str) -> float:
        """0 for a word of every paragraph; a word the library does not have weighs most."""
        return math.log(1 + self._all / (0.5 + min(self._within.get(stem, 0), self._all)))

    def knows(self, stem: str) -> bool:
        return stem in self._within

    def share(self, wanted: Iterable[str], there: set[str]) -> float:
        """The part of the wanted stems' weight that is there, from 0 to 1."""
        weights = {word: self.of(word) for word in wanted}
        total = sum(weights.values())
        return sum(w for word, w in weights.items() if word in there) / total if total else 0.0
