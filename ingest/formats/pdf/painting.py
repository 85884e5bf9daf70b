"""What a page paints: its runs of text, boxes and pictures, in the order they are painted.

A content stream is a program; this runs the part of it that decides where text stands and
whether anyone can see it: matrices, fonts, colours, clipping, layers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any, NamedTuple

from ingest.formats.pdf.geometry import (
    EVERYWHERE,
    IDENTITY,
    Matrix,
    Path,
    Rectangle,
    common,
    moved,
    times,
)

Colour = tuple[float, float, float] | None  # None: a pattern or a picture, not one colour
BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)

# A gap inside one TJ array wider than this share of the font's space is a space. pypdf uses
# half; justified text is squeezed further than that, kerning never reaches a third.
SPACE_SHARE = 0.4
# From here on, in thousandths of the font size, it parts the cells of a table.
APART = 1000
# Words set aslant in print larger than this, in points, are laid over the page: "DRAFT". Smaller
# ones are the labels of a chart.
WATERMARK = 24.0
ASLANT = -1
# Forms inside forms: official PDFs stop at 3; a file that goes deeper is an attack.
DEEPEST_FORM = 12


class Glyph(NamedTuple):
    text: str
    width: float  # in thousandths of the font size


@dataclass(slots=True)
class Font:
    """How the bytes of a string become glyphs. `glyph_of` is asked once for each code."""

    glyph_of: Callable[[int], Glyph]
    bytes_per_code: int = 1
    space: float = 250.0
    bold: bool = False
    italic: bool = False
    glyphs: dict[int, Glyph] = field(default_factory=dict)

    def spell(self, data: bytes) -> list[tuple[int, Glyph]]:
        if self.bytes_per_code == 2:
            codes: Iterable[int] = [
                (data[i] << 8) | data[i + 1] for i in range(0, len(data) - 1, 2)
            ]
        else:
            codes = data
        spelled = []
        for code in codes:
            glyph = self.glyphs.get(code)
            if glyph is None:
                glyph = self.glyphs[code] = self.glyph_of(code)
            spelled.append((code, glyph))
        return spelled


class Run(NamedTuple):
    """Text painted in one go. Points from the bottom left of the page, before any rotation."""

    text: str
    x: float
    y: float
    right: float  # where the pen stopped, along the direction of writing
    end_y: float
    size: float  # 0 when nothing can be seen of it
    font: Font
    colour: Colour
    mode: int  # 3 paints nothing, 7 only clips
    clip: Rectangle
    order: int
    angle: int  # 0, 90, 180 or 270 degrees anticlockwise; ASLANT
    layer_hidden: bool
    artifact: bool  # the file itself calls it a running header or footer


class Box(NamedTuple):
    """A filled rectangle or a picture."""

    rectangle: Rectangle
    colour: Colour
    order: int
    opaque: bool
    picture: bool = False


class Rule(NamedTuple):
    """A drawn line: the border of a table cell, an underline; a thick one colours the ground."""

    rectangle: Rectangle
    width: float = 0.0


@dataclass(slots=True)
class Painting:
    runs: list[Run] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Form:
    """A piece of content used from inside a page."""

    operations: Iterable[tuple[Any, bytes]]
    resources: Resources
    matrix: Matrix = IDENTITY
    clip: Rectangle | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    opaque: bool


@dataclass(frozen=True, slots=True)
class Resources:
    """What the names in a content stream stand for. Each function gives None for a name unknown."""

    font: Callable[[str], Font | None]
    drawn: Callable[[str], Form | Picture | None]
    colours: Callable[[str], str]  # "gray", "rgb", "cmyk", "tint" or "" for others
    hides: Callable[[Any], bool]  # whether a layer is switched off
    state: Callable[[str], Mapping[str, Any]]  # a named graphics state


@dataclass(slots=True)
class State:
    """The graphics state that `q` saves."""

    matrix: Matrix = IDENTITY
    clip: Rectangle = EVERYWHERE
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_space: str = "gray"
    stroke_space: str = "gray"
    alpha: float = 1.0
    line_width: float = 1.0
    font: Font | None = None
    size: float = 12.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


def colour_of(numbers: list[float], space: str = "") -> Colour:
    """Red, green, blue from 0 to 1; None where the numbers name no one colour."""
    space = space or {1: "gray", 3: "rgb", 4: "cmyk"}.get(len(numbers), "")
    if space == "gray" and len(numbers) == 1:
        return numbers[0], numbers[0], numbers[0]
    if space == "tint" and len(numbers) == 1:
        return (1 - numbers[0],) * 3
    if space == "rgb" and len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    if space == "cmyk" and len(numbers) == 4:
        c, m, y, k = numbers
        return 1 - min(1, c + k), 1 - min(1, m + k), 1 - min(1, y + k)
    return None


def paint(
    operations: Iterable[tuple[Any, bytes]], resources: Resources, painting: Painting
) -> None:
    """Add runs, boxes and rules to the painting, in order; what was painted before a failure
    stays."""
    Painter(painting).paint(operations, resources, State())


def paint_form(form: Form, matrix: Matrix, painting: Painting) -> None:
    """Add what a form of its own, such as a field filled in, paints where `matrix` puts it."""
    painter = Painter(painting)
    painter.order = len(painting.runs) + len(painting.boxes)
    painter.paint(form.operations, form.resources, State(times(form.matrix, matrix)))


def numbers_in(operands: Any) -> list[float]:
    return [float(o) for o in operands if isinstance(o, (int, float))]


class Painter:
    """Runs content streams; `painting` holds what came of it."""

    def __init__(self, painting: Painting) -> None:
        self.painting = painting
        self.order = 0
        self.depth = 0
        self.marks: list[tuple[bool, bool]] = []  # (layer hidden, artifact) for each open mark
        self.layer_hidden = False
        self.artifact = False

    def paint(
        self, operations: Iterable[tuple[Any, bytes]], resources: Resources, state: State
    ) -> None:
        saved: list[State] = []
        path = Path()
        text = line = IDENTITY
        for operands, operator in operations:
            match operator:
                case b"TJ":
                    text = self.show(operands[0] if operands else (), state, text)
                case b"Tj":
                    text = self.show(operands[:1], state, text)
                case b"Tm":
                    values = numbers_in(operands)
                    if len(values) == 6:
                        text = line = tuple(values)  # type: ignore[assignment]
                case b"Td" | b"TD":
                    values = numbers_in(operands)
                    if len(values) == 2:
                        if operator == b"TD":
                            state.leading = -values[1]
                        text = line = times((1, 0, 0, 1, values[0], values[1]), line)
                case b"T*":
                    text = line = times((1, 0, 0, 1, 0, -state.leading), line)
                case b"'" | b'"':
                    if operator == b'"' and len(operands) == 3:
                        state.word_spacing, state.spacing = numbers_in(operands[:2])
                    text = line = times((1, 0, 0, 1, 0, -state.leading), line)
                    text = self.show(operands[-1:], state, text)
                case b"w":
                    state.line_width = next(iter(numbers_in(operands)), state.line_width)
                case b"BT":
                    text = line = IDENTITY
                case b"Tf":
                    if len(operands) == 2:
                        state.font, state.size = resources.font(operands[0]), float(operands[1])
                case b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" | b"Tr":
                    if values := numbers_in(operands):
                        set_text_state(state, operator, values[0])
                case b"q":
                    saved.append(copy(state))
                case b"Q":
                    if saved:
                        state = saved.pop()
                case b"cm":
                    values = numbers_in(operands)
                    if len(values) == 6:
                        state.matrix = times(tuple(values), state.matrix)  # type: ignore[arg-type]
                case b"g" | b"rg" | b"k":
                    state.fill, state.fill_space = colour_of(numbers_in(operands)), ""
                case b"G" | b"RG" | b"K":
                    state.stroke, state.stroke_space = colour_of(numbers_in(operands)), ""
                case b"cs":
                    state.fill_space = resources.colours(operands[0]) if operands else ""
                    state.fill = BLACK
                case b"CS":
                    state.stroke_space = resources.colours(operands[0]) if operands else ""
                    state.stroke = BLACK
                case b"sc" | b"scn":
                    state.fill = colour_of(numbers_in(operands), state.fill_space)
                case b"SC" | b"SCN":
                    state.stroke = colour_of(numbers_in(operands), state.stroke_space)
                case b"re" | b"m" | b"l" | b"c" | b"v" | b"y" | b"h":
                    path.add(operator, numbers_in(operands))
                case b"W" | b"W*":
                    path.clips = True
                case b"n" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s":
                    self.draw(path, operator, state)
                    path = Path()
                case b"sh":
                    self.add_box(state.clip, None, False)
                case b"gs":
                    self.set_graphics_state(state, resources, operands)
                case b"Do":
                    if operands:
                        self.draw_named(operands[0], resources, state)
                case b"INLINE IMAGE":
                    self.add_box(moved((0, 0, 1, 1), state.matrix), None, True, picture=True)
                case b"BMC" | b"BDC":
                    self.open_mark(operands, resources)
                case b"EMC":
                    if self.marks:
                        self.layer_hidden, self.artifact = self.marks.pop()

    def show(self, pieces: Any, state: State, text: Matrix) -> Matrix:
        """Add the run of a string or TJ array, or its runs where it leaps; the text matrix after
        it."""
        font = state.font
        if font is None or not isinstance(pieces, (list, tuple)):
            return text
        size, stretch = state.size, state.stretch
        spoken: list[str] = []
        advance = 0.0
        started = 0.0
        gap = font.space * SPACE_SHARE
        tightened = 1000 * state.spacing / size if size else 0.0
        for piece in pieces:
            if isinstance(piece, (int, float)):
                if spoken and tightened - piece >= APART:
                    self.add_run("".join(spoken), started, advance, state, text)
                    spoken = []
                advance -= piece / 1000 * size * stretch
                if tightened - piece >= gap and spoken and not spoken[-1].endswith(" "):
                    spoken.append(" ")
                elif not spoken:
                    started = advance
                continue
            if isinstance(piece, str):
                piece = piece.encode("latin-1", "replace")
            for code, glyph in font.spell(piece):
                spoken.append(glyph.text)
                advance += (glyph.width / 1000 * size + state.spacing) * stretch
                if code == 32 and font.bytes_per_code == 1:
                    advance += state.word_spacing * stretch
        if spoken:
            self.add_run("".join(spoken), started, advance, state, text)
        return times((1, 0, 0, 1, advance, 0), text)

    def add_run(
        self, words: str, started: float, advance: float, state: State, text: Matrix
    ) -> None:
        whole = times(text, state.matrix)
        a, b, c, d, e, f = whole
        rise_x, rise_y = c * state.rise, d * state.rise
        size = abs(state.size) * hypot(c, d)
        angle = (0 if a * state.size >= 0 else 180) if abs(a) >= abs(b) else 90 if b > 0 else 270
        if size > WATERMARK and min(abs(a), abs(b)) > 0.2 * max(abs(a), abs(b)):
            angle = ASLANT
        colour = state.stroke if state.mode in (1, 5) else state.fill
        mode = 3 if state.alpha < 0.05 else state.mode
        self.order += 1
        assert state.font is not None
        self.painting.runs.append(
            Run(
                words,
                a * started + e + rise_x,
                b * started + f + rise_y,
                a * advance + e + rise_x,
                b * advance + f + rise_y,
                size,
                state.font,
                colour,
                mode,
                state.clip,
                self.order,
                angle,
                self.layer_hidden,
                self.artifact,
            )
        )

    def draw(self, path: Path, operator: bytes, state: State) -> None:
        """Fill, stroke or clip with the path drawn so far."""
        rectangles = [moved(r, state.matrix) for r in path.rectangles()]
        if operator not in (b"n", b"S", b"s"):
            for rectangle in rectangles:
                thin = min(rectangle[2] - rectangle[0], rectangle[3] - rectangle[1])
                if thin < 2.0:
                    self.painting.rules.append(Rule(rectangle))
                else:
                    self.add_box(rectangle, state.fill, state.alpha > 0.95 and path.is_rectangles)
        if operator not in (b"n", b"f", b"F", b"f*"):
            width = state.line_width * hypot(state.matrix[2], state.matrix[3])
            self.painting.rules.extend(
                Rule(moved(r, state.matrix), width)
                for r in path.segments()
                if state.stroke != WHITE
            )
        if path.clips and rectangles:
            # Several rectangles clip to their union; the box around them keeps all that shows.
            around = (
                min(r[0] for r in rectangles),
                min(r[1] for r in rectangles),
                max(r[2] for r in rectangles),
                max(r[3] for r in rectangles),
            )
            state.clip = common(state.clip, around)

    def draw_named(self, name: str, resources: Resources, state: State) -> None:
        drawn = resources.drawn(name)
        if isinstance(drawn, Picture):
            box = moved((0, 0, 1, 1), state.matrix)
            self.add_box(
                common(box, state.clip), None, drawn.opaque and state.alpha > 0.95, picture=True
            )
        elif isinstance(drawn, Form) and self.depth < DEEPEST_FORM:
            inner = replace(state, matrix=times(drawn.matrix, state.matrix))
            if drawn.clip is not None:
                inner.clip = common(inner.clip, moved(drawn.clip, inner.matrix))
            self.depth += 1
            marks = self.marks, self.layer_hidden, self.artifact
            self.marks = []
            self.layer_hidden = self.layer_hidden or resources.hides(name)
            self.paint(drawn.operations, drawn.resources, inner)
            self.marks, self.layer_hidden, self.artifact = marks
            self.depth -= 1

    def add_box(
        self, rectangle: Rectangle, colour: Colour, opaque: bool, picture: bool = False
    ) -> None:
        self.order += 1
        if not self.layer_hidden:
            self.painting.boxes.append(Box(rectangle, colour, self.order, opaque, picture))

    def open_mark(self, operands: Any, resources: Resources) -> None:
        self.marks.append((self.layer_hidden, self.artifact))
        if not operands:
            return
        tag, properties = operands[0], operands[1] if len(operands) > 1 else None
        if tag == "/OC" and properties is not None and resources.hides(properties):
            self.layer_hidden = True
        if tag == "/Artifact" and isinstance(properties, Mapping):
            self.artifact = self.artifact or properties.get("/Type") == "/Pagination"

    def set_graphics_state(self, state: State, resources: Resources, operands: Any) -> None:
        values = resources.state(operands[0]) if operands else {}
        alpha = values.get("/ca")
        if isinstance(alpha, (int, float)):
            state.alpha = float(alpha)


def set_text_state(state: State, operator: bytes, value: float) -> None:
    match operator:
        case b"Tc":
            state.spacing = value
        case b"Tw":
            state.word_spacing = value
        case b"Tz":
            state.stretch = value / 100
        case b"TL":
            state.leading = value
        case b"Ts":
            state.rise = value
        case b"Tr":
            state.mode = int(value)
