"""Step: the paragraphs nearest to the question, by its words and by its meaning together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Match
from assistant.documents import one_line
from assistant.finding.rarity import Rarity, Wanted
from assistant.library import Edition, Found
from assistant.question.asked import Asked, Scope, Source
from assistant.text.words import stems_in

# BM25 marks a long minute down for its length however well it answers; the share of the
# question's weight that it covers does not. Tried on the development questions.
OF_WORDS, OF_MEANING, OF_COVERAGE = 0.35, 0.4, 0.25
POOL = 200  # a minute of a thousand words comes late in BM25, which divides by its length
PER_DOCUMENT = 15  # in a comparison, where every document is to have its say
BESIDE_NUMBERS = 0.85
OF_BEFORE = 0.15  # a paragraph that the answer before cited, for a question that goes on from it
LONG = 150  # stems; about 300 words, beyond which BM25 divides a paragraph out of sight


def found(edition: Edition, asked: Asked, rarity: Rarity) -> tuple[Match, ...]:
    """The matches in scope, best first, each text once."""
    scope = asked.scope
    documents = {source.document.id for source in scope.sources}
    if scope.mentioned or not documents:
        documents |= scope.reachable
    words = " ".join((asked.topic, *(other for _, other in asked.expansions)))
    limit = max(POOL, PER_DOCUMENT * len(documents)) if asked.comparing else POOL
    pool = _held(edition.search(words, asked.topic, documents=documents, limit=limit), scope)
    return _each_text_once(_fused(pool, asked, rarity), edition)


def _held(pool: Sequence[Found], scope: Scope) -> list[Found]:
    """What of the pool may answer; each is held against the sources of its own document only."""
    sources: dict[str, list[Source]] = {}
    for source in scope.sources:
        sources.setdefault(source.document.id, []).append(source)
    return [
        found
        for found in pool
        if replace(scope, sources=tuple(sources.get(found.paragraph.document, ()))).holds(
            found.paragraph
        )
    ]


def _fused(pool: Sequence[Found], asked: Asked, rarity: Rarity) -> list[Match]:
    """A weighted sum of three scores, each between 0 and 1 over the pool."""
    if not pool:
        return []
    most_words = max(found.words for found in pool) or 1.0
    meanings = [found.meaning for found in pool]
    low, span = min(meanings), (max(meanings) - min(meanings)) or 1.0
    wanted = Wanted(asked.topic, asked.expansions, rarity)
    beside = _unnumbered_among_numbers(pool)
    matches = []
    for found in pool:
        stems = stems_in(found.paragraph.text)
        covered = wanted.share(set(stems))
        words = found.words / most_words
        score = (
            OF_WORDS * (max(words, covered) if len(stems) > LONG else words)
            + OF_MEANING * (found.meaning - low) / span
            + OF_COVERAGE * covered
        )
        score *= BESIDE_NUMBERS if found.paragraph.key in beside else 1.0
        score += OF_BEFORE * (found.paragraph.key in asked.before)
        matches.append(Match(found.paragraph, score))
    return sorted(matches, key=lambda match: -match.score)


def _unnumbered_among_numbers(pool: Sequence[Found]) -> set[str]:
    """The keys of plain paragraphs without a number in documents that number theirs.

    They are mostly about the document: who published it, how to get a copy, what an inspector is.
    """
    numbered = Counter(f.paragraph.document for f in pool if f.paragraph.numbering == "printed")
    return {
        found.paragraph.key
        for found in pool
        if numbered[found.paragraph.document]
        and found.paragraph.numbering == "counted"
        and found.paragraph.form in ("paragraph", "line")
    }


def _each_text_once(matches: Sequence[Match], edition: Edition) -> tuple[Match, ...]:
    """Of paragraphs that say the same, the one of the latest document, at the best one's place;
    a document that stands on its own goes before a pack that reprints it."""
    age = {document.id: (not document.parts, at) for at, document in enumerate(edition.documents)}
    kept: dict[str, Match] = {}
    for match in matches:
        said = one_line(match.paragraph.text).casefold()
        first = kept.setdefault(said, match)
        if age[match.paragraph.document] > age[first.paragraph.document]:
            kept[said] = Match(match.paragraph, first.score)
    return tuple(kept.values())
