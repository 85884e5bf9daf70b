"""Drawn tables with cells merged down or across: the rows beside them, and heads in two rows."""

from __future__ import annotations

from ingest.layout.tables import with_rows
from ingest.lines import Line, Rectangle, Span

LEFT, RIGHT = 50.0, 350.0
BORDERS = (50.0, 150.0, 250.0, 350.0)


def level(y: float, left: float = LEFT, right: float = RIGHT) -> Rectangle:
    return left, y, right, y + 0.5


def upright(x: float, top: float, bottom: float) -> Rectangle:
    return x, top, x + 0.5, bottom


def line(y: float, *pieces: tuple[float, str]) -> Line:
    spans = tuple(Span(words, x, x + 5 * len(words), 10.0) for x, words in pieces)
    text, place = " ".join(s.text for s in spans), (spans[0].x, y, spans[-1].right)
    x, y, right = place
    return Line(text, x=x, y=y, right=right, size=10, spans=spans if len(spans) > 1 else ())


def read(lines: list[Line], rules: list[Rectangle]) -> list[tuple[tuple[str, ...], bool]]:
    return [(one.cells, one.header) for one in with_rows(lines, rules)]


TABLE = [level(100), level(140), level(180), *(upright(x, 100, 180) for x in BORDERS)]


def test_a_cell_merged_down_is_said_in_each_row_beside_it():
    lines = [
        line(123, (55, "Ward"), (155, "Year"), (255, "Cases")),
        line(153, (155, "2023"), (255, "12")),
        line(163, (55, "Mill")),
        line(173, (155, "2024"), (255, "15")),
    ]
    assert read(lines, [*TABLE, level(160, 150)]) == [
        (("Ward", "Year", "Cases"), False),
        (("Mill", "2023", "12"), False),
        (("Mill", "2024", "15"), False),
    ]


def test_heads_that_are_divided_by_those_below_are_one_row_of_heads():
    rules = [level(100), level(140), level(160), level(120, 150), upright(250, 120, 160)]
    rules += [upright(x, 100, 160) for x in (50.0, 150.0, 350.0)]
    lines = [
        line(113, (55, "Ward"), (155, "Homes built")),
        line(133, (155, "2023"), (255, "2024")),
        line(153, (55, "Mill"), (155, "12"), (255, "15")),
    ]
    assert read(lines, rules) == [
        (("Ward", "Homes built\n2023", "Homes built\n2024"), True),
        (("Mill", "12", "15"), False),
    ]


def test_heads_above_a_line_that_goes_all_across_are_joined_to_those_that_divide_them():
    rules = [level(100), level(120), level(140), level(160), upright(250, 120, 160)]
    rules += [upright(x, 100, 160) for x in (50.0, 150.0, 350.0)]
    over, below = line(113, (155, "Homes built")), line(153, (55, "Mill"), (155, "12"), (255, "15"))
    heads = line(133, (55, "Ward"), (155, "2023"), (255, "2024"))
    assert read([over, heads, below], rules) == [
        (("Ward", "Homes built\n2023", "Homes built\n2024"), True),
        (("Mill", "12", "15"), False),
    ]
    words = line(113, (55, "Ward"), (155, "Grades"))
    grades = line(133, (55, "Mill"), (155, "Good"), (255, "Poor"))
    assert [cells for cells, _ in read([words, grades, below], rules)] == [
        ("Ward", "Grades"),
        ("Mill", "Good", "Poor"),
        ("Mill", "12", "15"),
    ]


def test_heads_in_three_rows_are_one_row_of_heads():
    rules = [
        level(y, left, 500) for y, left in ((100, 50), (120, 100), (140, 100), (160, 50), (180, 50))
    ]
    rules += [upright(x, 100, 180) for x in (50.0, 100.0, 500.0)]
    rules += [upright(300, 120, 180), upright(200, 140, 180), upright(400, 140, 180)]
    lines = [
        line(113, (55, "Ward"), (105, "Homes")),
        line(133, (105, "2023"), (305, "2024")),
        line(153, (105, "Planned"), (205, "Built"), (305, "Planned"), (405, "Built")),
        line(173, (55, "Mill"), (105, "1"), (205, "2"), (305, "3"), (405, "4")),
    ]
    years = [f"Homes\n{year}\n{what}" for year in (2023, 2024) for what in ("Planned", "Built")]
    assert read(lines, rules) == [
        (("Ward", *years), True),
        (("Mill", "1", "2", "3", "4"), False),
    ]


def test_a_narrow_cell_merged_down_is_no_gap_in_the_line_beside_it():
    rules = [level(100), level(120, 80), level(140), level(160)]
    rules += [upright(x, 100, 160) for x in (50.0, 80.0, 250.0, 350.0)]
    lines = [
        line(113, (55, "A"), (85, "Mend kerbs"), (255, "Clerk")),
        line(133, (85, "Buy land"), (255, "Chair")),
        line(153, (55, "B"), (85, "Sell land"), (255, "Chair")),
    ]
    assert [cells for cells, _ in read(lines, rules)] == [
        ("A", "Mend kerbs", "Clerk"),
        ("A", "Buy land", "Chair"),
        ("B", "Sell land", "Chair"),
    ]


def test_words_far_apart_are_of_two_cells_though_no_line_is_drawn_between_them():
    rules = [level(100), level(130, 80), level(160), level(190)]
    rules += [upright(x, 100, 190) for x in (50.0, 80.0, 250.0, 350.0)]
    lines = [
        line(113, (55, "A"), (85, "Mend kerbs"), (255, "Clerk")),
        line(143, (55, "B"), (85, "Buy land"), (255, "Chair")),
        line(173, (55, "C"), (85, "Sell land"), (255, "Chair")),
    ]
    assert [cells[0] for cells, _ in read(lines, rules)] == ["A", "B", "C"]


def test_a_line_below_words_of_a_cell_parts_no_rows():
    lines = [
        line(123, (55, "Ward"), (155, "Site"), (255, "Page")),
        line(153, (55, "Mill"), (155, "www.mill-lane.org"), (255, "3")),
        line(165, (155, "/homes")),
    ]
    assert read(lines, [*TABLE, level(155, 155, 240)])[-1] == (
        ("Mill", "www.mill-lane.org\n/homes", "3"),
        False,
    )


def test_a_figure_that_lies_over_two_columns_of_a_row_is_under_no_head():
    rules = [level(100), level(140), level(180), level(160, 150), upright(250, 100, 160)]
    rules += [upright(x, 100, 180) for x in (50.0, 150.0, 350.0)]
    lines = [
        line(123, (55, "Ward"), (155, "2023"), (255, "2024")),
        line(153, (55, "Mill"), (155, "12"), (255, "15")),
        line(173, (155, "27")),
    ]
    assert [cells for cells, _ in read(lines, rules)] == [
        ("Ward", "2023", "2024"),
        ("Mill", "12", "15"),
        ("Mill", "27", "", ""),
    ]
