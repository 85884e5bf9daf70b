"""A question as it was understood: what the steps hand to one another."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.answers import Question
from assistant.documents import Document, Facts, Paragraph
from assistant.question.bare import MORE, bare_and_rest
from assistant.question.periods import Period
from assistant.question.references import Reference
from assistant.text.words import words_in

Wants = Literal[
    "passage", "number", "date", "time", "contact", "person", "name", "grade", "list", "yes_no"
]


@dataclass(frozen=True, slots=True)
class Source:
    """A document, or one part of a pack: what an officer calls "the 2024 inspection"."""

    document: Document
    facts: Facts
    part: str = ""

    @property
    def date(self) -> date:
        """The day it is ordered by; undated sources come first."""
        return self.facts.day or date.min

    def is_of(self, periods: Iterable[Period]) -> bool:
        """Whether it, or what it tells of, was on a day of one of them; undated, of none."""
        facts = self.facts
        first, last = facts.inspected or (facts.published or facts.month,) * 2
        if first and first == facts.month:
            last = first.replace(day=monthrange(first.year, first.month)[1])
        return bool(first and last and any(p.meets(first, last) for p in periods))

    @property
    def name(self) -> str:
        """What people call it: "Telford and Wrekin 2020 inspection"."""
        return (self.facts.name or self.part) if self.part else self.document.name

    def holds(self, paragraph: Paragraph) -> bool:
        return paragraph.document == self.document.id and self.part in ("", paragraph.part)


@dataclass(frozen=True, slots=True)
class Scope:
    """The sources a question is about, in time order.

    `narrowed` says the question or the reader's filters chose them. `mentioned` are years and
    authorities the question names that may stand in the text instead: a paragraph that says one
    is in scope too, so far as the filters allow it. `missing` says, in words, what was asked for
    and no document is: "2016 inspection", "Birmingham". `reachable` are the
    ids that the filters allow, `named` the authorities that the question names. `exact` says that
    the sources are exactly what was named ("the 2012 inspection"): others are not asked. `untold`
    are the periods that no source is of, though some may be of the year: what prints one may tell.
    """

    sources: tuple[Source, ...]
    narrowed: bool = False
    mentioned: tuple[str, ...] = ()
    missing: str = ""
    reachable: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()
    exact: bool = False
    untold: tuple[Period, ...] = ()

    @property
    def not_held(self) -> str:
        """What no document is, or is of, in words."""
        return self.missing or " and ".join(period.words for period in self.untold)

    @property
    def documents(self) -> tuple[Document, ...]:
        """Each document once, in time order."""
        return tuple({s.document.id: s.document for s in self.sources}.values())

    def holds(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph may answer."""
        if any(source.holds(paragraph) for source in self.sources):
            return True
        return paragraph.document in self.reachable and any(
            word in paragraph.text for word in self.mentioned
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, what it wants, where it looks, and the words that carry its meaning.

    `topic` is the text without the words that only choose documents. `names` and `numbers` are
    those an answer has to have. `comparing` asks for one row for each document.
    `expansions` are pairs of words of the topic and what else they are called. `before` are
    the keys of the paragraphs that the answer before cited, where this one goes on from there.
    `reference` are the paragraph numbers that are asked for. `there` is the same question of the
    documents that the answer before cited, where it names none itself: it is asked first.
    """

    question: Question
    text: str
    topic: str
    wants: Wants
    scope: Scope
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    comparing: bool = False
    picking: bool = False
    expansions: tuple[tuple[str, str], ...] = ()
    before: frozenset[str] = frozenset()
    reference: Reference | None = None
    there: Asked | None = None

    @property
    def own_topic(self) -> str:
        """The topic without the words of the question it goes on from: what is printed of a paper
        is asked for by the rest alone."""
        said = set(words_in(self.said))
        return " ".join(word for word in self.topic.split() if said.issuperset(words_in(word)))

    @property
    def more(self) -> bool:
        """Whether what the answer before left out is asked for: "Who else: Who was there?"."""
        return bool(self.before and MORE.search(bare_and_rest(self.text)[0]))

    @property
    def why(self) -> bool:
        """Whether the reason of the answer before is asked for: "Why: Who was there?"."""
        return bool(self.before and self.own.casefold() == "why")

    @property
    def said(self) -> str:
        """The text without the question it goes on from, which stands behind it in brackets."""
        return self.text.partition(" (")[0]

    @property
    def own(self) -> str:
        """What the question asks for itself: the same without a question that stands behind a
        colon, but where more is asked for of that one."""
        bare = bare_and_rest(self.said)[0]
        return self.said if MORE.search(bare) else bare or self.said
