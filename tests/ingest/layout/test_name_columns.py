"""Which columns of words are lists of names, read down."""

from __future__ import annotations

from ingest.layout.name_columns import with_names_down
from ingest.lines import Line, Span


def line(y: float, *words: str, bold: bool = False) -> Line:
    spans = tuple(Span(text, 72 + 200 * i, 250 + 200 * i) for i, text in enumerate(words))
    place = {"x": 72, "y": y, "right": 450, "size": 12, "bold": bold}
    return Line(" ".join(words), **place, spans=spans if len(spans) > 1 else ())


def test_names_under_two_bodies_are_read_down():
    lines = [
        line(100, "Office of Schools", "Board of Health", bold=True),
        line(115, "Ann Rowe HMI, lead inspector", "Tom Hale, inspector"),
        line(130, "Ida Moss (health)"),
        line(180, "The team wrote to the council."),
    ]
    assert [read.cells or read.text for read in with_names_down(lines)] == [
        ("Office of Schools", "Ann Rowe HMI, lead inspector; Ida Moss (health)"),
        ("Board of Health", "Tom Hale, inspector"),
        "The team wrote to the council.",
    ]


def test_words_beside_their_grades_are_not_read_down():
    lines = [
        line(100, "Judgement", "Grade", bold=True),
        line(115, "Help and protection", "Good"),
        line(130, "Overall effectiveness", "Good"),
    ]
    assert with_names_down(lines) == lines


def test_two_bold_words_above_a_paragraph_stay_as_they_are():
    lines = [line(100, "Dates", "Places", bold=True), line(160, "Ann Rowe, inspector", "Tom Hale,")]
    assert with_names_down(lines) == lines
