"""The offline judge: does a statement follow from the paragraphs it cites?"""

from __future__ import annotations

from collections.abc import Sequence

from eval.judging import UNDECIDED, Verdict
from eval.offline.passages import Passage, nearest, passages_of, sentences_in
from eval.offline.rules import RULES
from eval.offline.vectors import likeness

# Shares of a statement's meaning-bearing stems that its passage must hold: enough alone, or
# enough where their letters agree too. Best on the development half of eval/trial_set.
ENOUGH_WORDS = 0.8
SOME_WORDS = 0.45
NEAR = 0.62


def statements_in(answer: str) -> tuple[str, ...]:
    """The statements of an answer: its sentences."""
    return sentences_in(answer)


def verdict(statement: str, paragraphs: Sequence[str]) -> Verdict:
    """Whether the paragraphs bear the statement out. Doubt counts against it."""
    if not any(text.strip() for text in paragraphs):
        return Verdict(statement, False, "no paragraph is cited")
    if _is_whole_sentence(statement, paragraphs):
        return Verdict(statement, True, "word for word")
    mine = Passage(statement)
    if not mine.content:
        return Verdict(statement, False, "it says nothing that can be checked")
    passage = nearest(mine, passages_of(tuple(paragraphs)))
    for rule in RULES:
        if wrong := rule(mine, passage):
            return Verdict(statement, False, wrong)
    return _by_wording(mine, passage)


def _by_wording(mine: Passage, passage: Passage) -> Verdict:
    shared = len(mine.content & passage.content) / len(mine.content)
    if shared >= ENOUGH_WORDS:
        return Verdict(mine.text, True, "in the paragraph's words")
    if shared >= SOME_WORDS and likeness(mine.text, passage.text) >= NEAR:
        return Verdict(mine.text, True, "in other words")
    return Verdict(mine.text, False, f"{UNDECIDED}: the paragraph does not say it in these words")


def _is_whole_sentence(statement: str, paragraphs: Sequence[str]) -> bool:
    """Whether the statement is a whole sentence there, so that no "not" before it is cut off."""
    plain = _plain(statement)
    return any(plain in map(_plain, sentences_in(text)) for text in paragraphs)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" •.;:").casefold()
