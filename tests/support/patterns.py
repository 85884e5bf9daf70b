"""Every regular expression of some modules: those with a name, those compiled into tuples and
tables, and those written where they are used."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.support.places import ROOT

Pattern = re.Pattern[str] | re.Pattern[bytes]
CALLS = frozenset("search match fullmatch split sub subn findall finditer compile".split())


Used = tuple[str, Pattern, Callable[[Any], Any]]  # its name, itself, and how a text is tried


def patterns_of(*folders: str) -> Iterator[Used]:
    """The patterns of the modules below the folders, each once, with a name to find it by."""
    seen: set[tuple[Any, int]] = set()
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for name, pattern, tried in _of_module(path):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    yield name, pattern, tried


def _of_module(path: Path) -> Iterator[Used]:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    names = vars(importlib.import_module(module))
    for name, value in sorted(names.items()):
        for pattern in _compiled(value):
            yield f"{module}.{name}", pattern, pattern.search
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if found := _written(call, names):
            pattern, way = found
            tried = {"match": pattern.match, "fullmatch": pattern.fullmatch}
            yield f"{module}:{getattr(call, 'lineno', 0)}", pattern, tried.get(way, pattern.search)


def _compiled(value: Any) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        yield from (each for each in value.values() if isinstance(each, re.Pattern))
    elif isinstance(value, tuple | list):
        yield from (each for each in value if isinstance(each, re.Pattern))


def _written(call: ast.AST, names: dict[str, Any]) -> tuple[Pattern, str] | None:
    """The pattern of `re.search("…", …)` and how it is used; None where it is made of what is
    only known there."""
    if not (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "re"
        and call.func.attr in CALLS
        and call.args
    ):
        return None
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    place = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(call.func.attr, 2)
    flags += call.args[place : place + 1]
    try:
        given = [_value(each, names) for each in (call.args[0], *flags)]
    except NameError:
        return None
    return re.compile(*given), call.func.attr


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "<pattern>", "eval"), dict(names))
