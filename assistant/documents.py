"""What a library holds: documents, their numbered paragraphs, and a citation of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Numbering = Literal["printed", "counted"]
Form = Literal["paragraph", "bullet", "row", "heading", "line", "note"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of a judgement table: "Overall effectiveness", "Good"."""

    area: str
    grade: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the front page says of a document or part. Missing is better than wrong.

    `inspected` is the first and last day of the inspection, visit or meeting; `periods` are those
    of each of its halves, where it was held in several. `month` is the first of the month, where
    only a month is printed. `authors` are as printed, with their roles; `decision` is its number.
    `issue` is what a paper calls itself that goes out after the agenda ("Supplement 1", "Revised
    report"), `replaces` what it says that it replaces.
    """

    title: str = ""
    authority: str = ""
    kind: str = ""
    published: date | None = None
    inspected: tuple[date, date] | None = None
    inspectors: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    month: date | None = None
    periods: tuple[tuple[date, date], ...] = ()
    committee: str = ""
    authors: tuple[str, ...] = ()
    decision: str = ""
    status: str = ""
    issue: str = ""
    replaces: str = ""

    @property
    def day(self) -> date | None:
        """The day it is ordered by: the last of inspection or meeting, else of publication."""
        return (self.inspected[1] if self.inspected else self.published) or self.month

    @property
    def when(self) -> str:
        """The day, or the month where no more is printed: "2024-03-18", "2024-06", ""."""
        day = self.day
        return day.isoformat()[: 7 if day == self.month else 10] if day else ""

    @property
    def name(self) -> str:
        """What people call it: "Telford and Wrekin 2020 inspection"; "" without a kind."""
        words = (self.authority, str(self.year or ""), self.kind)
        return self.with_issue(" ".join(filter(None, words))) if self.kind else ""

    def with_issue(self, name: str) -> str:
        """A name that other papers of the meeting go by as well, with what tells this one apart."""
        return f"{name}, {self.issue.lower()}" if self.issue else name

    @property
    def year(self) -> int | None:
        """The year people call it by: of the inspection or meeting, else of publication."""
        return self.day.year if self.day else None

    @property
    def years(self) -> frozenset[int]:
        """Every year that people may call it by: an inspection of 2014 is the report of 2015."""
        days = (*(self.inspected or ()), self.published, self.month)
        return frozenset(day.year for day in days if day)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pack with its own numbering: a report, minutes, an appended inspection.

    `name` is what `Paragraph.part` says; `first_page` and `last_page` are PDF pages from 1,
    `first_label` and `last_label` the numbers printed on them. `item` is its number on the agenda
    of the pack, `title` what the agenda calls it; "" where there is none.
    """

    name: str
    first_page: int
    last_page: int
    facts: Facts = Facts()
    item: str = ""
    title: str = ""
    first_label: str = ""
    last_label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the library. `id` is the slug of its file name; `sha256` is of its bytes.

    `kept_out` are the pages that are marked as exempt and were not read; `exempt` says that such
    pages were let in. `place` is the whole path it was added from, "" where that is not known.
    `called` is what it is called among the documents of an edition: no two share a name.
    """

    id: str
    facts: Facts
    file: str
    sha256: str
    pages: int = 0
    parts: tuple[Part, ...] = ()
    place: str = ""
    exempt: bool = False
    kept_out: tuple[int, ...] = ()
    called: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """What people call it."""
        return self.called or self.facts.name or self.title

    @property
    def title(self) -> str:
        return self.facts.title or self.file

    @property
    def date(self) -> date | None:
        """The day it is ordered by."""
        return self.facts.day


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The unit that is stored, found and cited.

    `position` counts from 0 within the document and identifies the paragraph for the machine.
    `number` is for people: as printed ("17", "3.7", "CYP26"), or counted inside its section
    ("Findings, bullet 3") where nothing is printed; it may repeat between parts of a pack.
    `form` says how it is set: a paragraph or numbered item, a bullet, a row of a table, a heading
    that says a grade, a line that heads nothing, a footnote. Pages are PDF pages from 1;
    `first_label` and `last_label` are the numbers printed on them, "" where none is. `text` holds
    the words without the number; a line break in it stands only before a bullet or a lettered
    item.
    """

    document: str
    position: int
    number: str
    numbering: Numbering
    section: tuple[str, ...]
    first_page: int
    last_page: int
    text: str
    part: str = ""
    first_label: str = ""
    last_label: str = ""
    ocr: bool = False
    form: Form = "paragraph"

    @property
    def key(self) -> str:
        """Its name in every index: document and position."""
        return f"{self.document}#{self.position}"

    @property
    def reference(self) -> str:
        """The number as people write it: "paragraph 17", "Findings, bullet 3"."""
        # A code such as CYP26 is said alone; figures, a numeral or a letter are not.
        plain = re.match(r"\d|[ivxlc]+$|[IVXLC]+$|[A-Za-z]$", self.number)
        printed = self.numbering == "printed" and plain
        return f"paragraph {self.number}" if printed else self.number

    @property
    def pages(self) -> str:
        """ "page 5" or "pages 5 to 6" (PDF pages); OCR makes mistakes, so a scan is said."""
        scan = " (read from a scan)" if self.ocr else ""
        if self.first_page == self.last_page:
            return f"page {self.first_page}{scan}"
        return f"pages {self.first_page} to {self.last_page}{scan}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A paragraph and the words of it that a sentence rests on; `answer` are those words of the
    quote that answer the question, "" where none are told apart."""

    paragraph: Paragraph
    quote: str
    answer: str = ""

    @property
    def is_verbatim(self) -> bool:
        """Whether the quote stands in the paragraph letter by letter, line breaks aside."""
        return bool(self.quote.strip()) and one_line(self.quote) in one_line(self.paragraph.text)


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())
