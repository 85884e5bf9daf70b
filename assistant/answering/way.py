"""The form of every way of answering: a question and the desk in, what was found or None out, and
the Answer of that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.answers import Answer, Match, Outcome, Reason, Row, Sentence
from assistant.documents import Citation, Document, Paragraph
from assistant.finding.memory import Memory
from assistant.finding.search import found
from assistant.finding.weigh import Evidence, weighed
from assistant.kinds.decided import REASONED
from assistant.library import Edition
from assistant.question.asked import Asked, Scope

SHOWN = 10  # matches kept in an answer
CLOSEST = 3  # near misses offered


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before whoever answers one question: the library as it stands, what is remembered
    of it, what the answer before cited, and what search has found so far."""

    memory: Memory
    cited: tuple[Citation, ...] = ()
    _found: dict[int, tuple[Match, ...]] = field(default_factory=dict, repr=False)
    _weighed: dict[int, tuple[Evidence, ...]] = field(default_factory=dict, repr=False)

    @property
    def edition(self) -> Edition:
        return self.memory.edition

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.edition.documents

    def paragraphs_of(self, document_id: str) -> Sequence[Paragraph]:
        return self.edition.paragraphs(document_id)

    def matches(self, asked: Asked) -> tuple[Match, ...]:
        """The paragraphs that search finds; several ways of answering may ask for them."""
        if id(asked) not in self._found:
            matches = found(self.edition, asked)
            new = (m for m in matches if m.paragraph.key not in asked.before)
            self._found[id(asked)] = tuple(new) if asked.more else matches
        return self._found[id(asked)]

    def evidence(self, asked: Asked) -> tuple[Evidence, ...]:
        """The sentences of the nearest paragraphs with their marks."""
        if id(asked) not in self._weighed:
            self._weighed[id(asked)] = weighed(asked, self.matches(asked), self.memory)
        return self._weighed[id(asked)]


@dataclass(frozen=True, slots=True)
class Found:
    """What one way of answering has found. `searched` says that it comes from the search, so that
    a language model may put it into words of its own; what is printed as such stays as printed."""

    sentences: tuple[Sentence, ...] = ()
    matches: tuple[Match, ...] = ()
    rows: tuple[Row, ...] = ()
    note: str = ""
    choices: tuple[str, ...] = ()
    closest: tuple[Match, ...] = ()
    outcome: Outcome = "answered"
    searched: bool = False
    reason: Reason = ""

    def cites_only(self, keys: frozenset[str]) -> bool:
        """Whether it says something, and cites nothing but the paragraphs of these keys."""
        cited = {c.paragraph.key for said in self.sentences for c in said.citations}
        return bool(cited) and cited <= keys

    def repeats(self, keys: frozenset[str]) -> bool:
        """Whether it cites only those, and no sentence of it gives a reason."""
        reasoned = any(REASONED.search(said.text) for said in self.sentences)
        return self.cites_only(keys) and not reasoned

    def is_of_the_time(self, scope: Scope) -> bool:
        """Whether it cites a paragraph that prints one of the periods that no paper is of. Of a
        day or a month of a year that some are of, the marks of a search have judged."""
        cited = [c.paragraph for said in self.sentences for c in said.citations]
        if not (scope.untold and cited) or (self.searched and not scope.missing):
            return True
        texts = [" ".join((p.part, *p.section, p.text)) for p in cited]
        return any(period.is_printed(text) for period in scope.untold for text in texts)


Way = Callable[[Asked, Desk], Found | None]


def answer_of(asked: Asked, found: Found) -> Answer:
    """The Answer, with the paragraphs it cites as matches when it was found without search."""
    question = asked.question
    cited = dict.fromkeys(c.paragraph for s in found.sentences for c in s.citations)
    return Answer(
        question,
        found.outcome,
        found.sentences,
        found.matches[:SHOWN] or tuple(Match(paragraph, 1.0) for paragraph in cited),
        note=found.note,
        asked_as=asked.text if asked.text != question.text else "",
        choices=found.choices,
        closest=found.closest[:CLOSEST],
        rows=found.rows,
        reason=found.reason,
    )


def cited_first(sentences: Sequence[Sentence], matches: Sequence[Match]) -> list[Match]:
    """The matches with those that are cited before the others, whichever search has found them."""
    cited = dict.fromkeys(c.paragraph for sentence in sentences for c in sentence.citations)
    there = {match.paragraph: match for match in matches}
    others = [match for match in matches if match.paragraph not in cited]
    return [there.get(paragraph, Match(paragraph, 1.0)) for paragraph in cited] + others
