"""Step: the question's words as the documents spell, shorten and say them."""

from __future__ import annotations

from assistant.acronyms import USUAL, definitions_in, expansions_of
from assistant.authorities import NAMES
from assistant.library import Edition
from assistant.spelling import mended
from assistant.words import words_in

_RIGHT = frozenset(word for name in NAMES for word in words_in(name)) | frozenset(USUAL)
POOL = 40


def spelt(text: str, edition: Edition) -> str:
    """The text with misspelt words as the library has them."""
    names = {
        word
        for document in edition.documents
        for word in words_in(f"{document.facts.authority} {document.facts.title}")
    }
    return mended(text, edition.vocabulary, _RIGHT | names)


def expansions(topic: str, edition: Edition) -> tuple[tuple[str, str], ...]:
    """Other words for the topic, by definitions anywhere in the library, its scope regardless."""
    pool = edition.search(topic, topic, limit=POOL)
    return expansions_of(topic, definitions_in(found.paragraph.text for found in pool))
