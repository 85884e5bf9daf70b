"""Facts at the head of committee papers, in the forms that councils print them."""

import pytest

from ingest.facts.facts import facts_of
from ingest.lines import Line, Span


def paper(*rows: str, size: float = 12.0) -> tuple[Line, ...]:
    """Lines as a PDF has them; "|" stands for a wide gap, "##" before a line in bold."""
    lines = []
    for n, row in enumerate(rows):
        text, bold = row.removeprefix("##"), row.startswith("##")
        left = 70.0 + 100 * (len(text) - len(text.lstrip())) / 10
        pieces = [piece.strip() for piece in text.split("|")]
        spans = tuple(Span(p, 70.0 + 100 * at, 160.0 + 100 * at) for at, p in enumerate(pieces))
        joined = " ".join(pieces)
        many = spans if len(spans) > 1 else ()
        line = Line(joined, 1, x=left, y=14.0 * n, size=size, bold=bold, spans=many)
        lines.append(line)
    return tuple(lines)


REPORT = paper(
    "From:|Ada Byron, Cabinet Member for Bridges",
    "To:|County Council – 13 March 2025",
    "Decision No:|25/00017",
    "Subject:|Repair of the ferry: update",
    "Classification:|Unrestricted",
    "Summary: The County Council is asked to note the repairs that the County Council ordered.",
    "Contact: ada.byron@oxbury.gov.uk Oxbury County Council",
)


def test_the_labels_at_the_head_of_a_report_give_its_facts():
    found = facts_of(REPORT)
    assert {
        "kind": found.kind,
        "title": found.title,
        "authority": found.authority,
        "when": found.when,
        "committee": found.committee,
        "authors": found.authors,
        "decision": found.decision,
        "status": found.status,
    } == {
        "kind": "committee report",
        "title": "Repair of the ferry: update",
        "authority": "Oxbury",
        "when": "2025-03-13",
        "committee": "County Council",
        "authors": ("Ada Byron, Cabinet Member for Bridges",),
        "decision": "25/00017",
        "status": "Unrestricted",
    }


def test_a_table_of_labels_over_their_values_is_read():
    rows = (
        ("Item No.\n9", "Classification:\nOpen", "Date:\nMay 20 2008", "Meeting Name:\nExecutive"),
        ("Report title:", "The ferry\nand its quay"),
        ("From:", "Director of Bridges"),
    )
    found = facts_of(
        tuple(Line(" ".join(row), cells=row, y=20.0 * n) for n, row in enumerate(rows))
    )
    assert (found.title, found.when, found.committee) == (
        "The ferry and its quay",
        "2008-05-20",
        "Executive",
    )


@pytest.mark.parametrize(
    ("rows", "kind", "authority", "when", "committee"),
    [
        (
            ("##OXBURY COUNTY COUNCIL", "##CABINET",
             "MINUTES of a meeting of the Cabinet held in County Hall on Thursday, 9 January 2025.",
             "PRESENT: Ada Byron (Chair)", "1. Apologies"),
            "minutes", "Oxbury", "2025-01-09", "Cabinet",
        ),
        (
            ("##CORPORATE FERRIES PANEL – 10th December 2024",
             "##MINUTES of the meeting held in the Quay Room.", "PRESENT: Ada Byron (Chair)",
             "Minutes of the meeting held on 29 October 2024 were agreed."),
            "minutes", "", "2024-12-10", "CORPORATE FERRIES PANEL",
        ),
        (
            ("##GLEN AMBRY COMMUNITY COUNCIL", "GENERAL MEETING MONDAY 3 JUNE 2024",
             "Present: Ada Byron", "Apologies: Alan Turing", "Minute taker: Grace Hopper"),
            "minutes", "Glen Ambry Community Council", "2024-06-03", "",
        ),
        (
            ("##GLEN AMBRY COUNCIL", "##MINUTE of MEETING of the FERRIES COMMITTEE held in the Quay"
             " Room on Thursday 20 February 2025", "Sederunt: Councillors Byron and Turing",
             "Attending:", "Grace Hopper", "1. The committee agreed a rise from 7 April 2025."),
            "minutes", "Glen Ambry", "2025-02-20", "FERRIES COMMITTEE",
        ),
        (
            ("##Ambry Council", "##Minutes of the Ferries Committee", "7 May 2025",
             "Present: Ada Byron", "1. Apologies"),
            "minutes", "Ambry", "2025-05-07", "Ferries Committee",
        ),
        (
            ("##AMBRY TOWN COUNCIL", "You are summoned to attend the annual meeting",
             "of the above Council to be held on", "Monday 20th May 2019 at 6.30pm", "##AGENDA",
             "1. Apologies for absence", "2. Declarations of interest", "3. Election of Chair"),
            "agenda", "Ambry Town Council", "2019-05-20", "",
        ),
        (
            ("##AMBRY TOWN COUNCIL", "4 June 2025", "You are hereby summoned to a meeting of the",
             "Open Spaces Committee to be held on Tuesday 10 June 2025 at 7 pm", "##AGENDA",
             "1. Apologies for absence", "2. Declarations of interest", "3. Fees"),
            "agenda", "Ambry Town Council", "2025-06-10", "Open Spaces Committee",
        ),
        (
            ("##AMBRY TOWN COUNCIL", "4 June 2025", "Dear Councillor", "A meeting of the Open"
             " Spaces Committee will be held in the Town Hall on Tuesday 10 June 2025 at 7 pm.",
             "##AGENDA", "1. Apologies for absence", "2. Declarations of interest", "3. Fees"),
            "agenda", "Ambry Town Council", "2025-06-10", "Open Spaces Committee",
        ),
        (
            ("30 November 2016", "##Complaint reference:", "16 005 626", "##Complaint against:",
             "London Borough of Marlow", "##The Ombudsman’s final decision", "Summary: A fault."),
            "ombudsman decision", "Marlow", "2016-11-30", "",
        ),
        (
            ("##Ambry Council", "##RECORD OF DELEGATED OFFICER DECISION",
             "Decision maker:|Head of Ferries", "Date of decision:|5 June 2025"),
            "record of decision", "Ambry", "2025-06-05", "",
        ),
        (
            ("##Ambry Council", "##Executive - Decision Sheet - 5 June 2025",
             "The call-in period ends at 5.00 pm on 16 June 2025.", "1. Deferred to July."),
            "record of decision", "Ambry", "2025-06-05", "Executive",
        ),
        (
            ("##Ambry Council", "##NOTICE OF PLANNING PERMISSION", "Date of decision:|5 June 2025",
             "1. The quay shall be built within three years."),
            "record of decision", "Ambry", "2025-06-05", "",
        ),
        (
            ("##Ambry Council", "##The ferry at night", "Decision maker:|Leader of the Council",
             "Date of decision:|5 June 2025", "Purpose:|To run the ferry each night of the week"
             " from the first of May on", "Reasons for decision:|It is asked for."),
            "record of decision", "Ambry", "2025-06-05", "Leader of the Council",
        ),
        (
            ("##Ferry fares", "Report to: Cabinet", "Date: 5 June 2025",
             "Report of: Ada Byron", "1.1 Fares stay as they are."),
            "committee report", "", "2025-06-05", "Cabinet",
        ),
        (
            ("##Ferry fares", "Ferries Board - 5 June 2025", "Report of the Head of Ferries",
             "1.1 Fares stay as they are."),
            "committee report", "", "2025-06-05", "Ferries Board",
        ),
        (
            ("##Ambry Council", "##Pwyllgor y Fferi / Ferries Committee",
             "Dyddiad / Date: 5 June 2025", "Awdur yr adroddiad / Report author: Ada Byron",
             "1. Pwrpas yr adroddiad / Purpose of the report", "Argymhellion / Recommendations"),
            "committee report", "Ambry", "2025-06-05", "Ferries Committee",
        ),
        (
            ("##Report to Harrowdale Borough Council", "by A Turing MA MRTPI",
             "an Inspector appointed by the Secretary of State", "Date: 20 September 2022"),
            "inspector's report", "Harrowdale", "2022-09-20", "",
        ),
        (
            ("##AMBRY PARISH COUNCIL", "##FINANCIAL REGULATIONS", "Adopted 26th June 2017"),
            "policy", "Ambry Parish Council", "2017-06-26", "",
        ),
        (
            ("##Harrowdale Local Plan", "##June 2024", "Harrowdale District Council"),
            "policy", "Harrowdale", "2024-06", "",
        ),
    ],
)  # fmt: skip
def test_each_form_gives_its_kind_council_day_and_committee(rows, kind, authority, when, committee):
    found = facts_of(paper(*rows))
    assert (found.kind, found.authority, found.when, found.committee) == (
        kind, authority, when, committee,
    )  # fmt: skip


@pytest.mark.parametrize("named", ["Cabinet", "Quay Committee", "Harbour Trust Board meeting"])
@pytest.mark.parametrize("below", ["1. Apologies", "Present: Ada Byron"])
def test_minutes_of_a_body_are_minutes_whoever_is_named_below(named, below):
    said = f"Minutes of the {named} held on Monday 13th January 2025 at the hall"
    found = facts_of(paper("##AMBRY TOWN COUNCIL", said, below, "2. Quay"))
    assert (found.kind, found.when, found.committee) == (
        "minutes",
        "2025-01-13",
        named.removesuffix(" meeting"),
    )


@pytest.mark.parametrize(
    ("labels", "authors"),
    [
        (("Report of: Cabinet Member, A Byron", "Author: G Hopper (g.hopper@ambry.gov.uk)"),
         ("G Hopper",)),
        (("Contact officer: A Turing", "Report by: G Hopper, Director of Quays"),
         ("G Hopper, Director of Quays",)),
        (("Contact officer: A Turing",), ("A Turing",)),
    ],
)  # fmt: skip
def test_who_wrote_a_report_is_its_author_before_whose_it_is(labels, authors):
    assert facts_of(paper("##The quay", "Report to: Cabinet", *labels)).authors == authors


def test_who_leads_what_the_text_tells_is_not_its_author():
    rows = ("##The quay", "Report to: Cabinet", "1. Works to be done", "Lead officer: A Turing")
    assert facts_of(paper(*rows)).authors == ()


def test_another_council_named_in_the_text_is_not_the_papers_own():
    rows = (
        "To:|County Council – 13 March 2025",
        "Subject:|Terms of the ferry committee",
        "The County Council has agreed the terms. The County Council meets in May.",
        "They hold once Harrowdale Council has agreed them.",
    )
    assert facts_of(paper(*rows)).authority == ""


@pytest.mark.parametrize(
    "label", ["Item No. 7", "From: Ada Byron", "Summary: All is well.", "Agenda Item 4", "Date:"]
)
def test_a_label_is_never_a_title(label):
    assert facts_of(paper(label, "The ferry is mended.")).title != label.strip(" :")


def test_an_inspection_in_two_halves_has_both_its_periods():
    rows = (
        "##Inspection of Anytown children’s services",
        "Inspection dates: 1 to 5 March 2021 and 7 to 18 June 2021",
        "Lead inspector: Ada Byron",
    )
    found = facts_of(paper(*rows))
    assert [[day.isoformat() for day in period] for period in found.periods] == [
        ["2021-03-01", "2021-03-05"],
        ["2021-06-07", "2021-06-18"],
    ]
    assert found.year == 2021


@pytest.mark.parametrize(
    ("named", "committee"),
    [
        ("Report to Audit and Risk Committee", "Audit and Risk Committee"),
        ("Report to the Cabinet", "Cabinet"),
        ("Oxbury County Council - Cabinet", "Cabinet"),
        ("Meeting of Ferries Committee, 13 March 2025", "Ferries Committee"),
    ],
)
def test_a_committee_is_called_without_its_paper_and_its_council(named, committee):
    rows = ("Oxbury County Council", named, "13 March 2025", "Subject: The ferry at Oxbury")
    more = ("Report of: Ada Byron, Director of Bridges", "1. Recommendations", "2. Reasons")
    assert facts_of(paper(*rows, *more)).committee == committee
