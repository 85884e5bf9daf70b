"""What stands at a figure's caption: the words over the figure, and the heading below it."""

from __future__ import annotations

from ingest.lines import Line
from ingest.structure.paragraphs import paragraphs_in

WORDS = "The council opened two more homes for children in each of the last three years"


def page(*rows: tuple[float, str, float, bool]) -> list[Line]:
    lines = [Line(f"{WORDS} {n}.", x=72, y=60 + 13 * n, right=500, size=11) for n in range(6)]
    return lines + [
        Line(text, x=72, y=y, right=72 + 5 * len(text), size=size, bold=bold)
        for y, text, size, bold in rows
    ]


def test_a_heading_directly_below_a_caption_is_a_heading():
    lines = page(
        (160, "Figure 2: Homes opened, 2024", 11, True),
        (190, "What the homes cost", 11, True),
        (206, f"{WORDS}, for two million.", 11, False),
    )
    last = paragraphs_in(lines, "a")[-2:]
    assert [(p.section[-1], p.text) for p in last] == [
        ("Front page", "Figure 2: Homes opened, 2024"),
        ("What the homes cost", f"{WORDS}, for two million."),
    ]


def test_the_words_over_a_figure_and_its_longer_caption_stay_together():
    lines = page(
        (160, "Figure 2: Homes opened in each", 11, True),
        (173, "district of the county", 11, True),
        (190, "Larchford", 8, False),
        (200, "Homes", 9, True),
        (210, "12 14", 8, False),
        (226, f"{WORDS}, for two million.", 11, False),
    )
    figure, after = paragraphs_in(lines, "a")[-2:]
    assert figure.text.startswith("Figure 2: Homes opened in each district of the county Larchford")
    assert after.text == f"{WORDS}, for two million."
