"""The first heading is the title of the whole, unless a table of particulars stands above it."""

from __future__ import annotations

from ingest.lines import Line
from ingest.structure.paragraphs import paragraphs_in

PARTICULARS = (("Item No: 4", "Date: 3 May 2021"), ("Title:", "Moorings at the quay"))
BODY = (
    ("RECOMMENDATION", True),
    ("That the board lets the north quay to the rescue for ten years without any rent.", False),
    ("BACKGROUND", True),
    ("The north quay was built for fishing boats, and the last of them left it in spring.", False),
)


def paper(*above: tuple[str, ...], body=BODY) -> tuple[Line, ...]:
    lines: list[Line] = []
    y = 60.0
    for cells in above:
        row = cells if len(cells) > 1 else ()
        lines.append(Line(" ".join(cells), x=72, y=y, right=400, size=11, cells=row))
        y += 30
    for text, bold in body:
        lines.append(Line(text, x=72, y=y, right=72 + 5 * len(text), size=11, bold=bold))
        y += 30
    return tuple(lines)


def sections(lines: tuple[Line, ...]) -> list[tuple[str, ...]]:
    return [p.section for p in paragraphs_in(lines, "quay") if p.text.startswith(("That", "The"))]


def test_the_first_heading_below_a_table_of_particulars_opens_a_section():
    assert sections(paper(*PARTICULARS)) == [("RECOMMENDATION",), ("BACKGROUND",)]


def test_the_first_heading_of_a_letter_is_its_title():
    letter = paper(*PARTICULARS, ("Dear Harbour Master",))
    assert sections(letter) == [("Front page",), ("BACKGROUND",)]
