"""The offline judge: one plainly good and one plainly bad example of each thing it looks at."""

import pytest

from eval.offline.judge import statements_in, verdict

PARAGRAPH = (
    "Most children in care live close to home. In 2019, 14 of the 40 foster carers left, and the"
    " service was judged good. Social workers do not always visit within 10 working days."
    " Ms Ada Pell, the director, told inspectors that caseloads had increased to 23 on average."
)


def judged(statement: str, *paragraphs: str):
    return verdict(statement, paragraphs or (PARAGRAPH,))


@pytest.mark.parametrize(
    "statement",
    [
        "Most children in care live close to home.",
        "In 2019, fourteen of the 40 foster carers left.",
        "The service was judged good in 2019.",
        "Social workers do not always visit within ten working days.",
        "Caseloads had increased to 23 on average, Ms Ada Pell told inspectors.",
    ],
)
def test_what_the_paragraph_says_is_faithful(statement):
    assert judged(statement).faithful, judged(statement).reason


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("All children in care live close to home.", "“all” is not said there"),
        ("Children in care live close to home.", "“most” is left out"),
        ("In 2019, 15 of the 40 foster carers left.", "the figure 15 is not there"),
        ("In 2018, 14 of the 40 foster carers left.", "the figure 2018 is not there"),
        ("In 2019, 40 of the 14 foster carers left.", "stands with other words"),
        ("The service was judged outstanding in 2019.", "the grade outstanding"),
        ("Social workers always visit within 10 working days.", "denied in one"),
        ("Most children in care do not live close to home.", "denied in one"),
        ("Ms Ada Frost told inspectors that caseloads had increased.", "the name Frost"),
        ("Caseloads had decreased to 23 on average.", "“decreased” is the opposite"),
        ("Leaders have bought a new computer system.", "does not say it"),
    ],
)
def test_what_it_does_not_say_is_not_and_the_reason_is_given(statement, reason):
    result = judged(statement)
    assert not result.faithful
    assert reason in result.reason


def test_the_right_statement_with_the_wrong_paragraph_is_unfaithful():
    other = "Schools and the police share information promptly about missing children."
    assert not judged("Most children in care live close to home.", other).faithful


def test_a_sentence_without_a_paragraph_is_unfaithful():
    assert judged("Most children live close to home.", " ").reason == "no paragraph is cited"


def test_a_clause_cut_from_its_negation_is_not_word_for_word():
    source = "It is not the case that visits are timely and well recorded."
    assert not judged("Visits are timely and well recorded.", source).faithful


def test_an_answer_is_cut_into_its_sentences():
    assert statements_in("Dr Pell met 3.5 staff. They agreed.\n• Yes.") == (
        "Dr Pell met 3.5 staff.",
        "They agreed.",
        "• Yes.",
    )
