"""Build the sample PDFs from eval/corpus/source: python -m eval.corpus.build

The same source gives the same bytes on every machine: no clock, no random numbers, the fourteen
fonts every PDF reader has, and page streams left uncompressed (zlib's output varies by version).
"""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from eval.corpus.layout import Layout
from eval.corpus.markup import blocks_in

HERE = Path(__file__).parent
SOURCE = HERE / "source"


def pdf_of(source: str, title: str) -> bytes:
    """The PDF of a source text, laid out until its contents table names the right pages."""
    blocks = blocks_in(source)
    footnotes = {block.mark: block.text for block in blocks if block.kind == "footnote"}
    pages: dict[str, int] = {}
    for _ in range(3):
        written = io.BytesIO()
        canvas = Canvas(written, invariant=1, pageCompression=0, initialFontName="Helvetica")
        canvas.setTitle(title)
        canvas.setSubject("A sample document about a council that does not exist")
        layout = Layout(canvas, pages, footnotes)
        layout.draw(blocks)
        canvas.save()
        if layout.headings == pages:
            break
        pages = layout.headings
    return written.getvalue()


def main() -> None:
    for path in sorted(SOURCE.glob("*.markup")):
        target = HERE / f"{path.stem}.pdf"
        target.write_bytes(pdf_of(path.read_text(encoding="utf-8"), path.stem))
        print(f"{target.name}: {target.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
