"""Two inspections of a made-up council, a page each, for the steps that answer from matches."""

from __future__ import annotations

from collections import Counter
from datetime import date

from assistant.answers import Filters, Match, Question
from assistant.documents import Document, Facts, Judgement, Paragraph
from assistant.finding.memory import Memory
from assistant.finding.weigh import Evidence, weighed
from assistant.question.scope import scope_of
from assistant.question.understand import read
from assistant.text.words import words_in
from tests.support.forms import form_of

IMPROVE = ("What needs to improve?",)
ITEM = "What needs to improve?, bullet"


def _inspection(year: int, grade: str) -> Document:
    return Document(
        id=f"harrowdale-{year}",
        facts=Facts(
            title=f"Inspection of Harrowdale {year}",
            authority="Harrowdale",
            kind="inspection",
            inspected=(date(year, 3, 4), date(year, 3, 8)),
            inspectors=("Ruth Ellerby",),
            judgements=(Judgement("Overall effectiveness", grade),),
        ),
        file=f"harrowdale-{year}.pdf",
        sha256="",
    )


def _paragraph(year: int, position: int, number: str, text: str, section=("Findings",)):
    numbering = "printed" if number.isdigit() else "counted"
    id, form = f"harrowdale-{year}", form_of(number)
    return Paragraph(id, position, number, numbering, section, 1, 1, text, form=form)


OLD, NEW = _inspection(2018, "Inadequate"), _inspection(2022, "Good")
DOCUMENTS = (OLD, NEW)
PARAGRAPHS = {
    OLD.id: (
        _paragraph(2018, 0, "Front page, paragraph 1", "Inspection dates: 4 to 8 March 2018"),
        _paragraph(2018, 1, "Front page, paragraph 2", "Lead inspector: Ruth Ellerby HMI"),
        _paragraph(2018, 2, "Judgements, row 1", "Overall effectiveness: Inadequate"),
        _paragraph(2018, 3, "1", "Caseloads are too high. Social workers hold 24 cases each."),
        _paragraph(2018, 4, "2", "Amina Castle leads the virtual school. She knows all."),
        _paragraph(2018, 5, f"{ITEM} 1", "The size of caseloads.", IMPROVE),
        _paragraph(2018, 6, f"{ITEM} 2", "The time that adoption takes.", IMPROVE),
    ),
    NEW.id: (
        _paragraph(2022, 0, "1", "Social workers hold 15 cases each, and caseloads are falling."),
        _paragraph(2022, 1, "2", "Foster carers are well supported by a dedicated team."),
    ),
}  # fmt: skip
EVERY = tuple(paragraph for paragraphs in PARAGRAPHS.values() for paragraph in paragraphs)


def asked(text: str):
    return read(Question(text), text, scope_of(text, DOCUMENTS, Filters()))


def at(document: Document, number: str) -> Paragraph:
    (found,) = (p for p in PARAGRAPHS[document.id] if p.number == number)
    return found


class HandBuilt:
    """An edition of these two documents, as far as weighing asks for one."""

    id = "hand-built"
    documents = DOCUMENTS
    paragraphs = staticmethod(PARAGRAPHS.__getitem__)

    @property
    def printed_numbers(self) -> frozenset[str]:
        held = (p for document in self.documents for p in self.paragraphs(document.id))
        return frozenset(p.number for p in held if p.numbering == "printed")

    @property
    def vocabulary(self) -> dict[str, int]:
        return dict(Counter(word for p in EVERY for word in set(words_in(p.text))))

    def search(self, *asked, **limits) -> tuple[()]:
        """Nothing is found by its words."""
        return ()

    def document(self, document_id: str) -> Document:
        return {document.id: document for document in DOCUMENTS}.get(document_id, OLD)


def memory() -> Memory:
    return Memory(HandBuilt())


def evidence_for(text: str, *paragraphs: Paragraph) -> tuple[Evidence, ...]:
    """The evidence of these paragraphs, the first the best match."""
    matches = [Match(p, 1.0 - 0.2 * i) for i, p in enumerate(paragraphs)]
    return weighed(asked(text), matches, memory())


def said(sentences) -> list[tuple[str, str]]:
    """Each sentence with the number it cites."""
    return [(s.citations[0].paragraph.number, s.text) for s in sentences]
