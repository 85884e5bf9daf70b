"""NAME.toml beside NAME.pdf: facts a person has put right, for good."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from assistant.documents import Facts, Judgement
from assistant.errors import FileRefused
from assistant.kinds.every import EVERY

KINDS = tuple(kind.name for kind in EVERY)
# How each fact is written.
SHAPES = {
    "title": 'title = "…"',
    "authority": 'authority = "…"',
    "kind": "kind = one of " + ", ".join(f'"{kind}"' for kind in KINDS),
    "committee": 'committee = "…"',
    "decision": 'decision = "24/00001"',
    "status": 'status = "draft"',
    "published": "published = 2024-06-21",
    "month": "month = 2024-06-01, the first of the month",
    "inspected": "inspected = [2024-06-03, 2024-06-07], the earlier day first",
    "inspectors": 'inspectors = ["…", "…"]',
    "authors": 'authors = ["…, Director of …"]',
    "judgements": '[judgements], then lines like "Overall effectiveness" = "Good"',
}
EXAMPLE = """title = "Inspection of children's services"
authority = "Anytown"
kind = "inspection"
published = 2024-06-21
inspected = [2024-06-03, 2024-06-07]
inspectors = ["A. Person"]
[judgements]
"Overall effectiveness" = "Good"
"""


def corrected(facts: Facts, sidecar: bytes | None, name: str) -> Facts:
    """The facts with what the sidecar of the file `name` says put over them.

    Raises FileRefused, naming the sidecar and the key, for anything it cannot use.
    """
    if sidecar is None:
        return facts
    where = re.sub(r"\.[^.]+$", "", name) + ".toml"
    try:
        table = tomllib.loads(sidecar.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileRefused(
            f"{where} is not TOML: {error}. It should look like:\n{EXAMPLE}"
        ) from error
    return replace(facts, **{key: _value(where, key, table[key]) for key in table})


def _value(where: str, key: str, value: Any) -> Any:
    """One fact in the type of Facts."""
    if key in {"title", "authority", "committee", "decision", "status"} and isinstance(value, str):
        return value
    if key == "kind" and value in KINDS:
        return value
    if key in {"published", "month"} and _is_day(value):
        return value
    if key == "inspected":
        days = value if isinstance(value, list) else [value]
        if all(map(_is_day, days)) and len(days) in {1, 2} and days == sorted(days):
            return (days[0], days[-1])
    if key in {"inspectors", "authors"} and isinstance(value, list) and _is_words(value):
        return tuple(value)
    if key == "judgements" and isinstance(value, Mapping) and _is_words(value.values()):
        return tuple(Judgement(area, grade) for area, grade in value.items())
    raise FileRefused(f"{where}: {_expected(key, value)}")


def _is_words(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _expected(key: str, value: Any) -> str:
    if key not in SHAPES:
        return f"there is no fact called {key!r}. There are: {', '.join(SHAPES)}."
    return f"{key} cannot be {value!r}. Write {SHAPES[key]}."
