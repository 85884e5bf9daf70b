"""Who wrote a report of a pack, and whom to ask, stands at its head."""

import pytest

from assistant.answering.particulars import of_the_report
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph, Part
from assistant.question.scope import scope_of
from assistant.question.understand import read

FOSTERING, ADOPTION = "Fostering annual report", "Adoption plan"
PACK = Document(
    id="pack",
    facts=Facts(title="Harrowdale Scrutiny", authority="Harrowdale", kind="committee pack"),
    file="pack.pdf",
    sha256="",
    parts=(Part(FOSTERING, 1, 2), Part(ADOPTION, 3, 4)),
)


def _row(position, text, part, numbering="counted"):
    number = f"{part}, row {position}"
    return Paragraph(PACK.id, position, number, numbering, (), 1, 1, text, part, form="row")


PAPERS = (
    _row(0, "Report Author: Tom Ames", FOSTERING),
    _row(1, "Contact: Tel: 01952 000000", FOSTERING),
    _row(2, "Report Author: Una Fell", ADOPTION),
    _row(3, "Author: nobody, as is said in the text", FOSTERING, "printed"),
)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Who wrote the fostering annual report?", (0,)),
        ("Who wrote the report on fostering and how do I contact them?", (0, 1)),
        ("Who is the author of the adoption plan report?", (2,)),
        ("Who wrote the budget report?", ()),
        ("Who wrote the report?", ()),
        ("What does the fostering report say of carers?", ()),
    ],
)
def test_the_head_of_the_report_that_is_named_tells(text, positions):
    asked = read(Question(text), text, scope_of(text, (PACK,), Filters()))
    said = of_the_report(asked, lambda _: PAPERS)
    assert tuple(s.citations[0].paragraph.position for s in said) == positions
