"""Questions to begin with, made from what the library holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.documents import Document, Paragraph
from assistant.kinds.every import is_many, kind_named
from assistant.text.words import stems_in

# A heading one would ask about: a few words, no numbers, no colon and what follows it.
Documents = Sequence[Document]
Paragraphs = Mapping[str, tuple[Paragraph, ...]]
_HEADING = re.compile(r"[A-Z][a-z]+(?:[ ,’'-]+[A-Za-z][a-z’'-]*){1,7}")

FRONT = "Front page"  # not a heading: the reader's name for what stands before the first one
LONGEST = 60  # characters of a heading; a longer one makes a question nobody would ask


def example_questions(
    documents: Iterable[Document],
    paragraphs: Paragraphs,
    names: Mapping[str, str],
    limit: int = 4,
) -> tuple[str, ...]:
    """At most `limit` questions, each of another sort, reports before packs, newest first."""
    # A pack's headings are about its meetings; a report's are about its subject.
    newest = sorted(documents, key=lambda d: (not d.parts, str(d.date or "")), reverse=True)
    sorts = (
        _of_headings(newest, paragraphs, names),
        _of_change(newest),
        _of_grades(newest, names),
        _of_numbers(newest, paragraphs, names),
        _of_kinds(newest, names),
    )
    first = [question for sort in sorts for question in list(sort)[:1]]
    more = list(_of_headings(newest, paragraphs, names))[1:]
    return tuple(dict.fromkeys([*first, *more]))[:limit]


def next_questions(
    document: Document, paragraphs: Sequence[Paragraph], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Questions about one document, for a reader whose last answer came from it: what people ask
    of its kind, then of what it says most about and how it judges."""
    documents, held = (document,), {document.id: tuple(paragraphs)}
    sorts = (
        _of_kinds(documents, names),
        _of_headings(documents, held, names),
        _of_grades(documents, names),
    )
    return tuple(dict.fromkeys(question for sort in sorts for question in sort))


def is_asked(question: str, before: Iterable[str], document: Document) -> bool:
    """Whether a question of a document was asked before, but for a word and its name."""
    named = set(stems_in(f"{document.name} {document.title}"))
    topic = set(stems_in(question)) - named
    asked = (set(stems_in(each)) - named for each in before)
    return any(each and each <= topic and len(topic - each) <= 1 for each in asked)


def _of_headings(
    documents: Documents, paragraphs: Paragraphs, names: Mapping[str, str]
) -> Iterator[str]:
    """One for each document, from the section that it says most under."""
    for document in documents:
        counts: dict[str, int] = defaultdict(int)
        for paragraph in paragraphs.get(document.id, ()):
            heading = paragraph.section[-1] if paragraph.section else ""
            if _HEADING.fullmatch(heading) and len(heading) <= LONGEST and heading != FRONT:
                counts[heading] += len(paragraph.text)
        if counts:
            heading = max(counts, key=counts.__getitem__)
            words = " ".join(paragraph.text for paragraph in paragraphs[document.id])
            named = not re.search(rf"\b{heading.partition(' ')[0].lower()}\b", words)
            topic = heading if named else _within(heading)
            does = "do" if is_many(document.facts.kind) else "does"
            yield f"What {does} the {names[document.id]} say about {topic}?"


def _of_change(documents: Documents) -> Iterator[str]:
    """The oldest and the newest year in which one authority was judged on the same area."""
    years: dict[tuple[str, str], set[int]] = defaultdict(set)
    for document in documents:
        for judgement in document.facts.judgements:
            if document.facts.year:
                years[document.facts.authority, judgement.area].add(document.facts.year)
    for (_, area), judged in years.items():
        if len(judged) > 1:
            yield f"How did {_within(area)} change between {min(judged)} and {max(judged)}?"


def _of_grades(documents: Documents, names: Mapping[str, str]) -> Iterator[str]:
    for document in documents:
        areas = [judgement.area for judgement in document.facts.judgements]
        if areas:
            yield f"How did the {names[document.id]} judge {_within(min(areas, key=len))}?"


def _of_kinds(documents: Documents, names: Mapping[str, str]) -> Iterator[str]:
    """What people ask of the kind of each document."""
    for document in documents:
        for example in kind_named(document.facts.kind).examples:
            yield example.format(name=f"the {names[document.id]}")


def _of_numbers(
    documents: Documents, paragraphs: Paragraphs, names: Mapping[str, str]
) -> Iterator[str]:
    for document in documents:
        printed = [p for p in paragraphs.get(document.id, ()) if p.numbering == "printed"]
        if printed and not any(p.part for p in printed):
            paragraph = printed[len(printed) // 2]
            yield f"What does {paragraph.reference} of the {names[document.id]} say?"


def _within(heading: str) -> str:
    """A heading inside a sentence: its first letter small, unless the word begins a name."""
    first, _, rest = heading.partition(" ")
    named = rest[:1].isupper() or not first[1:].islower()
    return heading if named else heading[:1].lower() + heading[1:]
