"""What a printed line is made of: shapes, settings and words broken to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth

WIDTH, HEIGHT = A4
TOP, BOTTOM, LEFT, RIGHT = HEIGHT - 74, 74, 64, WIDTH - 64
BULLETS = {"bullet": "•", "inner bullet": "–"}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a kind of block is set, in points."""

    size: float = 11
    bold: bool = False
    indent: float = 0
    before: float = 0
    after: float = 8


SHAPES = {
    "title": Shape(20, True, after=10),
    "strong": Shape(11.5, True, before=4, after=6),
    "line": Shape(after=2),
    "heading": Shape(14, True, before=10, after=7),
    "sub-heading": Shape(11.5, True, before=5, after=5),
    "numbered": Shape(indent=32),
    "lettered": Shape(indent=56, after=5),
    "bullet": Shape(indent=50, after=6),
    "inner bullet": Shape(indent=72, after=5),
    "plain": Shape(),
    "footnote": Shape(8, after=2),
    "cell": Shape(9, after=0),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word to print, and the footnote marked on it ("" for none)."""

    text: str
    footnote: str = ""


@dataclass(slots=True)
class Look:
    """The settings of a document, changed by its "!" orders as it is laid out."""

    font: str = "Helvetica"
    header: str = ""
    footer: str = ""
    first_label: int = 1
    labels_from: int = 1
    square_bullets: bool = False
    number_alone: bool = False
    widths: tuple[float, ...] = ()
    table_head: bool = False
    band: str = ""

    def face(self, bold: bool) -> str:
        if self.font == "Times-Roman":
            return "Times-Bold" if bold else "Times-Roman"
        return "Helvetica-Bold" if bold else "Helvetica"


def lines_of(text: str, face: str, size: float, width: float) -> Iterator[tuple[Word, ...]]:
    """The printed lines of a text, each a tuple of words no wider than `width` points."""
    for piece in text.split("\n"):
        line: list[Word] = []
        used = 0.0
        for raw in piece.split():
            word = word_of(raw)
            wide = stringWidth(word.text + " ", face, size)
            if line and used + wide - stringWidth(" ", face, size) > width:
                yield tuple(line)
                line, used = [], 0.0
            line.append(word)
            used += wide
        yield tuple(line)


def word_of(raw: str) -> Word:
    """A word with its footnote mark taken off: "carers.{2}" -> carers., 2."""
    found = re.fullmatch(r"(.*)\{(\d+)\}", raw)
    return Word(found[1], found[2]) if found else Word(raw)
