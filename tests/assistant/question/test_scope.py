from dataclasses import replace
from datetime import date

import pytest

from assistant.answers import Filters
from assistant.documents import Document, Facts
from assistant.question.scope import scope_of
from tests.support.seed_like import DOCUMENTS, LETTER, inspection

OF_2012, OF_2018, OF_2020, PACK = (document.id for document in DOCUMENTS)


NO_FILTERS = Filters()


def chosen(text, documents=DOCUMENTS, filters=NO_FILTERS):
    """The documents, with the part where it is one, that the question is about."""
    scope = scope_of(text, documents, filters)
    return [f"{s.document.id}/{s.part}".rstrip("/") for s in scope.sources]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How good is life-story work?", [OF_2012, OF_2018, OF_2020, PACK]),
        ("What does the 2012 inspection say about adoption?", [OF_2012]),
        ("How many children were in care in 2012?", [OF_2012]),
        ("What did inspectors see at Eastmere?", [OF_2018]),
        ("What does the Eastmere letter say about audit?", [OF_2018]),
        ("what does the eastmere letter say about audit?", [OF_2018]),
        ("What happened on the focused visit in July 2018?", [OF_2018]),
        (
            "What is the latest inspection's view of care leavers?",
            [f"{PACK}/Inspection of Harrowdale children’s services"],
        ),
        ("What did the first inspection find?", [OF_2012]),
        ("According to the minutes, who sent apologies?", [f"{PACK}/Minutes"]),
        ("In the terms of reference, what is the quorum?", [f"{PACK}/Terms of Reference"]),
        ("What does the scrutiny pack say about fostering?", [PACK]),
        ("In the work programme, when is SEND considered?", [f"{PACK}/Work Programme"]),
        ("How did early help change between 2012 and 2020?", [OF_2012, OF_2018, OF_2020]),
        ("What has changed since 2019?", [OF_2020, PACK]),
        ("What has changed after 2020?", [PACK]),
        ("What changed before 2018?", [OF_2012]),
        ("What was decided from 2020 on?", [OF_2020, PACK]),
        ("How did early help compare between 2012 and 2020?", [OF_2012, OF_2020]),
        ("What improved since the last inspection?", [OF_2012, OF_2018, OF_2020, PACK]),
        ("Is there an action plan for homelessness?", [OF_2012, OF_2018, OF_2020, PACK]),
        ("How did Harrowdale do in 2020?", [OF_2020]),
        ("How were the 2012 and 2020 inspections graded?", [OF_2012, OF_2020]),
        ("harrowdale - how many kids on a CP plan?", [OF_2012, OF_2020, PACK]),
        ("Compare audit in the 2018 letter with 2020", [OF_2018, OF_2020]),
        ("Eastmere (2018), Harrowdale (2012): adoptions?", [OF_2012, OF_2018]),
        ("Was Harrowdale in 2020 as good as Eastmere in 2018?", [OF_2018, OF_2020]),
        ("Was the 2018 Eastmere letter kinder than the 2012 Harrowdale one?", [OF_2012, OF_2018]),
        ("What had to be done after the 2018 visit?", [OF_2018]),
        ("Had that changed by 2020? (What did the 2018 letter say)", [OF_2018, OF_2020]),
        ("What did the Eastmere 2018 letter and Harrowdale in 2020 say?", [OF_2018, OF_2020]),
    ],
)
def test_a_question_chooses_its_documents(text, expected):
    assert chosen(text) == expected


@pytest.mark.parametrize(
    ("text", "missing", "mentioned"),
    [
        ("What did the 2016 inspection find?", "2016 inspection", ("2016",)),
        ("How good are services in Birmingham?", "Birmingham", ("Birmingham",)),
    ],
)
def test_what_no_document_is_about_is_named(text, missing, mentioned):
    scope = scope_of(text, DOCUMENTS, Filters())
    assert (scope.sources, scope.missing, scope.mentioned) == ((), missing, mentioned)


def test_a_year_of_no_document_may_stand_in_any():
    scope = scope_of("How many children were in care in 2015?", DOCUMENTS, Filters())
    assert (len(scope.documents), scope.narrowed, scope.missing) == (
        len(DOCUMENTS),
        False,
        "2015",
    )


def test_a_longer_name_is_not_taken_for_a_shorter_one():
    north = inspection(2022, authority="North Lincolnshire Council")
    assert scope_of("How is Lincolnshire doing?", (north,), Filters()).missing == "Lincolnshire"
    assert chosen("How is North Lincolnshire doing?", (north, LETTER)) == [north.id]


def test_filters_that_leave_nothing_are_said():
    filters = Filters(authorities=("Nowhere",), from_year=2013, to_year=2014)
    assert scope_of("Anything?", DOCUMENTS, filters).missing == "Nowhere, from 2013 to 2014"


def test_the_filters_of_the_reader_hold_whatever_the_question_says():
    filters = Filters(documents=(OF_2012,))
    assert chosen("What does the 2020 inspection say?", filters=filters) == []


def test_a_report_goes_by_the_year_it_was_published_in_where_none_was_held_in_it():
    facts = replace(inspection(2014).facts, published=date(2015, 1, 20))
    published = replace(inspection(2014), id="harrowdale-2015", facts=facts)
    later = inspection(2016)
    assert chosen("What did the 2015 report find?", (published, later)) == [published.id]
    assert chosen("How was early help in 2014?", (published, later)) == [published.id]
    held = inspection(2015)
    assert chosen("What did the 2015 report find?", (published, held)) == [held.id]


def test_a_year_in_the_name_of_a_file_is_not_denied():
    plan = replace(DOCUMENTS[0], file="plan-2016.pdf")
    scope = scope_of("What was the gap in 2016?", (plan, DOCUMENTS[1]), Filters())
    assert ([s.document.id for s in scope.sources], scope.missing) == ([OF_2012], "")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("What did the 2018 inspection say?", True),
        ("What progress has been made since the 2018 inspection?", False),
        ("Which actions were closed following the 2018 inspection?", False),
    ],
)
def test_a_paper_that_tells_when_shuts_out_no_other(text, exact):
    documents = (inspection(2018), inspection(2022))
    assert scope_of(text, documents, NO_FILTERS).exact is exact


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Who took decision 24/00093?", ["decision"]),
        ("What does PA-2023-0117 say?", ["planning"]),
        ("Why was decision 24/00118 taken?", ["printed"]),
        ("What happened in 2023/24?", None),
        ("Who took decision 24/00094?", None),
    ],
)
def test_a_paper_is_chosen_by_the_number_it_is_filed_under(text, chosen):
    papers = [
        Document("decision", Facts("Record of decision"), "record-of-decision-24-00093.pdf", ""),
        Document("planning", Facts("Application PA/2023/0117"), "a.pdf", ""),
        Document("printed", Facts("Decision", decision="24/00118"), "b.pdf", ""),
        Document("other", Facts("Plan"), "plan-24.pdf", ""),
    ]
    scope = scope_of(text, papers, Filters())
    assert [d.id for d in scope.documents] == (chosen or [d.id for d in papers])
    assert scope.narrowed == bool(chosen)


def _minutes(day):
    title = "Minutes of the Parks Committee"
    facts = Facts(title, "Harrowdale", "minutes", inspected=(day, day))
    return Document(f"minutes-{day}", facts, f"{day:%d}.pdf", "")


SPRING, SUMMER = _minutes(date(2023, 5, 16)), _minutes(date(2023, 7, 11))


@pytest.mark.parametrize(
    ("text", "expected", "missing"),
    [
        ("What was resolved in May 2023?", [SPRING], ""),
        ("What did the committee decide in May?", [SPRING], ""),
        ("What was resolved on 11 July?", [SUMMER], ""),
        ("What was resolved after May 2023?", [SUMMER], ""),
        ("What was resolved before July 2023?", [SPRING], ""),
        ("What may be resolved?", [SPRING, SUMMER], ""),
        ("How many trees fell in April?", [SPRING, SUMMER], ""),
        ("What was resolved on 20 May 2023?", [SPRING, SUMMER], "20 May 2023"),
        ("Summarise the minutes of 20 May", [], "minutes of 20 May"),
        ("Summarise the minutes of 16 May", [SPRING], ""),
        ("What was resolved after 2023?", [SPRING, SUMMER], "after 2023"),
    ],
)
def test_a_day_or_a_month_chooses_the_papers_of_a_meeting(text, expected, missing):
    scope = scope_of(text, (SPRING, SUMMER), NO_FILTERS)
    assert (list(scope.documents), scope.not_held) == (expected, missing)
    assert bool(scope.untold) == bool(missing)


def test_a_word_of_another_kind_of_inspection_chooses_none_of_this():
    own, other = (
        DOCUMENTS[2],
        replace(DOCUMENTS[2], id="send", facts=replace(DOCUMENTS[2].facts, kind="SEND inspection")),
    )
    text = "Who led the Harrowdale SEND inspection?"
    assert chosen(text, (own, other)) == ["send"]


def test_a_council_that_the_title_of_a_paper_names_is_no_stranger():
    document = DOCUMENTS[0]
    facts = replace(document.facts, title="The Eastleigh inquiry report", authority="")
    inquiry = replace(document, id="inquiry", file="inquiry.pdf", facts=facts, parts=())
    assert not scope_of("How many came forward in Eastleigh?", (inquiry,), Filters()).missing
    assert scope_of("How many came forward in Dorset?", DOCUMENTS, Filters()).missing == "Dorset"
