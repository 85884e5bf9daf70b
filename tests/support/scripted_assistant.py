"""A library and an assistant one can read: what stands here is what the page is given."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from assistant.answers import Answer, Match, Question, Row, Sentence
from assistant.documents import Citation, Document, Facts, Judgement, Paragraph, Part
from assistant.errors import LibraryIsEmpty, QuestionRefused

HOSTILE = (
    "![x](http://evil.test/beacon) <img src=http://evil.test/beacon2 onerror=alert(1)> "
    "[a](javascript:alert(1)) :material/home: $x^2$ :smile: :red[red] -> -- "
    "<script>alert(1)</script> www.evil.test clerk@evil.test"
)


def pdf(*pages: tuple[str, ...]) -> bytes:
    """A PDF of these pages, each a tuple of lines."""
    canvas = Canvas(buffer := io.BytesIO(), pagesize=(595, 842))
    for lines in pages:
        for row, line in enumerate(lines):
            canvas.drawString(72, 760 - 18 * row, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def document(
    id: str, year: int, kind: str = "inspection", parts: tuple[Part, ...] = (), **facts
) -> Document:
    facts = {"title": f"Children’s services {kind}", "authority": "Marlow Vale", **facts}
    return Document(
        id=id,
        facts=Facts(kind=kind, published=date(year, 3, 12), **facts),
        file=f"{id}.pdf",
        sha256=id.ljust(64, "0"),
        pages=2,
        parts=parts,
    )


def paragraph(document: str, position: int, number: str, text: str, **rest) -> Paragraph:
    rest = {"section": ("Help and protection",), "first_page": 2, "last_page": 2, **rest}
    return Paragraph(document, position, number, "printed", text=text, **rest)


GRADES = (Judgement("Overall effectiveness", "Good"),)
OLD = document("inspection-2016", 2016, judgements=(Judgement("Overall effectiveness", "Weak"),))
NEW = document("inspection-2020", 2020, judgements=GRADES)
HOSTILE_DOCUMENT = document("hostile", 2021, "letter", title=HOSTILE)
DOCUMENTS = (OLD, NEW, HOSTILE_DOCUMENT)
BEFORE = paragraph("inspection-2020", 0, "16", "Staff know and help the children.")
CITED = paragraph(
    "inspection-2020",
    1,
    "17",
    "Children are seen within ten days of a referral. Again, they are seen a month later.",
)
AFTER = paragraph(
    "inspection-2020", 2, "18", "Managers read every record:\n• twice\n• and a third time."
)
EARLIER = paragraph("inspection-2016", 0, "4", "Children wait too long to be seen.")
WICKED = paragraph("hostile", 0, HOSTILE, HOSTILE, part=HOSTILE, section=(HOSTILE,))
COUNTED = tuple(
    replace(paragraph("inspection-2020", 2 + at, number, text), numbering="counted")
    for at, (number, text) in enumerate(
        (
            ("Judgements, row 1", "Judgement: Help and protection; Grade: Good"),
            ("Judgements, row 2", "Judgement: Leaders; Grade: Inadequate"),
            ("What must improve, bullet 1", "• how soon children are seen"),
            ("What must improve, bullet 2", "• what is written down"),
        ),
        start=1,
    )
)
PARAGRAPHS = {
    "inspection-2020": (BEFORE, CITED, AFTER),
    "inspection-2016": (EARLIER,),
    "hostile": (WICKED,),
}
SEEN = Citation(CITED, "seen within ten days of a referral")
SENTENCE = Sentence("Children are seen within ten days of a referral.", (SEEN,), "supported")


class ScriptedEdition:
    id = "edition-1"

    def __init__(self, documents: tuple[Document, ...] = DOCUMENTS) -> None:
        self.documents = documents

    def paragraphs(self, id: str) -> tuple[Paragraph, ...]:
        return PARAGRAPHS.get(id, ())

    def document(self, id: str) -> Document:
        return next(d for d in self.documents if d.id == id)

    def original(self, id: str) -> bytes:
        lines = [f"{p.number}.  {p.text[:70]}" for p in PARAGRAPHS.get(id, ())]
        return pdf(("A front page",), tuple(lines))

    shown = original


def original(id: str, _scope=None) -> tuple[str, bytes] | None:
    return (f"{id}.pdf", ScriptedEdition().original(id)) if id in PARAGRAPHS else None


class ScriptedLibrary:
    """Gives its editions in turn, the last one for ever; without any it is empty."""

    def __init__(self, *editions: ScriptedEdition, folder: Path = Path("nowhere")) -> None:
        self.editions, self.folder, self.being_written = list(editions), folder, False

    def is_being_written(self) -> bool:
        return self.being_written

    def edition(self) -> ScriptedEdition:
        if not self.editions:
            raise LibraryIsEmpty("No documents yet. Add some: python -m ingest add documents/")
        return self.editions.pop(0) if len(self.editions) > 1 else self.editions[0]


class ScriptedAssistant:
    """Answers by what the question begins with, and remembers what it was asked."""

    def __init__(self, slowness: float = 0) -> None:
        self.asked: list[Question] = []
        self.slowness = slowness

    def answering(self, question: Question) -> Iterator[Sentence | Answer]:
        self.asked.append(question)
        answer = self._answer(question)
        for sentence in answer.sentences:
            time.sleep(self.slowness)
            yield sentence
        yield answer

    def _answer(self, question: Question) -> Answer:
        match question.text.split()[0].lower():
            case "weather":
                note, closest = "The documents do not say.", (Match(AFTER, 0.4),)
                return Answer(question, "not_found", note=note, closest=closest)
            case "two":
                later = Sentence("Again, they are seen a month later.", (SEEN,), "supported")
                return Answer(question, "answered", (SENTENCE, later))
            case "lost":  # on the page before the one it is said to be on
                away = replace(CITED, first_page=1, last_page=1)
                lost = Sentence.quoting(away, SEEN.quote)
                return Answer(question, "answered", (lost,))
            case "partly":
                text, why = "Children are always seen within ten days.", "It does not say: always."
                partly = Sentence(text, (SEEN,), "partly", why, ("always",))
                return Answer(question, "answered", (partly,))
            case "compare":
                rows = (Row(OLD), Row(NEW, (SENTENCE,)))
                return Answer(question, "answered", (SENTENCE,), rows=rows)
            case "judged":
                then = Sentence.quoting(EARLIER, EARLIER.text)
                rows = tuple(
                    Row(of, (said,), replace(of.facts, judgements=(Judgement("Overall", grade),)))
                    for of, said, grade in ((OLD, then, "Inadequate"), (NEW, SENTENCE, "Good"))
                )
                return Answer(question, "answered", (then, SENTENCE), rows=rows)
            case "table":
                said = tuple(Sentence.quoting(one, one.text) for one in COUNTED)
                return Answer(question, "answered", said)
            case "which":
                choices = ("How fast are children seen?", f"Or {HOSTILE}?")
                return Answer(question, "not_found", note="Which do you mean?", choices=choices)
            case "and":
                asked_as = "How fast are children seen in 2016?"
                return Answer(question, "answered", (SENTENCE,), asked_as=asked_as)
            case "long":
                raise QuestionRefused("The question is too long. Ask it in fewer words.")
            case "broken":
                raise ZeroDivisionError("nobody foresaw this")
            case "hostile":
                wicked = Sentence(HOSTILE, (Citation(WICKED, HOSTILE),), "partly", HOSTILE)
                return Answer(question, "partly_answered", (wicked,), note=HOSTILE)
            case _:
                why = "The cited paragraph does not say: happy."
                withheld = (Sentence("Children are happy.", (SEEN,), "unsupported", why),)
                timings = {"search": 0.031, "quote": 0.012}
                return Answer(question, "answered", (SENTENCE,), withheld=withheld, timings=timings)
