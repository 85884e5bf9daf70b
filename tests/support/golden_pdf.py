"""Small PDFs drawn from a description in plain text, for the golden folders.

Each line is `x | style | words`, `x` in points from the left; `style` is a size, with b or i.
Pieces of one printed line are parted by ` ;; `. An empty line leaves a gap, `---` ends the
page, `rule x0 y0 x1 y1` draws a line (points from the top), `y N` moves to a height.
`header x | style | words` and `footer …` stand on every page that follows; {page} is its number.
"""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

HEIGHT = 842
FONTS = {"": "Helvetica", "b": "Helvetica-Bold", "i": "Helvetica-Oblique"}


class Drawing:
    """Draws one description; `pdf` is the finished file."""

    def __init__(self, description: str, first_page: int = 1) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(595, HEIGHT), invariant=True)
        self.page, self.y = first_page, 90.0
        self.running: dict[str, str] = {}
        for line in description.splitlines():
            self.take(line.rstrip())
        self.end_page()
        self.canvas.save()
        self.pdf = self.buffer.getvalue()

    def take(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if line == "---":
            self.end_page()
        elif not line:
            self.y += 12
        elif word in ("header", "footer"):
            self.running[word] = rest
        elif word == "rule":
            x0, y0, x1, y1 = map(float, rest.split())
            self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
        elif word == "y":
            self.y = float(rest)
        else:
            self.y += self.draw(line, self.y)

    def draw(self, line: str, y: float) -> float:
        """Draw the pieces of a line; how far down the next one stands."""
        size = 12.0
        for piece in line.split(" ;; "):
            x, style, words = (part.strip() for part in piece.split("|", 2))
            size = float(style.strip("bi"))
            self.canvas.setFont(FONTS[style.lstrip("0123456789.")], size)
            self.canvas.drawString(float(x), HEIGHT - y, words.replace("{page}", str(self.page)))
        return 1.2 * size

    def end_page(self) -> None:
        for kind, y in (("header", 40.0), ("footer", 810.0)):
            if kind in self.running:
                self.draw(self.running[kind], y)
        self.canvas.showPage()
        self.page, self.y = self.page + 1, 90.0


def drawn(description: str) -> bytes:
    """The PDF a description stands for."""
    return Drawing(description).pdf
