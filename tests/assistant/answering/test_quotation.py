"""Which sentences of which paragraphs are quoted, and what comes with them."""

from dataclasses import replace

import pytest

from assistant.answering.passages import is_answered
from assistant.answering.quotation import (
    MOST_OF_A_FACT,
    quoted,
    sentences_of,
    verbatim,
    with_beside,
)
from assistant.answers import Match
from assistant.documents import Paragraph
from assistant.finding.weigh import Evidence
from assistant.text.sentences import pieces_of
from tests.support.hand_built import EVERY, OLD, asked, at, evidence_for, said

ASKED = asked("How many trees were planted?")
FILLER = " ".join(f"Path {n} was swept in the {n}th week of the year by hand." for n in range(8))


def _paragraph(number: str, text: str) -> Paragraph:
    return Paragraph("parks", int(number), number, "printed", ("Trees",), 1, 1, text)


def _evidence(paragraph: Paragraph, words: str, score: float) -> Evidence:
    """The sentence of the paragraph that begins with these words, with this score."""
    pieces = pieces_of(paragraph.text)
    at = next(i for i, piece in enumerate(pieces) if piece.text.startswith(words))
    return Evidence(Match(paragraph, 1.0), pieces[at], at, {}, score, words)


def _texts(*evidence: Evidence) -> list[str]:
    return [sentence.text for sentence in quoted(ASKED, evidence)]


def test_nothing_is_quoted_without_evidence():
    assert quoted(ASKED, ()) == ()


def test_beside_the_best_nothing_is_quoted_that_lacks_what_it_has_of_the_question():
    one, other = (
        _paragraph("1", "Forty limes were planted."),
        _paragraph("2", "Ten elms were planted."),
    )
    best, lacking = _evidence(one, "Forty", 0.9), _evidence(other, "Ten", 0.85)
    lacking = replace(lacking, marks={"rarest missing": 0.3})
    assert _texts(best, lacking) == ["Forty limes were planted."]


def test_a_sentence_of_another_paragraph_is_quoted_only_where_it_is_nearly_as_good():
    one = _paragraph("1", "Forty limes were planted. " + FILLER)
    other = _paragraph("2", "Ten elms were planted. " + FILLER)
    best = _evidence(one, "Forty", 0.9)
    assert _texts(best, _evidence(other, "Ten", 0.85)) == [
        "Forty limes were planted.",
        "Ten elms were planted.",
    ]
    assert _texts(best, _evidence(other, "Ten", 0.4)) == ["Forty limes were planted."]


def test_a_sentence_that_begins_with_a_pronoun_brings_the_one_it_points_to():
    one = _paragraph("1", f"{FILLER} The river bank was bare. It now has forty limes.")
    assert _texts(_evidence(one, "It now", 1.0)) == [
        "The river bank was bare.",
        "It now has forty limes.",
    ]


def test_the_words_that_answer_are_told_with_the_quote():
    one = _paragraph("1", "Forty limes were planted. " + FILLER)
    (sentence,) = quoted(ASKED, (_evidence(one, "Forty limes", 0.9),))
    assert [(c.quote, c.answer) for c in sentence.citations] == [
        ("Forty limes were planted.", "Forty limes")
    ]


def test_what_leads_into_a_list_brings_its_items():
    one = _paragraph("1", f"{FILLER}\nLimes and elms were planted:\n• forty limes\n• ten elms")
    said = _texts(_evidence(one, "Limes", 1.0))
    assert said == ["Limes and elms were planted:", "• forty limes", "• ten elms"]


def test_an_answer_has_few_sentences_however_many_are_good():
    one = _paragraph("1", " ".join(f"Grove {n} got limes in the spring of it." for n in range(20)))
    every = [_evidence(one, f"Grove {n} got", 1.0) for n in range(20)]
    assert len(quoted(ASKED, every)) == MOST_OF_A_FACT


def test_what_the_paragraph_does_not_say_is_no_quote():
    one = _paragraph("1", "Forty limes were planted.")
    assert verbatim(one, "Fifty limes were planted.") is None
    assert [s.text for s in sentences_of(one)] == ["Forty limes were planted."]


WORK = "Work programme"
DAY = "30 January 2025 – Committee Meeting"


def _row(position, text, *heads):
    number = f"{WORK}, row {position}"
    return Paragraph("pack", position, number, "counted", (WORK, *heads), 1, 1, text, form="row")


ROWS = (
    _row(1, "7 November 2024 – Committee Meeting"),
    _row(2, "School attendance; For review", "7 November 2024 – Committee Meeting"),
    _row(3, DAY),
    _row(4, "Fostering; Annual report", DAY),
    _row(5, "Outcomes:", DAY),
    _row(6, "Adoption; Annual report", DAY),
)


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        (2, [DAY, "Fostering; Annual report", "Adoption; Annual report"]),
        (3, [DAY, "Fostering; Annual report"]),
    ],
)
def test_a_row_comes_with_its_head_and_a_head_with_its_rows(quoted, expected):
    said = with_beside(ASKED, sentences_of(ROWS[quoted]), lambda _: ROWS)
    assert [sentence.text for sentence in said] == expected


def test_a_row_of_units_is_no_head_to_be_quoted():
    units, row = _row(1, "£m £m"), _row(2, "Fostering; 1.2; 1.4", "£m £m")
    quotes = sentences_of(row)
    assert with_beside(ASKED, quotes, lambda _: (units, row)) == quotes


def test_a_paragraph_that_is_no_row_stays_as_it_is():
    paragraph = Paragraph("pack", 9, "4", "printed", (WORK,), 1, 1, "Carers are supported.")
    quotes = sentences_of(paragraph)
    assert with_beside(ASKED, quotes, lambda _: ROWS) == quotes


def test_an_item_of_the_agenda_that_is_called_like_a_report_heads_no_row_of_it():
    item = Paragraph("pack", 8, "2", "printed", ("Agenda",), 1, 1, WORK)
    author = replace(_row(1, "Author: Ann Rowe"), position=9)
    quotes = sentences_of(author)
    assert with_beside(ASKED, quotes, lambda _: (item, author)) == quotes


def _placed(position, text, form, heading="Duties"):
    number = f"{heading}, {form} {position}"
    return Paragraph("pier", position, number, "counted", (heading,), 1, 1, text, form=form)


LISTED = (
    _placed(1, "The pier is open. The keeper has to see:", "paragraph"),
    _placed(2, "to the lamps", "bullet"),
    _placed(3, "to the nets", "bullet"),
    _placed(4, "Nothing else is asked of him.", "paragraph"),
    _placed(5, "of boats", "bullet"),
    _placed(6, "of birds", "bullet", "Counts"),
)
LEAD_IN = "The keeper has to see:"


@pytest.mark.parametrize(
    ("question", "at", "expected"),
    [
        ("What has the keeper to do?", 0, [LEAD_IN, "to the lamps", "to the nets"]),
        ("Does he see to the nets?", 2, [LEAD_IN, "to the nets"]),
        ("List the duties", 2, [LEAD_IN, "to the lamps", "to the nets"]),
        ("List the boats", 4, ["of boats"]),
        ("List the birds", 5, ["of birds"]),
    ],
)
def test_what_leads_to_items_in_paragraphs_of_their_own_stands_with_them(question, at, expected):
    quotes = sentences_of(LISTED[at])[-1:]
    said = with_beside(asked(question), quotes, lambda _: LISTED)
    assert [sentence.text for sentence in said] == expected


def test_items_that_are_quoted_keep_the_words_that_answer():
    quotes = tuple(filter(None, (verbatim(LISTED[n], LISTED[n].text, "to") for n in (2, 1))))
    said = with_beside(asked("List the duties"), quotes, lambda _: LISTED)
    assert [s.citations[0].answer for s in said] == ["", "to", "to"]


def test_the_sentence_that_answers_is_quoted_first_and_letter_by_letter():
    question = "How many cases do social workers hold?"
    sentences = quoted(asked(question), evidence_for(question, at(OLD, "1")))
    assert said(sentences)[0] == ("1", "Social workers hold 24 cases each.")
    assert all(c.is_verbatim for s in sentences for c in s.citations)


def test_no_evidence_is_no_answer():
    question = asked("How many cases do social workers hold?")
    assert (is_answered(question, ()), quoted(question, ())) == (False, ())


@pytest.mark.parametrize("paragraph", EVERY, ids=lambda p: f"{p.document}-{p.position}")
def test_a_paragraph_given_whole_loses_nothing(paragraph):
    assert " ".join(s.text for s in sentences_of(paragraph)) == paragraph.text
