"""Which records an administrator sees on the page: none that tells of a paper not for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from assistant.access.identity import Identity
from assistant.access.rules import Access
from assistant.access.visible import hidden_documents, visible_documents
from assistant.library import Edition

Row = dict[str, Any]


def seen_by(
    who: Identity, rows: Sequence[Row], edition: Edition, access: Access
) -> tuple[Row, ...]:
    """The rows that cite only documents this person may see, and name no other.

    A document that is no longer in the library may have been limited: it is not theirs either.
    """
    visible = visible_documents(edition, who, access)
    hidden = hidden_documents(edition, who, access)
    papers = [d for d in (*edition.documents, *edition.earlier) if d.id in hidden]
    words = {word for d in papers for word in (d.id, d.file, d.title, d.name) if word}

    def told(row: Row) -> bool:
        written = json.dumps(row, ensure_ascii=False)
        return any(json.dumps(word, ensure_ascii=False)[1:-1] in written for word in words)

    return tuple(
        row
        for row in rows
        if {cited["document"] for cited in row["citations"]} <= visible and not told(row)
    )
