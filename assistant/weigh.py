"""Step: the sentences of the best paragraphs, weighed against the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from assistant.answers import Match
from assistant.asked import Asked, Wants
from assistant.documents import Document
from assistant.evidence import Evidence
from assistant.rarity import Rarity
from assistant.sentences import Piece, pieces_of
from assistant.words import stems_in, words_in

PARAGRAPHS = 4
SENTENCES = 24
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NUMBER_WORDS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    r"|thousand|million|once|twice|half|halved|doubled|third|quarter|dozen|none|no"
    r"|weekly|monthly|quarterly|annual|annually|termly|daily|yearly|fortnightly"
)
_SHAPES: dict[Wants, re.Pattern[str]] = {
    "number": re.compile(rf"\d|\b(?:one|{_NUMBER_WORDS})\b", re.IGNORECASE),
    "date": re.compile(
        rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b{_MONTH}\s+\d|"
        r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:mon|tues|wednes|thurs|fri)day\b"
        r"|\b(?:daily|weekly|monthly|quarterly|annually|termly|every)\b",
        re.IGNORECASE,
    ),
    "person": re.compile(
        r"\b(?:[A-Z][\w’'-]+|[A-Z])\s+(?:(?:[A-Z]\.?|de|van|von)\s+)*[A-Z][\w’'-]+|\b[A-Z]\s[A-Z]"
        r"|\b(?:director|officer|manager|chair|lead|leader|inspector|member|councillor|worker"
        r"|adviser|carer|parent|police|board|team|panel|committee|staff)s?\b"
    ),
    "grade": re.compile(
        r"\b(?:outstanding|good|adequate|satisfactory|inadequate|requires?\s+improvement)\b",
        re.IGNORECASE,
    ),
}


def weighed(
    asked: Asked,
    matches: Sequence[Match],
    rarity: Rarity,
    embed: Callable[[Sequence[str]], np.ndarray],
    documents: Callable[[str], Document],
) -> tuple[Evidence, ...]:
    """The sentences of the first matches, in the order they stand, each with its marks."""
    wanted = tuple(dict.fromkeys((*stems_in(asked.topic), *stems_in(" ".join(asked.expansions)))))
    own = tuple(dict.fromkeys(stems_in(asked.topic)))
    pieces = [
        (match, at, piece)
        for match in matches[:PARAGRAPHS]
        for at, piece in enumerate(pieces_of(match.paragraph.text))
    ]
    nearest = _most_alike(pieces, wanted, rarity)
    vectors = embed([asked.topic, *(_whole(piece) for _, _, piece in nearest)])
    cosines = dict(zip((id(p) for _, _, p in nearest), vectors[1:] @ vectors[0], strict=True))
    found = []
    for match, at, piece in pieces:
        if id(piece) not in cosines:
            continue
        document = documents(match.paragraph.document)
        here = set(stems_in(_whole(piece)))
        around = here | set(stems_in(match.paragraph.text)) | _headings(match, document)
        meaning = float(max(cosines[id(piece)], 0.0))
        coverage = _share(own, wanted, here, rarity)
        wide = _share(own, wanted, around, rarity)
        fits = fits_the_want(asked, piece.text)
        score = 0.3 * match.score + 0.3 * coverage + 0.15 * wide + 0.25 * meaning
        score += 0.0 if fits else -0.15
        found.append(Evidence(match, piece, at, coverage, wide, meaning, fits, score))
    return tuple(found)


def _share(own: Sequence[str], wanted: Sequence[str], there: set[str], rarity: Rarity) -> float:
    """The better of the question's own words and of them with their expansions."""
    return max(rarity.share(own, there), rarity.share(wanted, there))


def _whole(piece: Piece) -> str:
    """A bullet is understood with the words it hangs from."""
    return f"{piece.lead_in} {piece.text}".strip()


def _headings(match: Match, document: Document) -> set[str]:
    paragraph = match.paragraph
    names = (*paragraph.section, paragraph.part, document.title, document.facts.authority)
    return {stem for name in names for stem in stems_in(name)}


def _most_alike(
    pieces: Sequence[tuple[Match, int, Piece]], wanted: Sequence[str], rarity: Rarity
) -> list[tuple[Match, int, Piece]]:
    """At most SENTENCES, those that share most words: a long minute takes long to embed."""
    if len(pieces) <= SENTENCES:
        return list(pieces)
    marks = [
        rarity.share(wanted, set(stems_in(_whole(piece)))) + 0.3 * match.score
        for match, _, piece in pieces
    ]
    chosen = sorted(np.argsort(marks, kind="stable")[-SENTENCES:])
    return [pieces[i] for i in chosen]


def fits_the_want(asked: Asked, text: str) -> bool:
    """Whether the sentence holds the kind of thing asked for, beyond what the question says."""
    shape = _SHAPES.get(asked.wants)
    if not shape:
        return True
    if asked.wants == "number":
        said = set(words_in(asked.text))
        return any(found not in said for found in _numbers(text))
    return bool(shape.search(text))


def _numbers(text: str) -> list[str]:
    return [w for w in words_in(text) if _SHAPES["number"].fullmatch(w) or w[0].isdigit()]
