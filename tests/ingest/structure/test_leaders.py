"""Words with a row of dots behind them: contents are left out, a list of prices is not."""

import pytest

from ingest.reading import read

PRICES = ("Bench for a day ........ £45", "Loan of a boat ......... 180", "Mooring ....... £1,740")
CONTENTS = ("Boats ........ 1", "Oars ......... 1", "Ropes ........ 2")
BELOW = ("Boats", "They are painted.", "Oars", "They are dry.", "Ropes", "They are new.")


def texts(*paragraphs: str) -> list[str]:
    page = "".join(f"<p>{words}</p>" for words in ("Quay rules", *paragraphs))
    return [p.text for p in read("quay.html", f"<!doctype html>{page}".encode()).paragraphs]


@pytest.mark.parametrize("figures", [PRICES, ("Ann ..... 5", "Bea ..... 7", "Cid ..... 7")])
def test_a_list_of_prices_or_of_attendance_is_no_table_of_contents(figures):
    assert texts(*figures, "The quay is open.") == ["Quay rules", *figures, "The quay is open."]


def test_contents_without_a_title_are_left_out_where_their_words_stand_again():
    assert not any("..." in text for text in texts(*CONTENTS, *BELOW))


def test_each_line_of_a_plain_list_of_prices_is_a_paragraph_of_its_own():
    words = "Quay rules\n\n" + "\n".join(PRICES) + "\n\nThe quay is open.\n"
    read_so_far = [p.text for p in read("quay.txt", words.encode()).paragraphs]
    assert read_so_far == [*PRICES, "The quay is open."]
