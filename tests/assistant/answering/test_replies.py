"""What was replied to a question that minutes record."""

from types import SimpleNamespace

import pytest

from assistant.answering import replies as way
from assistant.answering.replies import replies
from assistant.answering.way import Found
from assistant.answers import Match
from assistant.documents import Paragraph
from tests.support.hand_built import asked

PUBLIC, ITEM = ("2. Public questions",), ("3. Public forum",)
LINES = (
    (PUBLIC, "Ms Tarn asked when the lamps would be mended. The mayor was late."),
    (PUBLIC, "The clerk replied that they would be in May. The poles come first."),
    (PUBLIC, "Mr Holt asked for a bench. The clerk said that one was bought. It is oak."),
    (PUBLIC, "Question from Mr Wray: Will swans be fed?"),
    (PUBLIC, "Mr Lund asked for a map."),
    ((*ITEM, "Question 1"), "Ms Gale asked about lorries."),
    ((*ITEM, "Reply"), "A limit comes in August."),
    (("4. Ferry",), "Mr Reed asked for a ferry."),
    (("5. Tea",), "The clerk said that it was ready."),
    (PUBLIC, "Mr Shah asked for a gate and was told that there is none."),
)
PARAGRAPHS = tuple(
    Paragraph("m", at, f"paragraph {at}", "counted", section, 1, 1, text)
    for at, (section, text) in enumerate(LINES)
)


def said(monkeypatch, question, at):
    """What is told where the paragraph at this place is the best for the question."""
    best = SimpleNamespace(match=Match(PARAGRAPHS[at], 1.0), at=0, score=1.0)
    monkeypatch.setattr(way, "enough", lambda asked, desk: (best,))
    monkeypatch.setattr(way, "told", lambda asked, desk, quotes, evidence: Found(quotes))
    monkeypatch.setattr(way, "nothing", lambda asked, desk: Found())
    found = replies(asked(question), SimpleNamespace(paragraphs_of=lambda _: PARAGRAPHS))
    return found and [sentence.text for sentence in found.sentences]


@pytest.mark.parametrize(
    ("question", "at", "expected"),
    [
        (
            "What was the reply to Ms Tarn's question about the lamps?",
            0,
            ["The clerk replied that they would be in May.", "The poles come first."],
        ),
        (
            "How did the clerk respond to the question about a bench?",
            2,
            ["The clerk said that one was bought.", "It is oak."],
        ),
        ("What was the answer to Mr Wray's question on swans?", 3, []),
        ("How was the question about lorries answered?", 5, ["A limit comes in August."]),
        ("What was the answer? (What did Ms Gale ask)", 5, ["A limit comes in August."]),
        ("What was the reply to Mr Reed's question?", 7, []),
        ("What was the reply to Mr Shah's question?", 9, None),
        ("What was the reply to the question about poles?", 1, None),
        ("What did Ms Tarn ask?", 0, None),
    ],
)
def test_a_reply_is_what_follows_the_question_before_the_next(monkeypatch, question, at, expected):
    assert said(monkeypatch, question, at) == expected
