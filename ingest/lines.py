"""Lines and Pages: what every reader hands to the numbering, whatever the file was."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Words no sentence ends with.
UNFINISHED = re.compile(
    r"\s(?:a|an|and|are|at|be|by|for|from|in|is|of|on|or|that|the|to|was|were|with)$"
)
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line set at one place: its words and where they stand, in points."""

    text: str
    x: float
    right: float
    size: float = 0.0
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, or one whole row of a table.

    A reader that knows the layout (PDF, OCR) gives a line per printed line with its place:
    points from the left (`x`, `right`) and from the top of the page (`y`, the baseline), font
    `size` in points, `bold`; `spans` are the pieces wide gaps set apart. `starts` stays None:
    the layout decides where a paragraph begins.

    A reader that knows the structure (Word, HTML, Markdown) gives a line per paragraph, with
    `starts=True` on each, `level` 1 to 6 on headings, `cells` on each row of a table (with
    `text` all its words; `header` marks rows of column headings), `x` growing with the indent.
    A cell may hold line breaks; a row with `starts=False` goes on the row before it.
    An automatic number or bullet is simply the first words of `text` ("3.7 The board …",
    "• Visits …"). Lines that follow with `starts=False` continue the paragraph.

    `page` counts from 1; `label` is the number printed on the page, "" where none is.
    """

    text: str
    page: int = 1
    label: str = ""
    x: float = 0.0
    y: float = 0.0
    right: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    starts: bool | None = None
    level: int = 0
    cells: tuple[str, ...] = ()
    header: bool = False
    ocr: bool = False
    spans: tuple[Span, ...] = ()
    running: bool = False  # the file itself calls it a running header or footer
    numbered: bool = False  # the file itself counts it: the number in `text` is a list's own
    note: str = ""  # the mark of the footnote that the file says it is
    opens: str = ""  # the name of the paper that the file says begins here: one that is attached

    @property
    def pieces(self) -> tuple[Span | Line, ...]:
        """The pieces that wide gaps set apart; a line in one piece is that piece."""
        return self.spans or (self,)


def row_of(cells: tuple[str, ...], page: int = 1, header: bool = False, bold: bool = False) -> Line:
    """A row of a table, from a reader that knows the structure."""
    words = " ".join(filter(None, cells))
    return Line(words, page, starts=True, cells=cells, header=header, bold=bold)


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Words of a page that nobody sees: kept out of the lines, and reported."""

    kind: str  # "invisible", "white on white", "tiny", "off the page", "covered", "clipped", …
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: every visible line, running headers and footers still among them.

    `number` counts from 1. `failure` is a sentence when the page could not be read whole.
    `has_image` says that a picture covers most of the page: with no lines, it is a scan.
    `ocr` says that its lines come from recognised pictures of text. `meaningless` says that the
    file holds signs for its words and not which letters they are: they are left out of its lines.
    `about` is what the file shows about its text: the name of the site that a web page says it is
    of, the headers and footers of a Word file.
    """

    number: int
    lines: tuple[Line, ...] = ()
    width: float = 595.0
    height: float = 842.0
    hidden: tuple[HiddenText, ...] = ()
    failure: str = ""
    has_image: bool = False
    ocr: bool = False
    meaningless: bool = False
    about: str = ""
    rules: tuple[Rectangle, ...] = ()  # drawn lines
