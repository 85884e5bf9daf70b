"""Small words that turn a statement (not, most, should), and what they turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.verification.words import Passage, Word

REACH = 7  # words between an operator and what it governs, in reports' longer clauses


@dataclass(frozen=True, slots=True)
class Operator:
    """One such word: the class it belongs to ("not", "most", "must") and where it stands."""

    kind: str
    word: Word
    last: int  # place of its last word, where it is a phrase
    closes: bool = False  # whether it ends its clause: "manageable for most"


class Lexicon:
    """Phrases with their class, found by their first word."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, kind in sorted(classes.items(), key=lambda item: -len(item[0].split())):
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, kind))

    def found_in(self, passage: Passage) -> tuple[Operator, ...]:
        """Its phrases in a passage, the longest at each place."""
        words, found, past = passage.words, [], -1
        for word in passage.words:
            if word.at <= past:
                continue
            for phrase, kind in self._by_first.get(word.lower, ()):
                run = words[word.at : word.at + len(phrase)]
                if tuple(w.lower for w in run) == phrase and run[-1].unit == word.unit:
                    past = run[-1].at
                    after = words[past + 1] if past + 1 < len(words) else None
                    closes = after is None or after.clause != run[-1].clause
                    found.append(Operator(kind, word, past, closes))
                    break
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


def stands_at(
    operators: Iterable[Operator], kind: str, words: Iterable[Word], reach: int = REACH + 3
) -> bool:
    """Whether an operator of this class stands before one of the words, two clauses off at most."""
    words = tuple(words)
    return any(
        operator.kind == kind
        and operator.word.unit == word.unit
        and (-reach if operator.closes else 0) <= word.at - operator.last <= reach
        and word.clause - operator.word.clause <= 2
        for operator in operators
        for word in words
    )


def phrased_alike(
    operator: Operator, passage: Passage, others: Iterable[Operator], source: Passage
) -> bool:
    """Whether the source has the same words with the same next or last word ("some of")."""

    def around(o: Operator, p: Passage) -> tuple[str, str, str]:
        words = [w.lower for w in p.words if w.unit == o.word.unit]
        start = o.word.at - next(w.at for w in p.words if w.unit == o.word.unit)
        end = start + o.last - o.word.at + 1
        return (
            " ".join(words[start:end]),
            words[start - 1] if start else "",
            words[end] if end < len(words) else "",
        )

    mine = around(operator, passage)
    return any(
        mine[0] == theirs[0] and (mine[1] == theirs[1] != "" or mine[2] == theirs[2] != "")
        for theirs in (around(o, source) for o in others)
    )


def restated(operator: Operator, source: Passage, claim: Passage) -> tuple[Word, ...]:
    """The claim's words that an operator of the source governs there, if the claim restates them.

    It does when it holds one of the first two words governed and most of that clause.
    """
    targets = [w for w in governed(source, operator, 4) if w.clause == operator.word.clause]
    held = {word.stem for word in targets if word.stem in claim.stems}
    if not held & {word.stem for word in targets[:2]} or len(held) * 2 < len(targets) + 1:
        return ()
    return claim.where(held)
