"""From end to end with a real inference server: the protocol is real, its words are noise."""

import json
from dataclasses import replace

import pytest

from assistant.model.language_model import model_for
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.support.bad_models.council import CASELOADS, QUESTION, QUOTES, SUPERVISION, library_with
from tests.support.commands import run, said
from tests.support.inference.random_model import WORDS, random_model
from tests.support.inference.server import KEY, packages, serving

pytestmark = pytest.mark.slow
REASONS = {
    "ends": "The language model wrote nothing that the cited paragraphs support.",
    "rambles": "The language model ran out of room before it had finished.",
}


@pytest.fixture(scope="module")
def folder():
    with packages() as folder:
        yield folder


@pytest.fixture(scope="module", params=REASONS)
def reason(request):
    return request.param


@pytest.fixture(scope="module")
def address(reason, folder, tmp_path_factory):
    model = tmp_path_factory.mktemp("model") / f"{reason}.gguf"
    with serving(random_model(model, ends=reason == "ends"), folder) as address:
        yield address


@pytest.fixture(scope="module")
def quoted(library) -> dict:
    """What is printed without a model."""
    return asked(library)


def asked(library, **environment: str) -> dict:
    """What `ask --json` prints, without the time it took."""
    done = run(
        *("assistant", "ask", QUESTION.text, "--json", "--library", library.folder), **environment
    )
    assert done.returncode == 0, said(done)
    printed = json.loads(done.stdout)
    del printed["seconds"]
    return printed


def test_the_officer_gets_the_quotes_and_the_reason(library, quoted, address, reason, tmp_path):
    record = tmp_path / "sent.jsonl"
    printed = asked(
        library,
        ASSISTANT_MODEL_URL=address,
        ASSISTANT_MODEL=reason,
        ASSISTANT_MODEL_KEY=KEY,
        ASSISTANT_MODEL_RECORD=str(record),
    )
    assert printed == {**quoted, "note": f"{REASONS[reason]} {QUOTES}"}
    (line,) = map(json.loads, record.read_text("utf-8").splitlines())
    assert line["model"] == f"{reason} at {address.removesuffix('/v1')}"
    assert (CASELOADS.text in line["text"], QUESTION.text in line["text"]) == (True, True)
    assert set(line["reply"].replace(".", " ").split()) <= {*WORDS, "[1]", "[2]"}
    assert line["ended"] == ("finished" if reason == "ends" else REASONS["rambles"])
    assert 0 < line["tokens_received"] <= 700 < line["tokens_sent"], "the server's own counts"


def test_no_sentence_of_noise_is_streamed(library, address, reason):
    plain = Assistant(library).answer(QUESTION)
    settings = Settings(model_url=address, model=reason, model_key=KEY, model_seconds=30)
    *sentences, answer = Assistant(library, model_for(settings)).answering(QUESTION)
    noise, answer = answer.withheld, replace(answer, withheld=())
    assert answer == replace(plain, note=f"{REASONS[reason]} {QUOTES}")
    assert tuple(sentences) == plain.sentences
    assert {s.support for s in noise} == ({"unsupported"} if reason == "ends" else set())


@pytest.mark.parametrize("reason", ["ends"], indirect=True)
def test_a_wrong_key_is_told_as_such(library, quoted, address):
    printed = asked(
        library, ASSISTANT_MODEL_URL=address, ASSISTANT_MODEL="any", ASSISTANT_MODEL_KEY="wrong"
    )
    note = f"The language model refused the key: check ASSISTANT_MODEL_KEY. {QUOTES}"
    assert printed == {**quoted, "note": note}


@pytest.mark.parametrize("reason", ["ends"], indirect=True)
def test_more_than_the_server_can_take_is_told_as_such(folder, address, tmp_path):
    long = replace(CASELOADS, text=" ".join([CASELOADS.text] * 300))
    library = library_with(tmp_path, (long, SUPERVISION))
    settings = Settings(model_url=address, model="any", model_key=KEY, model_window=100_000)
    answer = Assistant(library, model_for(settings)).answer(QUESTION)
    note = (
        "The language model could not take so many paragraphs: lower ASSISTANT_MODEL_WINDOW. "
        + QUOTES
    )
    assert answer == replace(Assistant(library).answer(QUESTION), note=note)
