"""Documents as people call them: which are meant, and whether the answer is to come from them."""

from datetime import date

import pytest

from assistant.documents import Document, Facts
from assistant.question.asked import Source
from assistant.question.mentions import mentions_in


def _source(authority: str, kind: str, day: date, title: str = "") -> Source:
    facts = Facts(title=title or f"{kind} of {authority}", authority=authority, kind=kind)
    if kind == "inspection":
        facts = Facts(title=facts.title, authority=authority, kind=kind, inspected=(day, day))
    else:
        facts = Facts(title=facts.title, authority=authority, kind=kind, published=day)
    id = f"{authority}-{kind}-{day.year}".lower().replace(" ", "-")
    return Source(Document(id, facts, f"{id}.pdf", ""), facts)


OLD = _source("Ambleford", "inspection", date(2018, 3, 9))
NEW = _source("Ambleford", "inspection", date(2022, 5, 6))
OTHER = _source("Winterbourne Vale", "inspection", date(2022, 10, 7))
MINUTES = _source("Ambleford", "minutes", date(2021, 4, 17), "Minutes of the Parks Committee")
STRATEGY = _source("Ambleford", "policy or strategy", date(2020, 1, 1), "Parks strategy")
SOURCES = (OLD, STRATEGY, MINUTES, NEW, OTHER)


@pytest.mark.parametrize(
    ("text", "sources", "definite"),
    [
        ("What did the 2018 inspection say about homes?", (OLD,), True),
        ("What does the Winterbourne Vale inspection say?", (OTHER,), True),
        ("What did the latest Ambleford inspection find?", (NEW,), True),
        ("What did the first inspection find?", (OLD,), True),
        ("Who spoke in the parks minutes?", (MINUTES,), True),
        ("What does the parks strategy promise?", (STRATEGY,), True),
        ("What did the inspection of Ambleford in March 2018 find?", (OLD,), True),
    ],
)
def test_a_document_is_meant_by_its_year_its_council_its_subject_or_its_age(
    text, sources, definite
):
    (mention,) = mentions_in(text, SOURCES)
    assert (mention.sources, mention.definite) == (sources, definite)


def test_what_is_asked_of_a_document_is_no_part_of_its_name():
    orders = _source("Ambleford", "policy", date(2020, 1, 1), "Standing orders for use in meetings")
    (mention,) = mentions_in("What does AB stand for in the 2018 inspection?", (*SOURCES, orders))
    assert mention.sources == (OLD,)


@pytest.mark.parametrize(
    ("body", "sources"), [("Parks Committee", (MINUTES,)), ("Licensing Committee", ())]
)
def test_the_last_meeting_is_that_of_the_body_named(body, sources):
    later = _source("Ambleford", "minutes", date(2022, 6, 1), "Minutes of the Audit Committee")
    (mention,) = mentions_in(f"Who was at the last meeting of the {body}?", (*SOURCES, later))
    assert mention.sources == sources


def test_a_document_that_only_tells_a_time_is_not_where_the_answer_is():
    (mention,) = mentions_in("What has improved since the last inspection?", SOURCES)
    assert not mention.definite


def test_a_document_that_is_not_there_is_named_with_its_year():
    (mention,) = mentions_in("What did the 2016 inspection say?", SOURCES)
    assert (mention.sources, [p.words for p in mention.periods], mention.definite) == (
        (),
        ["2016"],
        True,
    )


def test_two_documents_are_two_mentions():
    text = "How do the 2018 inspection and the parks minutes differ?"
    assert [m.sources for m in mentions_in(text, SOURCES)] == [(OLD,), (MINUTES,)]


def test_a_question_without_a_noun_for_documents_names_none():
    assert mentions_in("How many trees were felled in 2018?", SOURCES) == ()


def test_a_number_that_is_no_year_names_no_document():
    found = mentions_in("To whom was the A3083 inspection sent?", SOURCES)
    assert [mention.periods for mention in found] == [()]


def test_a_visit_by_inspectors_is_no_inspection():
    visit = _source("Ambleford", "focused visit", date(2018, 9, 4))
    (mention,) = mentions_in("What does the 2018 inspection say?", (OLD, visit))
    assert mention.sources == (OLD,)


def test_a_paper_of_two_years_is_meant_by_either():
    report = _source("Ambleford", "report", date(2022, 6, 1), "Annual report 2021/22")
    before = _source("Ambleford", "report", date(2021, 6, 1), "Annual report 2020/21")
    (mention,) = mentions_in("What does the 2021 annual report say?", (before, report))
    assert set(mention.sources) == {before, report}


@pytest.mark.parametrize("mark", ["²", "(¹)", "①"])
def test_the_mark_of_a_footnote_is_no_day(mark):
    assert mentions_in(f"What do the minutes {mark} say about bins?", SOURCES)
