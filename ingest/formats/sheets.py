"""A workbook -> Pages, one for each sheet. The only home of openpyxl."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from assistant.errors import FileRefused
from assistant.text.dates import written
from ingest.formats.grid import Row, lines_of
from ingest.lines import HiddenText, Line, Page

# What openpyxl raises on files that Excel would mend or refuse.
BROKEN = (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError,
          IndexError, EOFError, OSError)  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]')
_DECIMALS = re.compile(r"\.(0+)")


def pages_of(data: bytes, name: str) -> tuple[Page, ...]:
    """A page for each sheet of a workbook. Raises FileRefused when it cannot be opened.

    Of formulas the values that were last computed are read. Hidden sheets, rows and columns are
    kept out and told.
    """
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        return tuple(_page_of(sheet, n) for n, sheet in enumerate(book.worksheets, 1))
    except BROKEN as error:
        raise FileRefused(
            f"{name} cannot be opened as a workbook. Open it in Excel, save it again as .xlsx, and"
            " add that."
        ) from error


def _page_of(sheet: Any, number: int) -> Page:
    rows, hidden = _rows_of(sheet)
    if sheet.sheet_state != "visible":
        words = " ".join(cell for row in (*rows, *hidden) for cell in row.said)
        return Page(number, hidden=(HiddenText("hidden sheet", words),) if words else ())
    title = Line(sheet.title, number, starts=True, level=1)
    lines = tuple(lines_of(rows, number))
    words = " ".join(cell for row in hidden for cell in row.said)
    told = (HiddenText("hidden rows or columns", words),) if words else ()
    return Page(number, (title, *lines) if lines else (), hidden=told)


def _rows_of(sheet: Any) -> tuple[list[Row], list[Row]]:
    """The rows that are shown, and those, or the cells of them, that are not."""
    merged = {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1)
        for column in range(area.min_col, min(area.max_col, sheet.max_column) + 1)
    }
    out = {n for n, row in sheet.row_dimensions.items() if row.hidden}
    columns = {
        n
        for each in sheet.column_dimensions.values()
        if each.hidden
        for n in range(each.min or 0, (each.max or 0) + 1)
    }
    shown: list[Row] = []
    hidden: list[Row] = []
    for n, cells in enumerate(sheet.iter_rows(), 1):
        texts = [
            _text_of(sheet.cell(*merged.get((n, m), (n, m)))) for m in range(1, len(cells) + 1)
        ]
        spans = any(merged.get((n, m)) == (n, m - 1) for m in range(2, len(cells) + 1))
        bold = all(cell.font.b for cell in cells if cell.value is not None)
        if n in out:
            hidden.append(Row(tuple(texts)))
            continue
        hidden.append(Row(tuple(text for m, text in enumerate(texts, 1) if m in columns)))
        shown.append(Row(tuple(t for m, t in enumerate(texts, 1) if m not in columns), bold, spans))
    return shown, [row for row in hidden if row.said]


def _text_of(cell: Any) -> str:
    """A value as the sheet shows it: "45%", "£1,200", "3 October 2024"."""
    value, form = cell.value, str(cell.number_format or "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        hour = f" {value:%H:%M}" if value.time() != time() else ""
        return f"{written(value)}{hour}"
    if isinstance(value, date):
        return written(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return _figure(value, form) if isinstance(value, int | float) else str(value)


def _figure(value: float, form: str) -> str:
    form = form.split(";")[0]
    words = ["".join(filter(None, found)) for found in _QUOTED.findall(form)]
    bare = _QUOTED.sub("", form)
    percent = "%" in bare
    shown = value * 100 if percent else value
    fixed = _DECIMALS.search(bare)
    if fixed or "0" in bare:
        places = len(fixed[1]) if fixed else 0
        text = f"{shown:{',' if ',' in bare else ''}.{places}f}"
    else:
        text = f"{shown:.15g}"
    currency = next((sign for sign in "£$€" if sign in bare or sign in words), "")
    return (
        f"{'-' if text.startswith('-') else ''}{currency}{text.lstrip('-')}{'%' if percent else ''}"
    )
