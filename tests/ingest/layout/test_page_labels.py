"""The number printed on a page is the one that keeps in step with the pages."""

from __future__ import annotations

import pytest

from ingest.formats.pdf.pdf import pages_of
from ingest.layout.page_furniture import lines_of
from tests.support.golden_pdf import drawn

PAGES = "\n---\n".join(f"72|12|What is said on sheet {word}." for word in ("one", "two", "three"))


def labels(running: str) -> list[str]:
    """The labels of a report of three pages under this running line."""
    return [line.label for line in lines_of(pages_of(drawn(f"{running}\n{PAGES}")))]


@pytest.mark.parametrize(
    "running",
    [
        "footer 72|9|{page}",
        "footer 72|9|Page {page} of 3",
        "footer 72|9|Inspection of Ashmere, 19 to 23 January 2026 {page}",
        "footer 72|9|{page} Inspection of Ashmere, January 2026",
        "footer 72|9|16 November 2023 {page}",
        "header 72|9|Ashmere Borough Council, March 2019 {page}",
    ],
)
def test_a_page_has_the_number_printed_on_it(running: str):
    assert labels(running) == ["1", "2", "3"]


def test_a_year_in_the_running_line_is_no_page_number():
    assert labels("footer 72|9|Inspection of Ashmere, January 2026") == ["", "", ""]
