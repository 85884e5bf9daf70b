"""An answer as it is read, copied and printed: prose, lists and tables, and each source once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from assistant.answers import Answer, Row, Sentence
from assistant.documents import Document, Paragraph
from assistant.pages.names import COUNTED
from assistant.pages.texts import say

Form = Literal["prose", "list", "table"]

# A dash before a figure is its sign.
_BULLET = re.compile(r"^\s*(?:[•◼▪●○\uf0a7\uf0b7]|[-–—*](?=\s))\s*")
_LETTERED = re.compile(r"^\s*(?:\((?:[a-z]{1,5}|\d{1,2})\)|[a-z]\))\s")  # or numbered
_ROW, _BULLETED = re.compile(r"\brow \d+$"), re.compile(r"\bbullet \d+$")
MOST_IN_A_CELL = 3
LONGEST_HEAD = 120  # characters; what stands before a colon and is longer is no head of a column


@dataclass(frozen=True, slots=True)
class Source:
    """What an answer rests on, under its number in it, with the words quoted.

    A paragraph, or the rows or bullets of one list that the answer goes through.
    """

    number: int
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the numbers to print behind it; none where the next one prints the same."""

    sentence: Sentence
    numbers: tuple[int, ...]

    @property
    def item(self) -> str:
        """Its words as an item of a list, without the bullet printed before them."""
        return _BULLET.sub("", self.sentence.text, count=1)

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Its words as a row of a table: each head with what stands under it, "" without one."""
        return _cells(self.sentence.text)


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences shown alike, one after another."""

    form: Form
    said: tuple[Said, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of a table's columns; () where its rows do not have the same."""
        rows = {tuple(head for head, _ in said.cells) for said in self.said}
        (heads,) = rows if len(rows) == 1 else ((),)
        return heads if len(heads) > 1 and all(heads) else ()


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks under one heading: a document of a comparison, a council, or nothing ("")."""

    heading: str
    blocks: tuple[Block, ...]
    document: Document | None = None

    @property
    def fits_a_cell(self) -> bool:
        """Whether it can be one row of a table of documents: no table of its own, but for a few
        rows of two cells, each a name and what is said of it."""
        rows = [said for block in self.blocks if block.form == "table" for said in block.said]
        return len(rows) <= MOST_IN_A_CELL and all(len(row.cells) <= 2 for row in rows)


def sources_of(answer: Answer) -> tuple[Source, ...]:
    """Each paragraph once, those of one list together, numbered from 1 as the answer names them."""
    quotes: dict[Paragraph, list[str]] = {}
    for sentence in _in_order(answer):
        for citation in sentence.citations:
            quotes.setdefault(citation.paragraph, []).append(citation.quote)
    lists = [tuple(run) for _, run in groupby(quotes, key=_list_of)]
    return tuple(
        Source(number, run, tuple(dict.fromkeys(q for p in run for q in quotes[p])))
        for number, run in enumerate(lists, start=1)
    )


def _list_of(paragraph: Paragraph) -> tuple[object, ...]:
    """The counted list that a paragraph is in; by itself where its number is printed."""
    counted = paragraph.numbering == "counted" and COUNTED.match(paragraph.number)
    place = (paragraph.document, paragraph.part, paragraph.section)
    return (*place, counted[1]) if counted else (paragraph.key,)


def groups_of(
    answer: Answer, names: Mapping[str, str], documents: Iterable[Document]
) -> tuple[Group, ...]:
    """The answer in the order it is read: what is said of all, then each document or council.

    Where the sentences rest on the papers of several councils each council has its own group, so
    that the history of one is never read as that of another.
    """
    councils = {document.id: document.facts.authority for document in documents}
    numbers = {p: source.number for source in sources_of(answer) for p in source.paragraphs}
    loose = outside_rows(answer)
    groups = [
        Group(heading, _blocks(tuple(said), numbers))
        for heading, said in _by_council(loose, councils)
    ]
    rows = [
        Group(_named(row.document, names), _blocks(row.sentences, numbers), row.document)
        for row in by_council(answer.rows)
        if row.sentences
    ]
    return (*groups, *rows)


def by_council(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of each council together, the councils in the order they first come."""
    councils = list(dict.fromkeys(row.document.facts.authority for row in rows))
    return tuple(sorted(rows, key=lambda row: councils.index(row.document.facts.authority)))


def notes_of(answer: Answer, names: Mapping[str, str]) -> tuple[str, ...]:
    """What is said beside the sentences: one line for the documents with nothing, and the note."""
    silent = [row.document for row in answer.rows if not row.sentences]
    # The note says the same by their whole names.
    told = f"Nothing was found in: {'; '.join(document.name for document in silent)}."
    counted = answer.note.startswith("Nothing was found in the other")
    note = answer.note.replace(told, "").strip()
    if not silent or counted:
        return tuple(filter(None, (answer.note,)))
    told = say(
        "nothing_found_in", documents="; ".join(_named(document, names) for document in silent)
    )
    return tuple(filter(None, (told, note)))


def outside_rows(answer: Answer) -> tuple[Sentence, ...]:
    """The sentences of an answer that no row of its comparison holds."""
    told = {sentence for row in answer.rows for sentence in row.sentences}
    return tuple(sentence for sentence in answer.sentences if sentence not in told)


def _in_order(answer: Answer) -> Iterable[Sentence]:
    yield from outside_rows(answer)
    for row in by_council(answer.rows):
        yield from row.sentences


def _by_council(
    sentences: Sequence[Sentence], councils: Mapping[str, str]
) -> list[tuple[str, list[Sentence]]]:
    """The sentences under the councils they are about, in the order these are first named."""
    told: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        about = dict.fromkeys(councils.get(c.paragraph.document, "") for c in sentence.citations)
        told.setdefault(" · ".join(filter(None, about)), []).append(sentence)
    if len(told) < 2 or "" in told:
        return [("", list(sentences))] if sentences else []
    return list(told.items())


def _named(document: Document, names: Mapping[str, str]) -> str:
    return names.get(document.id, document.title)


def _blocks(sentences: Sequence[Sentence], numbers: dict[Paragraph, int]) -> tuple[Block, ...]:
    """Runs of sentences of one form, numbered behind the last of those from one paragraph, be it
    a bullet and the first of them the words above the list."""
    runs = groupby(_numbered(sentences, numbers), key=lambda said: _form(said.sentence))
    return tuple(Block(form, tuple(run)) for form, run in runs)


def _numbered(sentences: Sequence[Sentence], numbers: dict[Paragraph, int]) -> tuple[Said, ...]:
    own = [
        tuple(sorted({numbers[citation.paragraph] for citation in sentence.citations}))
        for sentence in sentences
    ]
    following = [*own[1:], None]
    return tuple(
        Said(sentence, () if here == after else here)
        for sentence, here, after in zip(sentences, own, following, strict=True)
    )


def _form(sentence: Sentence) -> Form:
    number = sentence.citations[0].paragraph.number if sentence.citations else ""
    if _ROW.search(number) and len(_cells(sentence.text)) > 1:
        return "table"
    listed = _BULLET.match(sentence.text) or _LETTERED.match(sentence.text)
    return "list" if listed or _BULLETED.search(number) else "prose"


def _cells(text: str) -> tuple[tuple[str, str], ...]:
    """ "Area: Leaders; Grade: Good" as its pairs; "Leaders: Good" as two cells without heads."""
    pieces = text.split("; ")
    pairs = [tuple(piece.split(": ", 1)) for piece in pieces]
    headed = [pair for pair in pairs if len(pair) == 2 and len(pair[0]) <= LONGEST_HEAD]
    if len(headed) < len(pieces):
        return ()
    if len(pieces) == 1:
        return tuple(("", cell) for cell in headed[0])
    return tuple((head, words) for head, words in headed)
