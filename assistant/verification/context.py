"""What a sentence may take from around the paragraphs it cites: their document and headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.documents import Document, Paragraph
from assistant.kinds.every import kind_named
from assistant.verification.words import Passage


def context_of(paragraphs: Sequence[Paragraph], documents: Mapping[str, Document]) -> Passage:
    """What the documents and the headings say of the paragraphs."""
    return Passage(tuple(_around(p, documents.get(p.document)) for p in paragraphs))


def _around(paragraph: Paragraph, document: Document | None) -> str:
    parts = [*paragraph.section, paragraph.part]
    if document:
        own = next((p.facts for p in document.parts if p.name == paragraph.part), document.facts)
        for facts in (own, document.facts):
            days = (facts.published, *(facts.inspected or ()))
            parts += [facts.title, facts.authority, facts.kind, str(facts.year or "")]
            parts += [f"{day.day} {day:%B %Y}" for day in days if day]
            parts.append(kind_named(facts.kind).by)
    return " ; ".join(filter(None, parts)) + " ; council local authority"
