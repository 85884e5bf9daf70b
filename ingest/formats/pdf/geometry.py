"""Matrices, rectangles and paths of a PDF page, in points from its bottom left."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]  # left, bottom, right, top

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Rectangle = (-1e9, -1e9, 1e9, 1e9)


def times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def moved(rectangle: Rectangle, matrix: Matrix) -> Rectangle:
    """The upright rectangle around `rectangle` after `matrix`."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = rectangle
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Rectangle, other: Rectangle) -> Rectangle:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


@dataclass(slots=True)
class Path:
    """The path under the pen: its rectangles, and the straight lines between its points."""

    boxes: list[Rectangle] = field(default_factory=list)
    strokes: list[list[tuple[float, float]]] = field(default_factory=list)
    curved: bool = False
    clips: bool = False

    def add(self, operator: bytes, numbers: list[float]) -> None:
        if operator == b"re" and len(numbers) == 4:
            x, y, w, h = numbers
            self.boxes.append((min(x, x + w), min(y, y + h), max(x, x + w), max(y, y + h)))
        elif operator == b"m" and len(numbers) == 2:
            self.strokes.append([(numbers[0], numbers[1])])
        elif operator == b"h" and self.strokes:
            self.strokes[-1].append(self.strokes[-1][0])
        elif self.strokes and len(numbers) >= 2:
            self.curved = self.curved or operator != b"l"
            self.strokes[-1].append((numbers[-2], numbers[-1]))

    @property
    def is_rectangles(self) -> bool:
        """Whether it fills what `rectangles` say: no curve, no slanted side."""
        return not self.curved and all(
            a[0] == b[0] or a[1] == b[1] for stroke in self.strokes for a, b in pairwise(stroke)
        )

    def rectangles(self) -> list[Rectangle]:
        around = [
            (
                min(x for x, _ in stroke),
                min(y for _, y in stroke),
                max(x for x, _ in stroke),
                max(y for _, y in stroke),
            )
            for stroke in self.strokes
        ]
        return self.boxes + around

    def segments(self) -> list[Rectangle]:
        """Each upright or level line of the path; for a rectangle its four sides."""
        lines = [
            (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
            for stroke in self.strokes
            for a, b in pairwise(stroke)
            if a[0] == b[0] or a[1] == b[1]
        ]
        for x0, y0, x1, y1 in self.boxes:
            lines += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
        return lines
