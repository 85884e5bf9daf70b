"""Tables without drawn lines: which lines are rows of one, and which are not."""

from __future__ import annotations

from ingest.layout.undrawn_tables import with_undrawn_rows
from ingest.lines import Line, Span

SIZE = 10.0


def line(y: float, *pieces: tuple[float, str], bold: bool = False) -> Line:
    """A printed line; each piece is from where it begins, five points a letter."""
    spans = tuple(Span(text, x, x + 5 * len(text), SIZE, bold) for x, text in pieces)
    text, x, right = " ".join(s.text for s in spans), spans[0].x, spans[-1].right
    place = {"x": x, "y": y, "right": right, "size": SIZE, "bold": bold}
    return Line(text, **place, spans=spans if len(spans) > 1 else ())


def read(*lines: Line) -> list[tuple[str, ...] | str]:
    return [one.cells or one.text for one in with_undrawn_rows(lines)]


PROSE = line(
    60, (72, "The budget of each service is set out below, with what it spent the year before.")
)
ROWS = (
    line(100, (72, "Parks"), (250, "4.1"), (350, "4.4")),
    line(114, (72, "Libraries"), (245, "12.0"), (345, "11.5")),
    line(128, (72, "Cemeteries"), (258, "-"), (350, "0.9")),
)
READ = [("Parks", "4.1", "4.4"), ("Libraries", "12.0", "11.5"), ("Cemeteries", "-", "0.9")]


def test_figures_below_each_other_are_rows_with_the_words_over_them():
    heads = (line(74, (240, "2023"), (340, "2024")), line(86, (240, "Actual"), (340, "Budget")))
    assert read(PROSE, *heads, *ROWS) == [PROSE.text, ("", "2023\nActual", "2024\nBudget"), *READ]


def test_a_table_without_heads_takes_none_from_the_table_before_it():
    assert read(PROSE, *ROWS) == [PROSE.text, ("", "", ""), *READ]
    assert read(*ROWS) == READ  # at the top of a page it goes on the table of the page before


def test_two_lines_of_figures_without_heads_are_no_table():
    assert read(PROSE, *ROWS[:2]) == [PROSE.text, *(row.text for row in ROWS[:2])]


def test_one_row_of_figures_below_its_heads_is_a_table():
    heads = (
        line(76, (240, "2023"), (300, "Growth"), (345, "2024")),
        line(88, (72, "Service"), (250, "£m"), (310, "£m"), (350, "£m")),
    )
    assert read(PROSE, *heads, ROWS[0]) == [
        PROSE.text, ("Service", "2023\n£m", "Growth\n£m", "2024\n£m"), ("Parks", "4.1", "", "4.4"),
    ]  # fmt: skip


def test_titles_with_their_pages_are_no_table():
    contents = [
        line(100 + 14 * i, (72, title), (500, page))
        for i, (title, page) in enumerate((("Aims", "3"), ("Costs", "7"), ("Risks", "12")))
    ]
    assert read(*contents) == ["Aims 3", "Costs 7", "Risks 12"]


def test_numbered_paragraphs_with_figures_in_them_are_no_table():
    numbered = [
        line(100 + 14 * i, (72, f"{i}."), (100, f"The board heard that {i}00 children had moved"))
        for i in range(1, 5)
    ]
    assert read(*numbered) == [one.text for one in numbered]


def test_a_name_over_two_lines_is_of_one_row():
    wide = [
        line(100 + 24 * i, (72, n), (250, "4.1")) for i, n in enumerate(("Parks", "Art", "Play"))
    ]
    above = line(160, (72, "Museums, galleries"))
    row = line(171, (72, "archives"), (250, "2.5"))
    assert read(PROSE, *wide, above, row)[-1] == ("Museums, galleries\narchives", "2.5")


def test_words_above_a_group_of_rows_are_a_row():
    label = line(142, (72, "Central services"))
    after = line(156, (72, "Insurance"), (250, "1.1"), (350, "1.2"))
    assert read(*ROWS, label, after)[-2:] == [
        ("Central services", "", ""),
        ("Insurance", "1.1", "1.2"),
    ]


def test_tables_one_above_the_other_have_their_own_heads():
    other = (
        line(160, (72, "Movement"), (180, "£000")),
        line(174, (72, "Inflation"), (185, "12")),
        line(188, (72, "Growth"), (185, "40")),
        line(202, (72, "Savings"), (180, "(31)")),
    )
    assert read(*ROWS, *other) == [
        *READ, ("Movement", "£000"), ("Inflation", "12"), ("Growth", "40"), ("Savings", "(31)"),
    ]  # fmt: skip


def test_a_figure_between_the_two_lines_of_its_name_is_a_row():
    rows = [
        line(100 + 13 * i, (72, n), (250, "4.1")) for i, n in enumerate(("Parks", "Art", "Play"))
    ]
    middle = (line(138, (72, "Sports and")), line(144, (250, "8.8")), line(150, (72, "games")))
    after = line(163, (72, "Libraries"), (250, "2.5"))
    assert read(PROSE, *rows, *middle, after)[-2:] == [
        ("Sports and\ngames", "8.8"),
        ("Libraries", "2.5"),
    ]


def test_a_sentence_below_a_table_is_none_of_its_rows():
    assert read(*ROWS, line(150, (72, "Figures are rounded to the nearest hundred thousand."))) == [
        *READ, "Figures are rounded to the nearest hundred thousand.",
    ]  # fmt: skip


def test_words_in_one_run_that_end_in_a_year_are_no_heads():
    caption = line(
        86, (72, "Spending has gone up, as the figures below show, each year since 2019")
    )
    assert read(PROSE, caption, *ROWS) == [PROSE.text, caption.text, ("", "", ""), *READ]


def test_the_end_of_the_paragraph_above_names_no_row():
    last = line(86, (72, "has gone up this year."))
    assert read(PROSE, last, *ROWS) == [PROSE.text, last.text, ("", "", ""), *READ]


def test_the_last_short_line_of_the_words_above_names_no_row():
    above = line(76, (72, PROSE.text[:-1])), line(88, (72, "has gone up again"))
    rows = [
        line(100 + 16 * n, (72, name), (250, "4.1"), (350, "4.4"))
        for n, name in enumerate(("Parks", "Libraries", "Cemeteries"))
    ]
    assert read(*above, *rows)[:4] == [
        *(one.text for one in above), ("", "", ""), ("Parks", "4.1", "4.4"),
    ]  # fmt: skip


def test_a_caption_that_ends_in_a_year_is_no_row_and_no_head():
    for caption in (
        line(86, (72, "Table 2: Spending of each of the council's services, 2024")),
        line(86, (72, "Table 2:"), (130, "Spending of each service"), (350, "2024")),
    ):
        assert read(PROSE, caption, *ROWS) == [PROSE.text, caption.text, ("", "", ""), *READ]


def test_payments_with_their_dates_are_rows_under_their_heads():
    heads = line(80, (90, "Payee"), (250, "Date"), (350, "Amount"), (450, "Power"))
    rows = [
        line(y, (72, payee), (250, date), (350, amount), (440, "Act 1972:"))
        for y, payee, date, amount in (
            (100, "A Smith: mowing", "15/07/14", "£50.00"),
            (130, "B Low: paint", "03/08/14", "£546.00"),
            (160, "C Day: wood", "04/08/14", "£96.00"),
        )
    ]
    below = line(113, (450, "s. 143"))
    assert read(PROSE, heads, rows[0], below, *rows[1:])[1:] == [
        ("Payee", "Date", "Amount", "Power"),
        ("A Smith: mowing", "15/07/14", "£50.00", "Act 1972:\ns. 143"),
        ("B Low: paint", "03/08/14", "£546.00", "Act 1972:"),
        ("C Day: wood", "04/08/14", "£96.00", "Act 1972:"),
    ]
