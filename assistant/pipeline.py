"""A question in, an Answer out: the steps in order. Read this first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from types import MappingProxyType

from assistant.answers import Answer, Match, Question, Sentence
from assistant.compare import compared
from assistant.errors import ModelError, QuestionRefused
from assistant.expand import expansions, spelt
from assistant.fact_answers import stated
from assistant.follow_up import completed
from assistant.language_model import LanguageModel
from assistant.library import Edition, Library
from assistant.look_up import LookedUp, looked_up, reference_in
from assistant.memory import Memory
from assistant.quote import quoted, sentences_of
from assistant.refuse import ANSWERED, chance
from assistant.scope import scope_of
from assistant.search import found
from assistant.tell import is_no_question_for_documents, nothing_found, out_of_scope
from assistant.tell_model import quoted_note, written_note
from assistant.understand import understood
from assistant.verify import checked
from assistant.weigh import weighed
from assistant.write import written

LONGEST = 2000  # characters; a longer question is a document pasted by mistake
SHOWN = 10  # matches kept in an answer


class Assistant:
    """Answers questions over one library; safe to share between threads."""

    def __init__(self, library: Library, model: LanguageModel | None = None) -> None:
        self.library, self.model = library, model
        self._memory: Memory | None = None

    def answer(self, question: Question) -> Answer:
        """The answer. Raises QuestionRefused for an empty or far too long question."""
        *_, last = self.answering(question)
        return last

    def answering(self, question: Question) -> Iterator[Sentence | Answer]:
        """The sentences as they are ready, then the Answer."""
        started = perf_counter()
        for said in self._steps(_checked(question)):
            if isinstance(said, Answer):
                timings = {**said.timings, "all": perf_counter() - started}
                said = replace(said, timings=MappingProxyType(timings))
            yield said

    def _steps(self, question: Question) -> Iterator[Sentence | Answer]:
        edition = self.library.edition()
        memory = self._remembered(edition)
        cited = question.history[-1].answer.citations if question.history else ()

        text = completed(question.text, question.history, edition.documents)
        text = spelt(text, edition)
        say = _Saying(question, asked_as=text if text != question.text else "")
        scope = scope_of(text, edition.documents, question.filters)
        if reference := reference_in(text):
            there = looked_up(reference, text, scope, edition.paragraphs, cited)
            yield from say.looked_up(there)
            return
        if is_no_question_for_documents(text):
            yield say.nothing("out_of_scope", out_of_scope())
            return
        asked = understood(question, text, scope)
        if sentences := stated(asked, edition.paragraphs):
            yield from say.all(sentences, ())
            return
        asked = replace(asked, expansions=expansions(asked.topic, edition))
        matches = found(edition, asked)
        if asked.comparing:
            rows = compared(asked, matches, lambda ms: self._quoted(asked, ms, memory))
            if any(row.sentences for row in rows):
                yield from say.rows(rows, matches)
                return
        evidence = weighed(asked, matches, memory.rarity, memory.embed, edition.document)
        if chance(asked, evidence, memory.rarity) < ANSWERED:
            note = nothing_found(asked, edition.documents)
            yield say.nothing("not_found", note, matches)
            return
        quotes = quoted(asked, evidence)
        if self.model is None:
            yield from say.all(quotes, matches)
        else:
            yield from self._written(say, text, edition, quotes, matches)

    def _written(
        self,
        say: _Saying,
        text: str,
        edition: Edition,
        quotes: Sequence[Sentence],
        matches: Sequence[Match],
    ) -> Iterator[Sentence | Answer]:
        """The model's sentences, each after its check; the quotes when none of them holds."""
        documents = {document.id: document for document in edition.documents}
        cited = {citation.paragraph for quote in quotes for citation in quote.citations}
        best = sorted(matches, key=lambda match: match.paragraph not in cited)[:SHOWN]
        kept: list[Sentence] = []
        withheld: list[Sentence] = []
        trouble = ""
        try:
            for sentence in written(Question(text), best, self.model, documents):
                sentence = checked(sentence, documents)
                if sentence.support == "unsupported":
                    withheld.append(sentence)
                else:
                    kept.append(sentence)
                    yield sentence
        except ModelError as error:
            trouble = str(error)
        if not kept:
            note = quoted_note(withheld, trouble)
            yield from say.all(quotes, matches, note=note, withheld=tuple(withheld))
            return
        yield say.answer(
            kept,
            matches,
            outcome="partly_answered" if trouble else "answered",
            note=written_note(withheld, trouble),
            withheld=tuple(withheld),
        )

    def _quoted(self, asked, matches: Sequence[Match], memory: Memory) -> tuple[Sentence, ...]:
        evidence = weighed(asked, matches, memory.rarity, memory.embed, memory.edition.document)
        sure = chance(asked, evidence, memory.rarity) >= ANSWERED
        return quoted(asked, evidence, most=2) if sure else ()

    def _remembered(self, edition: Edition) -> Memory:
        if self._memory is None or self._memory.edition.id != edition.id:
            self._memory = Memory(edition, self.library.embedder)
        return self._memory


def _checked(question: Question) -> Question:
    if not question.text.strip():
        raise QuestionRefused("Please ask a question, such as “What needs to improve?”")
    if len(question.text) > LONGEST:
        raise QuestionRefused(
            f"The question has {len(question.text):,} characters; at most {LONGEST:,} can be"
            " asked at once. Please put it in a sentence or two."
        )
    return replace(question, text=" ".join(question.text.split()))


class _Saying:
    """Makes the Answer of one question, whichever step has found it."""

    def __init__(self, question: Question, asked_as: str) -> None:
        self._question, self._asked_as = question, asked_as

    def all(
        self, sentences: Sequence[Sentence], matches: Sequence[Match], **more
    ) -> Iterator[Sentence | Answer]:
        yield from sentences
        yield self.answer(sentences, matches, **more)

    def answer(self, sentences: Sequence[Sentence], matches: Sequence[Match], **more) -> Answer:
        cited = [c.paragraph for s in sentences for c in s.citations]
        shown = [m for m in matches[:SHOWN]] or [Match(p, 1.0) for p in dict.fromkeys(cited)]
        outcome = more.pop("outcome", "answered")
        return Answer(
            self._question, outcome, tuple(sentences), tuple(shown), asked_as=self._asked_as, **more
        )

    def rows(self, rows, matches) -> Iterator[Sentence | Answer]:
        sentences = [sentence for row in rows for sentence in row.sentences]
        without = [row.document.title for row in rows if not row.sentences]
        note = f"Nothing was found in: {'; '.join(without)}." if without else ""
        yield from self.all(sentences, matches, rows=rows, note=note)

    def looked_up(self, there: LookedUp) -> Iterator[Sentence | Answer]:
        sentences = [s for p in there.paragraphs for s in sentences_of(p)]
        if not sentences:
            yield self.nothing(
                "not_found",
                there.note,
                tuple(Match(p, 1.0) for p in there.closest),
                choices=there.choices,
            )
            return
        outcome = "partly_answered" if there.note else "answered"
        yield from self.all(sentences, (), outcome=outcome, note=there.note)

    def nothing(self, outcome, note: str, closest: Sequence[Match] = (), **more) -> Answer:
        return Answer(
            self._question,
            outcome,
            (),
            tuple(closest[:SHOWN]),
            note=note,
            asked_as=self._asked_as,
            closest=tuple(closest[:3]),
            **more,
        )
