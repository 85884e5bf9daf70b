"""The conversation can be kept, with every reference."""

from dataclasses import replace
from datetime import datetime

from assistant.answers import Answer, Match, Question, Row, Sentence, Turn
from assistant.pages.names import names_of
from assistant.pages.transcript import transcript
from tests.support.scripted_assistant import AFTER, DOCUMENTS, NEW, OLD, SENTENCE

NOW = datetime(2026, 3, 2, 9, 5)
HEAD = "Questions to the council's documents, 2 March 2026, 09:05\n\n"
CITED = (
    "Children are seen within ten days of a referral.\n"
    "    [2020 inspection, paragraph 17, page 2] “seen within ten days of a referral”\n"
)


def written(answer: Answer) -> str:
    return transcript([Turn(answer.question.text, answer)], names_of(DOCUMENTS), NOW)


def test_an_answer_is_kept_with_its_references_and_quotes():
    answer = Answer(Question("And now?"), "answered", (SENTENCE,), asked_as="How fast in 2020?")
    assert written(answer) == (HEAD + "QUESTION: And now?\nAsked as: How fast in 2020?\n" + CITED)


def test_what_is_only_partly_supported_is_kept_as_such():
    partly = replace(SENTENCE, support="partly", reason="It does not say: fast.")
    first, rest = CITED.split("\n", 1)
    assert written(Answer(Question("And now?"), "answered", (partly,))) == (
        f"{HEAD}QUESTION: And now?\n{first}\n"
        f"    (Only partly supported. It does not say: fast.)\n{rest}"
    )


def test_a_comparison_is_kept_document_by_document():
    answer = Answer(Question("Compare."), "answered", rows=(Row(OLD), Row(NEW, (SENTENCE,))))
    assert written(answer) == (
        HEAD + "QUESTION: Compare.\n2016 inspection:\nNothing found in this document.\n"
        "2020 inspection:\n" + CITED
    )


def test_a_sentence_that_sums_up_a_comparison_is_kept_before_it():
    summed_up = Sentence("It became faster.", ())
    rows = (Row(NEW, (SENTENCE,)),)
    answer = Answer(Question("Compare."), "answered", (summed_up, SENTENCE), rows=rows)
    assert written(answer) == (
        HEAD + "QUESTION: Compare.\nIt became faster.\n2020 inspection:\n" + CITED
    )


def test_a_refusal_is_kept_and_near_misses_are_called_that():
    near = (Match(AFTER, 0.5),)
    answer = Answer(Question("Weather?"), "not_found", note="Not there.", closest=near)
    assert written(answer) == (
        HEAD + "QUESTION: Weather?\nClosest paragraphs (they do not answer the question):\n"
        "- 2020 inspection, paragraph 18, page 2\nNot there.\n"
    )
