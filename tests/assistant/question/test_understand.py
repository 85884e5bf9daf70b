import pytest

from assistant.answers import Filters, Question
from assistant.documents import Citation
from assistant.finding.shapes import fit
from assistant.question.scope import scope_of
from assistant.question.understand import read, understood
from tests.support.hand_built import NEW, HandBuilt
from tests.support.hand_built import at as paragraph_at
from tests.support.seed_like import DOCUMENTS


def asked(text):
    return read(Question(text), text, scope_of(text, DOCUMENTS, Filters()))


@pytest.mark.parametrize(
    ("text", "comparing"),
    [
        ("How did early help change between 2012 and 2020?", True),
        ("Compare the virtual school in 2012 and 2020", True),
        ("Fostering: Harrowdale and Eastmere?", True),
        ("How good is early help in 2020?", False),
        ("What changed for care leavers in the 2020 inspection?", False),
    ],
)
def test_several_documents_named_are_compared(text, comparing):
    assert asked(text).comparing is comparing


def test_words_that_only_choose_documents_are_no_part_of_the_topic():
    assert asked("What was wrong with audits at Harrowdale in 2020?").topic == (
        "What was with audits at in"
    )


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("How many carers are there?", "There are 106 foster carers.", 1.0),
        ("How many carers are there?", "Carers are well supported.", 0.0),
        ("How many carers were there in 2020?", "In 2020 carers were supported.", 0.0),
        ("How much did the campaign cost?", "There were 6 campaigns.", 0.0),
        ("How much did the campaign cost?", "It cost £4,000.", 1.0),
        ("How often do they meet?", "They meet weekly.", 1.0),
        ("What percentage agreed?", "Most agreed.", 0.0),
        ("What percentage agreed?", "The majority agreed.", 0.5),
        ("What was the average caseload?", "Workers hold up to 20 cases.", 0.4),
        ("How many staff get the bulletin?", "The bulletin goes to 2,000 staff.", 1.0),
        ("How many weeks do families wait?", "Waits affect 30 families.", 0.2),
        ("How long has she been in post?", "She has led it since May 2019.", 1.0),
        ("How many plans are there?", "Plans are in place for 94% of pupils.", 0.6),
    ],
)
def test_a_figure_fits_where_it_counts_what_was_asked(question, sentence, expected):
    assert fit("number", question, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Its head, Lorna Penrose, knows every child.", 1.0),
        ("Councillor Ann Oakley is the lead member.", 1.0),
        ("The Virtual School is led by its Head of Service.", 0.0),
        ("They do well.", 0.0),
    ],
)
def test_a_person_is_best_named_in_full(sentence, expected):
    assert fit("person", "Who is the head?", sentence) == expected


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who chairs the panel?", "The panel is chaired by a head of service.", 0.7),
        ("Who is the chair of the panel?", "The panel is chaired by a head of service.", 0.0),
        ("Who runs the clinics?", "The clinics are run by school nurses.", 0.7),
        ("Who runs Streetwise North?", "A charity, Streetwise North, runs it.", 0.0),
    ],
)
def test_an_office_tells_who_does_a_thing_but_not_who_is_called_so(question, sentence, expected):
    assert fit("person", question, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is run by a company called Bright Futures.", 1.0),
        ("A new company was commissioned.", 0.0),
        ("Bright Futures and others help, and carers who are trained run a company too.", 0.0),
    ],
)
def test_a_name_stands_near_the_word_for_what_bears_it(sentence, expected):
    assert fit("name", "Which company is it?", sentence) == expected


def test_the_grade_of_a_part_is_not_the_overall_one():
    question = "What was overall effectiveness graded?"
    assert fit("grade", question, "Overall effectiveness: Good") == 1.0
    assert fit("grade", question, "Children in care: Good") == 0.3


@pytest.mark.parametrize(
    ("text", "picking", "topic"),
    [
        ("Which inspections mention county lines?", True, "mention county lines?"),
        ("Which of the councils say anything of mould?", True, "say anything mould?"),
        ("What did the inspections say of mould?", False, "What did the inspections say mould?"),
    ],
)
def test_which_documents_say_it_asks_for_those_and_not_for_the_word(text, picking, topic):
    found = asked(text)
    assert (found.picking, " ".join(found.topic.split())) == (picking, topic)


@pytest.mark.parametrize(("own", "stays"), [("and fostering?", True), ("and harrowdale?", False)])
def test_a_follow_up_that_names_a_council_leaves_the_papers_cited_before(own, stays):
    cited = (Citation(paragraph_at(NEW, "1"), "Social workers hold 15 cases each"),)
    completed = "What is said of fostering in Harrowdale?"
    found = understood(Question(own), completed, HandBuilt(), cited, on=True)
    assert bool(found.there) is stays
