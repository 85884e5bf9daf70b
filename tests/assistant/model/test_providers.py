"""Endpoints as they are: what they refuse, how they end, and how models write an answer."""

from dataclasses import replace

import pytest

from assistant.answers import Answer
from assistant.model import wire
from assistant.model.language_model import (
    EndpointModel,
    azure_connection,
    connection_for,
    model_for,
)
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.support.bad_models.behaviours import WAYS_TO_SAY_IT
from tests.support.bad_models.council import QUESTION, QUOTES
from tests.support.bad_models.providers import WILLING

USED_UP = "The credit or quota of the language model is used up: tell whoever pays for it."
TRUE = "Caseloads fell from 22 in 2017 to 16 in 2019."


def named(name: str, url: str, **more) -> EndpointModel:
    model = model_for(Settings(model_url=url, model=name, model_seconds=10, **more))
    return replace(model, waits=(0.01,))


def seen(answer: Answer) -> tuple:
    return answer.outcome, [s.text for s in answer.sentences], answer.note, answer.withheld


@pytest.mark.parametrize("name", WILLING)
def test_an_endpoint_that_takes_the_question_otherwise_gives_a_whole_answer(name, models, library):
    model = named(name, models.url)
    answer = Assistant(library, model).answer(QUESTION)
    assert (*seen(answer), model.standstill.failures) == ("answered", [TRUE], "", (), 0)


def test_what_an_endpoint_refuses_is_left_out_from_then_on(models, library):
    model = named("takes no max_tokens", models.url)
    before = len(models.asked)
    for _ in range(2):
        Assistant(library, model).answer(QUESTION)
    asked = models.asked[before:]
    assert ["max_tokens" in body for body in asked] == [True, False, False]
    assert asked[-1]["max_completion_tokens"] == asked[0]["max_tokens"]


def test_what_no_waiting_mends_is_not_asked_again(models, library):
    before = len(models.asked)
    Assistant(library, named("has no quota", models.url)).answer(QUESTION)
    assert len(models.asked) == before + 1


def test_azure_is_asked_again_without_what_it_refuses(models):
    origin = models.url.removesuffix("/v1")
    settings = Settings(model_url=f"{origin}/?api-version=2024-10-21", model="takes no max_tokens")
    common = {"api_key": "k", "max_retries": 0, "max_tokens": 50, "temperature": 0.0}
    model = EndpointModel(azure_connection(settings, common), seconds=10)
    assert "".join(model.reply("Be brief.", "[1] text")).startswith("Caseloads fell")


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://ashmere.openai.azure.com", "https://ashmere.openai.azure.com"),
        ("https://gateway.ashmere.test/ai/openai/deployments/m", "https://gateway.ashmere.test/ai"),
        ("https://gateway.ashmere.test/?api-version=2024-10-21", "https://gateway.ashmere.test"),
    ],
)
def test_azure_is_known_by_its_address_its_paths_and_its_version(url, base):
    client = wire.Client(1)
    assert connection_for(Settings(model_url=url, model="m"))(client).azure_endpoint == base


@pytest.mark.parametrize(
    ("name", "reason", "failures"),
    [
        ("filters the question", "The provider of the language model declined this question.", 0),
        (
            "refuses access",
            "The language model refused access: check ASSISTANT_MODEL_KEY, and whether this machine"
            " may reach it.",
            1,
        ),
        ("has no credit", USED_UP, 1),
        ("has no credit left", USED_UP, 1),
        ("has no quota", USED_UP, 1),
        (
            "has too little room",
            "The language model could not take so many paragraphs: lower ASSISTANT_MODEL_WINDOW.",
            1,
        ),
        (
            "takes no such key",
            "The language model refused the key: check ASSISTANT_MODEL_KEY.",
            1,
        ),
        (
            "fails as if well",
            "The language model is not there: check ASSISTANT_MODEL_URL and ASSISTANT_MODEL.",
            1,
        ),
        ("fails in an event", "The language model is too busy to answer.", 1),
        ("declines", "The provider of the language model declined this question.", 0),
        ("declines whole", "The provider of the language model declined this question.", 0),
        ("sends nothing", "The language model sent no answer.", 0),
        ("only thinks", "The language model sent no answer.", 0),
    ],
)
def test_an_endpoint_that_will_not_answer_leaves_the_documents_and_a_reason(
    name, reason, failures, models, library
):
    model = named(name, models.url)
    plain = Assistant(library).answer(QUESTION)
    answer = Assistant(library, model).answer(QUESTION)
    assert seen(answer) == (*seen(plain)[:2], f"{reason} {QUOTES}", ())
    assert model.standstill.failures == failures


@pytest.mark.parametrize("name", WAYS_TO_SAY_IT)
def test_an_answer_is_read_however_it_is_cited_and_dressed(name, models, library):
    answer = Assistant(library, named(name, models.url)).answer(QUESTION)
    assert seen(answer) == ("answered", [TRUE], "", ())


PROXY = (
    "The proxy settings of this machine cannot be used, so no language model was asked:"
    " correct ALL_PROXY, HTTPS_PROXY, HTTP_PROXY or NO_PROXY."
)
CERTIFICATES = (
    "The certificates of this machine cannot be read, so no language model was asked:"
    " correct SSL_CERT_FILE or SSL_CERT_DIR."
)


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:9", PROXY),
        ("NO_PROXY", "::1/128", PROXY),
        ("SSL_CERT_FILE", "/nowhere/cert.pem", CERTIFICATES),
    ],
)
def test_broken_settings_of_the_machine_leave_the_documents_and_a_reason(
    variable, value, reason, models, library, monkeypatch
):
    monkeypatch.setenv(variable, value)
    wire.certificates.cache_clear()
    plain = Assistant(library).answer(QUESTION)
    answer = Assistant(library, named("truthful", models.url)).answer(QUESTION)
    wire.certificates.cache_clear()
    expected = replace(plain, note=f"{reason} {QUOTES}")
    assert answer == expected
