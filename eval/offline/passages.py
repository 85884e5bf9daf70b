"""The passage of a paragraph that a statement should follow from: one sentence, or two in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import Stemmer

_STEM = Stemmer.Stemmer("english").stemWord
_WORD = re.compile(r"£?\d+(?:[.,:/]\d+)*%?|[A-Za-z]+(?:['’][a-z]+)?")
# A full stop ends a sentence where a capital, a quotation mark or a bullet follows, and what
# stands before it is no abbreviation of English official prose.
_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bNo)(?<!\bSt)(?<!e\.g)(?<!i\.e)(?<!\bpara)"
    r"(?<=[.!?…;:])[\"'”’)]*\s+(?=[\"'“‘(•]?[A-Z0-9£•(])|\n+"
)
STOPWORDS = frozenset(
    "a an and are as at be been being but by can could did do does for from had has have he her"
    " his i if in into is it its may might of on or our she should so such than that the their"
    " them then there these they this those to was we were what when where which while who whom"
    " whose will with would you your also both about across between during over under up out"
    " through within upon per via any other own very much more most less least all some no not"
    " nor none never every each few many several only just well".split()
)


@dataclass(frozen=True)
class Passage:
    """A stretch of text as the rules see it. `words` keep their letters; `stems` are compared."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(m.group().replace("’", "'") for m in _WORD.finditer(self.text))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(stem(word) for word in self.words)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems that carry meaning."""
        pairs = zip(self.words, self.stems, strict=True)
        return frozenset(s for w, s in pairs if w.lower() not in STOPWORDS and len(w) > 1)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem by which two forms of a word are held to be one."""
    return _STEM(word.lower().removesuffix("'s"))


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a text; each bullet is one of its own."""
    return tuple(s.strip() for s in _END.split(text) if s and s.strip())


def passages_of(paragraphs: tuple[str, ...]) -> tuple[Passage, ...]:
    """Every sentence, every two neighbours, and every bullet with the words that lead to it."""
    found: list[str] = []
    for text in paragraphs:
        sentences = sentences_in(text)
        found += sentences
        found += [f"{a} {b}" for a, b in pairwise(sentences)]
        lead = next((s for s in sentences if s.endswith(":")), "")
        found += [f"{lead} {s}" for s in sentences if lead and s.startswith(("•", "("))]
    return tuple(Passage(text) for text in dict.fromkeys(found))


def nearest(statement: Passage, passages: tuple[Passage, ...]) -> Passage:
    """The passage that shares most of the statement's meaning; of equals, the shortest."""
    return max(passages, key=lambda p: (len(statement.content & p.content), -len(p.words)))
