"""A librarian's folder beside the scripted library, and a stand-in for the reading of files."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from assistant.pages.keeping.keeping import Keeping
from assistant.pages.keeping.papers import Papers
from assistant.pages.keeping.received import MEGABYTE, Bounds
from assistant.pages.keeping.work import Works
from tests.support.scripted_assistant import ScriptedEdition, ScriptedLibrary

PROGRAM = (sys.executable, "-m", "tests.support.scripted_ingest")


def kept_papers(library: ScriptedLibrary, folder: Path, program=PROGRAM) -> Keeping:
    """The documents of the library, but the last, lie in the folder."""
    papers = Papers(folder)
    papers.folder.mkdir(parents=True, exist_ok=True)
    for edition in library.editions:
        edition.documents = _laid_down(edition, papers.folder)
    works, bounds = Works(folder.parent / "library", program), Bounds(size=MEGABYTE, files=5)
    for below in ("housing/2024", "legal"):
        (papers.folder / below).mkdir(parents=True, exist_ok=True)
    return Keeping(
        library, library, papers, works, lambda: True, bounds, lambda f: f.name != "legal"
    )


def _laid_down(edition: ScriptedEdition, folder: Path):
    *ours, last = edition.documents
    for document in ours:
        if not (folder / document.file).exists():
            (folder / document.file).write_bytes(edition.original(document.id))
    elsewhere = replace(last, place=f"/srv/papers/{last.file}")
    return (*(replace(d, place=str(folder / d.file)) for d in ours), elsewhere)
