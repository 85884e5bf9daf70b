"""The date of a paper is its own, and no date that its front gives to something else."""

from datetime import date

import pytest

from ingest.reading import read

POLICY = "# Safeguarding policy\n\n{}\n\n## Scope\n\nThis policy applies to all the staff.\n"


def published(text):
    return read("a.md", POLICY.format(text).encode()).document.facts.published


@pytest.mark.parametrize(
    "text",
    [
        "Closing date\n\n30 June 2025",
        "Start date\n\n1 May 2025\n\nEnd date\n\n30 June 2025",
        "Date of next review:\n\n30 June 2025",
        "Deadline for comments\n\n30 June 2025",
        "| Review date | Owner |\n|---|---|\n| 30 June 2025 | Head of Care |",
        "| | |\n|---|---|\n| Owner | Head of Care |\n| Review date | 30 June 2025 |",
        "| Risk | Closed |\n|---|---|\n| Office move | 30 June 2025 |",
        "| | |\n|---|---|\n| Risk | Date closed |\n| Office move | 30 June 2025 |",
        "| Plan | Dates |\n|---|---|\n| Draft published | 30 June 2025 - draft |",
        "1. One risk was closed.\n\n| Date | Risk |\n|---|---|\n| 30 June 2025 | Move |",
        "It is to be reviewed by 30 June 2025.",
        "This policy will be reviewed on 30 June 2025.",
        "Permits approved before 30 June 2025 stay as they are.",
        "The council agreed a rise of 5.2% from 30 June 2025.",
        "1. The county's plan, approved on 30 June 2025, applies.",
    ],
)
def test_the_date_of_something_else_is_not_the_papers(text):
    assert published(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "30 June 2025",
        "Annual review\n\n30 June 2025",
        "Closing date\n\n4 May 2026\n\n30 June 2025",
        "| Date | Owner |\n|---|---|\n| 30 June 2025 | Head of Care |",
        "| | |\n|---|---|\n| Owner | Head of Care |\n| Date of issue: | 30 June 2025 |",
        "Ambry Council – Audit and Standards Committee, 30 June 2025",
        "Adopted by the Upper Mid Ambry Combined Authority on 30 June 2025",
        "THIS LEASE is made on 30 June 2025 between the council and Ada Byron.",
        "These rules were adopted by the council at its meeting held on 30 June 2025.",
    ],
)
def test_a_date_that_stands_alone_is_the_papers(text):
    assert published(text) == date(2025, 6, 30)


def test_the_month_that_something_is_due_is_not_the_papers():
    table = "| Action | Due |\n|---|---|\n| Recruit | Mar 2025 |\n| Publish | June 2025 |"
    assert read("a.md", POLICY.format(table).encode()).document.facts.month is None


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will open in May 2025.",
        "It will be open again after May 2025",
        "It is to be reviewed in May 2025",
    ],
)
def test_a_month_that_a_sentence_tells_is_not_the_papers(text):
    assert read("a.md", POLICY.format(text).encode()).document.facts.month is None


def test_a_month_behind_the_name_of_the_paper_is_the_papers():
    found = read("a.md", POLICY.format("Ambry Council - May 2025").encode()).document.facts
    assert found.month == date(2025, 5, 1)


def test_a_date_that_ends_a_sentence_on_its_next_line_is_not_the_papers():
    text = "Safeguarding policy\n\nYou have to answer within 56 days, namely by\n18 July 2023.\n"
    assert read("a.txt", text.encode()).document.facts.published is None
    text = "Safeguarding policy\n\nHead of Care\nWest Wing\n18 July 2023\n\nIt is for all staff.\n"
    assert read("a.txt", text.encode()).document.facts.published == date(2023, 7, 18)
