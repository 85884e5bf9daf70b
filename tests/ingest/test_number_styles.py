"""Numbers of any style are read as printed; what only looks like one is not."""

import pytest

from ingest.lines import Line, Span
from ingest.number_styles import numbers_at
from ingest.structure.paragraphs import paragraphs_in

SENTENCES = (
    "The board meets every month and writes down what it decides.",
    "Managers read each record before the panel sits.",
    "Visits are made within ten days of a complaint.",
    "Homes are inspected twice in every year.",
    "The director signs each plan before it is sent.",
    "No family waited longer than a week for its answer.",
)


def paper(marks, gap=" "):
    """A PDF's lines: each mark before a sentence of its own, white space between."""
    lines = [Line("Yearly report of Larchford", x=72, y=60, right=300, size=16, bold=True)]
    lines += [Line("Findings", x=72, y=100, right=120, size=12, bold=True)]
    for row, (mark, words) in enumerate(zip(marks, SENTENCES, strict=False)):
        lines.append(Line(f"{mark}{gap}{words}", x=72, y=140 + 40 * row, right=500, size=11))
    return lines


def numbers_of(lines):
    return [p.number for p in paragraphs_in(lines, "a") if p.numbering == "printed"]


STYLES = {
    "full stops": ("1. 2. 3. 4. 5. 6.", "1 2 3 4 5 6"),
    "brackets": ("(1) (2) (3) (4) (5) (6)", "1 2 3 4 5 6"),
    "square brackets": ("[1] [2] [3] [4] [5] [6]", "1 2 3 4 5 6"),
    "pilcrows": ("¶1 ¶2 ¶3 ¶4 ¶5 ¶6", "1 2 3 4 5 6"),
    "inserted": ("1. 2. 2A. 2B. 3. 4.", "1 2 2A 2B 3 4"),
    "inserted without a stop": ("1 2 2A 2B 3 4", "1 2 2A 2B 3 4"),
    "capital numerals": ("I. II. III. IV. V. VI.", "I II III IV V VI"),
    "small numerals": ("(i) (ii) (iii) (iv) (v) (vi)", "i ii iii iv v vi"),
    "letters": ("(a) (b) (c) (d) (e) (f)", "a b c d e f"),
    "capital letters": ("A. B. C. D. E. F.", "A B C D E F"),
    "thousands": ("2465. 2466. 2467. 2468. 2469. 2470.", "2465 2466 2467 2468 2469 2470"),
    "minutes of a year": ("25/31 25/32 25/33 25/34 25/35", "25/31 25/32 25/33 25/34 25/35"),
    "minutes of a year, the year last": ("08/25 09/25 10/25 11/25", "08/25 09/25 10/25 11/25"),
    "and letters before them": ("C8/25 C9/25 C10/25 C11/25", "C8/25 C9/25 C10/25 C11/25"),
    "minutes of two years": ("2024-25/101 2024-25/102 2024-25/103",
                             "2024-25/101 2024-25/102 2024-25/103"),
    "the years' thousands, closed": ("1998. 1999. 2000. 2001.", "1998 1999 2000 2001"),
    "sections with two noughts": ("1.00 2.00 3.00 4.00", "1.00 2.00 3.00 4.00"),
    "codes": ("CYP26 CYP27 CYP28 CYP29 CYP30 CYP31", "CYP26 CYP27 CYP28 CYP29 CYP30 CYP31"),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_each_style_is_read_as_it_is_printed(style):
    marks, numbers = STYLES[style]
    assert numbers_of(paper(marks.split())) == numbers.split()


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        (("1 –", "2 –", "3 –", "4 –"), "1 2 3 4"),
        (("Para 1", "Para 2", "Para 3"), "Para 1,Para 2,Para 3"),
        (("Question 1:", "Question 2:", "Question 3:"), "Question 1,Question 2,Question 3"),
        (("Condition 1 –", "Condition 2 –"), "Condition 1,Condition 2"),
        (("Finding 1 –", "Finding 2 -", "Finding 3"), "Finding 1,Finding 2,Finding 3"),
        (("Action point 1:", "Action point 2:"), "Action point 1,Action point 2"),
        (("Standing Order 1.", "Standing Order 2."), "Standing Order 1,Standing Order 2"),
        (("Policy H1:", "Policy H2:"), "Policy H1,Policy H2"),
    ],
)
def test_numbers_of_several_words_are_read(marks, numbers):
    assert numbers_of(paper(marks)) == numbers.replace(
        " ", "," if "," not in numbers else " "
    ).split(",")


def test_numbers_glued_to_their_words_are_read():
    assert numbers_of(paper(["1.1", "1.2", "1.3"], gap="")) == ["1.1", "1.2", "1.3"]
    assert numbers_of(paper(["1.", "2.", "3."], gap="")) == ["1", "2", "3"]


def test_no_date_has_a_number_of_a_paragraph_before_its_month():
    assert numbers_of(paper(["4.1 March:", "4.2 May:", "4.3 June:"])) == ["4.1", "4.2", "4.3"]
    assert numbers_of(paper(["1 March:", "2 March:", "3 March:", "4 March:"])) == []


@pytest.mark.parametrize(
    "marks",
    [
        ["2019", "2020", "2021", "2022", "2023"],  # years
        ["01/05", "02/05", "03/05"],  # days of May
        ["Table 1:", "Table 2:", "Table 3:"],
        ["Summary table 1:", "Summary table 2:", "Summary table 3:"],
        ["12 children and", "13 children and", "14 children and", "15 children and"],
    ],
)
def test_years_captions_and_counts_number_nothing(marks):
    assert numbers_of(paper(marks)) == []


@pytest.mark.parametrize(
    "texts",
    [
        ["2019: The library opened.", "2020: It closed.", "2021: It opened.", "2022: It grew."],
        ["1998 – A hall is built.", "1999 – It burns.", "2000 – It is sold.", "2001 – It is let."],
        ["10.00 Welcome", "11.00 Tour of the site", "11.30 Tea", "12.00 Close"],
        ["1 High Street", "2 High Street", "3 Mill Lane"],
    ],
)
def test_years_hours_and_houses_number_nothing(texts):
    assert numbers_of([Line(text, starts=True) for text in texts]) == []


def test_letters_below_a_sentence_that_leads_to_them_are_its_list():
    lines = paper(["1.", "2."])
    lines[2] = Line("1. The committee is asked:", x=72, y=140, right=300, size=11)
    items = [
        Line(f"({letter}) To note part {n}.", x=72, y=150 + 6 * n, right=400, size=11)
        for n, letter in enumerate("abc", 1)
    ]  # fmt: skip
    first, second = [p for p in paragraphs_in([*lines[:3], *items, *lines[3:]], "a")][-2:]
    assert (first.number, second.number) == ("1", "2")
    assert first.text.count("\n") == 3


def test_a_list_at_the_indent_of_its_paragraph_belongs_to_it():
    marks = ["1.", "2.", "1.", "2.", "3.", "3."]
    lines = [
        Line(
            f"{mark} {words}", x=72, y=100 + 40 * n, right=500, size=11,
            spans=(Span(mark, 72, 82, 11), Span(words, 100, 500, 11)),
        )
        for n, (mark, words) in enumerate(zip(marks, SENTENCES, strict=True))
    ]  # fmt: skip
    words = "Managers read each record, and ask three things:"
    lines[1] = Line(
        f"2. {words}", x=72, y=140, right=400, size=11,
        spans=(Span("2.", 72, 82, 11), Span(words, 100, 400, 11)),
    )  # fmt: skip
    paragraphs = paragraphs_in(lines, "a")
    assert [p.number for p in paragraphs] == ["1", "2", "3"]
    assert paragraphs[1].text.split("\n")[1:] == [
        f"{m} {s}" for m, s in zip(marks[2:5], SENTENCES[2:5], strict=True)
    ]


def test_minutes_begin_at_1_again_below_each_numbered_heading():
    lines = []
    for item in (296, 297, 298, 299):
        y = (item - 295) * 150
        lines.append(Line(f"{item}. Reports received", x=72, y=y, right=200, size=11, bold=True))
        lines += [
            Line(f"{n}) {SENTENCES[n]}", x=72, y=y + 30 * n, right=500, size=11) for n in (1, 2)
        ]
    found = [(p.number, p.section[-1]) for p in paragraphs_in(lines, "a")]
    assert found == [
        (n, f"{item}. Reports received") for item in (296, 297, 298, 299) for n in ("1", "2")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("2705 2706 2707 *2708 *2711 2708 2709", "2705 2706 2707 2708 2709"),
        ("2705 2706 2707 2708 *2712 *2711", "2705 2706 2707 2708"),
    ],
)
def test_the_number_of_a_planning_application_is_no_minute(rows):
    rows, numbers = rows[0].split(), rows[1].split()
    lines = []
    for n, mark in enumerate(rows):
        number, words = mark.strip("*"), "Mr Ash, a porch." if "*" in mark else SENTENCES[n % 6]
        pieces = (Span(number, 72, 96, 11), Span(words, 110, 400, 11))
        text = f"{number} {words}"
        lines.append(Line(text, x=72, y=100 + 30 * n, right=400, size=11, spans=pieces))
    assert numbers_of(lines) == numbers


def test_a_number_is_told_with_what_closes_it():
    [found] = numbers_at("2A. The board")
    assert (found.number, found.value, found.inserted, found.close, found.length) == (
        "2A", (2,), 1, ".", 3,
    )  # fmt: skip
