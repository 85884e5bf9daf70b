"""Kept answers whose paragraphs are no longer what they were: for whoever relies on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from assistant.answers import Answer
from assistant.documents import Paragraph, one_line
from assistant.errors import LibraryError
from assistant.library import Edition
from assistant.pages.shelf import every_conversation
from assistant.records.records import Records

What = Literal["changed", "renumbered", "dropped", "removed"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph as an answer cited it. `kept` says where the answer is kept; `question` is ""
    where it is nobody's business but the reader's."""

    kept: str
    question: str
    document: str
    part: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a cited paragraph: its number has other words now (`now`), its words stand
    under another number or in another document (`stands`), or they are nowhere in the document,
    or the document is gone."""

    cited: Cited
    what: What
    now: str = ""
    stands: str = ""


class _CitationIn(BaseModel):
    document: str
    part: str = ""
    number: str
    text: str


class _SentenceIn(BaseModel):
    citations: list[_CitationIn] = []


class _RowIn(BaseModel):
    sentences: list[_SentenceIn] = []


class _AnswerIn(BaseModel):
    """An answer as `assistant ask --json` and POST /api/ask give it."""

    question: str = ""
    sentences: list[_SentenceIn] = []
    rows: list[_RowIn] = []


def cited_in_conversations(library: Path) -> Iterator[Cited]:
    """What readers' kept conversations cite, without what was asked."""
    for name, turns in every_conversation(library):
        for turn in turns:
            for paragraph in _paragraphs_of(turn.answer):
                yield Cited(
                    f"conversation {name}",
                    "",
                    paragraph.document,
                    paragraph.part,
                    paragraph.number,
                    paragraph.text,
                )


def cited_on_record(library: Path) -> Iterator[Cited]:
    """What answers on record cite, by the ids of their records. Raises LibraryError."""
    try:
        for row in Records(library, days=0).cited():
            place = (row["document"], row["part"], row["number"], row["text"])
            yield Cited(f"record {row['answer']}", "", *place)
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(f"The records in {library} cannot be read ({error}).") from error


def cited_in_file(path: Path) -> Iterator[Cited]:
    """What the answers of a file cite, one JSON object a line. Raises LibraryError."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise LibraryError(f"{path} cannot be read. Name a file of answers as JSON.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            answer = _AnswerIn.model_validate(json.loads(line))
        except (ValueError, ValidationError) as error:
            raise LibraryError(
                f"Line {number} of {path} is no answer as JSON, as it is printed by:"
                " python -m assistant ask --json"
            ) from error
        sentences = (*answer.sentences, *(s for row in answer.rows for s in row.sentences))
        for citation in dict.fromkeys(
            (c.document, c.part, c.number, c.text) for s in sentences for c in s.citations
        ):
            yield Cited(f"{path.name}, line {number}", answer.question, *citation)


def changes_among(cited: Iterable[Cited], edition: Edition) -> Iterator[Change]:
    """Each cited paragraph that is not, word for word, where it was."""
    now = _Now(edition)
    for one in cited:
        there = now.paragraphs(one.document)
        if there is None:
            yield Change(one, "removed", stands=now.found_elsewhere(one.text))
            continue
        same = [p for p in there if one_line(p.text) == one_line(one.text)]
        numbered = [p for p in there if (p.number, p.part) == (one.number, one.part)]
        if any(p in numbered for p in same):
            continue
        if same:
            yield Change(one, "renumbered", stands=_place(same[0]))
        elif numbered:
            yield Change(one, "changed", now=numbered[0].text)
        else:
            yield Change(one, "dropped", stands=now.found_elsewhere(one.text))


class _Now:
    """The paragraphs of an edition by their document, and by their words."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def paragraphs(self, document: str) -> Sequence[Paragraph] | None:
        try:
            return self._edition.paragraphs(document)
        except LibraryError:
            return None

    def found_elsewhere(self, text: str) -> str:
        """Where else the very words stand, "" where they do not."""
        return self._by_words.get(one_line(text), "")

    @cached_property
    def _by_words(self) -> dict[str, str]:
        return {
            one_line(paragraph.text): f"{document.id}, {_place(paragraph)}"
            for document in self._edition.documents
            for paragraph in self._edition.paragraphs(document.id)
        }


def _place(paragraph: Paragraph) -> str:
    return ", ".join(filter(None, (paragraph.part, paragraph.reference)))


def _paragraphs_of(answer: Answer) -> Iterator[Paragraph]:
    """Every paragraph an answer cites, once."""
    sentences = (*answer.sentences, *(s for row in answer.rows for s in row.sentences))
    yield from dict.fromkeys(c.paragraph for s in sentences for c in s.citations)
