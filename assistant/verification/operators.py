"""Small words that turn a statement (not, most, should), and what they turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.verification.words import Passage, Word

REACH = 7  # words between an operator and what it governs, in reports' longer clauses


@dataclass(frozen=True, slots=True)
class Operator:
    """One such word: the class it belongs to ("not", "most", "must") and where it stands."""

    kind: str
    word: Word
    last: int  # place of its last word, where it is a phrase


Finder = Callable[[Passage], tuple[Operator, ...]]


def phrases_in(passage: Passage, lexicon: dict[str, str]) -> tuple[Operator, ...]:
    """The phrases of a lexicon (phrase to class) found in a passage, the longest at each place."""
    longest = max(len(phrase.split()) for phrase in lexicon)
    words, found, at = passage.words, [], 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            run = words[at : at + size]
            kind = lexicon.get(" ".join(word.lower for word in run))
            if kind and run[0].unit == run[-1].unit:
                found.append(Operator(kind, run[0], run[-1].at))
                at += size - 1
                break
        at += 1
    return tuple(found)


def governed(passage: Passage, operator: Operator, most: int = 3) -> tuple[Word, ...]:
    """The next content words after an operator, in its clause if there are any, else beyond."""
    after = [
        word
        for word in passage.content
        if operator.last < word.at <= operator.last + REACH + 5 and word.unit == operator.word.unit
    ]
    own = [word for word in after if word.clause == operator.word.clause]
    return tuple((own or after)[:most])


def stands_at(operators: Iterable[Operator], kind: str, words: Iterable[Word]) -> bool:
    """Whether an operator of this class stands before one of the words, a clause off at most."""
    words = tuple(words)
    return any(
        operator.kind == kind
        and operator.word.unit == word.unit
        and 0 <= word.at - operator.last <= REACH + 3
        and word.clause - operator.word.clause <= 1
        for operator in operators
        for word in words
    )


def restated(operator: Operator, source: Passage, claim: Passage) -> tuple[Word, ...]:
    """The claim's words that an operator of the source governs there, if the claim restates them.

    It does when it holds the first word governed and most of the rest of that clause.
    """
    targets = governed(source, operator, most=4)
    if not targets or targets[0].stem not in claim.stems:
        return ()
    held = [word for word in targets if word.stem in claim.stems]
    return claim.where({targets[0].stem}) if len(held) * 2 >= len(targets) + 1 else ()
