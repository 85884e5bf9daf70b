"""What an officer should know about how a document was read."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents import Document, Paragraph
from assistant.number_runs import listed, runs_in


def reading_notes(document: Document, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Sentences about what is missing or uncertain; none when all is as it should be."""
    if not paragraphs:
        return ("Nothing could be read.",)
    notes = [] if document.date else ["No date was found."]
    scanned = sum(paragraph.ocr for paragraph in paragraphs)
    if scanned:
        notes.append(f"Read from pictures of the pages ({_many(scanned)}): check the words.")
    for run in runs_in(paragraphs):
        where = f" in {run.part}" if run.part else ""
        if run.missing:
            notes.append(f"Not found{where}: paragraph {listed(run.missing)}.")
        if run.repeated:
            notes.append(f"Printed more than once{where}: paragraph {listed(run.repeated)}.")
    return tuple(notes)


def _many(paragraphs: int) -> str:
    return "1 paragraph" if paragraphs == 1 else f"{paragraphs:,} paragraphs"
