"""Minutes: what belongs to each numbered item, and where the next one begins."""

import pytest

from ingest.reading import read

HEAD = "# Fenby Parish Council\n\nMinutes of the meeting held on 3 June 2024\n\n"


def shown(text: str, name: str = "minutes.md") -> list[tuple[str, str, str]]:
    """(innermost section, number, text) of each paragraph below the head."""
    paragraphs = read(name, text.encode()).paragraphs
    return [(p.section[-1], p.number, p.text) for p in paragraphs if "June 2024" not in p.text]


RESOLVED = """**45. Buses**

The route was discussed.

**RESOLVED:**

(1) The route be kept.
(2) A report be brought.

**46. Cycles**

Members welcomed the money.

**RESOLVED:**

(1) The money be taken.
(2) The paths be mended.

**47. Ferry**

The ferry ran late.

**RESOLVED:**

(1) The ferry be painted.
(2) The pier be closed.
"""


def test_resolutions_in_bold_stay_below_the_item_that_they_were_made_under():
    paragraphs = read("minutes.md", (HEAD + RESOLVED).encode()).paragraphs
    sections = [p.section[-2:] for p in paragraphs if p.text.startswith("(1)")]
    assert sections == [
        ("45. Buses", "RESOLVED:"),
        ("46. Cycles", "RESOLVED:"),
        ("47. Ferry", "RESOLVED:"),
    ]
    assert {p.part for p in paragraphs} == {""}
    assert not [p for p in paragraphs if p.number in ("1", "2")]


@pytest.mark.parametrize("words", ["RESOLVED -", "RESOLVED", "RESOLVED: That"])
def test_resolutions_of_plain_text_are_part_of_the_numbered_item(words: str):
    text = """FENBY COUNCIL

Minutes of the meeting held on 3 June 2024

45   BUSES

     The route was discussed.

     RESOLVED -

     (1)  That the route be kept; and
     (2)  That a report be brought.

46   CYCLES

     RESOLVED -

     (1)  That the money be taken.
     (2)  That the paths be mended.

47   FERRY

     The ferry ran late.
"""
    text = text.replace("RESOLVED -", words)
    found = {number: said for _, number, said in shown(text, "minutes.txt")}
    assert found["45"].endswith(
        f"{words}\n(1)  That the route be kept; and\n(2)  That a report be brought."
    )
    assert found["46"].startswith(f"CYCLES\n{words}\n(1)")
    assert "1" not in found


def test_resolutions_below_an_unfinished_sentence_are_no_paragraphs():
    text = HEAD + RESOLVED.replace("**RESOLVED:**", "RESOLVED: That")
    assert not [number for _, number, _ in shown(text) if number in ("1", "2")]


def test_the_words_below_a_title_that_the_file_numbers_are_of_that_item():
    text = HEAD + "".join(
        f"{n}. {title}\n\n{words}\n\n"
        for n, title, words in [
            (1, "Apologies", "The clerk sent apologies."),
            (2, "Library", "The county will shut it.\n\nIt was agreed to write."),
            (3, "Trees", "The oak will be felled."),
        ]
    )
    assert [(number, words) for _, number, words in shown(text)] == [
        ("1", "Apologies\nThe clerk sent apologies."),
        ("2", "Library\nThe county will shut it.\nIt was agreed to write."),
        ("3", "Trees\nThe oak will be felled."),
    ]


def test_words_below_the_last_item_of_a_list_are_not_of_that_item():
    text = "# Ponds\n\nThe warden will bring:\n\n1. nets\n2. boots\n\nThe work takes all day.\n"
    assert read("ponds.md", text.encode()).paragraphs[-1].text == "The work takes all day."


def test_a_lettered_title_with_words_of_its_own_does_not_end_the_paragraph_before():
    text = HEAD + (
        "**Matters arising**\n\nThe minutes were signed.\n\n"
        "a) Litter\n\nThe bins are emptied weekly.\n\n"
        "b) Library\n\nIt was agreed to write.\n"
    )
    assert [words for *_, words in shown(text)] == [
        "The minutes were signed.",
        "a) Litter\nThe bins are emptied weekly.",
        "b) Library\nIt was agreed to write.",
    ]


def test_an_item_with_a_title_leaves_the_sub_headings_of_the_item_before():
    text = HEAD + (
        "4. SECRETARY'S REPORT\n\n**The hall**\n\nA trust has been set up.\n\n"
        "**The statue**\n\nIt was cleaned in May.\n\n"
        "5. TREASURER'S REPORT\n\nThe balance was 4,120 pounds.\n\n"
        "6. OTHER BUSINESS\n\nThere was none.\n"
    )
    found = {number: (section, words) for section, number, words in shown(text)}
    assert found["5"] == (
        "Fenby Parish Council",
        "TREASURER'S REPORT\nThe balance was 4,120 pounds.",
    )
    assert "The hall, paragraph 1" in found


def test_a_number_leaves_the_heading_that_was_the_number_before_it():
    orders = (
        "# Orders\n\n1. RULES OF DEBATE are read aloud at each meeting of the club.\n\n"
        "**2. Voting**\n\nThe name with the fewest votes is struck off.\n\n"
        "3. MOTIONS need no notice when they correct the minutes of the club.\n"
    )
    sections = {number: section for section, number, _ in shown(orders)}
    assert "2. Voting, paragraph 1" in sections
    assert sections["3"] == sections["1"] != "2. Voting"


def test_a_number_right_below_a_numbered_heading_stays_in_it():
    report = (
        "# Report\n\n**1. The site**\n\n2. The site lies by the river and is flat.\n\n"
        "3. It floods in most winters, and did so in May.\n\n"
        "**4. The plan**\n\n5. A wall will be built along the bank of the river.\n"
    )
    sections = {number: section for section, number, _ in shown(report)}
    assert (sections["2"], sections["3"]) == ("1. The site", "1. The site")
    assert sections["5"] == "4. The plan"


def test_a_heading_over_several_numbered_headings_stands_above_them():
    report = (
        "# Report\n\n**PART ONE**\n\n**1. Rain**\n\nIt rains.\n\n**2. Snow**\n\nIt snows.\n\n"
        "**PART TWO**\n\n**3. Wind**\n\nIt blows.\n"
    )
    paragraphs = read("report.md", report.encode()).paragraphs
    assert paragraphs[-1].section[-2:] == ("PART TWO", "3. Wind")


def test_a_minute_goes_on_below_the_table_that_cuts_it():
    text = HEAD + (
        "**24/103 Minutes**\n\nThey were signed.\n\n**24/104 Finance**\n\n"
        "(a) RESOLVED to pay:\n\n| Payee | Amount |\n|---|---|\n| A1 Mowing | 480 |\n\n"
        "(b) RESOLVED that the precept be 31,500 pounds.\n\n"
        "**24/105 Planning**\n\nThere was none.\n"
    )
    found = {number: words for _, number, words in shown(text)}
    assert found["24/104"].endswith("pay:\n(b) RESOLVED that the precept be 31,500 pounds.")
    assert found["24/104 Finance, row 1"] == "Payee: A1 Mowing; Amount: 480"


def test_the_words_below_the_title_of_the_last_minute_are_of_it():
    text = HEAD + (
        "**24/104 Finance**\n\nThe balance is good.\n\n**24/105 Planning**\n\nThere was none.\n\n"
        "**24/106 Date of next meeting**\n\nTuesday 1 April 2025 at 7.30 pm.\n\n"
        "The meeting closed at 9.05 pm.\n"
    )
    found = {number: words for _, number, words in shown(text)}
    assert found["24/106"] == "Date of next meeting\nTuesday 1 April 2025 at 7.30 pm."
    assert found["Closing, paragraph 1"] == "The meeting closed at 9.05 pm."


def test_a_title_whose_number_is_closed_in_another_way_is_one_of_the_run():
    titles = ["1. REPORTS", "2 FINANCE", "3. TREES", "4. PATHS"]
    text = "\n\n".join(f"{title}\n\nThe members spoke of it at length." for title in titles)
    found = [number for _, number, _ in shown(f"FENBY COUNCIL\n\n{text}\n", "minutes.txt")]
    assert [number for number in found if number.isdigit()] == ["1", "2", "3", "4"]


def test_figures_in_the_text_fill_no_gap():
    words = ["1. REPORTS", "2 Members came late.", "3. TREES", "4. PATHS"]
    text = "\n\n".join(words)
    found = [number for _, number, _ in shown(f"FENBY COUNCIL\n\n{text}\n", "minutes.txt")]
    assert "2" not in found


@pytest.mark.parametrize("label", ["RESOLVED", "Resolved", "Decision:"])
def test_the_last_minutes_keep_what_was_resolved_and_the_end_of_the_meeting_closes_them(label):
    items = ((n, title) for n, title in enumerate(("Buses", "Cycles", "Ferry"), 45))
    text = "".join(f"**{n}/24 {title}**\n\n**{label}**\n\nIt be mended.\n\n" for n, title in items)
    found = shown(HEAD + text + "Closed at 9 pm.\n")
    assert [text for _, _, text in found[:-1]] == [
        f"{title}\n{label}\nIt be mended." for title in ("Buses", "Cycles", "Ferry")
    ]
    assert found[-1] == ("Closing", "Closing, paragraph 1", "Closed at 9 pm.")
