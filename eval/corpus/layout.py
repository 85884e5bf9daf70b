"""Blocks -> the pages of a PDF, line by line, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from eval.corpus.markup import Block
from eval.corpus.shapes import (
    BOTTOM,
    BULLETS,
    HEIGHT,
    LEFT,
    RIGHT,
    SHAPES,
    TOP,
    Look,
    Shape,
    Word,
    lines_of,
)


@dataclass(slots=True)
class Layout:
    """Draws blocks down the page and opens a new page where one is full.

    `pages_of_headings` are the printed pages found by an earlier pass, for the contents table.
    """

    canvas: Canvas
    pages_of_headings: Mapping[str, int]
    footnotes: Mapping[str, str]
    look: Look = field(default_factory=Look)
    y: float = TOP
    page: int = 1
    waiting: list[str] = field(default_factory=list)
    headings: dict[str, int] = field(default_factory=dict)

    def draw(self, blocks: Iterable[Block]) -> None:
        """Draw all blocks and close the last page."""
        for block in blocks:
            if block.kind == "order":
                self.obey(block)
            elif block.kind == "table":
                self.table(block.rows)
            elif block.kind != "footnote":
                self.block(block)
        self.close_page()

    @property
    def label(self) -> int:
        """The number printed on this page."""
        return self.page + self.look.first_label - 1

    def obey(self, block: Block) -> None:
        """Change a setting, or do what a "!" block orders."""
        look, value = self.look, block.text
        match block.mark:
            case "page":
                self.new_page()
            case "space":
                self.y -= float(value)
            case "rule":
                self.canvas.setLineWidth(0.8)
                self.canvas.line(LEFT, self.y, RIGHT, self.y)
                self.y -= 18
            case "contents":
                self.contents()
            case "widths":
                look.widths = tuple(float(part) for part in value.split())
                look.table_head = True
            case "plain-table":
                look.table_head = False
            case "numbers":
                look.number_alone = value == "alone"
            case "bullets":
                look.square_bullets = value == "square"
            case "first-label":
                look.first_label = int(value)
            case "labels-from":
                look.labels_from = int(value)
            case "header" | "footer" | "font" | "band":
                setattr(look, block.mark, value)
            case _:
                raise ValueError(f'"! {block.mark}" is no order of this layout.')

    def block(self, block: Block) -> None:
        """Draw one block of text, over a page end where it must."""
        shape = SHAPES[block.kind]
        face = self.look.face(shape.bold)
        alone = block.kind == "numbered" and self.look.number_alone
        lines = list(lines_of(block.text, face, shape.size, RIGHT - LEFT - shape.indent))
        leading = shape.size * 1.28
        heading = block.kind in ("heading", "sub-heading")
        self.y -= shape.before if self.y < TOP else 0
        if heading and self.y - leading * (len(lines) + 3) < self.floor():
            self.new_page()
        if heading:
            self.headings.setdefault(block.text, self.label)
        if alone:
            self.room(leading * 2, ())
            self.text(LEFT, block.mark, face, shape.size)
            self.y -= leading
        for place, line in enumerate(lines):
            marks = tuple(word.footnote for word in line if word.footnote)
            self.room(leading, marks)
            if place == 0 and not alone:
                self.mark(block, shape)
            self.words(LEFT + shape.indent, line, face, shape.size)
            self.y -= leading
        self.y -= shape.after

    def mark(self, block: Block, shape: Shape) -> None:
        """Draw a block's number, letter or bullet in front of its first line."""
        if block.kind in BULLETS:
            x = LEFT + shape.indent - 15
            if self.look.square_bullets and block.kind == "bullet":
                self.text(x, "n", "ZapfDingbats", 7, self.y - shape.size)
            else:
                self.text(x, BULLETS[block.kind], self.look.face(False), shape.size)
        elif block.kind == "numbered":
            self.text(LEFT, block.mark, self.look.face(False), shape.size)
        elif block.kind == "lettered":
            self.text(LEFT + shape.indent - 22, block.mark, self.look.face(False), shape.size)

    def table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Draw a table; its first row, a head, is drawn again on every page it runs on to."""
        share = (RIGHT - LEFT) / sum(self.look.widths)
        widths = [part * share for part in self.look.widths]
        head = rows[0] if self.look.table_head else None
        for row in rows:
            bold = row is head
            cells = self.cells(row, widths, bold)
            while any(cells):
                fits = int((self.y - self.floor() - 10) // 11.5)
                if fits < min(2, max(map(len, cells))):
                    self.new_page()
                    if head and not bold:
                        self.row(self.cells(head, widths, True), widths, True)
                    continue
                self.row([cell[:fits] for cell in cells], widths, bold)
                cells = [cell[fits:] for cell in cells]
        self.y -= 14

    def cells(
        self, row: tuple[str, ...], widths: list[float], bold: bool
    ) -> list[list[tuple[Word, ...]]]:
        """The printed lines of each cell of a row."""
        face, size = self.look.face(bold), SHAPES["cell"].size
        return [
            list(lines_of(cell, face, size, width - 10))
            for cell, width in zip(row, widths, strict=True)
        ]

    def row(self, cells: list[list[tuple[Word, ...]]], widths: list[float], bold: bool) -> None:
        """Draw one row, or the piece of a row that fits the page, cell by cell."""
        height = max(map(len, cells)) * 11.5 + 8
        x: float = LEFT
        self.canvas.setLineWidth(0.5)
        for lines, width in zip(cells, widths, strict=True):
            if bold:
                self.canvas.setFillGray(0.9)
                self.canvas.rect(x, self.y - height, width, height, stroke=0, fill=1)
                self.canvas.setFillGray(0)
            self.canvas.rect(x, self.y - height, width, height)
            for place, line in enumerate(lines):
                self.words(x + 5, line, self.look.face(bold), 9, self.y - 12 - place * 11.5)
            x += width
        self.y -= height

    def contents(self) -> None:
        """Draw the contents table from the pages an earlier pass found."""
        for heading, page in self.pages_of_headings.items():
            self.room(17, ())
            self.text(LEFT, heading, self.look.face(False), 10.5)
            number = str(page)
            width = stringWidth(heading, self.look.face(False), 10.5)
            dots = "." * int((RIGHT - LEFT - width - 30) / stringWidth(".", "Helvetica", 10.5))
            self.text(LEFT + width + 6, dots, "Helvetica", 10.5)
            right = RIGHT - stringWidth(number, self.look.face(False), 10.5)
            self.text(right, number, self.look.face(False), 10.5)
            self.y -= 17

    def floor(self) -> float:
        """The lowest line of text this page has room for above its footnotes."""
        rule = 8 if self.waiting else 0
        return BOTTOM + rule + sum(self.footnote_height(mark) for mark in self.waiting)

    def footnote_height(self, mark: str) -> float:
        text = f"{mark} {self.footnotes[mark]}"
        return 10.5 * len(list(lines_of(text, self.look.face(False), 8, RIGHT - LEFT))) + 4

    def room(self, height: float, marks: tuple[str, ...]) -> None:
        """Open a new page unless this one has room for a line and the footnotes marked on it."""
        below = sum(self.footnote_height(mark) for mark in marks)
        if self.y - height - below < self.floor():
            self.new_page()
        self.waiting.extend(marks)

    def new_page(self) -> None:
        self.close_page()
        self.page += 1
        self.y = TOP

    def close_page(self) -> None:
        """Draw what stands around the text: header, footnotes, footer, printed page number."""
        look, face = self.look, self.look.face(False)
        if look.band and self.page == 1:
            self.canvas.setFillGray(0.25)
            self.canvas.rect(LEFT, HEIGHT - 52, RIGHT - LEFT, 3, stroke=0, fill=1)
            self.canvas.setFillGray(0)
            self.text(LEFT, look.band, self.look.face(True), 12, HEIGHT - 46)
        elif look.header:
            self.text(LEFT, look.header, face, 8, HEIGHT - 46)
        y = self.floor() - 14
        if self.waiting:
            self.canvas.setLineWidth(0.4)
            self.canvas.line(LEFT, y + 10, LEFT + 140, y + 10)
        for mark in self.waiting:
            for line in lines_of(f"{mark} {self.footnotes[mark]}", face, 8, RIGHT - LEFT):
                self.words(LEFT, line, face, 8, y)
                y -= 10.5
            y -= 4
        self.waiting.clear()
        if self.page >= look.labels_from:
            self.text(LEFT, look.footer, face, 8, 44)
            label = str(self.label)
            self.text(RIGHT - stringWidth(label, face, 9), label, face, 9, 44)
        self.canvas.showPage()

    def words(
        self, x: float, line: tuple[Word, ...], face: str, size: float, y: float | None = None
    ) -> None:
        """Draw one line of words, footnote marks raised."""
        text = self.canvas.beginText(x, self.y - size if y is None else y)
        text.setFont(face, size)
        run = ""
        for place, word in enumerate(line):
            run += (" " if place else "") + word.text
            if word.footnote:
                text.textOut(run)
                text.setFont(face, size * 0.62)
                text.setRise(size * 0.34)
                text.textOut(word.footnote)
                text.setRise(0)
                text.setFont(face, size)
                run = ""
        text.textOut(run)
        self.canvas.drawText(text)

    def text(self, x: float, words: str, face: str, size: float, y: float | None = None) -> None:
        """Draw words at x on the line, or at the height given."""
        if words:
            self.words(x, (Word(words),), face, size, y)
