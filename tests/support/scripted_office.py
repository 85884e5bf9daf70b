"""Records of a few days, and an explanation, for the administrator's view."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from assistant.pages.administering import Office
from assistant.records.records import Records
from tests.support.recording import OneDocument, answer, refusal
from tests.support.scripted_assistant import HOSTILE

EXPLANATION = (
    "Outcome: not_found (not said)",
    f"Understood as: {HOSTILE} (wants: text)",
    "Nearest paragraphs:",
    "  0.12  2020 inspection, paragraph 18: Managers read every record",
)


_folder = tempfile.TemporaryDirectory()  # gone when the server ends


@cache
def office() -> Office:
    """Made once, in a folder of its own."""
    library = Path(_folder.name)
    records = Records(library, 30)
    for asked in ("How many lorries?", "How many vans?", "How many lorries?"):
        kept = records.keep(answer(asked), "ann", "page", OneDocument())
    records.mark(kept.id, "elsewhere", "18", HOSTILE)
    for at in range(12):
        records.keep(refusal(f"Who won race {at}? {HOSTILE}"), "bob", "page", OneDocument())
    return Office(records, library, lambda: None, lambda question: EXPLANATION)
