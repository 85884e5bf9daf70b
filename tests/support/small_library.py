"""Small libraries of made-up documents, with an embedder one can read."""

from __future__ import annotations

import hashlib

import numpy as np

from assistant.documents import Document, Facts, Paragraph
from assistant.library import Library


class WordCounting:
    """Each word adds to one of 64 numbers."""

    name = "word counting"
    dimension = 64

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts):
        self.embedded += texts
        vectors = np.full((len(texts), self.dimension), 0.01, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, int(hashlib.md5(word.encode()).hexdigest(), 16) % self.dimension] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def a_document(name: str, *texts: str, title: str = "") -> tuple[Document, list[Paragraph], bytes]:
    """A document of these paragraphs, numbered from 1, and its original."""
    original = "\n".join((name, *texts)).encode("utf-8", "replace")
    document = Document(
        id=name.partition(".")[0],
        facts=Facts(title=title),
        file=name,
        sha256=hashlib.sha256(original).hexdigest(),
    )
    paragraphs = [
        Paragraph(document.id, i, str(i + 1), "printed", (), 1, 1, text)
        for i, text in enumerate(texts)
    ]
    return document, paragraphs, original


def add(library: Library, *document) -> str:
    with library.writing() as writer:
        return writer.add(*document)


def put_back(library: Library) -> None:
    """Every index anew from what is stored, nothing read again."""
    with library.writing(anew=True) as writer:
        for stored in writer.former():
            writer.put(stored.version, stored.paragraphs, stored.original)


def texts(found) -> list[str]:
    return [one.paragraph.text for one in found]


def state(library: Library) -> dict[str, tuple[str, ...]]:
    """Every document with the texts of its paragraphs."""
    edition = library.edition()
    return {
        document.id: tuple(paragraph.text for paragraph in edition.paragraphs(document.id))
        for document in edition.documents
    }


def answers(library: Library, questions) -> list[tuple]:
    """What is found for each question, with its scores to five places."""
    edition = library.edition()
    return [
        sorted(
            (one.paragraph.key, round(one.words, 5), round(one.meaning, 5))
            for one in edition.search(question, question, limit=10)
        )
        for question in questions
    ]
