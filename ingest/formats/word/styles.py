"""What Word styles say of a paragraph: its heading level, weight, size, indent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.formats.word.numbering import W, indent_of, is_on, value_of

_ON = frozenset(("1", "true", "on"))
CHAIN = 12  # styles based on styles; more than three is rare


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id. A style says what it does not leave to one below it."""

    by_id: Mapping[str, Any]

    @classmethod
    def of(cls, element: Any) -> Styles:
        return cls({style.get(f"{W}styleId"): style for style in element})

    def chain(self, style: str) -> Iterator[str]:
        """A style and those it is based on."""
        for _ in range(CHAIN):
            if style not in self.by_id:
                return
            yield style
            style = value_of(self.by_id[style], "basedOn")

    def name_of(self, style: str) -> str:
        return value_of(self.by_id.get(style), "name")

    def holders(self, paragraph: Any) -> Iterator[Any]:
        """What may say something of a paragraph, the nearest first: itself, then its styles."""
        yield paragraph
        yield from (self.by_id[each] for each in self.chain(style_of(paragraph)))

    def level(self, paragraph: Any) -> int:
        """1 to 6 on headings, by style name or outline level; else 0."""
        outline = value_of(paragraph.find(f"{W}pPr"), "outlineLvl")
        for each in self.chain(style_of(paragraph)):
            if found := re.fullmatch(r"heading (\d)", self.name_of(each), re.IGNORECASE):
                return min(int(found[1]), 6)
            if self.name_of(each).lower() == "title":
                return 1
            outline = outline or value_of(self.by_id[each].find(f"{W}pPr"), "outlineLvl")
        return int(outline) + 1 if re.fullmatch(r"[0-5]", outline) else 0

    def begins_page(self, paragraph: Any) -> bool:
        """Whether it is set to stand at the top of a page."""
        for holder in self.holders(paragraph):
            properties = holder.find(f"{W}pPr")
            if properties is not None and properties.find(f"{W}pageBreakBefore") is not None:
                return is_on(properties, "pageBreakBefore")
        return False

    def is_bold(self, style: str) -> bool:
        for each in self.chain(style):
            properties = self.by_id[each].find(f"{W}rPr")
            if properties is not None and properties.find(f"{W}b") is not None:
                return is_on(properties, "b")
        return False

    def has_bold_heads(self, table: Any) -> bool:
        """Whether a table is set to show its first row as heads, and its style does so in bold."""
        properties = table.find(f"{W}tblPr")
        look = properties.find(f"{W}tblLook") if properties is not None else None
        if look is None:
            return False
        shown = look.get(f"{W}firstRow") or str(int(look.get(f"{W}val") or "0", 16) >> 5 & 1)
        first_rows = (
            part
            for each in self.chain(value_of(properties, "tblStyle"))
            for part in self.by_id[each].findall(f"{W}tblStylePr[@{W}type='firstRow']")
        )
        return shown in _ON and any(is_on(part.find(f"{W}rPr"), "b") for part in first_rows)

    def size(self, paragraph: Any) -> float:
        """Points: of the first run that has a size, else of the style; 0 where neither says."""
        holders = [*paragraph.iter(f"{W}r"), *list(self.holders(paragraph))[1:]]
        sizes = (value_of(holder.find(f"{W}rPr"), "sz") for holder in holders)
        return next((int(size) / 2 for size in sizes if size.isdigit()), 0.0)

    def indent(self, paragraph: Any, of_list: float | None) -> float:
        """Points from the left margin; what a list sets stands over what a style does."""
        own, *styles = (indent_of(holder) for holder in self.holders(paragraph))
        return next((each for each in (own, of_list, *styles) if each is not None), 0.0)


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style."""
    return value_of(paragraph.find(f"{W}pPr"), "pStyle") or "Normal"
