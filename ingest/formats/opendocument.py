"""An OpenDocument text, sheet or presentation -> Pages. The only home of odfdo."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from odfdo import Document

from assistant.errors import FileRefused
from ingest.formats.clean import plain, raised
from ingest.formats.grid import Row, lines_of
from ingest.formats.list_numbers import FORMS, counted
from ingest.formats.table import Cell, without_blank_heads
from ingest.formats.table import Row as ToldRow
from ingest.formats.table import lines_of as told_lines_of
from ingest.lines import Line, Page

# What odfdo raises on files that LibreOffice would mend or refuse.
BROKEN = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError,
          OSError, SyntaxError, RecursionError)  # fmt: skip
MOST_COLUMNS = 1000  # a sheet says how often its last empty cell is repeated: to column 16,384
HEADS_OF_TABLES = "Table_20_Heading"  # the style that LibreOffice gives them
INDENT = 18.0  # points a level of a list is set in


def pages_of(data: bytes, name: str) -> tuple[Page, ...]:
    """The text as one page, or a page for each sheet or slide. Raises FileRefused."""
    try:
        document = Document(io.BytesIO(data))
        body = document.body
        if body.tag == "office:spreadsheet":
            return tuple(_sheet(table, n) for n, table in enumerate(body.tables, 1))
        if body.tag == "office:presentation":
            return tuple(
                _slide(page, n) for n, page in enumerate(body.get_elements("draw:page"), 1)
            )
        return (Page(1, tuple(without_blank_heads(_Text(document).lines(body, 0.0)))),)
    except BROKEN as error:
        raise FileRefused(
            f"{name} cannot be opened as an OpenDocument file. Open it in LibreOffice, save it as"
            " PDF, and add that."
        ) from error


def _sheet(table: Any, number: int) -> Page:
    rows = [Row(_cells_of(row)) for row in table.rows]
    lines = tuple(lines_of(rows, number))
    return Page(number, (Line(table.name, number, starts=True, level=1), *lines) if lines else ())


def _cells_of(row: Any) -> tuple[str, ...]:
    """The words of each cell as it is shown; those covered by a wide one repeat it."""
    cells: list[str] = []
    for cell in row.get_elements("table:table-cell | table:covered-table-cell"):
        times = _times(cell)
        words = " ".join(_words(each) for each in cell.get_elements("text:p"))
        if cell.tag == "table:covered-table-cell" and cells:
            words = cells[-1]
        cells += [words] * min(times, MOST_COLUMNS)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _times(cell: Any) -> int:
    """How often a cell stands in its row, one after the other."""
    return int(cell.get_attribute("table:number-columns-repeated") or 1)


def _slide(page: Any, number: int) -> Page:
    frames = [
        (frame.get_attribute("presentation:class"), _Text(None).lines(box, 0.0, number))
        for frame in page.get_elements("draw:frame | draw:g/draw:frame")
        for box in frame.get_elements("draw:text-box | table:table")
    ]
    said = [(role, tuple(without_blank_heads(lines))) for role, lines in frames]
    title = " ".join(line.text for role, lines in said if role == "title" for line in lines)
    rest = tuple(line for role, lines in said if role not in ("title", "notes") for line in lines)
    head = Line(title or f"Slide {number}", number, starts=True, level=1)
    return Page(number, (head, *rest) if title or rest else ())


class _Text:
    """Reads running text: headings, paragraphs, lists with their numbers, tables."""

    def __init__(self, document: Any) -> None:
        self._levels = _list_levels(document) if document else {}
        self._bold = _bold_styles(document) if document else frozenset()
        self._counts: Counter[tuple[str, int]] = Counter()
        self._page = 1

    def lines(self, body: Any, indent: float, page: int = 1) -> Iterator[Line]:
        self._page = page
        for element in [body] if body.tag == "table:table" else body.children:
            if element.tag == "text:h":
                level = min(int(element.get_attribute("text:outline-level") or 1), 6)
                yield Line(_words(element), page, starts=True, level=level)
            elif element.tag == "text:p":
                yield from self._paragraph(element, indent)
            elif element.tag == "text:list":
                yield from self._list(element, 1, "")
            elif element.tag == "table:table":
                yield from told_lines_of(self._rows(element, page))
            elif element.tag in ("text:section", "draw:text-box", "text:numbered-paragraph"):
                yield from self.lines(element, indent, page)

    def _rows(self, table: Any, page: int) -> list[ToldRow]:
        """The rows of a table, with the cells that begin in each."""
        return [
            ToldRow(
                tuple(
                    self._cell(each)
                    for each in row.get_elements("table:table-cell")
                    for _ in range(min(_times(each), MOST_COLUMNS))
                ),
                row.parent.tag == "table:table-header-rows",
                page,
            )
            for row in table.get_elements(
                "table:table-row | table:table-header-rows/table:table-row"
                " | table:table-rows/table:table-row"
            )
        ]

    def _cell(self, cell: Any) -> Cell:
        over, down = (
            int(cell.get_attribute(f"table:number-{side}-spanned") or 1)
            for side in ("columns", "rows")
        )
        paragraphs = cell.get_elements("text:p | text:h")
        words = " ".join(filter(None, map(_words, paragraphs)))
        set_off = (p.get_attribute("text:style-name") in self._bold for p in paragraphs)
        return Cell(words, over, down, bool(paragraphs) and all(set_off))

    def _paragraph(self, element: Any, indent: float, mark: str = "") -> Iterator[Line]:
        words = _words(element)
        if words:
            yield Line(f"{mark} {words}".strip(), self._page, x=indent, starts=True)
        for note in element.get_elements("descendant::text:note"):
            said = " ".join(map(_words, note.get_elements("text:note-body//text:p")))
            if said:
                yield Line(said, self._page, starts=True, note=_mark_of(note))
        for box in element.get_elements("descendant::draw:text-box"):
            yield from self.lines(box, indent, self._page)

    def _list(self, element: Any, level: int, style: str) -> Iterator[Line]:
        style = element.get_attribute("text:style-name") or style
        goes_on = element.get_attribute("text:continue-numbering") == "true"
        if not (goes_on or element.get_attribute("text:continue-list")):
            self._counts[style, level] = 0
        for item in element.get_elements("text:list-item"):
            mark = self._mark(style, level, item.get_attribute("text:start-value"))
            for child in item.children:
                if child.tag == "text:list":
                    yield from self._list(child, level + 1, style)
                elif child.tag == "text:h":
                    deep = min(int(child.get_attribute("text:outline-level") or 1), 6)
                    words = f"{mark} {_words(child)}".strip()
                    yield Line(words, self._page, starts=True, level=deep)
                else:
                    yield from self._paragraph(child, INDENT * (level - 1), mark)
                mark = ""

    def _mark(self, style: str, level: int, start: str | None) -> str:
        """The number or bullet of the next item."""
        kind, form, before, after, first, shown = self._levels.get(
            (style, level), ("bullet", "", "", "", 1, 1)
        )
        if kind == "bullet":
            return "•"
        last = self._counts[style, level] or first - 1
        self._counts[style, level] = int(start) if start else last + 1
        numbers = [
            counted(self._counts[style, each] or 1, FORMS.get(form, "decimal"))
            for each in range(level - shown + 1, level + 1)
        ]
        return f"{before}{'.'.join(numbers)}{after}" if form else ""


def _list_levels(document: Any) -> dict[tuple[str, int], tuple[str, str, str, str, int, int]]:
    """Each level of each list style: kind, form, what stands before and after, first, levels."""
    levels = {}
    for style in document.get_styles(family="list"):
        for each in style.children:
            kind = "number" if each.tag == "text:list-level-style-number" else "bullet"
            level = int(each.get_attribute("text:level") or 1)
            levels[style.name, level] = (
                kind,
                each.get_attribute("style:num-format") or "",
                each.get_attribute("style:num-prefix") or "",
                each.get_attribute("style:num-suffix") or "",
                int(each.get_attribute("text:start-value") or 1),
                int(each.get_attribute("text:display-levels") or 1),
            )
    return levels


def _bold_styles(document: Any) -> frozenset[str]:
    """The styles of paragraphs that are set in bold, those of the heads of tables among them."""
    bold = {HEADS_OF_TABLES}
    for style in document.get_styles(family="paragraph"):
        text = style.get_element("style:text-properties")
        weight = text.get_attribute("fo:font-weight") if text is not None else None
        parent = style.get_attribute("style:parent-style-name")
        if weight == "bold" or (weight is None and parent == HEADS_OF_TABLES):
            bold.add(style.name)
    return frozenset(bold)


def _words(element: Any) -> str:
    """The words of a paragraph; comments, deletions and what floats over it are none of them."""
    return " ".join(plain("".join(_pieces(element))).split())


def _mark_of(note: Any) -> str:
    """The mark that points to a footnote: "3"."""
    return "".join(str(each.text or "") for each in note.get_elements("text:note-citation"))


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element.children:
        if child.tag in ("text:s", "text:tab", "text:line-break"):
            yield " "
        elif child.tag == "text:note":
            yield raised(_mark_of(child))
        elif child.tag not in ("office:annotation", "draw:frame", "text:tracked-changes"):
            yield from _pieces(child)
        yield child.tail or ""
