"""The evaluation catches what would hurt: regressions, planted one at a time."""

import random
import re
from dataclasses import replace

import pytest

from assistant.answers import Answer, Sentence
from assistant.documents import Citation
from assistant.pipeline import Assistant
from eval import gates, suites
from eval.accepting import accepted
from eval.ask import ask
from eval.by_ragas import scores
from eval.cases import answers_in, cases_in
from eval.runs import scored
from tests.support.places import CASES

pytestmark = pytest.mark.slow

DEV = CASES / "samples-dev.jsonl"


class Planted:
    """The assistant, with something wrong in what it gives out."""

    def __init__(self, assistant, bend):
        self._assistant, self._bend = assistant, bend
        self.library, self.model = assistant.library, assistant.model

    def answer(self, question) -> Answer:
        return self._bend(self._assistant.answer(question), self._assistant, question)


def shuffled(answer, assistant, question):
    """The retriever gives back paragraphs at random."""
    edition, chance = assistant.library.edition(), random.Random(question.text)
    paragraphs = [p for d in edition.documents for p in edition.paragraphs(d.id)]
    drawn = tuple(replace(m, paragraph=chance.choice(paragraphs)) for m in answer.matches)
    return replace(answer, matches=drawn)


def off_by_one(answer, assistant, question):
    """Every citation names the paragraph after the right one."""

    def next_one(citation):
        all_ = assistant.library.edition().paragraphs(citation.paragraph.document)
        return Citation(all_[(citation.paragraph.position + 1) % len(all_)], citation.quote)

    return with_sentences(answer, lambda s: replace(s, citations=tuple(map(next_one, s.citations))))


def in_another_document(answer, assistant, question):
    """Every citation keeps its number and names another document."""

    def moved(citation):
        here = citation.paragraph.document
        other = next(d.id for d in assistant.library.edition().documents if d.id != here)
        return replace(citation, paragraph=replace(citation.paragraph, document=other))

    return with_sentences(answer, lambda s: replace(s, citations=tuple(map(moved, s.citations))))


def one_figure_changed(answer, assistant, question):
    """The first figure of every answer is one more than it was."""

    def changed(sentence):
        text = re.sub(r"\d+", lambda m: str(int(m.group()) + 1), sentence.text, count=1)
        return replace(sentence, text=text)

    return with_sentences(answer, changed)


def never_refusing(answer, assistant, question):
    """What was refused is answered with the closest paragraph."""
    if answer.sentences or not answer.matches:
        return answer
    nearest = answer.matches[0].paragraph
    sentence = Sentence(nearest.text, (Citation(nearest, nearest.text),), "supported")
    return replace(answer, outcome="answered", sentences=(sentence,))


def with_sentences(answer, change):
    return replace(answer, sentences=tuple(map(change, answer.sentences)))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    from ingest.__main__ import main

    library = tmp_path_factory.mktemp("planted") / "library"
    assert main(["add", str(suites.HERE / "corpus"), "--library", str(library)]) == 0
    return Assistant(suites.opened(library))


def run_of(assistant, folder):
    cases, out = cases_in(DEV)[::2], folder / "answers.jsonl"
    ask(cases, assistant, out)
    answers = answers_in(out)
    judged = scores.judged(answers, scores.offline_judge())
    return scored("samples-dev", cases, answers, judged).measured


@pytest.fixture(scope="module")
def baseline(assistant, tmp_path_factory):
    return accepted([run_of(assistant, tmp_path_factory.mktemp("sound"))], {}, {})


def test_the_sound_product_meets_its_own_baseline(assistant, baseline, tmp_path):
    assert gates.breaches([run_of(assistant, tmp_path)], baseline, {}) == []


@pytest.mark.parametrize(
    ("bend", "figure"),
    [
        (shuffled, "recall at 5"),
        (off_by_one, "citation precision"),
        (in_another_document, "citation precision"),
        (one_figure_changed, "faithfulness"),
        (never_refusing, "unanswerable refused"),
    ],
)
def test_a_planted_regression_falls_and_names_its_cases(
    assistant, baseline, tmp_path, bend, figure
):
    fallen = gates.breaches([run_of(Planted(assistant, bend), tmp_path)], baseline, {})
    assert figure in {breach.figure for breach in fallen}
    assert all(breach.cases for breach in fallen)
