"""Tables of words without drawn lines: rows below bold heads, and what is no such table."""

from __future__ import annotations

from ingest.layout.word_tables import with_word_rows
from ingest.lines import Line, Span

HEADS = (72, "Action"), (250, "Lead"), (350, "By when")


def line(y: float, *pieces: tuple[float, str], bold: bool = False) -> Line:
    spans = tuple(Span(words, x, x + 5 * len(words), 10.0, bold) for x, words in pieces)
    text, x, right = " ".join(s.text for s in spans), spans[0].x, spans[-1].right
    place = {"x": x, "y": y, "right": right, "size": 10.0, "bold": bold}
    return Line(text, **place, spans=spans if len(spans) > 1 else ())


def read(*lines: Line) -> list[tuple[str, ...] | str]:
    return [one.cells or one.text for one in with_word_rows(lines)]


def test_rows_that_white_space_parts_keep_the_lines_of_their_cells():
    heads, *rows = with_word_rows(
        [
            line(100, *HEADS, bold=True),
            line(116, (72, "Mend the roof of"), (250, "Clerk"), (350, "May")),
            line(128, (72, "Mill Hall")),
            line(144, (72, "Write to owners"), (250, "Head of"), (350, "June")),
            line(156, (250, "Estates")),
            line(180, (72, "The plan is read each year.")),
        ]
    )
    assert heads.header
    assert [one.cells or one.text for one in (heads, *rows)] == [
        ("Action", "Lead", "By when"),
        ("Mend the roof of\nMill Hall", "Clerk", "May"),
        ("Write to owners", "Head of\nEstates", "June"),
        "The plan is read each year.",
    ]


def test_rows_of_one_line_each_need_words_under_every_head():
    whole = [
        line(100, *HEADS, bold=True),
        line(112, (72, "Mend the roof"), (250, "Clerk"), (350, "May")),
        line(124, (72, "Write to owners"), (250, "Chair"), (350, "June")),
    ]
    assert read(*whole)[1:] == [
        ("Mend the roof", "Clerk", "May"),
        ("Write to owners", "Chair", "June"),
    ]
    unsure = line(136, (72, "Mill Hall"))
    assert read(*whole, unsure) == [one.text for one in (*whole, unsure)]


def test_labels_with_names_below_or_words_under_no_head_are_no_table():
    names = [
        line(112, (72, "A Smith"), (250, "B Low"), (350, "C Day")),
        line(124, (72, "D Fry"), (250, "E Cole"), (350, "F Amos")),
    ]
    labels = line(100, (72, "Present:"), (250, "Apologies:"), (350, "Attending:"), bold=True)
    assert read(labels, *names) == [one.text for one in (labels, *names)]
    heads = line(100, (90, "Action"), (280, "Lead"), (390, "By when"), bold=True)
    assert read(heads, *names) == [one.text for one in (heads, *names)]
