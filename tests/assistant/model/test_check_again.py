"""The second check, by the model itself: it may lower a verdict, and never raise one."""

import itertools
import time
from dataclasses import replace

import pytest

from assistant.answers import Sentence
from assistant.documents import Citation
from assistant.model.check_again import NO, PARTLY, lowered
from assistant.model.language_model import model_for
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.support.bad_models.behaviours import BEHAVIOURS, Reply, error, saying
from tests.support.bad_models.council import (
    CASELOADS,
    FALLEN,
    QUESTION,
    QUOTES,
    SUPPORTED,
)

FIRST = Sentence(
    "Caseloads fell from 22 in 2017 to 16 in 2019.", (Citation(CASELOADS, FALLEN),), "supported"
)
SECOND = Sentence(SUPPORTED, (Citation(CASELOADS, SUPPORTED),), "supported")
WRITTEN = f"{FIRST.text} [1] {SECOND.text} [1] All staff were given a bonus of £500 [1]."
INVENTED = Sentence(
    "All staff were given a bonus of £500.",
    (Citation(CASELOADS, CASELOADS.text),),
    "unsupported",
    "The cited paragraph does not give £500.",
)
ONE = "1 sentence was withheld because the cited paragraphs do not support it."
TWO = "2 sentences were withheld because the cited paragraphs do not support them."


@pytest.fixture
def answer(models, library, monkeypatch):
    """The answer of a model that writes three sentences and, asked again, behaves so."""

    def answer_of(again, *, check: bool = True, seconds: float = 20.0):
        def behaves(prompt: str, earlier: int) -> Reply:
            return again(prompt, earlier) if is_check(prompt) else saying(WRITTEN)(prompt, earlier)

        models.asked.clear()
        monkeypatch.setitem(BEHAVIOURS, "writes and checks", behaves)
        settings = Settings(
            model_url=models.url,
            model="writes and checks",
            model_check=check,
            model_seconds=seconds,
        )
        model = replace(model_for(settings), waits=(0.01, 0.01))
        answer = Assistant(library, model).answer(QUESTION)
        return answer

    return answer_of


def is_check(prompt: str) -> bool:
    return "Statement: " in prompt


def checks(models) -> list[str]:
    """The statements the model was asked about."""
    return [p.partition("Statement: ")[2] for p in models.prompts if is_check(p)]


def about(text: str, said: str):
    """A model that says so of the statement with this text, and YES of any other."""

    def again(prompt: str, earlier: int) -> Reply:
        return saying(said if text in prompt.partition("Statement: ")[2] else "YES")(
            prompt, earlier
        )

    return again


@pytest.fixture
def once(answer):
    """The answer with one check."""
    return answer(saying("YES"), check=False)


def test_without_the_setting_the_model_is_not_asked_again(answer, models, once):
    assert (once.sentences, once.withheld, once.note) == ((FIRST, SECOND), (INVENTED,), ONE)
    assert (len(models.asked), checks(models)) == (1, [])


def test_a_model_that_agrees_changes_nothing_and_is_asked_of_what_is_shown(answer, models, once):
    assert answer(saying("YES.")) == once
    assert checks(models) == [FIRST.text, SECOND.text], "what is withheld is not asked about"


def test_what_it_finds_in_part_is_shown_as_partly_supported(answer, once):
    said = about("Staff told", "partly")
    partly = replace(SECOND, support="partly", reason=PARTLY)
    assert answer(said) == replace(once, sentences=(FIRST, partly))


def test_what_it_does_not_find_is_withheld(answer, once):
    said = about("Staff told", "**No**, that is not said.")
    gone = replace(SECOND, support="unsupported", reason=NO)
    assert answer(said) == replace(once, sentences=(FIRST,), withheld=(gone, INVENTED), note=TWO)


def test_when_it_finds_nothing_the_quoted_answer_is_shown(answer, library):
    gone = [replace(s, support="unsupported", reason=NO) for s in (FIRST, SECOND)]
    plain = Assistant(library).answer(QUESTION)
    note = f"The language model wrote nothing that the cited paragraphs support. {QUOTES}"
    assert answer(saying("NO")) == replace(plain, withheld=(*gone, INVENTED), note=note)


@pytest.mark.parametrize(
    ("again", "asked"),
    [
        (saying("Perhaps. I would say yes, no, partly."), 2),
        (saying("<think>No, not that.</think>YES"), 2),
        (saying("Nothing of it is wrong."), 2),
        (saying(""), 2),
        (saying("NO", finish=""), 1),
        (lambda prompt, earlier: error(401, "bad key"), 1),
        (lambda prompt, earlier: error(503, "overloaded"), 3),  # as often as any is tried
    ],
    ids=["waffle", "thought", "a word like no", "silence", "cut", "refused", "failing"],
)
def test_a_check_that_comes_to_nothing_changes_nothing(again, asked, answer, models, once):
    assert answer(again) == once
    assert len(checks(models)) == asked


def test_all_checks_and_the_writing_share_one_deadline(answer, once):
    started = time.monotonic()
    late = answer(lambda prompt, earlier: Reply(itertools.repeat(""), pause=0.05), seconds=1.5)
    assert time.monotonic() - started < 4
    note = "The language model took longer than 1.5 seconds. The answer may be incomplete."
    assert late == replace(
        once, sentences=(FIRST,), withheld=(), note=note, outcome="partly_answered"
    )


def test_a_stalled_check_is_waited_for_once_and_not_for_all_the_time(
    answer, models, once, monkeypatch
):
    monkeypatch.setattr("assistant.model.check_again.LONGEST_WAIT", 0.5)
    stalls = answer(lambda prompt, earlier: Reply(itertools.repeat(""), pause=0.05))
    assert (stalls, len(checks(models))) == (once, 1)


def test_a_verdict_is_never_raised():
    for support in ("partly", "unsupported", "unchecked"):
        sentence = replace(SECOND, support=support, reason="why")
        assert lowered(sentence, "YES") == lowered(sentence, "") == sentence
    assert lowered(replace(SECOND, support="partly", reason="why"), "PARTLY").reason == "why"
