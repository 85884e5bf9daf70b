"""Which sentences of which paragraphs are quoted, and what comes with them."""

from assistant.answering.quotation import MOST_OF_A_FACT, quoted, sentences_of, verbatim
from assistant.answers import Match
from assistant.documents import Paragraph
from assistant.finding.weigh import Evidence
from assistant.text.sentences import pieces_of
from tests.support.hand_built import asked

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
