"""Makes the Answer of one question, whichever step has found it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answers import Answer, Match, Outcome, Question, Row, Sentence
from assistant.documents import Paragraph

SHOWN = 10  # matches kept in an answer
CLOSEST = 3  # near misses offered
MOST_NAMED = 6  # documents in which nothing was found; more are counted


class Saying:
    """The question and how it was understood, waiting for what there is to say."""

    def __init__(self, question: Question, asked_as: str) -> None:
        self._question, self._asked_as = question, asked_as

    def answer(
        self,
        outcome: Outcome,
        sentences: Sequence[Sentence],
        matches: Sequence[Match] = (),
        **more: object,
    ) -> Answer:
        """The Answer, with the paragraphs it cites as matches when it was found without search."""
        cited = dict.fromkeys(c.paragraph for s in sentences for c in s.citations)
        shown = matches[:SHOWN] or [Match(paragraph, 1.0) for paragraph in cited]
        return Answer(
            self._question,
            outcome,
            tuple(sentences),
            tuple(shown),
            asked_as=self._asked_as,
            **more,
        )

    def all(
        self,
        sentences: Sequence[Sentence],
        matches: Sequence[Match] = (),
        outcome: Outcome = "answered",
        **more: object,
    ) -> Iterator[Sentence | Answer]:
        """Every sentence, then the Answer."""
        yield from sentences
        yield self.answer(outcome, sentences, matches, **more)

    def rows(
        self, rows: tuple[Row, ...], matches: Sequence[Match], documents: int, picking: bool
    ) -> Iterator[Sentence | Answer]:
        """A comparison of some of the documents asked about, mostly all; those with nothing are
        named, and those left out are counted. When `picking`, those with nothing have no row."""
        sentences = [sentence for row in rows for sentence in row.sentences]
        without = [row.document.title for row in rows if not row.sentences]
        note = f"Nothing was found in: {'; '.join(without)}." if without else ""
        if len(without) > MOST_NAMED:
            note = f"Nothing was found in the other {len(without)} documents."
        if left := documents - len(rows):
            note += (
                f" The nearest {len(rows)} documents were compared, and {left:,} others were not."
                " Name the councils or the years to compare those."
            )
        ranked = cited_first(sentences, matches)
        shown = tuple(row for row in rows if row.sentences or not picking)
        yield from self.all(sentences, ranked, rows=shown, note=note.strip())

    def graded(self, rows: tuple[Row, ...], note: str) -> Iterator[Sentence | Answer]:
        """The grades of one report or of several; that there are others is said beside them."""
        if not rows:
            yield self.nothing("not_found", f"No report gives that grade. {note}")
            return
        sentences = [sentence for row in rows for sentence in row.sentences]
        yield from self.all(sentences, rows=rows if len(rows) > 1 else (), note=note)

    def looked_up(
        self,
        sentences: Sequence[Sentence],
        note: str,
        closest: Sequence[Paragraph],
        choices: tuple[str, ...],
    ) -> Iterator[Sentence | Answer]:
        """The whole of the paragraphs, or what is not there."""
        if sentences:
            outcome: Outcome = "partly_answered" if note else "answered"
            yield from self.all(sentences, outcome=outcome, note=note)
        else:
            near = tuple(Match(paragraph, 1.0) for paragraph in closest)
            yield self.nothing("not_found", note, near, choices=choices)

    def nothing(
        self, outcome: Outcome, note: str, closest: Sequence[Match] = (), **more: object
    ) -> Answer:
        """An honest no, with near misses offered as such."""
        return self.answer(
            outcome, (), closest, note=note, closest=tuple(closest[:CLOSEST]), **more
        )


def cited_first(sentences: Sequence[Sentence], matches: Sequence[Match]) -> list[Match]:
    """The matches with those that are cited before the others, whichever search has found them."""
    cited = dict.fromkeys(c.paragraph for sentence in sentences for c in sentence.citations)
    there = {match.paragraph: match for match in matches}
    others = [match for match in matches if match.paragraph not in cited]
    return [there.get(paragraph, Match(paragraph, 1.0)) for paragraph in cited] + others
