"""A made-up library of which each role sees a part, and questions that try to learn of the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.access.rules import Access
from assistant.documents import Facts
from assistant.library import Library
from tests.support.small_library import a_document

ACCESS = Access.model_validate(
    {
        "roles": {"housing": {"groups": ["Housing"]}, "legal": {"groups": ["Legal"]}},
        "limited": [
            {"folders": ["/papers/housing"], "roles": ["housing"]},
            {"folders": ["/papers/legal"], "roles": ["legal", "administrator"]},
        ],
    }
)
ROLES = (("reader",), ("reader", "housing"), ("administrator",))


@dataclass(frozen=True, slots=True)
class Paper:
    """`subject` is what is asked for; `secret` and `figure` are what only its text says."""

    id: str
    folder: str
    authority: str
    kind: str
    year: int
    subject: str
    secret: str
    figure: str


PAPERS = tuple(
    Paper(*row)
    for row in (
        ("tramway", "open", "Ashmere", "inspection", 2019, "tramway", "gantlet", "4107"),
        ("allotments", "open", "Ashmere", "minutes", 2021, "allotments", "marrows", "5218"),
        ("ferry", "open", "Dunholt", "record", 2022, "ferry", "capstan", "6329"),
        ("tenancies", "housing", "Ashmere", "record", 2020, "tenancies", "wainscot", "7431"),
        ("dampness", "housing", "Quillham", "inspection", 2018, "dampness", "lathwork", "8542"),
        ("evictions", "housing", "Dunholt", "minutes", 2023, "evictions", "bailiwick", "9653"),
        ("settlement", "legal", "Ashmere", "record", 2024, "settlement", "demurrer", "1764"),
        ("injunction", "legal", "Brackmoor", "minutes", 2017, "injunction", "estoppel", "2875"),
        ("boundary", "legal", "Dunholt", "inspection", 2016, "boundary", "perambulation", "3986"),
    )
)  # fmt: skip


def document_of(paper: Paper):
    document, paragraphs, original = a_document(
        f"{paper.id}.pdf",
        f"The {paper.subject} scheme of {paper.authority} is kept by the {paper.secret} keeper.",
        f"There were {paper.figure} cases of {paper.subject} in {paper.year}.",
        f"The council should improve how the {paper.secret} is paid for by March.",
    )
    facts = Facts(
        title=f"Report on {paper.subject}",
        authority=paper.authority,
        kind=paper.kind,
        published=date(paper.year, 3, 12),
    )
    place = f"/papers/{paper.folder}/{paper.id}.pdf"
    return replace(document, facts=facts, place=place), paragraphs, original


def library_of(folder: Path, papers, embedder) -> Library:
    library = Library(folder, embedder)
    with library.writing() as writer:
        for paper in papers:
            writer.add(*document_of(paper))
    return library


ASKED = (
    "How many cases of {subject} were there?",
    "How many cases of {subject} were there in {year}?",
    "Who keeps the {subject} scheme?",
    "Who keeps the {misspelt} scheme?",
    "What does the {authority} {year} {kind} say?",
    "What does paragraph 2 of the report on {subject} say?",
    "What does paragraph 3 of the {authority} {kind} say?",
    "What should {authority} improve?",
    "What was decided about {subject} in {authority}?",
    "Which documents mention {subject}?",
    "Compare {subject} between {authority} and Ashmere.",
    "What is the {secret} keeper?",
    "What is the {misspelt} {secret}?",
    "How is the {secret} paid for?",
    "When was the report on {subject} published?",
    "What does {id}.pdf say?",
    "How many {kind}s of {authority} are there?",
    "What happened in {year}?",
    "List everything about {subject}.",
    "{figure}",
    "Is it true that there were {figure} cases?",
    "{subject}",
    "Why was {subject} refused?",
    "And the {secret}?",
)
QUESTIONS = tuple(
    dict.fromkeys(
        asked.format(
            subject=p.subject, year=p.year, authority=p.authority, kind=p.kind, secret=p.secret,
            id=p.id, figure=p.figure, misspelt=p.subject[:3] + p.subject[4:],
        )
        for p in PAPERS
        for asked in ASKED
    )
)  # fmt: skip
