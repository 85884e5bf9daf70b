"""Step: the sentences of the best paragraphs, weighed against the question."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.answers import Match
from assistant.documents import Document, Paragraph
from assistant.finding.evidence import Evidence, best_of
from assistant.finding.memory import Memory
from assistant.finding.rarity import Wanted
from assistant.finding.shapes import fit
from assistant.question.asked import Asked, Wants
from assistant.text.sentences import Piece, pieces_of
from assistant.text.words import stems_in

PARAGRAPHS = 4
SENTENCES = 6  # embedding one takes 2 to 10 ms: most of the time of an answer; 8 found no more
SELDOM = ("contact", "time")
LONG, BESIDE = 250, 2  # words; a minute of a thousand words has nearly every word of a question
FEW = 2  # paragraphs of each document in a comparison
# What a sentence without the kind of thing asked for loses; one without a full name is marked
# down little by `fit`, because "who" may be a body or a group of people.
OF_THE_KIND, OF_A_NAME = 0.15, 0.5
OF_CAPITALS = 0.15  # VOICE, the children's council, and not any child's voice
OF_A_QUESTION = 0.3  # a question that was asked at a meeting answers nothing


def weighed(
    asked: Asked,
    matches: Sequence[Match],
    memory: Memory,
) -> tuple[Evidence, ...]:
    """The sentences of the first matches, in the order they stand, each with its marks."""
    wanted = Wanted(asked.topic, asked.expansions, memory.rarity)
    question = _in_their_words(asked)
    likeliest = _likeliest(asked, matches)
    cut = {match.paragraph: pieces_of(match.paragraph.text) for match in likeliest}
    pieces = [
        (match, at, piece) for match in likeliest for at, piece in enumerate(cut[match.paragraph])
    ]
    nearest = _most_alike(pieces, wanted)
    vectors = memory.embed([asked.topic, *(_whole(piece) for _, _, piece in nearest)])
    found = []
    for (match, at, piece), vector in zip(nearest, vectors[1:], strict=True):
        here = set(stems_in(_whole(piece)))
        beside = here | _stems_beside(match.paragraph, cut[match.paragraph], at)
        around = beside | _headings(match, memory.edition.document(match.paragraph.document))
        meaning = float(max(vector @ vectors[0], 0.0))
        coverage, wide = wanted.share(here), wanted.share(around)
        fits = _fit(asked.wants, question, match.paragraph, piece)
        score = 0.4 * match.score + 0.3 * coverage + 0.2 * wide + 0.4 * meaning
        score -= (OF_A_NAME if asked.wants == "person" else OF_THE_KIND) * (1 - fits)
        score += OF_CAPITALS * _in_capitals(asked, match.paragraph)
        score -= OF_A_QUESTION * piece.text.endswith("?")
        rarest = wanted.rarest_missing(around)
        found.append(Evidence(match, piece, at, coverage, wide, meaning, fits, score, rarest))
    return tuple(found)


def _likeliest(asked: Asked, matches: Sequence[Match]) -> Sequence[Match]:
    """The first matches; of a kind of thing that few paragraphs hold, the first that hold it."""
    if asked.wants in SELDOM:
        held = [m for m in matches if fit(asked.wants, asked.text, m.paragraph.text) > 0]
        return held[:PARAGRAPHS] or matches[:PARAGRAPHS]
    return matches[:PARAGRAPHS]


def _stems_beside(paragraph: Paragraph, pieces: Sequence[Piece], at: int) -> set[str]:
    """The stems of the paragraph; of a long one, of the sentences next to this one."""
    if len(paragraph.text.split()) <= LONG:
        return set(stems_in(paragraph.text))
    near = pieces[max(0, at - BESIDE) : at + BESIDE + 1]
    return {stem for piece in near for stem in stems_in(piece.text)}


def _fit(wants: Wants, question: str, paragraph: Paragraph, piece: Piece) -> float:
    """How well it holds what is asked for; a row of a table, together with what heads it."""
    heads = paragraph.section[-1:] if paragraph.form == "row" else ()
    return max(fit(wants, question, said) for said in (piece.text, *heads))


def _in_their_words(asked: Asked) -> str:
    """The question with each everyday word as reports have it: children for kids."""
    text = asked.text
    for said, other in asked.expansions:
        if " " not in said and " " not in other:
            text = re.sub(rf"\b{re.escape(said)}\b", other, text, flags=re.IGNORECASE)
    return text


def _in_capitals(asked: Asked, paragraph: Paragraph) -> int:
    """1 where the paragraph prints every short name of the question as it is asked, -1 where one
    is missing, 0 where there is none."""
    short = [n.removesuffix("s") for n in asked.names if n.removesuffix("s").isupper()]
    there = [re.search(rf"\b{re.escape(name)}", paragraph.text) for name in short]
    return (1 if all(there) else -1) if short else 0


def best_first(matches: Sequence[Match], evidence: Sequence[Evidence]) -> tuple[Match, ...]:
    """The matches with the paragraph the answer rests on before the others."""
    if not evidence:
        return tuple(matches)
    best = best_of(evidence).match
    return (best, *(match for match in matches if match.paragraph != best.paragraph))


def _whole(piece: Piece) -> str:
    """A bullet is understood with the words it hangs from."""
    return f"{piece.lead_in} {piece.text}".strip()


def _headings(match: Match, document: Document) -> set[str]:
    paragraph = match.paragraph
    names = (*paragraph.section, paragraph.part, document.title, document.facts.authority)
    return {stem for name in names for stem in stems_in(name)}


def _most_alike(
    pieces: Sequence[tuple[Match, int, Piece]], wanted: Wanted
) -> list[tuple[Match, int, Piece]]:
    """At most SENTENCES, those that share most words: a long minute takes long to embed."""
    if len(pieces) <= SENTENCES:
        return list(pieces)
    marks = [
        wanted.share(set(stems_in(_whole(piece)))) + 0.3 * match.score for match, _, piece in pieces
    ]
    chosen = sorted(np.argsort(marks, kind="stable")[-SENTENCES:])
    return [pieces[i] for i in chosen]
