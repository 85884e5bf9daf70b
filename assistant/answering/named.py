"""Which documents the numbers asked for are of, by the titles that a question names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.documents import Document, Paragraph
from assistant.kinds.every import words_about
from assistant.question.asked import Scope, Source
from assistant.question.mentions import GENERIC, NOUNS, singular
from assistant.question.references import Reference, name_in
from assistant.question.scope import sources_in
from assistant.text.acronyms import spells
from assistant.text.dates import MONTHS
from assistant.text.words import stem, stems_in, words_in

T = TypeVar("T")

WHOLE = 2  # words of content in a title that names its document wherever it stands: "Mill Lane"
# Capitals that tell no document from another: "the Annual Report", "the Council's Plan".
_ANY = frozenset(
    map(
        stem,
        """annual latest newest current recent new last first earliest oldest original old previous
        preceding same whole official published draft final full council committee cabinet board
        local authority borough county city appendix annex part section page table schedule
        summary plan report review policy strategy minutes agenda""".split(),
    )
) | frozenset(map(stem, MONTHS))


def titles_of(source: Source) -> tuple[str, ...]:
    """What a part or a document is called."""
    if source.part:
        return (source.part,)
    return tuple(dict.fromkeys((source.name, source.document.title)))


def titled(text: str, documents: Sequence[Document]) -> tuple[Source, ...]:
    """The sources whose title holds these words, in a row."""
    phrase = _phrase(text)
    return tuple(
        s for s in sources_in(documents) if any(phrase in _phrase(t) for t in titles_of(s))
    )


def longest(named: Sequence[tuple[T, Sequence[str]]], text: str, least: int = 1) -> list[T]:
    """Those of which a title of at least so many words of content stands whole in a text; of
    "Pay policy" and "Pay" the first."""
    sizes = [
        max((len(t) for t in titles if _is_whole(t, text, least)), default=0) for _, titles in named
    ]
    most = max(sizes, default=0)
    return [each for (each, _), size in zip(named, sizes, strict=True) if size == most > 0]


def _is_whole(title: str, text: str, least: int) -> bool:
    return len(set(stems_in(title))) >= least and _phrase(title) in _phrase(text)


def of_the_named(
    scope: Scope, text: str, documents: Sequence[Document], reference: Reference
) -> Scope:
    """The scope, or the documents within reach whose title the question has whole, though the
    words of it name no kind of document: "Land at Mill Lane"."""
    reach = sources_in(d for d in documents if d.id in scope.reachable)
    called = longest([(s, titles_of(s)) for s in reach], text, WHOLE)
    ids = {s.document.id for s in called if not scope.narrowed or _may_be(s, scope, reference)}
    if not ids or (scope.narrowed and ids & {document.id for document in scope.documents}):
        return scope
    kept = tuple(s for s in reach if s.document.id in ids and not s.part)
    return replace(scope, sources=kept, narrowed=True)


def _may_be(source: Source, scope: Scope, reference: Reference) -> bool:
    """Whether the title takes up what else narrowed the scope: York in "York Road", and no other
    council's strategy of the same title; beside other sources, what the numbers are said to be of
    has to begin with it."""
    titles = titles_of(source)
    held = set(words_in(" ".join(titles)))
    for words in map(set, map(words_in, (*scope.named, *scope.mentioned, scope.missing))):
        years = {word for word in words if word.isdigit()}
        if words and not (years <= held and (words & held or not words - years)):
            return False
    of = _phrase(reference.of)
    return not scope.sources or any(of.startswith(_phrase(title)) for title in titles)


def is_of_the_library(
    scope: Scope,
    reference: Reference,
    documents: Sequence[Document],
    paragraphs_of: Callable[[str], Sequence[Paragraph]],
) -> bool:
    """Whether the name that the numbers are said to be of is that of a document, or of a section
    that they stand in; an acronym names a document. So it is where a scope that is empty says
    already what is missing."""
    name = name_in(reference.of)
    asked = {word for word in stems_in(name) if not word.isdigit()} - _ANY
    if (
        not asked
        or not scope.sources
        or scope.named
        or any(asked & _known(s) for s in sources_in(documents))
    ):
        return True
    if name.isupper():
        return any(spells(name, title) for s in sources_in(documents) for title in titles_of(s))
    heads = {head for d in scope.documents for p in paragraphs_of(d.id) for head in p.section}
    return any(asked <= set(stems_in(head)) for head in heads)


def not_called(
    scope: Scope, reference: Reference, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> str:
    """The name that the numbers are said to be of, where no paper in scope, with its parts and its
    headings, has every word before its noun: "remote working policy"; else ""."""
    words = words_in(reference.of)
    head = next((at for at, word in enumerate(words) if singular(word) in NOUNS | GENERIC), 0)
    asked = {s for s in stems_in(" ".join(words[:head])) if not s.isdigit()} - _ANY
    if not asked or any(asked <= _known(source) for source in sources_in(scope.documents)):
        return ""
    for document in scope.documents:
        places = {(p.part, *p.section) for p in paragraphs_of(document.id)}
        heads = " ".join(head for place in places for head in place)
        title = f"{document.title} {heads}"
        short = {w for w in asked if spells(w, title)}
        if asked <= {*stems_in(heads), *_known(Source(document, document.facts)), *short}:
            return ""
    return " ".join(words[: head + 1])


def _known(source: Source) -> set[str]:
    """The stems of all that is said of a source."""
    facts, document = source.facts, source.document
    people = (*facts.authors, *facts.inspectors)
    said = (*titles_of(source), facts.authority, facts.committee, document.file, *people)
    return {*stems_in(" ".join(said).replace("-", " ")), *words_about(facts.kind)}


def _phrase(text: str) -> str:
    """The words of a text, bounded so that one stands in another only by whole words."""
    words = words_in(text)
    return f" {' '.join(words[1:] if words[:1] == ('the',) else words)} "
