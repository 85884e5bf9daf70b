"""Tables of a paper's own versions: what they count are no paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby

from assistant.text.dates import A_MONTH
from ingest.layout.column_heads import HEADS, REFERENCE
from ingest.lines import Line

# "2 May 2022", "May 2022", "02/05/22".
DATED = re.compile(
    rf"\b{A_MONTH},?\s+(?:\d\d)?\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b", re.I
)
# What is over numbers that are printed to be cited by, beside what HEADS says.
OVER_NUMBERS = re.compile(r"\W*$|(?:agenda )?items?\b|minutes?\b|number\b|nr\b|#", re.I)


def version_rows(lines: Sequence[Line], numbers: Collection[str]) -> set[int]:
    """The lines of rows that say when the paper was changed: all dated, and told by a figure whose
    head is the name of something. It stands again as a number of the text (`numbers`), or one
    ends in .0."""
    found: set[int] = set()
    head = ""
    for key, group in groupby(enumerate(lines), lambda each: (bool(each[1].cells), each[1].header)):
        table = list(group)
        if not key[0] or key[1]:
            head = " ".join(table[-1][1].cells[:1]).strip()
            continue
        rows = [(n, row) for n, row in table if REFERENCE.match(row.cells[0])]
        named = bool(rows) and not (HEADS.match(head) or OVER_NUMBERS.match(head))
        told = [row.cells[0].strip(".:)") for _, row in rows]
        again = any(each in numbers or each.endswith(".0") for each in told)
        if named and again and all(DATED.search(row.text) for _, row in rows):
            found.update(n for n, _ in rows)
    return found
