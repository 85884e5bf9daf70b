"""Runs of text -> printed Lines, top to bottom, with the words put together again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.formats.clean import plain, raised
from ingest.formats.pdf.beside import beside, edges_of, head_of_letter
from ingest.formats.pdf.columns import blocks_in_order
from ingest.formats.pdf.painting import Run
from ingest.lines import Line, Rectangle, Span

# Shares of the font size. A word space is about 0.25; justified lines squeeze it to 0.15.
WORD_GAP = 0.13
# The gap after a list number or between cells: wider than any justified word space.
SPAN_GAP = 1.0
# Pieces whose baselines differ by less than this share of the smaller size are on one line …
SAME_LINE = 0.35
# … and so is a small piece close behind a word, when it overlaps half the height of the line.
CLOSE = 0.35
MARK_GAP = 2.0  # of the size: from the mark of a footnote to its words
SHELF = 12.0  # points: the height of a common line


@dataclass(slots=True)
class Piece:
    """A run put upright: points from the left, and from the top to its baseline."""

    run: Run
    text: str
    x: float
    right: float
    y: float
    size: float


@dataclass(slots=True)
class Row:
    """Pieces on one baseline, written in one direction."""

    y: float
    size: float
    pieces: list[Piece] = field(default_factory=list)

    @property
    def x(self) -> float:
        return min(piece.x for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def text(self) -> str:
        return span_of(sorted(self.pieces, key=lambda p: (p.x, p.run.order)), self).text

    @property
    def order(self) -> int:
        return min(piece.run.order for piece in self.pieces)

    def holds(self, piece: Piece) -> bool:
        if piece.run.angle != self.pieces[0].run.angle:
            return False
        apart = abs(self.y - piece.y)
        if apart <= SAME_LINE * min(self.size, piece.size):
            return True
        raised = piece.size < 0.85 * self.size and apart < 0.6 * self.size
        near = CLOSE * self.size
        return raised and any(
            abs(piece.x - p.right) < near or abs(p.x - piece.right) < near for p in self.pieces
        )


def printed_lines(
    runs: Sequence[Run],
    turn: Turn,
    page: int,
    ocr: bool = False,
    rules: Sequence[Rectangle] = (),
) -> tuple[Line, ...]:
    """The lines of one page, turned so that most of its text is level.

    Upright `rules` drawn between two pieces part them into spans, however narrow the gap.
    """
    uprights = [r for r in rules if r[3] - r[1] > 5 > r[2] - r[0]]
    pieces = [upright(run, turn) for run in runs]
    rows = rows_of(without_overprints(pieces))
    ordered = in_reading_order(rows, turn.width, bool(rules))
    lines = [line_of(row, page, ocr, uprights) for row in ordered]
    return tuple(line for line in lines if line.text)


def in_reading_order(rows: Sequence[Row], width: float, drawn: bool = False) -> list[Row]:
    """Rows from top to bottom, one column after the other where the page has two. Where lines are
    `drawn`, what stands side by side may be a table."""
    parts = [Row(row.y, row.size, group) for row in rows for group in groups_of(row, SPAN_GAP, ())]
    blocks = blocks_in_order(parts, width)
    if len(blocks) == 1 and not drawn:
        blocks = short_columns(rows, parts, width)
    if len(blocks) == 1:
        return sorted(rows, key=lambda row: row.y)
    return [
        row
        for block in blocks
        for row in sorted(
            rows_of([piece for part in block for piece in part.pieces]), key=lambda row: row.y
        )
    ]


def short_columns(rows: Sequence[Row], parts: Sequence[Row], width: float) -> list[list[Row]]:
    """The parts of a page in blocks: what stands side by side for a few lines in two."""
    for edge in edges_of(parts, width):
        cut = [Row(row.y, row.size, g) for row in rows for g in groups_of(row, SPAN_GAP, (edge,))]
        blocks = beside(cut, edge, width)
        if len(blocks) > 1:
            return blocks
    return head_of_letter(parts)


def main_angle(runs: Sequence[Run]) -> int:
    """The direction most letters of the page are written in, in degrees."""
    letters: Counter[int] = Counter()
    for run in runs:
        letters[run.angle] += len(run.text)
    return letters.most_common(1)[0][0] if letters else 0


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned to be read: by the angle of its text, from the corner of its box."""

    angle: int
    box: Rectangle  # left, bottom, right, top in points

    @property
    def width(self) -> float:
        sides = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return sides[1] if self.angle in (90, 270) else sides[0]

    @property
    def height(self) -> float:
        sides = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return sides[0] if self.angle in (90, 270) else sides[1]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Points from the left and from the top of the page as one reads it."""
        left, bottom, right, top = self.box
        match self.angle:
            case 90:
                return y - bottom, x - left
            case 180:
                return right - x, y - bottom
            case 270:
                return top - y, right - x
        return x - left, top - y

    def rectangle(self, rectangle: Rectangle) -> Rectangle:
        """A rectangle of the page (left, bottom, right, top) as one reads it."""
        one, other = self.place(*rectangle[:2]), self.place(*rectangle[2:])
        return (
            min(one[0], other[0]),
            min(one[1], other[1]),
            max(one[0], other[0]),
            max(one[1], other[1]),
        )


def upright(run: Run, turn: Turn) -> Piece:
    """The run as one reads it. A word set sideways keeps its own place, as wide as it is high."""
    x, y = turn.place(run.x, run.y)
    if run.angle != turn.angle:
        return Piece(run, run.text, x, x + run.size, y, run.size)
    return Piece(run, run.text, x, turn.place(run.right, run.end_y)[0], y, run.size)


def without_overprints(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the second strike of words printed twice in one place to look bold."""
    seen: dict[str, list[Piece]] = {}
    kept = []
    for piece in pieces:
        twins = seen.setdefault(piece.text, [])
        struck = piece.text.strip() and any(
            abs(t.x - piece.x) < 0.1 * piece.size and abs(t.y - piece.y) < 0.1 * piece.size
            for t in twins
        )
        if not struck:
            twins.append(piece)
            kept.append(piece)
    return kept


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    rows: list[Row] = []
    shelves: dict[int, list[Row]] = defaultdict(list)  # rows by height, so that few are tried
    for piece in sorted(pieces, key=lambda p: -p.size):
        if not piece.text.strip():
            continue
        shelf = int(piece.y // SHELF)
        near = 1 + int(0.6 * (rows[0].size if rows else 0) // SHELF)
        tried = (row for n in range(shelf - near, shelf + near + 1) for row in shelves.get(n, ()))
        home = next((row for row in tried if row.holds(piece)), None)
        if home is None:
            home = Row(piece.y, piece.size, [piece])
            rows.append(home)
            shelves[shelf].append(home)
        else:
            home.pieces.append(piece)
    return with_marks_before(rows)


def with_marks_before(rows: Sequence[Row]) -> list[Row]:
    """The rows, the small figure that stands raised before one joined to it: a footnote's mark."""
    alone = [row for row in rows if len(row.pieces) == 1 and row.pieces[0].text.strip().isdigit()]
    joined: list[Row] = []
    for mark in alone:
        for row in rows:
            raised = mark.size < 0.85 * row.size and 0 < row.y - mark.y < 0.6 * row.size
            if raised and 0 <= row.x - mark.right < MARK_GAP * row.size and row not in joined:
                row.pieces.append(mark.pieces[0])
                joined.append(mark)
                break
    return [row for row in rows if not any(row is mark for mark in joined)]


def line_of(row: Row, page: int, ocr: bool, uprights: Sequence[Rectangle]) -> Line:
    """One Line; its spans are the pieces that wide gaps set apart."""
    borders = [r[0] for r in uprights if r[1] <= row.y - 0.3 * row.size <= r[3]]
    groups = groups_of(row, SPAN_GAP, borders)
    pieces = row.pieces
    spans = tuple(span for span in (span_of(group, row) for group in groups) if span.text)
    letters = sum(len(span.text) for span in spans) or 1
    return Line(
        text=" ".join(span.text for span in spans),
        page=page,
        x=spans[0].x if spans else 0.0,
        y=row.y,
        right=spans[-1].right if spans else 0.0,
        size=max((span.size for span in spans), key=lambda s: s, default=row.size),
        bold=sum(len(s.text) for s in spans if s.bold) > 0.8 * letters,
        italic=sum(len(s.text) for s in spans if s.italic) > 0.8 * letters,
        ocr=ocr,
        spans=spans if len(spans) > 1 else (),
        running=all(piece.run.artifact for piece in pieces),
    )


def groups_of(row: Row, gap: float, borders: Sequence[float]) -> list[list[Piece]]:
    """The pieces of a row from left to right, parted where the gap is wider than `gap` times
    the size, or a border runs between."""
    groups: list[list[Piece]] = []
    end = 0.0
    for piece in sorted(row.pieces, key=lambda p: (p.x, p.run.order)):
        parted = any(end - 1 <= border <= piece.x + 1 for border in borders)
        if groups and piece.x - end <= gap * row.size and not parted:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        end = piece.right
    return groups


def span_of(group: Sequence[Piece], row: Row) -> Span:
    words: list[str] = []
    end = group[0].x
    for piece in group:
        text = plain(piece.text)
        if is_raised(piece, row):
            text = raised(text)
        if words and piece.x - end > WORD_GAP * piece.size:
            words.append(" ")
        words.append(text)
        end = max(end, piece.right)
    text = re.sub(" +", " ", "".join(words)).strip()
    sizes: Counter[float] = Counter()
    for piece in group:
        sizes[round(piece.size, 1)] += len(piece.text)
    letters = sum(sizes.values())
    return Span(
        text=text,
        x=group[0].x,
        right=end,
        size=sizes.most_common(1)[0][0],
        bold=sum(len(p.text) for p in group if p.run.font.bold) > 0.5 * letters,
        italic=sum(len(p.text) for p in group if p.run.font.italic) > 0.5 * letters,
    )


def is_raised(piece: Piece, row: Row) -> bool:
    """Whether these are figures set small and high: the mark of a footnote."""
    return (
        piece.text.strip().isdigit()
        and piece.size < 0.85 * row.size
        and row.y - piece.y > 0.15 * row.size
    )
