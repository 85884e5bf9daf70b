"""A file of columns set apart by commas, semicolons or tabs -> one Page."""

from __future__ import annotations

import csv
import io

from ingest.formats.grid import Row, lines_of
from ingest.lines import Page

_SAMPLE = 20_000  # characters from which the sign between the columns is told


def pages_of(text: str) -> tuple[Page, ...]:
    """One page; the first row holds the heads of the columns, where it is words."""
    sample = text[:_SAMPLE]
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(sample, delimiters=",;\t|")
    except csv.Error:  # one column, or rows of different lengths
        dialect = "excel-tab" if sample.count("\t") > sample.count(",") else "excel"
    csv.field_size_limit(2**20)
    rows = [Row(tuple(row)) for row in csv.reader(io.StringIO(text, newline=""), dialect)]
    return (Page(1, tuple(lines_of(rows, 1, heads=True))),)
