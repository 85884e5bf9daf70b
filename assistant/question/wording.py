"""Step: the question's words as the documents spell, shorten and say them."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.embedding.model_files import english_words
from assistant.kinds.every import EVERY, kinds_in, said_as, short_names
from assistant.library import Edition
from assistant.question.asked import Scope
from assistant.question.councils import COUNTIES, NAMES, PLAIN
from assistant.question.spelling import mended
from assistant.text.acronyms import definitions_in, expansions_of
from assistant.text.dates import A_YEAR, MONTHS, month_number
from assistant.text.words import stem, words_in

_RIGHT = frozenset(word for name in NAMES for word in words_in(name)) | frozenset(
    short_names(EVERY)
)
POOL = 40
_SHORT_MONTH = re.compile(
    rf"\b({'|'.join(m[:3] for m in MONTHS if len(m) > 3)}|sept)\b\.? +(?={A_YEAR}\b)", re.I
)
_SAID_IN_FULL = {
    said: full
    for said, full in (
        pair.split("=")
        for pair in """whats=what's whos=who's hows=how's wheres=where's thats=that's dont=don't
        doesnt=doesn't didnt=didn't isnt=isn't wasnt=wasn't arent=aren't cant=can't couldnt=couldn't
        thru=through mtg=meeting dept=department govt=government""".split()
    )
}
_IN_HASTE = re.compile(rf"\b(?:{'|'.join(_SAID_IN_FULL)})\b", re.IGNORECASE)
# "Beds" and "Staffs" are plain words too, so only a capital makes them a county.
_COUNTY = re.compile(
    r"\b(?:"
    + "|".join(f"{c.capitalize()}|{c}" for c in COUNTIES if c not in PLAIN)
    + r"|"
    + "|".join(c.capitalize() for c in PLAIN)
    + r")\b"
)

_POINTS = {point[0].casefold(): point for point in ("North", "South", "East", "West")}
_COMPASS = re.compile(
    r"\b([NSEW])\.? ("
    + "|".join(name.split(" ", 1)[1] for name in NAMES if name.split()[0] in _POINTS.values())
    + r")\b",
    re.IGNORECASE,
)


def spelt(text: str, edition: Edition) -> str:
    """The text with misspelt words as the library has them."""
    authorities = {w for d in edition.documents for w in words_in(d.facts.authority)}
    titles = {w for d in edition.documents for w in words_in(d.facts.title)}
    known = _known(frozenset(titles))
    return mended(in_full(text), edition.vocabulary, known, frozenset(authorities))


@lru_cache(maxsize=4)  # the same from one edition to the next, mostly
def _known(titles: frozenset[str]) -> frozenset[str]:
    """The words of titles, of names and of common English, and the stems of their other forms."""
    english = english_words()
    return _RIGHT | titles | english | {stem(word) for word in english}


def in_full(text: str) -> str:
    """The text with what is commonly put otherwise, or cut short, as the documents have it."""
    text = _IN_HASTE.sub(lambda m: _SAID_IN_FULL[m[0].casefold()], text)
    text = _SHORT_MONTH.sub(lambda m: f"{MONTHS[month_number(m[1]) - 1].capitalize()} ", text)
    text = _COUNTY.sub(lambda m: COUNTIES[m[0].casefold()], text)
    return _COMPASS.sub(lambda m: f"{_POINTS[m[1].casefold()]} {m[2]}", text)


def expansions(topic: str, scope: Scope, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Other words for the topic: by definitions anywhere in the library, and as the kinds of
    document in scope use them."""
    pool = edition.search(topic, topic, limit=POOL)
    defined = definitions_in(found.paragraph.text for found in pool)
    kinds = kinds_in(source.facts.kind for source in scope.sources)
    return expansions_of(topic, defined, short_names(kinds).items(), said_as(kinds))
