"""Two paragraphs of an invented inspection, in a real library, for models to misread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from assistant.answers import Question
from assistant.documents import Document, Facts, Paragraph
from assistant.embedding.minilm import MiniLM
from assistant.library import Library

FALLEN = "Social workers’ caseloads have fallen from an average of 22 in 2017 to 16 in 2019."
SUPPORTED = "Staff told inspectors that they feel well supported by their managers."
CASELOADS = Paragraph(
    document="ashmere-inspection",
    position=0,
    number="12",
    numbering="printed",
    section=("Leaders",),
    first_page=4,
    last_page=4,
    text=f"{FALLEN} {SUPPORTED}",
)
SUPERVISION = replace(
    CASELOADS,
    position=1,
    number="13",
    text="Supervision of social workers is regular but does not consistently provide challenge.",
)
QUOTES = "These are the documents’ own sentences instead."
QUESTION = Question("What are the caseloads of social workers?")


def library_with(folder: Path, paragraphs: Sequence[Paragraph]) -> Library:
    """A library in a folder that holds one document with these paragraphs."""
    library = Library(folder, MiniLM())
    original = b"%PDF-1.4"
    facts = Facts("Inspection of Ashmere", "Ashmere", "inspection")
    document = Document(
        "ashmere-inspection", facts, "ashmere-inspection.pdf", sha256(original).hexdigest(), 6
    )
    with library.writing() as writer:
        writer.add(document, tuple(paragraphs), original)
    return library
