"""Which documents a reader's filters let through."""

from datetime import date

import pytest

from assistant.answers import Filters
from assistant.documents import Document, Facts

HALE = Document(
    "hale-inspection-2019",
    Facts("Inspection of Hale", "Hale", "inspection", date(2019, 4, 29)),
    "hale-inspection-2019.pdf",
    "0",
)
UNDATED = Document("rules", Facts("Rules", "Hale", "rules"), "rules.pdf", "1")


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(documents=("hale-inspection-2019",)),
        Filters(authorities=("Hale",)),
        Filters(kinds=("inspection",)),
        Filters(from_year=2019),
        Filters(to_year=2019),
        Filters(("hale-inspection-2019",), ("Hale",), ("inspection",), 2019, 2019),
    ],
)
def test_a_document_that_fits_is_allowed(filters):
    assert filters.allows(HALE)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(documents=("hill-inspection-2019",)),
        Filters(authorities=("Hill",)),
        Filters(kinds=("minutes",)),
        Filters(from_year=2020),
        Filters(to_year=2018),
        Filters(("hale-inspection-2019",), ("Hill",)),
    ],
)
def test_a_document_that_misses_one_of_them_is_not(filters):
    assert not filters.allows(HALE)


@pytest.mark.parametrize("filters", [Filters(from_year=1900), Filters(to_year=2100)])
def test_a_document_without_a_year_is_in_no_span_of_years(filters):
    assert not filters.allows(UNDATED)
