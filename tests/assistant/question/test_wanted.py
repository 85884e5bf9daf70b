"""What kind of answer a question asks for, by its words."""

import pytest

from assistant.question.wanted import wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many carers are there?", "number"),
        ("What percentage of reviews were on time?", "number"),
        ("When did the policy start?", "date"),
        ("Who chairs the panel?", "person"),
        ("What was overall effectiveness rated?", "grade"),
        ("What are the areas for improvement?", "list"),
        ("Is early help effective?", "yes_no"),
        ("Why are plans late?", "passage"),
        ("What time does the meeting start?", "time"),
        ("What was the average caseload?", "number"),
        ("Which company won the contract?", "name"),
        ("What is the name of the lead inspector?", "person"),
        ("What is the name of the agency?", "name"),
        ("Did the number of visits fall?", "yes_no"),
        ("Can you tell me the number of visits?", "number"),
        ("Do they say how many visits there were?", "number"),
        ("Where does it say that judgements were inflated?", "passage"),
        ("How do I email the author?", "contact"),
        ("Did the council email parents?", "yes_no"),
        ("What did Ofsted rate the service in 2016?", "grade"),
        ("Did the rate of plans fall?", "yes_no"),
        ("Why: did the rate of plans fall?", "passage"),
        ("How quickly is a contact dealt with?", "number"),
        ("average number of cases per social worker", "number"),
        ("Which number should I ring about the meeting?", "contact"),
        ("Which school year's results are coming?", "passage"),
        ("Who appoints them? (When did the committee meet)", "person"),
    ],
)
def test_a_question_says_what_kind_of_answer_would_do(text, expected):
    assert wanted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What time does the meeting start?", "time"),
        ("Which number should residents ring?", "contact"),
        ("Why was the road closed?", "passage"),
        ("Does it say how many trees were felled?", "number"),
        ("Do they say anything?", "passage"),
        ("Could you tell me who chairs the board?", "person"),
        ("Is the pool open? (Who runs the pool)", "yes_no"),
    ],
)
def test_what_goes_before_the_question_or_behind_it_tells_nothing(text, expected):
    assert wanted(text) == expected
