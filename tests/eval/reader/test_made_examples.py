"""What the reader is taught by rule: questions made unanswerable, statements altered."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from assistant.reader.windows import Passage
from eval.reader.examples import Example, cut, nearest, parting
from eval.reader.negatives import Nearest, elsewhere, exchanged, without_answer
from eval.reader.statements import (
    ALTERATIONS,
    Made,
    astray,
    changed,
    made_examples,
    reworded,
    statement,
)

PANEL = Passage(
    "northway council minutes",
    ("Cllr Amble chaired the panel in 2031.", "It met twice.", "The vote was lost by two."),
)
FAIR = Passage("northway council minutes", ("The fair in Oakham raised £200 in 2029.",))
ASKED = Example(
    "Who chaired the panel in 2031?", PANEL, (0,), "own-who", "northway", words="Cllr Amble"
)


def test_the_answering_sentence_taken_out_leaves_a_passage_that_does_not_answer():
    left = without_answer(ASKED)
    assert left is not None
    assert (left.passage.sentences, left.answers, left.words) == (PANEL.sentences[1:], (), "")


def test_a_sentence_is_not_taken_out_where_another_holds_the_answer_too():
    twice = Passage("", (*PANEL.sentences, "Cllr Amble thanked all."))
    assert without_answer(Example("Who chaired?", twice, (0,), "", "", words="Cllr Amble")) is None


def test_a_year_is_exchanged_for_one_the_passage_does_not_hold():
    made = exchanged(ASKED, ["What did the fair of 2029 raise?"], random.Random(1))
    assert made is not None
    assert (made.question, made.answers) == ("Who chaired the panel in 2029?", ())


def test_the_question_goes_before_the_nearest_passage_without_its_answer():
    near = Nearest([PANEL, FAIR])
    assert near.to("Who chaired the panel?", 2)[0] == PANEL
    made = elsewhere(ASKED, near, random.Random(1))
    assert made is not None
    assert (made.passage, made.answers) == (FAIR, ())


TRUE = {
    "figure": "The grant of £4,200 was paid.",
    "unit": "A reply is due within 20 days.",
    "by_to": "Spending rose by 4% over the term.",
    "direction": "Spending was higher than planned.",
    "date": "The panel meets in March each time.",
    "grade": "The overall outcome is good here.",
    "order": "The visit came before the vote.",
    "quantity": "All wards were heard on it.",
    "decision": "The licence was granted by the panel.",
    "cause": "The road closed after the flood.",
    "stage": "The plan was proposed by officers.",
    "negated": "The panel was content with it.",
    "name": "The vote was moved by Cllr Amble then.",
    "ends": "The panel wrote to Oakham School about Northway Academy then.",
    "stitched": "The licence was granted by the panel.",
}


def test_every_kind_of_alteration_is_tried():
    assert TRUE.keys() == ALTERATIONS.keys()


@pytest.mark.parametrize("kind", TRUE)
def test_an_altered_statement_says_something_else(kind):
    others = ("The road to Ferring Cross was closed by the county.",)
    made = [statement(0, [TRUE[kind]], others, random.Random(n), kind) for n in range(9)]
    said = {one.statement for one in made if one is not None}
    assert said and TRUE[kind] not in said


def test_a_sentence_said_in_other_words_keeps_its_figures():
    sentence = "In March 2031, the council purchased approximately 4,200 bins."
    said = {reworded(sentence, random.Random(n)) for n in range(40)}
    assert len(said) > 3
    assert all("2031" in one and ("4200" in one or "4,200" in one) for one in said)


def test_true_and_altered_statements_are_made_of_a_passage():
    made = made_examples([PANEL], FAIR.sentences, random.Random(2), "made")
    assert [sorted(e.verdicts) == [0] for e in made] == [True, False]
    assert all(e.answers is None and e.passage.sentences for e in made)


def test_a_text_is_cut_after_full_stops_before_capitals():
    assert cut("It cost 4.5 p. in all. Nobody paid. ") == ("It cost 4.5 p. in all.", "Nobody paid.")


def test_the_words_that_were_altered_are_known_wherever_rewording_put_them():
    assert changed("The grant was £4,200.", "The grant was £7,200.") == ((14, 21),)
    assert changed("It was not agreed.", "It was agreed.") == ((7, 14),)
    said = "In May the fee rose to £9."
    made = Made(said, "figure", frozenset({1}), altered="The fee rose to £9. In May")
    assert astray(made, "The fee rose to £8. In May") == ((23, 26),)
    assert astray(replace(made, kind="elsewhere"), "Another sentence.") is None


def test_a_false_statement_is_the_twin_of_the_true_one_most_like_it():
    true = ("Members put the rent up by two pounds.", "The clerk reads the water meter each May.")
    false = "Members put the rent up by ten pounds."
    assert (nearest(false, true), nearest(true[1], true)) == true
    assert [false[first:last] for first, last in parting(false, true[0])] == ["ten"]
    assert nearest("Nobody has heard of a fete.", true) == ""
    assert parting("Nobody has heard of a fete.", "") is None
