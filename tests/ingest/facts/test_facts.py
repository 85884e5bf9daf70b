"""Title, authority, kind, dates and inspectors, from front pages of every form."""

import json
import re
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.kinds.every import kind_named
from assistant.kinds.grades import GRADES
from assistant.kinds.inspectors import FRONT
from assistant.kinds.kind import Sign
from assistant.kinds.plain import PLAIN
from ingest.facts.authority import plain_name
from ingest.facts.facts import facts_of
from ingest.facts.people import NAME
from ingest.lines import Line
from ingest.reading import read
from tests.support.fronts import (
    CHILDRENS_HOME_2025,
    ILACS_2019,
    ILACS_2024,
    JOINT_2017,
    LETTER_2018,
    MONITORING_2019,
    PACK,
    PROTECTION_2012,
    SEND_2024,
    SINGLE_2014,
    SINGLE_2016,
    front,
)
from tests.support.needs import left_out
from tests.support.places import CORPUS

EXPECTED = json.loads((Path(__file__).parent / "expected_facts.json").read_text("utf-8"))


def facts(text):
    return facts_of(front(text))


@pytest.mark.parametrize(
    ("text", "kind", "authority", "published", "inspected"),
    [
        (ILACS_2019, "inspection", "Anyshire", None, ("2019-06-10", "2019-06-21")),
        (ILACS_2024, "inspection", "Anyborough", None, ("2024-10-28", "2024-11-08")),
        (SINGLE_2016, "inspection", "Anytown", "2016-08-26", ("2016-06-13", "2016-07-07")),
        (SINGLE_2014, "inspection", "Anyham", "2015-01-20", ("2014-11-04", "2014-11-26")),
        (PROTECTION_2012, "inspection", "Anyshire", "2012-12-21", ("2012-11-12", "2012-11-21")),
        (LETTER_2018, "focused visit", "Anytown", "2018-08-02", ("2018-07-10", "2018-07-11")),
        (MONITORING_2019, "monitoring visit", "Anyshire", "2019-05-14", ("2019-04-16", "2019-04-17")),  # noqa: E501
        (JOINT_2017, "joint inspection", "Anyshire", "2017-02-01", ("2016-12-05", "2016-12-09")),
        (SEND_2024, "SEND inspection", "Anytown", None, ("2024-03-18", "2024-03-22")),
        (CHILDRENS_HOME_2025, "inspection", "", None, ("2025-02-04", "2025-02-05")),
        (PACK, "agenda", "Anytown", None, ("2024-11-07", "2024-11-07")),
    ],
)  # fmt: skip
def test_each_form_gives_its_kind_authority_and_dates(text, kind, authority, published, inspected):
    found = facts(text)
    assert (found.kind, found.authority) == (kind, authority)
    assert found.published == (published and date.fromisoformat(published))
    assert found.inspected == tuple(date.fromisoformat(day) for day in inspected)


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        ("Inspection of a good school: Mill Lane School", "Mill Lane School"),
        ("Inspection of Mill Lane School", "Mill Lane School"),
        ("Mill Lane Limited: Inspection report for fostering agency", "Mill Lane Limited"),
        ("Children’s home inspection – Full", ""),
    ],
)
def test_a_school_or_a_home_goes_by_its_own_name_and_no_councils(heads, name):
    rows = [
        "Inspection dates: 4 and 5 February 2025",
        "Registered provider: Anyshire County Council",
    ]
    found = facts("\n".join((heads, *rows, "Unique reference number 100000")))
    assert (found.kind, found.authority) == ("inspection", name)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (ILACS_2019, "Anyshire County Council: Inspection of children’s social care services"),
        (LETTER_2018, "Focused visit to Anytown Metropolitan Borough children’s services"),
        (
            JOINT_2017,
            "Joint targeted area inspection of the multi-agency response to abuse and neglect"
            " in Anyshire",
        ),
        (SEND_2024, "Area SEND inspection of Anytown Local Area Partnership"),
    ],
)
def test_titles_over_several_lines_are_whole(text, title):
    sized = tuple(
        Line(line.text, line.page, y=line.y, size=26.0 if n < 2 and "SEND" in title else 12.0)
        for n, line in enumerate(front(text))
    )
    assert facts_of(sized).title == title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (ILACS_2019, ("Ada Byron",)),
        (ILACS_2024, ("Ada Byron",)),
        (PROTECTION_2012, ("Ada Byron",)),
        (LETTER_2018, ("Ada Byron", "Alan Turing")),
        (MONITORING_2019, ("Ada Byron", "Alan Turing")),
        (JOINT_2017, ()),
    ],
)
def test_inspectors_are_named_the_lead_first(text, names):
    assert facts(text).inspectors == names


def test_a_team_is_named_lead_deputy_team():
    team = """The inspection team
    Team inspectors: Grace Hopper HMI, Nikolai Ai, Mary
    Somerville (OI)
    Deputy lead inspector: Alan Turing
    Lead inspector: Ada Byron, Senior HMI
    Quality assurance manager: Karl Popper (SHMI)"""
    lines = [*front(SINGLE_2016), *front(team, page=48)]
    assert facts_of(lines).inspectors == (
        "Ada Byron", "Alan Turing", "Grace Hopper", "Nikolai Ai", "Mary Somerville",
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "The lead inspector and the director agreed arrangements.",
        "Lead inspectors met the council’s leaders.",
        "The inspectors were impressed by what they saw.",
    ],
)
def test_a_sentence_about_inspectors_names_nobody(sentence):
    assert facts(f"Focused visit to Anytown children’s services\n{sentence}").inspectors == ()


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("8–12 October 2018 and 22–26 October 2018", ("2018-10-08", "2018-10-26")),
        ("3 to 7 and 17 to 28 June 2019", ("2019-06-03", "2019-06-28")),
        ("24 January to\n4 February 2022", ("2022-01-24", "2022-02-04")),
        ("\n24 January 2022", ("2022-01-24", "2022-01-24")),
    ],
)
def test_an_inspection_in_halves_lasts_from_its_first_day_to_its_last(printed, days):
    found = facts(ILACS_2019.replace("10 June 2019 to 21 June 2019", printed))
    assert found.inspected == tuple(date.fromisoformat(day) for day in days)


def test_a_visit_of_a_year_is_a_misprint_and_left_out():
    text = LETTER_2018.replace("10 and 11 July 2018", "10 July 2017 to 11 July 2018")
    assert facts(text).inspected is None


def test_the_date_of_an_earlier_inspection_is_not_this_ones():
    text = SEND_2024.replace("Inspection dates: 18 to 22 March 2024\n", "")
    assert facts(text).inspected is None


def test_a_letter_with_two_dates_at_its_head_has_no_publication_date():
    text = LETTER_2018.replace("2 August 2018", "2 August 2018\n3 August 2018")
    assert facts(text).published is None


def test_plain_prose_has_no_facts_but_perhaps_a_title():
    found = facts_of(
        front("The council met, and agreed to meet again in May 2024.\nThen it ended.")
    )
    assert (found.kind, found.authority, found.published, found.inspected) == ("", "", None, None)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The London Borough of Barking & Dagenham", "Barking and Dagenham"),
        ("Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("Kirklees Metropolitan Borough Council", "Kirklees"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("Bournemouth, Christchurch and Poole Council", "Bournemouth, Christchurch and Poole"),
        ("Durham County Council", "Durham"),
        ("County Durham", "Durham"),
        ("City of London Corporation", "City of London"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("Telford & Wrekin Co-operative Council", "Telford and Wrekin"),
        ("Torbay Council’s", "Torbay"),
        ("local authority", ""),
    ],
)
def test_an_authority_has_one_plain_name(name, plain):
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Monitoring visit to Anytown children’s services\nThis letter", "monitoring visit"),
        ("Joint targeted area inspection of Anytown\nLead inspector: A", "joint inspection"),
        ("Joint local area SEND inspection in Anytown", "SEND inspection"),
        ("Report on the inspection of children’s services\nIt was inspected.", "report"),
        ("Guidance for the inspection of children’s services", "guidance"),
        ("Working together to safeguard children", "guidance"),
        ("Improvement action plan 2024", "action plan"),
        ("Independent Inquiry into Child Protection in Anytown", "inquiry report"),
        ("Recording policy", "policy"),
        ("Dear Ms Hopper\nYour question of 3 May\nThank you for writing.", "letter"),
        ("Minutes of a meeting of the Cabinet held on 3 May 2024\nPresent: A Byron", "minutes"),
        (
            "House of Commons\nEducation Committee\nCare\nFourth Report of Session 2012–13",
            "select committee report",
        ),
        (
            "Fostering report\nReport author: A Byron\nWards affected: All\nKey decision: No",
            "committee report",
        ),
        ("A poem", ""),
    ],
)  # fmt: skip
def test_each_kind_is_told_by_its_front(text, kind):
    assert facts(text).kind == kind


PIECES = st.sampled_from(
    "Inspection of|Anytown|local authority children’s services|Inspection dates:|3 to 7 June 2024|"
    "Lead inspector:|Ada Byron, HMI|Judgement|Grade|The experiences and progress of|care leavers|"
    "Overall effectiveness|Good|Requires|improvement|to be good|Inadequate|1.|2.1|: |¹|Dear|"
    "Record of main findings|Inspection outcome|Focused visit to|Published:|31 June 2020|Agenda|"
    "Minutes of a meeting of|held on|Council|Committee|Children’s services in|are|require".split(
        "|"
    )
)


@settings(deadline=None)  # another process may be busy
@given(st.lists(st.lists(PIECES | st.text(max_size=12), min_size=1, max_size=6), max_size=40))
def test_whatever_the_lines_say_facts_are_facts(rows):
    found = facts_of([Line(" ".join(row), page=1 + n // 15) for n, row in enumerate(rows)])
    assert all(row.area.strip() and row.grade in GRADES for row in found.judgements)
    assert found.inspected is None or found.inspected[0] <= found.inspected[1]
    assert all(NAME.fullmatch(name) for name in found.inspectors)
    assert "\n" not in found.title + found.authority


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPECTED)
def test_the_facts_of_a_published_document_are_as_a_reader_finds_them(name):
    path = next(CORPUS.glob(f"*/{name}.pdf"), None)
    if path is None:
        left_out("the shared corpus is not on this machine, or not whole")
    document = read(path.name, path.read_bytes()).document
    found = json.loads(json.dumps(asdict(document.facts), default=date.isoformat))
    found["judgements"] = [[each["area"], each["grade"]] for each in found["judgements"]]
    assert {fact: found[fact] for fact in EXPECTED[name]} == EXPECTED[name]


def test_a_kind_says_how_its_own_front_names_who_came_where_and_when():
    assessed = replace(
        kind_named("inspection"),
        name="assessment",
        signs=(Sign(title=r"^assessment of"),),
        front=replace(
            FRONT,
            named=(re.compile(r"^Assessment of (?P<name>[A-Z]\w+)"),),
            dates=re.compile(r"assessed: (?P<rest>.*)", re.IGNORECASE),
            roles=re.compile(r"(?P<role>lead) assessor(?P<colon>:) (?P<names>.*)", re.IGNORECASE),
        ),
    )
    text = "Assessment of Ambry\nAssessed: 4 May 2023\nLead assessor: Ann Rowe"
    facts = facts_of(front(text), (assessed, PLAIN))
    assert (facts.authority, facts.inspectors) == ("Ambry", ("Ann Rowe",))
    assert facts.inspected == (date(2023, 5, 4), date(2023, 5, 4))
