"""Parts of a pack: each keeps the facts of its own front, wherever on a page it begins."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.documents import Facts, Judgement, Paragraph
from ingest.facts.part_facts import parts_of
from tests.support.fronts import ILACS_2024, front

PACK = Facts(
    title="Anytown: Scrutiny Committee",
    authority="Anytown",
    kind="committee pack",
    inspected=(date(2024, 11, 7), date(2024, 11, 7)),
)


def paragraph(position, text, part, page, number="1"):
    return Paragraph("pack", position, number, "printed", (), page, page, text, part=part)


def test_an_inspection_appended_to_a_report_keeps_its_own_facts():
    report = front(
        """Progress report
        Report author: Ada Byron
        Wards affected: All
        Key decision: No
        1.1 The committee is asked to note the plan that was made.
        2.1 Appendix 1 is the Inspection of Anyborough local
        authority children’s services."""
    )
    paragraphs = (
        paragraph(0, "The committee is asked to note the plan that was made.", "Report", 1, "1.1"),
        paragraph(
            1,
            "Appendix 1 is the Inspection of Anyborough local authority children’s services.",
            "Report",
            1,
            "2.1",
        ),
        paragraph(2, "Children in Anyborough wait too long for help.", "Inspection", 1),
    )
    report, inspection = parts_of(paragraphs, [*report, *front(ILACS_2024)], PACK)
    assert (report.facts.title, report.facts.authority) == ("Report", "Anytown")
    assert report.facts.inspected == PACK.inspected
    assert inspection.facts.kind == "inspection"
    assert inspection.facts.authority == "Anyborough"
    assert inspection.facts.inspected == (date(2024, 10, 28), date(2024, 11, 8))
    assert Judgement("Overall effectiveness", "Inadequate") in inspection.facts.judgements


def test_minutes_of_an_earlier_meeting_do_not_take_the_day_of_this_one():
    text = "Minutes of a meeting of the Committee held on a day in spring\nPresent: A Byron"
    (minutes,) = parts_of([paragraph(0, "None.", "Minutes", 1)], front(text), PACK)
    assert (minutes.facts.kind, minutes.facts.inspected) == ("minutes", None)


@pytest.mark.parametrize(
    "title", ["Minutes of the meeting held on 3 May 2024", "Annual report of the harbour master"]
)
def test_an_item_of_minutes_is_of_their_meeting_whatever_it_is_on(title):
    own = [paragraph(0, "It was agreed to sign what was there.", title, 1)]
    text = f"{title}\n1. It was agreed to sign what was there."
    (item,) = parts_of(own, front(text), replace(PACK, kind="minutes"))
    assert (item.facts.kind, item.facts.inspected) == ("", PACK.inspected)


def test_a_document_without_parts_has_none():
    assert parts_of([paragraph(0, "Words.", "", 1)], front("Words."), Facts()) == ()
