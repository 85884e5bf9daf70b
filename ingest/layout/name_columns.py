"""Names listed in columns, each below the body they come from, are read down, not across."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.layout.layout import PARTING, SHIFT
from ingest.lines import Line, Span

# "Ann Rowe, lead inspector", "Ann Rowe HMI, lead inspector", "Ann Rowe (lead)".
NAMED = re.compile(r"^[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*)+(?=,| \(| [-–] | HMI\b)")


def with_names_down(lines: Sequence[Line]) -> list[Line]:
    """The lines with each column of names as one row: the body, then its people."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        below = below_heads(lines, at)
        columns = columns_of(lines[at], below) if below else []
        if columns:
            heads = lines[at].spans
            kept += [
                row(lines[at], head, names) for head, names in zip(heads, columns, strict=True)
            ]
            at += 1 + len(below)
        else:
            kept.append(lines[at])
            at += 1
    return kept


def below_heads(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines right below two or more bold words set apart, each piece under one of them."""
    heads = lines[at]
    if len(heads.spans) < 2 or not heads.bold or heads.cells:
        return []
    edges = [span.x for span in heads.spans]
    together = takewhile(
        lambda i: (
            follows(lines[i - 1], lines[i])
            and all(is_at_one_of(edges, span.x) for span in lines[i].pieces)
        ),
        range(at + 1, len(lines)),
    )
    return [lines[i] for i in together]


def follows(before: Line, line: Line) -> bool:
    near = 0 < line.y - before.y < PARTING * 1.3 * max(line.size, before.size)
    return line.page == before.page and near and not line.bold and not line.cells


def is_at_one_of(edges: Sequence[float], x: float) -> bool:
    return any(abs(x - edge) < SHIFT for edge in edges)


def columns_of(heads: Line, below: Sequence[Line]) -> list[list[str]]:
    """Each column's names, a name over two lines put together; [] where the first words of a
    column name nobody, or most do not."""
    columns = []
    for head in heads.spans:
        said = [p.text for line in below for p in line.pieces if abs(p.x - head.x) < SHIFT]
        named = [bool(NAMED.match(words)) for words in said]
        if not named or not named[0] or sum(named) < len(named) / 2:
            return []
        people: list[str] = []
        for words, begins in zip(said, named, strict=True):
            if begins:
                people.append(words)
            else:
                people[-1] += f" {words}"
        columns.append(people)
    return columns


def row(line: Line, head: Span, names: Sequence[str]) -> Line:
    """A body and its people as a row of a table."""
    cells = (head.text, "; ".join(names))
    return replace(line, text=" ".join(cells), bold=False, cells=cells, spans=())
