"""The numbers Word shows before paragraphs: they are kept in numbering.xml, not in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.formats.list_numbers import counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIP = 1 / 20  # points


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and shows its number: form "decimal", text "%1.%2"."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None  # 0: never; n: only after a paragraph of level n or above
    legal: bool = False  # show every number in figures
    style: str = ""
    indent: float | None = None  # points; None where it leaves that to the style


@dataclass(frozen=True, slots=True)
class List:
    """One list of a document (w:num): the counters it shares, its levels, the starts it sets."""

    counters: str  # lists made from one definition count on from one another
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbers:
    """Gives each numbered paragraph its number, in document order."""

    lists: Mapping[str, List]
    _values: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, number_id: str, level: int) -> str:
        """The number of the next paragraph of this list and level: "3.7", "(a)", "•", or ""."""
        chosen = self.lists.get(number_id)
        if chosen is None or level not in chosen.levels:
            return ""
        values = self._values.setdefault(chosen.counters, {})
        if level in chosen.starts and (number_id, level) not in self._begun:
            self._begun.add((number_id, level))
            values[level] = chosen.starts[level]
        else:
            values[level] = values[level] + 1 if level in values else chosen.levels[level].start
        self._forget_below(values, chosen, level)
        return _shown(chosen.levels, level, values)

    def indent(self, number_id: str, level: int) -> float | None:
        """Points from the left margin that a list sets at a level, or None."""
        chosen = self.lists.get(number_id)
        return chosen.levels[level].indent if chosen and level in chosen.levels else None

    @staticmethod
    def _forget_below(values: dict[int, int], chosen: List, level: int) -> None:
        for deep in [deep for deep in values if deep > level]:
            restart = chosen.levels[deep].restart if deep in chosen.levels else None
            if restart is None or 0 < level + 1 <= restart:
                del values[deep]


def lists_of(numbering: Any) -> dict[str, List]:
    """The lists of a document by number id, from its numbering (an element or None)."""
    if numbering is None:
        return {}
    definitions = {
        each.get(f"{W}abstractNumId"): each for each in numbering.findall(f"{W}abstractNum")
    }
    lists: dict[str, List] = {}
    for number in numbering.findall(f"{W}num"):
        key = value_of(number, "abstractNumId")
        key = _linked(definitions, key)
        if key not in definitions:
            continue
        levels = {_level_index(each): _level(each) for each in definitions[key].findall(f"{W}lvl")}
        starts: dict[int, int] = {}
        for override in number.findall(f"{W}lvlOverride"):
            index = _level_index(override)
            if (own := override.find(f"{W}lvl")) is not None:
                levels[index] = _level(own)
            if start := value_of(override, "startOverride"):
                starts[index] = _whole(start, 1)
        lists[number.get(f"{W}numId")] = List(key, levels, starts)
    return lists


def value_of(element: Any, name: str) -> str:
    """The w:val of the child of that name, "" where there is none."""
    child = element.find(f"{W}{name}") if element is not None else None
    return "" if child is None else child.get(f"{W}val") or ""


def is_on(element: Any, name: str) -> bool:
    """Whether a switch like w:b or w:vanish is set on."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child is not None and (child.get(f"{W}val") or "1") not in {"0", "false", "off", "none"}


def _linked(definitions: Mapping[str, Any], key: str) -> str:
    """The definition that holds the levels: one may point to a style, and that to another."""
    for _ in range(5):
        link = value_of(definitions.get(key), "numStyleLink")
        if not link:
            return key
        holder = next((d for d in definitions if value_of(definitions[d], "styleLink") == link), "")
        if not holder:
            return key
        key = holder
    return key


def _level(element: Any) -> Level:
    restart = value_of(element, "lvlRestart")
    return Level(
        start=_whole(value_of(element, "start"), 1),
        form=value_of(element, "numFmt") or "decimal",
        text=value_of(element, "lvlText"),
        restart=_whole(restart, 0) if restart else None,
        legal=is_on(element, "isLgl"),
        style=value_of(element, "pStyle"),
        indent=indent_of(element),
    )


def indent_of(element: Any) -> float | None:
    """Points from the left margin that a paragraph, style or level sets itself, or None."""
    indent = element.find(f"{W}pPr/{W}ind")
    left = "" if indent is None else indent.get(f"{W}left") or indent.get(f"{W}start") or ""
    return max(0.0, int(left) * TWIP) if re.fullmatch(r"-?\d+", left) else None


def _level_index(element: Any) -> int:
    return _whole(element.get(f"{W}ilvl") or "0", 0)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else otherwise


def _shown(levels: Mapping[int, Level], level: int, values: Mapping[int, int]) -> str:
    here = levels[level]
    if here.form == "bullet":
        return "•"

    def number(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        other = levels.get(index, Level())
        form = "decimal" if here.legal and other.form != "none" else other.form
        return counted(values.get(index, other.start), form)

    return re.sub(r"%([1-9])", number, here.text).strip()
