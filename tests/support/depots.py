"""A small library about depots, and those who may ask of it by the API."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.access.readers import Readers
from assistant.access.rules import Access
from assistant.documents import Facts, Paragraph, Part
from assistant.library import Library
from assistant.serving.asker import Asker, Door
from assistant.serving.enquiries import Enquiries
from assistant.serving.tokens import digest_of
from tests.support.small_library import WordCounting, a_document, add

TOKEN = "a-token-that-nobody-can-guess"
OPEN = Access()
TOKENS = {digest_of(TOKEN): Asker("intranet", "api", OPEN.nobody_in_particular)}
LORRIES = "The Marlow depot holds 41 lorries and 12 vans."
QUESTION = "How many lorries does the Marlow depot hold?"


def enquiries_of(library: Library, access: Access = OPEN, **more) -> Enquiries:
    """The one way in to a library, without a model."""
    return Enquiries(library, Readers(library, None, access), **more)


def someone(name: str = "somebody", door: Door = "api") -> Asker:
    """One who may read everything."""
    return Asker(name, door, OPEN.nobody_in_particular)


def depots(folder: Path) -> Library:
    """Two documents: one of the depot, and a pack that numbers its two reports from 1 each."""
    library = Library(folder, WordCounting())
    document, paragraphs, original = a_document(
        "depot.pdf", LORRIES, "The depot opens at seven in the morning.", "Grit is kept dry."
    )
    facts = Facts("The Marlow depot", "Marlow Vale", "report", date(2024, 3, 18))
    add(library, replace(document, facts=facts, pages=2), paragraphs, original)
    document, _, original = a_document("pack.pdf", "First", "Second")
    parts = (Part("Report A", 1, 1), Part("Report B", 2, 2))
    rows = [
        Paragraph("pack", 0, "1", "printed", ("Costs",), 1, 1, "Grit costs £90.", "Report A"),
        Paragraph("pack", 1, "1", "printed", (), 2, 2, "Salt costs £70.", "Report B"),
        Paragraph("pack", 2, "25/33", "printed", (), 2, 2, "Approved.", "Report B"),
    ]
    facts = Facts("Costs", "Marlow Vale", "pack", date(2023, 5, 2))
    add(library, replace(document, facts=facts, pages=2, parts=parts), rows, original)
    return library
