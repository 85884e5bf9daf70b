"""Lists and tables inside numbered paragraphs: their numbers are not read as the paper's own."""

from ingest.lines import Line
from ingest.reading import read
from ingest.structure.paragraphs import paragraphs_in

PAPER = """# Report on ponds

## Background

1. There are nine ponds.

2. Two leak.

3. The cost is 11,500 pounds.

4. The next steps are:

"""
LIST = """   1. quotations by 30 May;
   2. a decision in June.

"""
TABLE = """| No | Pond | Cost |
|---|---|---|
| 1 | Mill Lane | 4,000 |
| 2 | The Green | 7,500 |

"""
CONTACT = """## Contact

The warden of the ponds answers questions on weekdays.
"""


def numbers(text: str, name: str = "ponds.md") -> list[tuple[str, str]]:
    return [(p.part, p.number) for p in read(name, text.encode()).paragraphs if p.part or p.number]


def test_a_list_that_the_last_number_leads_to_is_part_of_that_paragraph():
    paragraphs = read("ponds.md", (PAPER + LIST + CONTACT).encode()).paragraphs
    last = next(p for p in paragraphs if p.number == "4")
    assert last.text.endswith("1. quotations by 30 May;\n2. a decision in June.")
    assert last.section[-1] == "Background"
    assert sum(p.number == "1" for p in paragraphs) == 1
    assert paragraphs[-1].section == ("Contact",)


def test_a_list_of_plain_text_below_the_last_number_is_part_of_it():
    text = (PAPER + LIST).replace("#", "")
    found = [p for p in read("ponds.txt", text.encode()).paragraphs if p.numbering == "printed"]
    assert [p.number for p in found] == ["1", "2", "3", "4"]


def test_the_rows_of_a_table_below_the_last_number_keep_its_section():
    paragraphs = read("ponds.md", (PAPER + TABLE + CONTACT).encode()).paragraphs
    rows = [p for p in paragraphs if p.form == "row"]
    assert [p.text for p in rows] == [
        "No: 1; Pond: Mill Lane; Cost: 4,000",
        "No: 2; Pond: The Green; Cost: 7,500",
    ]
    assert {(p.part, p.section[-1]) for p in rows} == {("", "Background")}


def test_numbers_that_begin_again_below_a_heading_are_no_list_of_the_last_paragraph():
    terms = "## Terms of reference:\n\n1. The panel has nine members.\n\n2. It meets monthly.\n"
    found = numbers(PAPER.replace("next steps are:", "next steps follow.") + terms)
    assert ("Terms of reference", "1") in found


def test_numbers_below_a_title_in_capitals_are_no_list_of_the_last_paragraph():
    rules = "RULES OF THE HALL:\n\n1. The hall is open.\n\n2. The hall is let.\n"
    text = PAPER.replace("#", "").replace("next steps are:", "next steps follow.")
    assert sum(number == "1" for _, number in numbers(text + rules, "ponds.txt")) == 2


def test_numbers_that_go_on_below_headings_are_no_list_of_the_last_paragraph():
    order = "1. The hall is open.\n\nMoney\n\n2. The hall costs nine pounds an hour.\n"
    found = numbers(PAPER.replace("#", "") + order, "ponds.txt")
    assert sum(number == "1" for _, number in found) == 2


def test_the_addresses_of_neighbours_are_no_numbered_paragraphs():
    neighbours = "\n".join(f"{n} Mill Court 19 Long Road MS1 2AB" for n in (1, 2, 3, 5, 6, 7))
    text = PAPER.replace("#", "").replace("next steps are:", "next steps follow.")
    found = numbers(f"{text}Appendix 1\n\nNeighbours asked\n\n{neighbours}\n", "ponds.txt")
    assert [number for _, number in found if number.isdigit()] == ["1", "2", "3", "4"]


LED_TO = """# Report on boats

1.0 Purpose

1.1 To report on boats.

2.0 Recommendations

That the club:

2.1 notes that 2.5 boats leak; and

2.2 buys:

2.2.1 9 oars;

2.2.2 one rope.

2.3 thanks the warden.

3.0 Background

3.1 The boats are old.
"""


def test_what_a_committee_is_asked_keeps_its_numbers_before_small_letters():
    found = [(p.number, p.text) for p in read("boats.md", LED_TO.encode()).paragraphs if p.section]
    assert ("2.1", "notes that 2.5 boats leak; and") in found
    assert [number for number, _ in found if number.startswith("2.2")] == ["2.2", "2.2.1", "2.2.2"]
    assert ("2.3", "thanks the warden.") in found


def test_a_list_set_without_gaps_keeps_its_numbers_below_the_words_that_lead_to_it():
    rows = (row_at(n, words) for n, words in enumerate(LED_TO.splitlines()[2::2]))
    found = {p.number: p.text for p in paragraphs_in(list(rows), "boats")}
    assert found["2.1"] == "notes that 2.5 boats leak; and"
    assert found["2.3"] == "thanks the warden."


def row_at(place: int, words: str) -> Line:
    return Line(words, x=60.0, y=80.0 + 15 * place, right=60.0 + 5 * len(words), size=11.0)
