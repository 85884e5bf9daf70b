"""Answers as a note to take away: what was asked, limited, answered, refused and withheld."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.answers import Answer, Turn
from assistant.library import Edition
from assistant.pages.blocks import Said, groups_of, notes_of, sources_of
from assistant.pages.limits import limits_sentence
from assistant.pages.names import reference
from assistant.pages.prose import Names, source_name
from assistant.pages.texts import say
from assistant.text.dates import written


@dataclass(frozen=True, slots=True)
class Footnote:
    """A source: what people call it, and its text as it stood when it was cited."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the note; each piece is words and the footnotes behind them."""

    form: Literal["question", "heading", "prose", "item", "small"]
    pieces: tuple[tuple[str, tuple[Footnote, ...]], ...]

    @classmethod
    def of(cls, form: Literal["question", "heading", "prose", "item", "small"], text: str) -> Line:
        """A line without footnotes."""
        return cls(form, ((text, ()),))


@dataclass(frozen=True, slots=True)
class Note:
    title: str
    made: str
    lines: tuple[Line, ...]
    digests: tuple[str, ...]


def briefing(turns: Sequence[Turn], edition: Edition, names: Names, now: datetime) -> Note:
    """The note of these answers."""
    made = say("brief_made", day=written(now), time=f"{now:%H:%M}", version=edition.id)
    return Note(
        say("brief_title"),
        made,
        tuple(line for turn in turns for line in answer_lines(turn.answer, edition, names)),
        tuple(_digests(turns, edition, names)),
    )


def answer_lines(answer: Answer, edition: Edition, names: Names) -> Iterable[Line]:
    """One question and its answer."""
    yield Line.of("question", answer.question.text)
    if answer.asked_as:
        yield Line.of("small", say("asked_as") + answer.asked_as)
    if limits := limits_sentence(answer.question.filters, names):
        yield Line.of("small", say("brief_limits", limits=limits))
    if answer.outcome != "answered" and not answer.choices:
        yield Line.of("small", say("brief_outcome", outcome=say(answer.outcome)))
    yield from said_lines(answer, edition, names)
    for match in answer.closest:
        if match is answer.closest[0]:
            yield Line.of("small", say("brief_near"))
        near = Footnote(reference(match.paragraph, names), match.paragraph.text)
        yield Line("item", ((near.name, (near,)),))
    if answer.withheld:
        many = len(answer.withheld)
        yield Line.of(
            "small", say("brief_withheld_one" if many == 1 else "brief_withheld", number=many)
        )


def said_lines(answer: Answer, edition: Edition, names: Names) -> Iterable[Line]:
    """The sentences of the answer with their footnotes, and what is said beside them."""
    notes = {
        source.number: Footnote(
            source_name(source, names), "\n".join(p.text for p in source.paragraphs)
        )
        for source in sources_of(answer)
    }
    for group in groups_of(answer, names, edition.documents):
        if group.heading:
            yield Line.of("heading", group.heading)
        for block in group.blocks:
            pieces = tuple(_piece(said, block.form == "list", notes) for said in block.said)
            if block.form == "prose":
                yield Line("prose", pieces)
            else:
                yield from (Line("item", (piece,)) for piece in pieces)
    yield from (Line.of("prose", note) for note in notes_of(answer, names))


def _piece(
    said: Said, listed: bool, notes: dict[int, Footnote]
) -> tuple[str, tuple[Footnote, ...]]:
    text = said.item if listed else said.sentence.text
    if said.sentence.support == "partly":
        text += f" ({say('only_partly', reason=said.sentence.reason)})"
    return " ".join(text.split()), tuple(notes[number] for number in said.numbers)


def _digests(turns: Sequence[Turn], edition: Edition, names: Names) -> Iterable[str]:
    cited = {c.paragraph.document for turn in turns for c in turn.answer.citations}
    for document in edition.documents:
        if document.id in cited:
            name = names.get(document.id, document.title)
            yield say("brief_digest", name=name, file=document.file, digest=document.sha256)
