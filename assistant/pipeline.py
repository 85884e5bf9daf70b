"""A question in, an Answer out: the steps in order. Read this first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter
from types import MappingProxyType

from assistant.answering.comparison import comparison
from assistant.answering.decisions import decisions, only_recommended
from assistant.answering.grades import grades
from assistant.answering.holdings import holdings
from assistant.answering.lists import whole_list
from assistant.answering.newer import newer
from assistant.answering.numbers import by_number
from assistant.answering.passages import passages
from assistant.answering.printed_heads import printed_heads
from assistant.answering.reasons import reasons
from assistant.answering.refusals import (
    none_within_limits,
    not_of_documents,
    nothing,
    only_named,
)
from assistant.answering.replies import replies
from assistant.answering.sections import sections
from assistant.answering.summaries import summaries
from assistant.answering.tables import tables
from assistant.answering.told_later import told_later
from assistant.answering.topics import topics
from assistant.answering.two_in_one import each_found, halves_of, together
from assistant.answering.way import Desk, Found, Way, answer_of
from assistant.answers import Answer, Outcome, Question, Sentence
from assistant.errors import ModelError, QuestionRefused
from assistant.finding.memory import Memory, the_judge
from assistant.library import Library
from assistant.model.check_again import checked_again
from assistant.model.language_model import LanguageModel
from assistant.model.notes import quoted_note, written_note
from assistant.model.rewrite import rewritten
from assistant.model.write import written
from assistant.question.asked import Asked
from assistant.question.follow_up import (
    cited_before,
    completed,
    goes_on,
    of_the_documents,
    points_back,
)
from assistant.question.opening import question_in
from assistant.question.understand import understood, written_out
from assistant.question.wording import spelt
from assistant.verification.verify import checked

# The ways of answering, tried in order: the first that finds something has the word.
WAYS: tuple[Way, ...] = (
    none_within_limits,
    by_number,
    holdings,
    only_named,
    not_of_documents,
    reasons,
    grades,
    told_later,
    printed_heads,
    replies,
    tables,
    whole_list,
    decisions,
    topics,
    sections,
    summaries,
    comparison,
    only_recommended,
    newer,
    passages,
)
LONGEST = 2000  # characters; a longer question is a document pasted by mistake
READ = 10  # paragraphs a model is shown at most; its window may hold fewer


def answered(asked: Asked, desk: Desk) -> Found:
    """What the first way that finds anything has found, or that nothing was; nothing said before
    where more than that is asked for, and of a time that no paper is of only what names it. Where
    nothing is, it is asked once more with its short names written out."""
    found = _first(asked, desk)
    if found is None and (in_full := written_out(asked)):
        found = _first(in_full, Desk(desk.memory, desk.cited))
    return found or nothing(asked, desk)


def _first(asked: Asked, desk: Desk) -> Found | None:
    tried = filter(None, (way(asked, desk) for way in WAYS))
    new = (found for found in tried if _is_new(asked, found, desk))
    return next((found for found in new if found.is_of_the_time(asked.scope)), None)


def _is_new(asked: Asked, found: Found, desk: Desk) -> bool:
    """Whether it is not the answer before once more, where more is asked for, or why that is so:
    of what was searched for, a reason may stand beside what was said."""
    if asked.why and found.outcome == "answered":
        said = {citation.quote for citation in desk.cited}
        again = not found.searched or said.issuperset(s.text for s in found.sentences)
        return not (again and found.repeats(asked.before))
    return not (asked.more and found.cites_only(asked.before))


def found_for(asked: Asked, desk: Desk) -> Found:
    """What answers a question, in the documents that are spoken of if they do; two questions in
    one go through the same ways, one by one."""
    if asked.there:
        found = found_for(asked.there, desk)
        if found.outcome == "answered" or points_back(asked.question.text):
            return found
    if halves := halves_of(asked, desk.documents):
        return together(each_found(asked, halves, answered, desk)) or nothing(asked, desk)
    return answered(asked, desk)


class Assistant:
    """Answers questions over one library; safe to share between threads."""

    def __init__(self, library: Library, model: LanguageModel | None = None) -> None:
        self.library, self.model = library, model
        self._memory: Memory | None = None

    def answer(self, question: Question) -> Answer:
        """The answer. Raises QuestionRefused for an empty or far too long question."""
        *_, last = self.answering(question)
        assert isinstance(last, Answer)
        return last

    def answering(self, question: Question) -> Iterator[Sentence | Answer]:
        """The sentences as they are ready, then the Answer."""
        started = perf_counter()
        took: dict[str, float] = {}
        for said in self._steps(_checked(question), took):
            if isinstance(said, Answer):
                whole = perf_counter() - started
                took |= {"say": whole - sum(took.values()), "all": whole}
                said = replace(said, timings=MappingProxyType(took))
            yield said

    def understood(
        self, question: Question, model: LanguageModel | None = None
    ) -> tuple[Asked, Desk]:
        """What is asked, and the desk on which it is answered."""
        memory = self._remembered()
        history = of_the_documents(question.history)
        said = question_in(question.text, memory.edition.documents)
        text = completed(said, history, memory.edition.documents)
        on = goes_on(said, text)
        if model is not None and text == said:
            text = rewritten(text, question, model)
        text = spelt(text, memory.edition)
        kept = cited_before(said, on, history)
        cited = history[-1].answer.citations if history else ()
        return understood(question, text, memory.edition, kept, on), Desk(memory, cited)

    def _steps(self, question: Question, took: dict[str, float]) -> Iterator[Sentence | Answer]:
        """The sentences and the answer; `took` is given the seconds of the steps before them."""
        began = perf_counter()
        model = self.model and self.model.limited()
        asked, desk = self.understood(question, model)
        took["understand"] = perf_counter() - began
        found = found_for(asked, desk)
        took["find"] = perf_counter() - began - took["understand"]
        if model is not None and found.searched and found.sentences:
            yield from self._written(asked, found, desk, model)
        else:
            yield from found.sentences
            yield answer_of(asked, found)

    def _written(
        self, asked: Asked, found: Found, desk: Desk, model: LanguageModel
    ) -> Iterator[Sentence | Answer]:
        """The model's sentences, each after its check; the quotes when none of them holds."""
        documents = {document.id: document for document in desk.documents}
        cited = {citation.paragraph for s in found.sentences for citation in s.citations}
        best = sorted(found.matches, key=lambda match: match.paragraph not in cited)[:READ]
        kept: list[Sentence] = []
        withheld: list[Sentence] = []
        trouble = ""
        try:
            said = written(replace(asked.question, text=asked.text), best, model, documents)
            said = (checked(sentence, documents, the_judge()) for sentence in said)
            for sentence in checked_again(said, model) if model.checks_again else said:
                if sentence.support in ("supported", "partly"):
                    kept.append(sentence)
                    yield sentence
                else:
                    withheld.append(sentence)
        except ModelError as error:
            trouble = str(error)
        if kept:
            outcome: Outcome = "partly_answered" if trouble else "answered"
            note = written_note(withheld, trouble)
            said_of = replace(found, sentences=tuple(kept), outcome=outcome, note=note)
        else:
            yield from found.sentences
            said_of = replace(found, note=quoted_note(withheld, trouble))
        yield replace(answer_of(asked, said_of), withheld=tuple(withheld))

    def _remembered(self) -> Memory:
        edition = self.library.edition()
        if self._memory is None or self._memory.edition.id != edition.id:
            self._memory = Memory(edition)
        return self._memory


def _checked(question: Question) -> Question:
    if not question.text.strip():
        raise QuestionRefused("Please ask a question.")
    if len(question.text) > LONGEST:
        raise QuestionRefused(
            f"The question has {len(question.text):,} characters; at most {LONGEST:,} can be"
            " asked at once. Please put it in a sentence or two."
        )
    return replace(question, text=" ".join(question.text.split()))
