"""How much a word tells: rare words of the library weigh most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from assistant.text.words import STOP_WORDS, stem, stems_in

MOSTLY = 0.6  # of what a short name stands for: "designated officer" is most of LADO


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


class Wanted:
    """The stems a question is about; one is covered also by what else it is called."""

    def __init__(self, topic: str, expansions: Iterable[tuple[str, str]], rarity: Rarity) -> None:
        self._rarity = rarity
        self.stems = tuple(dict.fromkeys(stems_in(topic)))
        self._others = [(set(stems_in(a)), set(stems_in(b))) for a, b in expansions]

    def share(self, there: set[str]) -> float:
        """The part of the stems' weight that is covered, from 0 to 1."""
        return self._rarity.share(self.stems, self._covered(there))

    def rarest_missing(self, there: set[str]) -> float:
        """The part of the weight that lies on the rarest stem, where that one is not covered."""
        if not self.stems:
            return 0.0
        weights = {word: self._rarity.of(word) for word in self.stems}
        rarest = max(weights, key=weights.__getitem__)
        return 0.0 if rarest in self._covered(there) else weights[rarest] / sum(weights.values())

    def _covered(self, there: set[str]) -> set[str]:
        also = {
            stem
            for said, other in self._others
            if other and self._rarity.share(other, there) >= MOSTLY
            for stem in said
        }
        return there | also
