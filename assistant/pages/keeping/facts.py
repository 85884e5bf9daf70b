"""The facts of a document as a librarian corrects them: what `NAME.toml` beside the file says."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.documents import Document
from assistant.kinds.every import kind_named
from assistant.pages.text import seen

LONGEST = 300  # characters of a title or of a council's name
OF_ONE_VERSION = ("published", "month", "status")


@dataclass(frozen=True, slots=True)
class Told:
    """What the page asks for of a document."""

    title: str
    authority: str
    kind: str
    day: date | None


def told_of(document: Document) -> Told:
    facts = document.facts
    return Told(facts.title, facts.authority, facts.kind, facts.day)


def changes(document: Document, now: Told) -> dict[str, Any]:
    """What was changed, as the sidecar says it; empty where nothing was.

    The day of a meeting or visit is what its kind is known by; of all others, that of publication.
    """
    was = told_of(document)
    changed: dict[str, Any] = {
        name: " ".join(seen(getattr(now, name)).split())[:LONGEST]
        for name in ("title", "authority", "kind")
        if getattr(now, name) != getattr(was, name)
    }
    if now.day and now.day != was.day:
        met = kind_named(now.kind).dated != "published"
        changed |= {"inspected": [now.day]} if met else {"published": now.day}
    return changed


def corrected(before: bytes | None, changed: Mapping[str, Any]) -> bytes:
    """The sidecar with what was changed put over what it says."""
    return as_toml({**_table(before), **changed}).encode()


def passed_on(older: bytes | None, newer: bytes | None) -> bytes | None:
    """The sidecar of a newer version: what was put right of the older one, but for what is of that
    version alone, and over it what was put right of the newer one."""
    lasting = {key: value for key, value in _table(older).items() if key not in OF_ONE_VERSION}
    return corrected(None, {**lasting, **_table(newer)}) if lasting else newer


def as_toml(table: Mapping[str, Any]) -> str:
    """Words, days, lists of them, and one level of tables, which come last."""
    plain = [f"{_key(k)} = {_value(v)}\n" for k, v in table.items() if not isinstance(v, Mapping)]
    tables = [
        f"[{_key(k)}]\n{as_toml(inner)}" for k, inner in table.items() if isinstance(inner, Mapping)
    ]
    return "".join(plain + tables)


def _table(sidecar: bytes | None) -> Mapping[str, Any]:
    """What a sidecar says; one that cannot be read would have had its file refused."""
    try:
        return tomllib.loads(sidecar.decode("utf-8-sig")) if sidecar else {}
    except ValueError:
        return {}


def _key(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    # JSON's strings are TOML's, but for one character.
    return value.isoformat() if isinstance(value, date) else _key(value).replace("\x7f", "")
