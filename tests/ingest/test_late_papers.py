"""Supplements and re-issued papers say which papers of the library they belong to or replace."""

from __future__ import annotations

import pytest

from assistant.library import Library
from ingest.adding import added
from ingest.apart.limits import Children, Limits
from ingest.facts.facts import facts_of
from ingest.files import places_of
from ingest.read_again import readings_in
from tests.ingest.facts.test_committee_papers import paper
from tests.support.small_library import WordCounting

MEETING = ("##OXBURY COUNTY COUNCIL", "##CABINET", "Thursday 30 January 2025 at 10.00 am")
AGENDA = (
    *MEETING, "##AGENDA", "1. Apologies for absence", "2. Declarations of interest",
    "3. The ferry and its quay – to follow",
)  # fmt: skip
REPORT = (
    "From: Ada Byron, Cabinet Member for Bridges", "To: Cabinet – 30 January 2025",
    "Subject: Repair of the ferry", "Classification: Unrestricted",
    "Oxbury County Council is asked to note the repair.",
)  # fmt: skip
AGAIN = "This report replaces the report published on 20 January 2025."


@pytest.mark.parametrize(
    ("rows", "issue", "replaces"),
    [
        ((*MEETING, "##SUPPLEMENT 1", "3. The ferry (Pages 3 - 8)"), "Supplement 1", ""),
        ((*MEETING, "##Supplementary Agenda", "3. The ferry"), "Supplementary agenda", ""),
        (("##Agenda Supplement (2)", *MEETING, "3. The ferry"), "Agenda supplement 2", ""),
        ((*MEETING, "##Papers to follow", "3. The ferry"), "Papers to follow", ""),
        ((*REPORT[:3], "##REVISED", *REPORT[3:]), "Revised", ""),
        ((*REPORT[:2], "Subject: Repair of the ferry (revised report)", *REPORT[3:]),
         "Revised report", ""),
        (("##Replacement pages 12 to 15", *REPORT), "Replacement pages 12 to 15", ""),
        ((*REPORT, AGAIN), "Replacement", "the report published on 20 January 2025"),
        (AGENDA, "", ""),
        (REPORT, "", ""),
        ((*REPORT, "This plan replaces the plan published in 2019."), "", ""),
        (("##OXBURY COUNTY COUNCIL", "##Ferries policy", "Revised", "March 2019"), "", ""),
    ],
)  # fmt: skip
def test_a_late_paper_is_known_by_what_it_prints(rows, issue, replaces):
    found = facts_of(paper(*rows))
    assert (found.issue, found.replaces) == (issue, replaces)


@pytest.fixture(scope="module")
def children():
    with Children(Limits(seconds=60), count=1) as some:
        yield some


@pytest.fixture
def told(tmp_path, children):
    """What is told of files: as they are added, by a check, and what they are called."""

    def of(**files):
        library = Library(tmp_path / "library", WordCounting())
        for name, rows in files.items():
            text = "\n\n".join(row.removeprefix("##") for row in rows)
            (tmp_path / f"{name}.txt").write_text(text)
        places, _ = places_of([tmp_path / f"{name}.txt" for name in files])
        with library.writing() as writer:
            outcomes = added(places, writer, children, lambda outcome: None)
        edition = library.edition()
        late = {o.document: p.message for o in outcomes for p in o.problems if "late" in p.kind}
        checked = [line for line in readings_in(edition, children) if "late paper" in line]
        return late, checked, {document.id: document.name for document in edition.documents}

    return of


def test_a_supplement_is_told_with_the_pack_of_its_meeting_and_called_after_it(told):
    first = (*MEETING, "SUPPLEMENT 1", "3. The ferry and its quay", "The ferry is old.")
    other = (*MEETING[:2], "Thursday 6 March 2025", *AGENDA[3:])
    late, checked, names = told(a_supplement=first, pack=AGENDA, other=other)
    said = "Supplement 1 to pack (pack.txt), for the meeting of CABINET of 30 January 2025."
    assert (late, checked) == ({"a-supplement": said}, [f"  late paper: {said}"])
    assert names["a-supplement"] == "Oxbury 2025 agenda of 30 January 2025, supplement 1"


def test_a_supplement_without_its_pack_says_so(told):
    late, _, _ = told(
        a=(*MEETING, "SUPPLEMENT 1", "3. The ferry and its quay", "The ferry is old.")
    )
    assert late == {
        "a": "Supplement 1 to the papers of the meeting of CABINET of 30 January 2025, which the"
        " library does not hold."
    }


def test_a_report_issued_again_says_which_paper_it_replaces(told, tmp_path):
    late, checked, names = told(again=("REVISED", *REPORT, AGAIN), report=REPORT)
    said = (
        "Revised: it replaces report (report.txt); both answer now."
        " It says that it replaces the report published on 20 January 2025."
    )
    place = tmp_path / "again.txt"
    command = f"python -m ingest add {place} --replaces report"
    assert late == {"again": f"{said} For this one alone: {command}"}
    assert checked == [f"  late paper: {said}"]
    assert names["again"] == "2025 committee report, revised"
