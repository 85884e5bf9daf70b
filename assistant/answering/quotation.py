"""Step: an answer made of the documents' own sentences, in the documents' order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Sentence
from assistant.documents import Paragraph
from assistant.finding.evidence import Evidence
from assistant.question.asked import Asked
from assistant.text.sentences import pieces_of

MOST_SENTENCES = 5
MOST_PARAGRAPHS = 2
# Of the best sentence's score: how near another must come to be part of the answer.
# Tuned on eval/cases/*-dev.jsonl; see docs/answers.md.
SAME_PARAGRAPH, OTHER_PARAGRAPH = 0.65, 0.95
SHORT = 80  # words; a paragraph no longer than this is quoted whole
_HANGING = re.compile(
    r"^(?:•\s*)?(?:this|these|that|those|they|it|he|she|such|their|its|his|her|the (?:same|latter)"
    r"|however|also|therefore|consequently|as a result|in addition|for example|both)\b",
    re.IGNORECASE,
)

_GOES_ON = re.compile(
    r"^(?:for example|these include|this includes|examples|\w+ include|they include)\b",
    re.IGNORECASE,
)


def quoted(
    asked: Asked, evidence: Sequence[Evidence], most: int = MOST_SENTENCES
) -> tuple[Sentence, ...]:
    """The sentences that answer, each verbatim with its citation; () when there is no evidence."""
    if not evidence:
        return ()
    ranked = sorted(evidence, key=lambda e: -e.score)
    best = ranked[0]
    chosen: dict[Paragraph, set[int]] = {best.match.paragraph: {best.at}}
    for other in ranked[1:]:
        paragraph = other.match.paragraph
        near = SAME_PARAGRAPH if paragraph == best.match.paragraph else OTHER_PARAGRAPH
        if other.score < near * best.score:
            continue
        if paragraph not in chosen and len(chosen) >= MOST_PARAGRAPHS:
            continue
        if sum(map(len, chosen.values())) < most:
            chosen.setdefault(paragraph, set()).add(other.at)
    return tuple(
        sentence
        for paragraph, places in sorted(chosen.items(), key=lambda c: c[0] != best.match.paragraph)
        for sentence in sentences_of(paragraph, _completed(asked, paragraph, places))
    )


def _completed(asked: Asked, paragraph: Paragraph, places: set[int]) -> set[int]:
    """The places with the whole of a short paragraph or list, and what a pronoun points to."""
    pieces = pieces_of(paragraph.text)
    if len(paragraph.text.split()) <= SHORT:
        return set(range(len(pieces)))
    complete = set(places)
    for at in places:
        if at and _HANGING.match(pieces[at].text):
            complete.add(at - 1)
        lead_in = pieces[at].lead_in
        if lead_in and asked.wants == "list":
            complete |= {i for i, piece in enumerate(pieces) if piece.lead_in == lead_in}
        if lead_in:
            complete |= {i for i in range(at) if pieces[i].text == lead_in}
        complete |= {i for i, piece in enumerate(pieces) if piece.lead_in == pieces[at].text}
        if at + 1 < len(pieces) and _GOES_ON.search(pieces[at + 1].text):
            complete.add(at + 1)
    return complete


def sentences_of(paragraph: Paragraph, places: set[int] | None = None) -> tuple[Sentence, ...]:
    """The sentences at these places of the paragraph, or all, quoted and checked."""
    pieces = pieces_of(paragraph.text)
    return tuple(
        said
        for at, piece in enumerate(pieces)
        if (places is None or at in places) and (said := verbatim(paragraph, piece.text))
    )


def verbatim(paragraph: Paragraph, text: str) -> Sentence | None:
    """The sentence with its citation, or nothing when the paragraph does not say it."""
    said = Sentence.quoting(paragraph, text)
    return said if said.citations[0].is_verbatim else None
