"""A source file's text -> Blocks, in order.

One block a paragraph, blank lines between. The first characters say what it is:

    ! name value      a setting, or an order such as "! page" (see layout.py)
    = words           a title            == words   a bold line      : words   a plain line
    # words           a heading          ## words   a sub-heading
    17. words         a numbered paragraph (also 3.2, and (a) for lettered items)
    * words           a bullet           ** words   a bullet inside a bullet
    | a | b |         a row of a table   ^1 words   the footnote marked {1} in the text
    words             a paragraph without a number

A single backslash at the end of a line breaks the printed line there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = (
    ("order", re.compile(r"! (?P<mark>\S+) ?(?P<text>.*)", re.S)),
    ("title", re.compile(r"(?P<mark>=) (?P<text>.*)", re.S)),
    ("strong", re.compile(r"(?P<mark>==) (?P<text>.*)", re.S)),
    ("line", re.compile(r"(?P<mark>:) (?P<text>.*)", re.S)),
    ("heading", re.compile(r"(?P<mark>#) (?P<text>.*)", re.S)),
    ("sub-heading", re.compile(r"(?P<mark>##) (?P<text>.*)", re.S)),
    ("numbered", re.compile(r"(?P<mark>\d+(\.\d+)*\.?) (?P<text>.*)", re.S)),
    ("lettered", re.compile(r"(?P<mark>\([a-z]\)) (?P<text>.*)", re.S)),
    ("bullet", re.compile(r"(?P<mark>\*) (?P<text>.*)", re.S)),
    ("inner bullet", re.compile(r"(?P<mark>\*\*) (?P<text>.*)", re.S)),
    ("footnote", re.compile(r"\^(?P<mark>\d+) (?P<text>.*)", re.S)),
    ("plain", re.compile(r"(?P<mark>)(?P<text>.*)", re.S)),
)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a source file; `mark` is its number, letter or order, `rows` a table's cells."""

    kind: str
    mark: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()


def blocks_in(source: str) -> tuple[Block, ...]:
    """The blocks of a source file, in order."""
    return tuple(block_of(piece.strip()) for piece in re.split(r"\n\s*\n", source) if piece.strip())


def block_of(piece: str) -> Block:
    """The block a piece of source without blank lines is."""
    if piece.startswith("|"):
        return Block("table", "", "", tuple(cells_of(row) for row in piece.splitlines()))
    kind, found = next((kind, m) for kind, p in KINDS if (m := p.fullmatch(piece)))
    return Block(kind, found["mark"], joined(found["text"]))


def cells_of(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))


def joined(text: str) -> str:
    """The text on one line, with a line break only where a backslash asked for one."""
    return re.sub(r"\s*\n\s*", " ", re.sub(r"\\\n\s*", "\x00", text)).replace("\x00", "\n")
