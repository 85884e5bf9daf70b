"""The first heading is the title of the whole, unless a table of particulars stands above it."""

from __future__ import annotations

import pytest

from ingest.lines import Line
from ingest.reading import read
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


@pytest.mark.parametrize(
    "who",
    [
        "Present: Cllrs Byron and Turing\nIn attendance: the clerk",
        "Officers: K Byron, Director of Quays",
        "Also there: Ms. G. Hopper (Adviser)",
    ],
)
def test_those_who_were_there_are_a_paragraph_and_head_nothing(who):
    text = f"AMBRY COUNCIL\n\nMinutes of 3 June\n\n{who}\n\n1. Ferries\n\nThey ran.\n\n2. Quay"
    paragraphs = read("a.txt", text.encode()).paragraphs
    assert " ".join(who.split()) in [paragraph.text for paragraph in paragraphs]
    assert not any("Byron" in " ".join(paragraph.section) for paragraph in paragraphs)


@pytest.mark.parametrize("title", ["Appendix: A Plan for Ferries", "PART B: PLAN OF THE QUAY"])
def test_a_heading_with_a_label_is_one_where_no_person_is_named(title):
    text = f"# Ferries\n\nThey cross.\n\n## {title}\n\n1. They ran.\n\n2. They stopped."
    assert read("a.md", text.encode()).paragraphs[-1].section[-1] == title
