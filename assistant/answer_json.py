"""An answer as the JSON object other programs read. The names are a contract."""

from __future__ import annotations

from typing import Any

from assistant.answers import Answer, Match, Sentence
from assistant.documents import Citation, Document, Paragraph
from assistant.library import Edition

Said = dict[str, Any]


def as_json(answer: Answer, edition: Edition) -> Said:
    """The answer with every field of the contract, in its order."""
    said: Said = {
        "question": answer.question.text,
        "outcome": answer.outcome,
        "text": answer.text,
        "seconds": round(answer.timings.get("all", 0.0), 4),
        "sentences": [sentence_json(sentence, edition) for sentence in answer.sentences],
        "matches": [_match(match) for match in answer.matches],
        "note": answer.note,
        "asked_as": answer.asked_as,
        "choices": list(answer.choices),
        "closest": [_match(match) for match in answer.closest],
    }
    if answer.rows:
        said["rows"] = [
            {
                "document": row.document.id,
                "title": row.document.title,
                "sentences": [sentence_json(sentence, edition) for sentence in row.sentences],
            }
            for row in answer.rows
        ]
    return said


def sentence_json(sentence: Sentence, edition: Edition) -> Said:
    """A sentence with everything it cites."""
    return {
        "text": sentence.text,
        "support": sentence.support,
        "reason": sentence.reason,
        "citations": [_citation(citation, edition) for citation in sentence.citations],
    }


def _citation(citation: Citation, edition: Edition) -> Said:
    place = paragraph_json(citation.paragraph, edition)
    text = place.pop("text")
    return {**place, "quote": citation.quote, "answer": citation.answer, "text": text}


def paragraph_json(paragraph: Paragraph, edition: Edition) -> Said:
    """A paragraph with where it stands."""
    return {
        "document": paragraph.document,
        "title": edition.document(paragraph.document).title,
        "part": paragraph.part,
        "number": paragraph.number,
        "numbering": paragraph.numbering,
        "section": list(paragraph.section),
        "first_page": paragraph.first_page,
        "last_page": paragraph.last_page,
        "text": paragraph.text,
    }


def documents_json(edition: Edition) -> list[Said]:
    """Every document as a line of a list, in time order."""
    return [
        {
            "id": document.id,
            "name": document.name,
            **particulars(edition, document),
            "parts": [part.name for part in document.parts],
        }
        for document in edition.documents
    ]


def particulars(edition: Edition, document: Document) -> Said:
    """What a list tells of a document: title, authority, kind, date, file, pages, paragraphs."""
    return {
        "title": document.title,
        "authority": document.facts.authority,
        "kind": document.facts.kind,
        "date": document.facts.when,
        "file": document.file,
        "pages": document.pages,
        "paragraphs": edition.count(document.id),
    }


def _match(match: Match) -> Said:
    paragraph = match.paragraph
    return {
        "document": paragraph.document,
        "part": paragraph.part,
        "number": paragraph.number,
        "section": list(paragraph.section),
        "score": round(min(max(match.score, 0.0), 1.0), 4),
        "text": paragraph.text,
    }
