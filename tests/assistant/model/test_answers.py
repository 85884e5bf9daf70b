"""What the officer sees of each model, good and bad, over real HTTP and with a real library."""

import threading
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answers import Answer, Sentence
from assistant.documents import Citation
from assistant.errors import SettingsError
from assistant.model.language_model import model_for
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.support.bad_models.behaviours import BEHAVIOURS
from tests.support.bad_models.council import (
    CASELOADS,
    FALLEN,
    QUESTION,
    QUOTES,
    SUPERVISION,
    SUPPORTED,
)

UNNAMED = f"The language model’s answer names no paragraph that could be recognised. {QUOTES}"
NOTHING_HELD = f"The language model wrote nothing that the cited paragraphs support. {QUOTES}"
CUT = "The language model stopped before it had finished."
TRUE = Sentence(
    "Caseloads fell from 22 in 2017 to 16 in 2019.", (Citation(CASELOADS, FALLEN),), "supported"
)
SECONDS = 1.5  # of the deadline; long enough for every model that answers at all


@pytest.fixture(scope="module")
def plain(library) -> Answer:
    """The answer without a model."""
    return Assistant(library).answer(QUESTION)


def named(name: str, models, seconds: float = SECONDS, **more):
    return model_for(
        Settings(model_url=models.url, model=name, model_key="k", model_seconds=seconds, **more)
    )


def withheld(text: str, reason: str, cited: Sequence = (CASELOADS,)) -> Sentence:
    citations = tuple(Citation(paragraph, paragraph.text) for paragraph in cited)
    return Sentence(text, citations, "unsupported", reason)


def shown(note: str = "", outcome: str = "answered", held: Sequence[Sentence] = ()) -> dict:
    return {"sentences": (TRUE,), "note": note, "outcome": outcome, "withheld": tuple(held)}


def quoted(note: str, *held: Sentence) -> dict:
    return {"note": note, "withheld": held}


PARTLY = Sentence(
    "Staff feel well supported by their friendly managers.",
    (Citation(CASELOADS, SUPPORTED),),
    "partly",
    "The cited paragraph does not say in these words: friendly.",
    ("friendly",),
)
SEEN = {
    "truthful": shown(),
    "adds a word": {**shown(), "sentences": (PARTLY,)},
    "invents a figure": quoted(
        NOTHING_HELD,
        withheld(
            "Caseloads fell from 22 in 2017 to 12 in 2019.",
            "The cited paragraph does not give 12.",
        ),
    ),
    "flips a negation": quoted(
        NOTHING_HELD,
        withheld(
            "Staff do not feel well supported by their managers.",
            "The cited paragraph differs in what it denies: not.",
        ),
    ),
    "cites the wrong paragraph": quoted(
        NOTHING_HELD,
        withheld(TRUE.text, "The cited paragraph does not give 22, 16.", (SUPERVISION,)),
    ),
    "cites a token it was not given": quoted(
        UNNAMED,
        withheld("Caseloads fell from 22 in 2017 to 16.", "It cites no paragraph.", ()),
    ),
    "cites nothing": quoted(UNNAMED, withheld(TRUE.text, "It cites no paragraph.", ())),
    "finds nothing": quoted(f"The language model found no answer in these paragraphs. {QUOTES}"),
    "half right": shown(
        "1 sentence was withheld because the cited paragraphs do not support it.",
        held=[
            withheld(
                "All staff were given a bonus of £500.", "The cited paragraph does not give £500."
            )
        ],
    ),
    "sends broken JSON": quoted(f"The language model sent something that cannot be read. {QUOTES}"),
    "answers in JSON": {
        **shown(),
        "sentences": (Sentence("Caseloads fell.", (Citation(CASELOADS, FALLEN),), "supported"),),
    },
    "stops in the middle": shown(f"{CUT} The answer may be incomplete.", "partly_answered"),
    "ends without a reason": shown(f"{CUT} The answer may be incomplete.", "partly_answered"),
    "runs out of room": shown(
        "The language model ran out of room before it had finished. The answer may be incomplete.",
        "partly_answered",
    ),
    "stalls": quoted(f"The language model took longer than 1.5 seconds. {QUOTES}"),
    "drips for ever": quoted(f"The language model took longer than 1.5 seconds. {QUOTES}"),
    "sends a sign-in page": quoted(
        "The address of the language model sent something other than an answer, such as a "
        f"sign-in page: check ASSISTANT_MODEL_URL. {QUOTES}"
    ),
    "is too busy at first": shown(),
    "refuses the key": quoted(
        f"The language model refused the key: check ASSISTANT_MODEL_KEY. {QUOTES}"
    ),
    "has no room": quoted(
        "The language model could not take so many paragraphs: lower ASSISTANT_MODEL_WINDOW. "
        + QUOTES
    ),
    "points elsewhere": quoted(
        f"The address of the language model points elsewhere: check ASSISTANT_MODEL_URL. {QUOTES}"
    ),
    "sends ten megabytes": quoted(f"The language model wrote no sentences. {QUOTES}"),
    "speaks another language": quoted(NOTHING_HELD),
    "repeats itself": shown(),
    "writes markdown": shown(),
    "sends half a letter": shown(),
    "thinks aloud": shown(),
}
UNCOMPARED = {"speaks another language"}  # its withheld words are noise
ELSEWHERE = {"obeys", "fails", "repeats the paragraphs"}  # in tests of their own


def test_every_model_of_the_bench_is_seen():
    assert set(SEEN) | ELSEWHERE == set(BEHAVIOURS)


@pytest.mark.parametrize("name", SEEN)
def test_the_officer_sees(name, models, library, plain):
    answer = Assistant(library, named(name, models)).answer(QUESTION)
    if name in UNCOMPARED:
        assert len(answer.withheld) == 1
        answer = replace(answer, withheld=())
    assert answer == replace(plain, **SEEN[name])


def test_a_model_that_fails_is_tried_three_times_and_then_left_alone(models, library, plain):
    model = replace(named("fails", models, seconds=10), waits=(0.01, 0.01))
    before = len(models.asked)
    answers = [Assistant(library, model).answer(QUESTION) for _ in range(4)]
    failed = f"The language model failed with error 500. {QUOTES}"
    rested = (
        f"The language model failed three times in a row and is left alone for a minute. {QUOTES}"
    )
    assert answers == [replace(plain, note=note) for note in (failed, failed, failed, rested)]
    assert len(models.asked) - before == 9


def test_nothing_is_asked_where_no_model_is_reachable(library, plain):
    model = model_for(Settings(model_url="http://127.0.0.1:9/v1", model="m", model_seconds=10))
    answer = Assistant(library, replace(model, waits=(0.01,))).answer(QUESTION)
    assert answer == replace(plain, note=f"The language model could not be reached. {QUOTES}")


def test_each_sentence_is_given_before_the_next_one_is_written(models, library, monkeypatch):
    gate = threading.Event()

    def waiting(prompt, earlier):
        from tests.support.bad_models.behaviours import Reply

        def pieces():
            yield "Caseloads fell from 22 in 2017 to 16 in 2019 [1]."
            gate.wait(5)
            yield " Staff feel well supported [1]."

        return Reply(pieces())

    monkeypatch.setitem(BEHAVIOURS, "waits", waiting)
    answering = Assistant(library, named("waits", models, seconds=10)).answering(QUESTION)
    started = time.monotonic()
    assert (next(answering), gate.is_set()) == (TRUE, False)
    assert time.monotonic() - started < 4, "it did not wait for the second sentence"
    gate.set()
    assert [s.text for s in answering if isinstance(s, Sentence)] == ["Staff feel well supported."]


def test_stopping_an_answer_stops_the_model(models, library, monkeypatch):
    from tests.support.bad_models.behaviours import Reply

    ended = threading.Event()

    def endless(prompt, earlier):
        def pieces():
            try:
                yield "Caseloads fell from 22 in 2017 to 16 in 2019 [1]. Staff "
                while True:
                    yield "feel "
            finally:
                ended.set()

        return Reply(pieces(), pause=0.01)

    monkeypatch.setitem(BEHAVIOURS, "endless", endless)
    answering = Assistant(library, named("endless", models, seconds=30)).answering(QUESTION)
    assert next(answering) == TRUE
    started = time.monotonic()
    answering.close()
    assert ended.wait(5) and time.monotonic() - started < 3


def test_the_key_goes_to_the_endpoint_and_nowhere_else(models, library, tmp_path):
    record = tmp_path / "sent.jsonl"
    settings = Settings(
        model_url=models.url, model="truthful", model_key="hush", model_record=str(record)
    )
    Assistant(library, model_for(settings)).answer(QUESTION)
    assert models.keys[-1] == "Bearer hush"
    assert "hush" not in record.read_text("utf-8") + repr(settings) + repr(model_for(settings))


def test_an_address_that_is_not_on_the_list_is_refused(models):
    with pytest.raises(SettingsError) as refusal:
        named("truthful", models, model_allowed=("https://models.ashmere.test",))
    origin = models.url.removesuffix("/v1")
    assert str(refusal.value) == (
        f"{origin} is not on the list of ASSISTANT_MODEL_ALLOWED, so nothing is sent to it: "
        "correct ASSISTANT_MODEL_URL or the list."
    )


def test_an_address_on_the_list_is_used(models, library):
    model = named("truthful", models, model_allowed=(models.url.removesuffix("/v1"),))
    assert Assistant(library, model).answer(QUESTION).sentences == (TRUE,)
