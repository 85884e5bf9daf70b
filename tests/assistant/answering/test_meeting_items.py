"""Who declared an interest, and who proposed what was moved, is told by the item of the minutes."""

import pytest

from assistant.answering.meeting_items import of_an_item
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read

PLANNING, BOARD = (
    Document(id=name, facts=Facts(title=name, committee=name, kind="minutes"), file="", sha256="")
    for name in ("Planning Committee", "Harbour Board")
)
INTERESTS, DEPOT = ("32. Declarations of interest",), ("33. Old depot, Mill Lane",)
MOTTE = "Councillor Motte declared a personal interest in item 33."
LUND = "Councillor Lund declared a pecuniary interest in item 34."
MOVED = "It was moved by Councillor Shah and seconded by Councillor Motte that it be refused."
ELECTED = (
    "ELECTION OF OFFICERS. Treasurer. Proposed by Cllr Shah that Cllr Lund be treasurer."
    " PRO. Proposed by Cllr Motte that Cllr Lund be PRO."
)
CHAIR = "Cllr Lund was elected unanimously."
CHAIRS = f"ELECTION OF CHAIRMAN. There was one nomination. {CHAIR}"
VICE = "Cllr Motte was elected by three votes."
VICES = f"ELECTION OF VICE CHAIRMAN. Vice Chairman. There were two nominations. {VICE}"
PAPERS = {
    PLANNING.id: (
        Paragraph(PLANNING.id, 0, "1", "counted", (PLANNING.id,), 1, 1, PLANNING.id),
        Paragraph(PLANNING.id, 1, "a", "counted", INTERESTS, 1, 1, f"{MOTTE} {LUND}"),
        Paragraph(PLANNING.id, 2, "b", "counted", DEPOT, 1, 1, "Demolition of the old depot."),
        Paragraph(PLANNING.id, 3, "c", "counted", DEPOT, 1, 1, MOVED),
        Paragraph(PLANNING.id, 4, "34", "printed", (), 1, 1, ELECTED),
        Paragraph(PLANNING.id, 5, "35", "printed", (), 1, 1, CHAIRS),
        Paragraph(PLANNING.id, 6, "36", "printed", (), 1, 1, VICES),
    ),
    BOARD.id: (
        Paragraph(BOARD.id, 0, "1", "counted", (BOARD.id,), 1, 1, BOARD.id),
        Paragraph(
            BOARD.id, 1, "2", "printed", (), 1, 1, "DECLARATIONS OF INTERESTS. There were none."
        ),
    ),
}


def told(text):
    asked = read(Question(text), text, scope_of(text, (PLANNING, BOARD), Filters()))
    return tuple(sentence.text for sentence in of_an_item(asked, PAPERS.__getitem__))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who declared an interest at the planning committee?", (MOTTE, LUND)),
        ("Did Councillor Lund declare an interest?", (LUND,)),
        ("Did Councillor Shah declare an interest?", ()),
        ("Were there any declarations of interest at the Harbour Board?", ("There were none.",)),
        ("How many members declared an interest?", ()),
        ("Who moved the refusal of the old depot?", (MOVED,)),
        ("Who proposed it? (What was decided on the old depot)", (MOVED,)),
        ("Who nominated Cllr Lund as PRO?", ("Proposed by Cllr Motte that",)),
        ("Who proposed the zeppelin?", ()),
        ("Who was elected chairman of the Planning Committee?", (CHAIR,)),
        ("Who was elected vice chairman?", (VICE,)),
        ("What was proposed for the old depot?", ()),
    ],
)
def test_an_item_tells_who(question, said):
    found = told(question)
    assert len(found) == len(said)
    assert all(text.startswith(begins) for text, begins in zip(found, said, strict=True))
