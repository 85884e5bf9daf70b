"""Deleting all that one person asked, wherever it is kept."""

from __future__ import annotations

from pathlib import Path

from assistant.pages.marks import forget_marks
from assistant.pages.shelf import forget_conversations
from assistant.records.records import Records


def forget(library: Path, records: Records, name: str) -> int:
    """How many answers were deleted. Raises OSError or sqlite3.Error.

    The records go last: they say which conversations and marks are theirs, so what was broken off
    can be done again.
    """
    ids = records.ids_of(name)
    forget_conversations(library, ids)
    forget_marks(library, ids)
    records.forget(ids)
    return len(ids)
