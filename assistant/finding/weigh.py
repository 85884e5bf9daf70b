"""Step: the sentences of the best paragraphs, read together with the question and weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import Match
from assistant.documents import Paragraph
from assistant.editions.indexed_text import place_of
from assistant.finding.marks import chance, marks_of_paragraph, marks_of_sentence
from assistant.finding.memory import Memory
from assistant.finding.rarity import Wanted
from assistant.question.asked import Asked
from assistant.reader.network import log_odds
from assistant.reader.reader import Reading
from assistant.reader.windows import Passage
from assistant.text.dates import A_MONTH, A_YEAR
from assistant.text.sentences import Piece, pieces_of
from assistant.text.words import stems_in, words_in

_DAYS = re.compile(rf"\b(?:{A_MONTH}|{A_YEAR})\b", re.IGNORECASE)
READ = 16  # paragraphs the reader is given; the right one is among them for nine of ten
FEW = 2  # paragraphs of each document in a comparison of many


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a sentence of a matched paragraph has to say to a question: every decision rests on it.

    `at` is its place among the paragraph's pieces, `marks` are what `assistant.finding.marks` says
    of it, `score` how likely it is, from 0 to 1, that it answers. `answer` are the words of it that
    do, "" for none.
    """

    match: Match
    piece: Piece
    at: int
    marks: Mapping[str, float]
    score: float
    answer: str = ""


def best_of(evidence: Sequence[Evidence]) -> Evidence:
    """The sentence that answers best, the first of those alike. There has to be one."""
    return max(evidence, key=lambda e: e.score)


def weighed(asked: Asked, matches: Sequence[Match], memory: Memory) -> tuple[Evidence, ...]:
    """The sentences of the first matches, in the order they stand, each with its marks."""
    first = matches[:READ]
    cut = [pieces_of(match.paragraph.text) for match in first]
    places = [_place(match.paragraph, memory) for match in first]
    readings = memory.reader.read(asked.said, passages_of(asked, first, memory))
    wanted = Wanted(asked.text, asked.expansions, memory.rarity)
    return tuple(
        evidence
        for match, place, pieces, reading in zip(first, places, cut, readings, strict=True)
        for evidence in _sentences(
            asked,
            wanted,
            match,
            f"{place} {_days_of_its_section(match.paragraph, first)}",
            pieces,
            reading,
            first[0].score,
        )
    )


def passages_of(asked: Asked, matches: Sequence[Match], memory: Memory) -> list[Passage]:
    """The paragraphs that were found, as the reader is given them."""
    asks = frozenset(stems_in(asked.said))
    return [_passage(asks, match.paragraph, memory) for match in matches]


def _place(paragraph: Paragraph, memory: Memory) -> str:
    return place_of(memory.edition.document(paragraph.document), paragraph)


def _days_of_its_section(paragraph: Paragraph, matches: Sequence[Match]) -> str:
    """The months and years that its section prints: a day stands once, at the head of a section."""
    beside = (m.paragraph.text for m in matches if _in_one_section(m.paragraph, paragraph))
    return " ".join(dict.fromkeys(found for text in beside for found in _DAYS.findall(text)))


def _in_one_section(one: Paragraph, other: Paragraph) -> bool:
    return (one.document, one.part, one.section) == (other.document, other.part, other.section)


def _passage(asks: frozenset[str], paragraph: Paragraph, memory: Memory) -> Passage:
    """A paragraph as the reader is given it: what people call its document, part and section, and
    by which other words of its place the question, whose stems `asks` are, names it: "Millbay
    Cottage" of a file's name. Told nothing of them the reader says that the paragraph is of
    something else; told them all it is led astray."""
    name = memory.edition.document(paragraph.document).name
    told = (name, paragraph.part, *paragraph.section[-1:])
    unknown = asks - set(stems_in(" ".join(told)))
    words = dict.fromkeys(words_in(_place(paragraph, memory)))
    also = " ".join(word for word in words if unknown.intersection(stems_in(word)))
    named = " ".join(filter(None, (name, also)))
    heading = " · ".join(filter(None, (named, *told[1:])))
    return Passage(heading, tuple(piece.text for piece in pieces_of(paragraph.text)))


def _sentences(
    asked: Asked,
    wanted: Wanted,
    match: Match,
    place: str,
    pieces: Sequence[Piece],
    reading: Reading,
    lead: float,
) -> list[Evidence]:
    """The sentences of one paragraph; `place` has the days that its section prints elsewhere,
    `lead` is the score of the best match."""
    paragraph = match.paragraph
    common = marks_of_paragraph(asked, wanted, paragraph, place) | {
        "search": match.score,
        "meaning": match.meaning,
        "behind": lead - match.score,
        "reader answers": log_odds(reading.answers),
    }
    found = []
    for at, (piece, says) in enumerate(zip(pieces, reading.sentences, strict=True)):
        marks = common | marks_of_sentence(asked, wanted, paragraph, piece)
        marks["reader says"] = log_odds(says)
        words = reading.words if reading.words and reading.words.sentence == at else None
        answer = piece.text[words.start : words.end] if words else ""
        found.append(Evidence(match, piece, at, marks, chance("sentence", marks), answer))
    return found


def best_first(matches: Sequence[Match], evidence: Sequence[Evidence]) -> tuple[Match, ...]:
    """The matches with those whose sentences answer best before the others."""
    best: dict[Paragraph, float] = {}
    for one in evidence:
        paragraph = one.match.paragraph
        best[paragraph] = max(one.score, best.get(paragraph, 0.0))
    return tuple(sorted(matches, key=lambda match: -best.get(match.paragraph, -1.0)))
