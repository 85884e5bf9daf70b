"""Items asked for by the heading they stand under, in papers whose kind knows no such list."""

from types import SimpleNamespace

import pytest

from assistant.answering.sections import sections
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read

PRINTED = {
    "ferry-board-terms": (
        ("2. Membership", "The harbour master", "bullet"),
        ("2. Membership", "Two residents", "bullet"),
        ("3. Quorum", "Three members.", "paragraph"),
    ),
    "ferry-options-report": (
        ("3.2 Alternative options considered", "Option A: close it. Rejected as too dear.", ""),
        ("3.2 Alternative options considered", "Option B: sell it. Rejected for now.", ""),
        ("3.2 Alternative options considered", "Option C: keep it. Recommended.", ""),
        ("4. Reasons for the choice", "It is used by many.", ""),
        ("5. Strengths of the crew over the years", "The crew is strong.", ""),
        ("6. What does the crew do well?", "They tie up fast.", ""),
        ("6. What does the crew do well?", "They know every rock.", ""),
        ("7. Weaknesses", "The crew has:", "paragraph"),
        ("7. Weaknesses", "no radio", "bullet"),
        ("7. Weaknesses", "no lamp", "bullet"),
        ("8. Fares", "Fares rose by a third.", "paragraph"),
        ("8. Fares", "adults", "bullet"),
        ("8. Fares", "children", "bullet"),
        ("9. Purpose", "It crosses the river.", ""),
        ("9. Purpose", "It carries the post.", ""),
    ),
}
HELD = {
    id: tuple(
        Paragraph(id, at, f"9.{at}", "counted" if form else "printed", (head,), 1, 1, text,
                  form=form or "paragraph")
        for at, (head, text, form) in enumerate(those, 1)
    )
    for id, those in PRINTED.items()
}  # fmt: skip
DOCUMENTS = tuple(
    Document(id=id, facts=Facts(title=title), file=f"{id}.pdf", sha256="")
    for id, title in zip(HELD, ("Ferry Board: terms of reference", "A ferry"), strict=True)
)
DESK = SimpleNamespace(
    documents=DOCUMENTS, paragraphs_of=HELD.__getitem__, matches=lambda asked: ()
)


def found(text):
    return sections(read(Question(text), text, scope_of(text, DOCUMENTS, Filters())), DESK)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who are the members of the Ferry Board?", [1, 2]),
        ("How many members has the ferry board?", [1, 2]),
        ("List the options", [1, 2, 3]),
        ("Which options were rejected?", [1, 2]),
        ("What were the reasons for the choice?", [4]),
        ("What does the crew do well?", [6, 7]),
        ("What were its weaknesses?", [9, 10]),
    ],
)
def test_the_items_below_the_heading_come_whole(question, expected):
    cited = (s.citations[0].paragraph.position for s in found(question).sentences)
    assert list(dict.fromkeys(cited)) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What are the strengths?",
        "Which options were not rejected?",
        "What are the options for the pier?",
        "Who are the members of the harbour board?",
        "List the terms of reference",
        "What does the crew do well at night?",
        "What about fares?",
        "What is the purpose?",
    ],
)
def test_a_heading_of_something_else_is_not_what_is_asked_for(question):
    assert found(question) is None
