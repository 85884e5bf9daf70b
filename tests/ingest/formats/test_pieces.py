"""Lines of plain text and Markdown that are pieces of their own without a blank line between."""

import pytest

from ingest.reading import read

PAPER = """Report on ponds

1.1 There are nine ponds.

1.2 Members are asked to:

(i) note the report;
(ii) agree the repairs
(iii) and the cost; and
(iv) write to the county under section 5
(a) of the order.

1.3 The cost is 11,500 pounds.
"""


@pytest.mark.parametrize("name", ["ponds.md", "ponds.txt"])
def test_an_item_begins_a_line_below_one_that_ends(name: str):
    found = {p.number: p.text for p in read(name, PAPER.encode()).paragraphs}
    assert found["1.2"].splitlines()[:3][:2] == ["Members are asked to:", "(i) note the report;"]
    assert found["1.2"].splitlines()[2].startswith("(ii) agree the repairs")


def test_a_mark_in_the_midst_of_a_sentence_begins_no_line_in_markdown():
    found = {p.number: p.text for p in read("ponds.md", PAPER.encode()).paragraphs}
    assert found["1.2"].endswith("under section 5 (a) of the order.")


@pytest.mark.parametrize("name", ["letter.md", "letter.txt"])
def test_a_label_below_a_label_begins_a_line(name: str):
    letter = (
        "Midshire Council\n\nOur ref: AP/2025/01\nDate: 9 October 2025\nSubject: The pond wall\n\n"
        "Dear Quill\n\nThe wall of the pond was refused on the grounds that it leans over.\n"
    )
    texts = [p.text for p in read(name, letter.encode()).paragraphs]
    assert "Our ref: AP/2025/01" in texts
    assert "Date: 9 October 2025" in texts


@pytest.mark.parametrize("end", ["seconded by Councillor Lim and", "and on a vote it was"])
@pytest.mark.parametrize("name", ["minutes.txt", "minutes.md"])
def test_words_that_lead_to_a_resolution_head_no_section(name, end):
    text = f"""Minutes of the Works Committee

7. GRANTS

Members considered the report.

It was moved by Councillor Webb, {end}

RESOLVED, by 3 votes to 1, that the grant be paid.

What the grant is for

8. ROADS

Members noted the report.
"""
    found = read(name, text.encode()).paragraphs
    assert not any("moved" in each for p in found for each in p.section)
    seventh = " ".join(p.text for p in found if p.number.startswith("7"))
    assert "moved" in seventh and "RESOLVED" in seventh
    assert any("What the grant is for" in p.section for p in found)
