"""The passage of a paragraph that a statement should follow from: one to three sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import Stemmer

_STEM = Stemmer.Stemmer("english").stemWord
_WORD = re.compile(r"£?\d+(?:[.,:/]\d+)*(?:%|(?:k|m|bn)\b)?|[A-Za-z]+(?:['’][a-z]+)?")
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
# A higher degree of a word is compared as the word: the weakest part is weak.
DEGREES = {
    degree: word
    for word in "strong weak high low large small long short great few poor late early near old"
    " young fast slow quick".split()
    for degree in (f"{word}er", f"{word}est")
} | {"larger": "large", "largest": "large", "earlier": "early", "earliest": "early"}


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

    @cached_property
    def plain(self) -> frozenset[str]:
        """The content without figures and without words in capitals, but for the first."""
        pairs = list(zip(self.words, self.stems, strict=True))
        plain = {s for w, s in pairs[1:] if w[0].islower()} | {s for _, s in pairs[:1]}
        return self.content & plain

    def near(self, place: int, reach: int, *, after: bool = False) -> frozenset[str]:
        """The content within `reach` words of a place (or only after it), in the same clause."""
        start = place if after else max(0, place - reach)
        there = range(start, min(len(self.words), place + reach + 1))
        return frozenset(
            self.stems[i]
            for i in there
            if i != place
            and self.clauses[i] == self.clauses[place]
            and self.stems[i] in self.content
            and self.words[i][0].isalpha()
        )

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """For each word the number of its clause; commas, semicolons, colons and stops divide."""
        found, last, clause = [], 0, 0
        for match in _WORD.finditer(self.text):
            clause += bool(re.search(r"[,;:.!?()]", self.text[last : match.start()]))
            found.append(clause)
            last = match.end()
        return tuple(found)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem by which two forms of a word are held to be one."""
    plain = word.lower().removesuffix("'s")
    return str(_STEM(DEGREES.get(plain, plain)))


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of a text; each bullet is one of its own."""
    return tuple(s.strip() for s in _END.split(text) if s and s.strip())


@lru_cache(maxsize=2_000)
def passages_of(paragraphs: tuple[str, ...]) -> tuple[Passage, ...]:
    """Every sentence, every two and three in a row, every bullet with what leads to it."""
    found: list[str] = []
    for text in paragraphs:
        sentences = sentences_in(text)
        found += sentences
        found += [" ".join(sentences[i : i + n]) for n in (2, 3) for i in range(len(sentences))]
        lead = next((s for s in sentences if s.endswith(":")), "")
        found += [f"{lead} {s}" for s in sentences if lead and s.startswith(("•", "("))]
    return tuple(Passage(text) for text in dict.fromkeys(found))


def nearest(statement: Passage, passages: tuple[Passage, ...]) -> Passage:
    """The passage that shares most of the statement's words; of equals, the shortest.

    Figures and names do not draw it: an altered one would draw it to the wrong sentence.
    """
    return max(passages, key=lambda p: (len(statement.plain & p.plain), -len(p.words)))
