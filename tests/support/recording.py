"""python -m tests.support.recording LIBRARY NAME FIRST LAST: one of several who record answers.

Says the id of an answer once it is on record, as a page shows an answer once it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.answers import Answer, Question, Sentence
from assistant.documents import Citation, Document, Facts, Paragraph
from assistant.records.records import Records

PARAGRAPH = Paragraph(
    "minutes", 0, "17", "printed", ("Depots",), 2, 2, "The depot holds 41 lorries and 12 vans."
)
DOCUMENT = Document("minutes", Facts("Minutes of the depot"), "minutes.pdf", "5" * 64)


class OneDocument:
    """An edition of one document, as the records need it."""

    id = "edition-7"

    def document(self, id: str) -> Document:
        return DOCUMENT


def answer(text: str, **more) -> Answer:
    said = Sentence("The depot holds 41 lorries.", (Citation(PARAGRAPH, "holds 41 lorries"),))
    return Answer(Question(text), "answered", (said,), timings={"all": 0.25}, **more)


def refusal(text: str, **more) -> Answer:
    told = {"note": "The documents do not answer this.", "reason": "not said", **more}
    return Answer(Question(text), "not_found", timings={"all": 0.5}, **told)


if __name__ == "__main__":
    library, name, first, last = sys.argv[1:]
    records = Records(Path(library), 30)
    for at in range(int(first), int(last)):
        kept = records.keep(answer(f"Question {at} of {name}?"), name, "page", OneDocument())
        print(kept.id, flush=True)
