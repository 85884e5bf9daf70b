"""A question in, an Answer out: the steps in order. Read this first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter
from types import MappingProxyType

from assistant.answering.comparison import compared
from assistant.answering.enough import is_answered
from assistant.answering.grades import graded
from assistant.answering.lists import listed
from assistant.answering.meetings import of_the_meeting
from assistant.answering.numbers import looked_up, reference_in
from assistant.answering.printed_heads import stated
from assistant.answering.quotation import quoted, sentences_of
from assistant.answering.refusals import (
    half_found,
    is_no_question_for_documents,
    nothing_asked,
    nothing_found,
    out_of_scope,
)
from assistant.answering.report_heads import of_the_report
from assistant.answering.rows_with_heads import with_rows
from assistant.answering.saying import Saying, cited_first
from assistant.answers import Answer, Match, Question, Row, Sentence
from assistant.errors import ModelError, QuestionRefused
from assistant.finding.memory import Memory
from assistant.finding.search import found
from assistant.finding.weigh import FEW, best_first, weighed
from assistant.library import Edition, Library
from assistant.model.check_again import checked_again
from assistant.model.language_model import LanguageModel
from assistant.model.notes import quoted_note, written_note
from assistant.model.rewrite import rewritten
from assistant.model.write import written
from assistant.question.follow_up import completed, goes_on, only_names
from assistant.question.halves import halves_of
from assistant.question.scope import scope_of
from assistant.question.understand import understood
from assistant.question.wording import expansions, spelt
from assistant.verification.verify import checked

LONGEST = 2000  # characters; a longer question is a document pasted by mistake
READ = 10  # paragraphs a model is shown at most; its window may hold fewer


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
                said = replace(said, timings=MappingProxyType({"all": perf_counter() - started}))
            yield said

    def _steps(self, question: Question) -> Iterator[Sentence | Answer]:
        edition, model = self.library.edition(), self.model and self.model.limited()
        documents, memory = edition.documents, self._remembered(edition)
        cited = question.history[-1].answer.citations if question.history else ()

        text = completed(question.text, question.history, documents)
        if model is not None and text == question.text:
            text = rewritten(text, question, model)
        text = spelt(text, edition)
        say = Saying(question, asked_as=text if text != question.text else "")
        if reference := reference_in(text):
            # What is left names the document: "point 15 of the terms of reference".
            place = text.replace(reference.words, "in", 1)
            scope = scope_of(place, documents, question.filters)
            there = looked_up(reference, text, scope, edition.paragraphs, cited)
            whole = [s for paragraph in there.paragraphs for s in sentences_of(paragraph)]
            yield from say.looked_up(whole, there.note, there.closest, there.choices)
            return
        scope = scope_of(text, documents, question.filters)
        if name := only_names(text, documents):
            note, choices = nothing_asked(name)
            yield say.nothing("not_found", note, choices=choices)
            return
        if is_no_question_for_documents(text):
            yield say.nothing("out_of_scope", out_of_scope())
            return

        asked = understood(question, text, scope)
        if goes_on(question.text, text):
            asked = replace(asked, before=frozenset(c.paragraph.key for c in cited))
        if halves_of(asked):
            # Who wrote it and whom to ask stand at the head of one report.
            if len(sentences := of_the_report(asked, edition.paragraphs)) > 1:
                yield from say.all(sentences)
                return
        else:
            if (grades := graded(asked, edition.paragraphs)).rows or grades.others:
                yield from say.graded(grades.rows, grades.note)
                return
            if sentences := self._printed(asked, edition):
                yield from say.all(sentences)
                return
        asked = replace(asked, expansions=expansions(asked.topic, edition))
        matches = found(edition, asked, memory.rarity)
        if items := listed(asked, matches, edition.paragraphs):
            yield from say.all([s for item in items for s in sentences_of(item)])
            return
        if asked.comparing:
            rows = self._compared(asked, matches, memory)
            if any(row.sentences for row in rows):
                yield from say.rows(rows, matches, len(asked.scope.documents), asked.picking)
                return

        evidence = self._evidence(asked, matches, memory)
        matches = best_first(matches, evidence)
        quotes, left = self._told(asked, matches, evidence, memory)
        matches = cited_first(quotes, matches)
        quotes = with_rows(quotes, edition.paragraphs, sentences_of)
        if not quotes:
            yield say.nothing("not_found", nothing_found(asked, documents), matches)
        elif model is not None:
            yield from self._written(say, asked, matches, quotes, edition, model)
        elif left:
            note = half_found(left)
            yield from say.all(quotes, matches, outcome="partly_answered", note=note)
        else:
            yield from say.all(quotes, matches)

    def _told(self, asked, matches: Sequence[Match], evidence, memory: Memory):
        """The quotes that answer, and of two questions in one that which has no answer."""
        documents = memory.edition.documents
        halves = [
            (half, self._half_told(half, memory)) for half in _about_their_own(asked, documents)
        ]
        quotes = [sentence for _, said in halves for sentence in said]
        if not quotes:
            return (quoted(asked, evidence) if is_answered(asked, evidence) else ()), ()
        left = tuple(half.text for half, said in halves if not said)
        return tuple(dict.fromkeys(quotes)), left

    def _half_told(self, half, memory: Memory) -> tuple[Sentence, ...]:
        """What answers one of two questions in one."""
        edition = memory.edition
        matches = found(edition, half, memory.rarity)
        if said := self._printed(half, edition) or graded(half, edition.paragraphs).sentences:
            return said
        if items := listed(half, matches, edition.paragraphs):
            return tuple(s for item in items for s in sentences_of(item))
        evidence = self._evidence(half, matches, memory)
        return quoted(half, evidence, most=3) if is_answered(half, evidence) else ()

    def _printed(self, asked, edition: Edition) -> tuple[Sentence, ...]:
        """What is asked of the papers themselves, and printed at their head or foot."""
        for step in (of_the_meeting, of_the_report, stated):
            if sentences := step(asked, edition.paragraphs):
                return sentences
        return ()

    def _evidence(self, asked, matches: Sequence[Match], memory: Memory):
        return weighed(asked, matches, memory.rarity, memory.embed, memory.edition.document)

    def _compared(self, asked, matches: Sequence[Match], memory: Memory) -> tuple[Row, ...]:
        """Two sentences at most of each document, or none where it does not answer."""
        asked = replace(asked, numbers=())  # a figure of one document need not stand in the others
        return compared(
            asked,
            matches,
            lambda those: self._evidence(asked, those[:FEW], memory),
            lambda those: quoted(asked, those, most=2) if is_answered(asked, those) else (),
        )

    def _written(
        self, say: Saying, asked, matches: Sequence[Match], quotes, edition: Edition, model
    ) -> Iterator[Sentence | Answer]:
        """The model's sentences, each after its check; the quotes when none of them holds."""
        documents = {document.id: document for document in edition.documents}
        question = replace(asked.question, text=asked.text)
        cited = {citation.paragraph for quote in quotes for citation in quote.citations}
        best = sorted(matches, key=lambda match: match.paragraph not in cited)[:READ]
        kept: list[Sentence] = []
        withheld: list[Sentence] = []
        trouble = ""
        try:
            said = written(question, best, model, documents)
            said = (checked(sentence, documents, self.library.embedder) for sentence in said)
            for sentence in checked_again(said, model) if model.checks_again else said:
                if sentence.support in ("supported", "partly"):
                    kept.append(sentence)
                    yield sentence
                else:
                    withheld.append(sentence)
        except ModelError as error:
            trouble = str(error)
        held_back = tuple(withheld)
        if kept:
            outcome = "partly_answered" if trouble else "answered"
            note = written_note(withheld, trouble)
            yield say.answer(outcome, kept, matches, note=note, withheld=held_back)
        else:
            note = quoted_note(withheld, trouble)
            yield from say.all(quotes, matches, note=note, withheld=held_back)

    def _remembered(self, edition: Edition) -> Memory:
        if self._memory is None or self._memory.edition.id != edition.id:
            self._memory = Memory(edition, self.library.embedder)
        return self._memory


def _about_their_own(asked, documents) -> Iterator:
    """Each question of two in one, about the documents it names itself, if it names any."""
    for half in halves_of(asked):
        scope = scope_of(half.text, documents, asked.question.filters)
        yield replace(half, scope=scope) if scope.narrowed and scope.sources else half


def _checked(question: Question) -> Question:
    if not question.text.strip():
        raise QuestionRefused("Please ask a question, such as “What needs to improve?”")
    if len(question.text) > LONGEST:
        raise QuestionRefused(
            f"The question has {len(question.text):,} characters; at most {LONGEST:,} can be"
            " asked at once. Please put it in a sentence or two."
        )
    return replace(question, text=" ".join(question.text.split()))
