"""Which records an administrator sees on the page: none that tells of a paper not for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
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
    names = {_plain(name) for d in papers for name in (d.id, d.file, d.title, d.name)} - {""}

    def told(row: Row) -> bool:
        said = [_plain(words) for words in _strings(row)]
        return any(name in words for name in names for words in said)

    return tuple(
        row
        for row in rows
        if {cited["document"] for cited in row["citations"]} <= visible and not told(row)
    )


def _strings(value: object) -> Iterator[str]:
    """Every string of a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings((*value.keys(), *value.values()))
    elif isinstance(value, Iterable):
        yield from chain.from_iterable(map(_strings, value))


def _plain(words: str) -> str:
    """As a reader may write it, who minds no capitals and no spaces."""
    return " ".join(words.split()).casefold()
