"""Lines -> Blocks: what was written as one piece, a paragraph, a bullet, a heading, a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.kinds.grades import has_a_grade
from ingest.layout.contents import LEADER
from ingest.layout.layout import CAPTION, PARTING, SENTENCE_END, SHIFT, Layout
from ingest.lines import Line
from ingest.structure.numbering import POSTCODE, Mark
from ingest.structure.particulars import says_who

Kind = Literal["number", "heading", "bullet", "item", "text", "row", "caption"]

BULLET = re.compile(r"^(?:[•●▪■◼◾◆♦►➢➤✓✔‣⁃∙·○◦□▫❖*]|[o§](?=\s+\S)|[-–—](?=\s+\S))\s*(?=\S|$)")
ITEM = re.compile(r"^(?:\((?:[a-z]{1,2}|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})[.)])(?=\s+\S|$)")
BLANK = re.compile(r"^this page (?:is|has been) intentionally (?:left )?blank", re.I)


@dataclass(frozen=True, slots=True)
class Block:
    kind: Kind
    lines: tuple[Line, ...]
    mark: Mark | None = None

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def x(self) -> float:
        return self.lines[0].x

    @property
    def text(self) -> str:
        """The words of its lines as they stand, broken words still broken."""
        return " ".join(line.text for line in self.lines)


def blocks_of(
    lines: Sequence[Line],
    starts: Mapping[int, Mark],
    layout: Layout,
    items: frozenset[int] = frozenset(),
) -> list[Block]:
    """Consecutive lines put together; `starts` says which line indices bear a number, `items`
    which begin an item of a list."""
    groups: list[list[int]] = []
    figure = False
    for index, line in enumerate(lines):
        figure = is_in_figure(line, index, lines, figure, starts, layout)
        strewn = figure and not CAPTION.match(line.text)
        item = index in items and not strewn
        if (
            groups
            and not item
            and (strewn or not begins(line, index, lines, groups[-1], starts, layout))
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [
        Block(
            kind_of(lines[group[0]], group[0] in starts, group[0] in items),
            tuple(lines[i] for i in group),
            starts.get(group[0]),
        )
        for group in groups
    ]


def is_in_figure(
    line: Line,
    index: int,
    lines: Sequence[Line],
    inside: bool,
    starts: Mapping[int, Mark],
    layout: Layout,
) -> bool:
    """Whether a line is the caption of a figure or one of the words strewn over it: up to the
    end of the page, its source, a number, or the first line of ordinary text. A file that tells
    its structure strews no words."""
    if line.starts is not None:
        return False
    if CAPTION.match(line.text):
        return not line.cells and not line.text.startswith(("Table", "Box")) and index not in starts
    if not inside or line.page != lines[index - 1].page or index in starts:
        return False
    if line.cells:
        return True
    if re.match(r"(?:Source|Note)s?:", lines[index - 1].text):
        return False
    return not is_running(line, layout) and not heads_text(index, lines, layout)


def is_running(line: Line, layout: Layout) -> bool:
    """Whether a line is one of ordinary text: of its size and weight, and not short."""
    ordinary = abs(line.size - layout.body_size) < 0.6 and not line.bold
    return ordinary and len(line.text.split()) > 9 and len(line.spans) < 2


def heads_text(index: int, lines: Sequence[Line], layout: Layout) -> bool:
    """Whether a line below a figure is set as a heading, and unlike what stands above it, with
    ordinary text right below it."""
    line, below = lines[index], lines[index + 1 : index + 2]
    prominent = line.bold or line.size > 1.08 * layout.body_size
    new = differs(lines[index - 1], line) or is_apart(lines[index - 1], line, layout)
    return (
        bool(below)
        and prominent
        and new
        and len(line.spans) < 2
        and is_running(below[0], layout)
        and below[0].page == line.page
        and abs(below[0].x - line.x) < SHIFT
    )


def kind_of(line: Line, numbered: bool, item: bool) -> Kind:
    if line.cells:
        return "row"
    if numbered:
        return "number"
    if line.level and not says_who(line.text):
        return "heading"
    if BULLET.match(line.text):
        return "bullet"
    if CAPTION.match(line.text):
        return "caption"
    return "item" if item or ITEM.match(line.text) else "text"


def begins(
    line: Line,
    index: int,
    lines: Sequence[Line],
    group: Sequence[int],
    starts: Mapping[int, Mark],
    layout: Layout,
) -> bool:
    """Whether a new block begins with `line`; `group` are the lines of the block so far."""
    previous = lines[index - 1]
    if line.cells and previous.cells and line.starts is False:
        return False
    if index in starts or line.cells or previous.cells or line.level or previous.level:
        return True
    if LEADER.search(line.text) and LEADER.search(previous.text):
        return True  # a list of prices
    if line.starts is not None:
        return line.starts
    if BLANK.match(line.text) or BLANK.match(previous.text):
        return True
    if POSTCODE.search(line.text) and POSTCODE.search(previous.text):
        return True  # a list of addresses
    if BULLET.match(line.text):
        return not re.match(r"[-–—]", line.text) or not runs_on(previous, line)
    ended = bool(SENTENCE_END.search(previous.text)) or is_listing(previous.text)
    early = layout.ends_early(previous, line)
    apart = is_apart(previous, line, layout)
    if ITEM.match(line.text) and (ended or early or apart):
        return True
    graded = has_a_grade(line.text) and SENTENCE_END.search(previous.text)
    if (graded or has_a_grade(previous.text)) and not line.text[:1].islower():
        return True
    if differs(previous, line):
        return not (runs_on(previous, line) and abs(previous.size - line.size) < 1.6)
    if runs_on(previous, line) and not (apart and line.page == previous.page):
        return False
    if line.page != previous.page:
        body = lines[group[1]] if len(group) > 1 else lines[group[0]]
        outdented = line.x < body.x - SHIFT and len(group) > 1
        another = line.bold and line.text[:1].isupper()
        return outdented or (early and (ended or another))
    if apart:
        return True
    if len(group) > 1 and line.x < previous.x - SHIFT:
        return True  # back to the margin after a hanging indent
    return ended and early and line.text[:1].isupper()


def is_apart(previous: Line, line: Line, layout: Layout) -> bool:
    """Whether white space parts the two lines, or the text goes on elsewhere on the page."""
    if line.page != previous.page:
        return False
    gap = line.y - previous.y
    spacing = max(layout.spacing(line.size), layout.spacing(previous.size))
    return gap > PARTING * spacing or gap < -0.5 * spacing


def differs(previous: Line, line: Line) -> bool:
    """Whether the type changes between the lines: size, or weight."""
    return abs(previous.size - line.size) > 0.9 or previous.bold != line.bold


def runs_on(previous: Line, line: Line) -> bool:
    """Whether the sentence plainly goes on: no full stop before, a small letter after."""
    return not SENTENCE_END.search(previous.text) and line.text[:1].islower()


def is_listing(text: str) -> bool:
    """Whether a listed item may follow: "… ; and", "… , or"."""
    return bool(re.search(r"(?:,|\band|\bor)$", text))
