"""What an assistant remembers of one edition between questions: word weights, and its reader."""

from __future__ import annotations

from functools import cache

from assistant.finding.rarity import Rarity
from assistant.library import Edition
from assistant.reader.judge import Judge
from assistant.reader.reader import Reader


@cache
def the_reader() -> Reader:
    """The reader of this machine, loaded once."""
    return Reader()


@cache
def the_judge() -> Judge:
    """The judge of statements, loaded with the first that a language model writes."""
    return Judge()


class Memory:
    """One edition, how rare its words are, and who reads it; safe to share between threads."""

    def __init__(self, edition: Edition, reader: Reader | None = None) -> None:
        self.edition = edition
        self.rarity = Rarity(edition.vocabulary)
        self.reader = reader or the_reader()
