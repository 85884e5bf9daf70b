"""Which records an administrator sees on the page: none that tells of a paper not for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from assistant.access.identity import Identity
from assistant.access.rules import Access
from assistant.access.visible import hidden_documents, visible_documents
from assistant.library import Edition
from assistant.records.records import Records

Row = dict[str, Any]
A_TIME = 500  # answers in memory at a time
MOST_KNOWN = 8  # sets of limited documents remembered


_known: dict[tuple[str, frozenset[str]], dict[str, tuple[tuple[str, ...], bool]]] = {}


def ids_seen_by(
    who: Identity, records: Records, edition: Edition, access: Access
) -> frozenset[str] | None:
    """The ids of the answers on record that this person may see; None where nothing is limited.

    An answer is looked through once, and again when something new is said of it. Raises OSError or
    sqlite3.Error.
    """
    if not access.limited:
        return None
    if len(_known) > MOST_KNOWN:
        _known.clear()
    key = (edition.id, hidden_documents(edition, who, access))
    known, there = _known.get(key, {}), records.marks()
    new = [id for id, said in there.items() if id not in known or known[id][0] != said]
    for at in range(0, len(new), A_TIME):
        some = new[at : at + A_TIME]
        rows = seen_by(who, records.answers(ids=some), edition, access)
        seen = {row["id"] for row in rows}
        known = {**known, **{id: (there[id], id in seen) for id in some}}
    _known[key] = {id: known[id] for id in there}
    return frozenset(id for id in there if known[id][1])


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
