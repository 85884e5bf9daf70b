"""The port: which settings give which model, one deadline, a breaker, and a record."""

import json
import logging
import time

import pytest

from assistant.errors import ModelError, SettingsError
from assistant.model.deadline import within
from assistant.model.language_model import EndpointModel, azure_connection, model_for
from assistant.model.record import Exchange, Record, tokens_in
from assistant.model.standstill import Standstill
from assistant.settings import Settings
from tests.support.bad_models.behaviours import BEHAVIOURS, saying


def test_without_an_address_there_is_no_model():
    assert model_for(Settings()) is None


def test_an_address_without_a_model_says_which_setting_is_missing():
    with pytest.raises(SettingsError, match="ASSISTANT_MODEL_URL is set: name the model too"):
        model_for(Settings(model_url="http://localhost:1/v1"))


def test_the_settings_of_a_model_are_read_from_the_environment(tmp_path):
    key = tmp_path / "key"
    key.write_text("hush\n")
    settings = Settings.from_environment(
        {
            "ASSISTANT_MODEL_URL": "http://localhost:11434/v1",
            "ASSISTANT_MODEL": "llama3.1",
            "ASSISTANT_MODEL_KEY_FILE": str(key),
            "ASSISTANT_MODEL_ALLOWED": "http://localhost:11434, https://models.ashmere.test",
            "ASSISTANT_MODEL_WINDOW": "8192",
            "ASSISTANT_MODEL_SECONDS": "30",
            "ASSISTANT_MODEL_PRICE": "0.15 0.6",
            "ASSISTANT_MODEL_RECORD": "sent.jsonl",
            "ASSISTANT_MODEL_CHECK": "on",
            "ASSISTANT_SHOW_WITHHELD": "off",
        }
    )
    assert settings == Settings(
        model_url="http://localhost:11434/v1",
        model="llama3.1",
        model_key="hush",
        model_allowed=("http://localhost:11434", "https://models.ashmere.test"),
        model_window=8192,
        model_seconds=30.0,
        model_price=(0.15, 0.6),
        model_record="sent.jsonl",
        model_check=True,
    )
    assert "hush" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("ASSISTANT_MODEL_KEY_FILE", "/nowhere/key", "name a file that holds the key"),
        ("ASSISTANT_MODEL_WINDOW", "large", "should be a whole number from 1 to"),
        ("ASSISTANT_MODEL_PRICE", "0.1", "should be given as numbers, such as 0 0"),
        ("ASSISTANT_MODEL_CHECK", "twice", "is either on or off"),
        ("ASSISTANT_MODEL_ALLOWED", "models.ashmere.test", "lists origins such as"),
    ],
)
def test_a_wrong_setting_is_named_with_what_would_work(name, value, says):
    with pytest.raises(SettingsError) as refusal:
        Settings.from_environment({name: value})
    assert name in str(refusal.value) and says in str(refusal.value)


def test_azure_is_asked_by_its_deployment_with_its_own_header(models):
    origin = models.url.removesuffix("/v1")
    settings = Settings(model_url=f"{origin}/?api-version=2024-10-21", model="truthful")
    common = {"api_key": "hush", "max_retries": 0, "max_tokens": 50, "temperature": 0.0}
    model = EndpointModel(azure_connection(settings, common), seconds=10)
    said = "".join(model.reply("Be brief.", "[1] text"))
    assert (said, models.keys[-1]) == ("Caseloads fell from 22 in 2017 to 16 in 2019 [1].", "hush")


def test_what_is_sent_is_recorded_with_its_tokens_and_cost(models, tmp_path):
    path = tmp_path / "sent.jsonl"
    settings = Settings(
        model_url=models.url,
        model="truthful",
        model_record=str(path),
        model_price=(1.0, 10.0),
    )
    said = "".join(model_for(settings).reply("Be brief.", "[1] text"))
    line = json.loads(path.read_text("utf-8"))
    del line["at"], line["seconds"]
    assert line == {
        "model": f"truthful at {models.url.removesuffix('/v1')}",
        "instructions": "Be brief.",
        "text": "[1] text",
        "reply": said,
        "ended": "finished",
        "tokens_sent": 321,
        "tokens_received": 12,
        "cost": 0.000441,
    }
    assert path.stat().st_mode & 0o077 == 0


def test_a_record_that_cannot_be_written_is_refused_before_anything_is_sent(tmp_path):
    path = tmp_path / "nowhere" / "sent.jsonl"
    settings = Settings(model_url="http://localhost:9/v1", model="m", model_record=str(path))
    with pytest.raises(SettingsError, match="which cannot be written: name a file"):
        model_for(settings)


def test_half_a_letter_is_recorded_too(models, tmp_path, monkeypatch):
    monkeypatch.setitem(BEHAVIOURS, "half a letter", saying("Good \ud83d work [1]."))
    path = tmp_path / "sent.jsonl"
    settings = Settings(model_url=models.url, model="half a letter", model_record=str(path))
    said = "".join(model_for(settings).reply("Be brief.", "[1] text"))
    assert json.loads(path.read_text("utf-8"))["reply"] == said == "Good \ud83d work [1]."


def test_an_answer_survives_a_record_that_is_gone(models, tmp_path, caplog):
    folder = tmp_path / "record"
    folder.mkdir()
    settings = Settings(
        model_url=models.url, model="truthful", model_record=str(folder / "sent.jsonl")
    )
    model = model_for(settings)
    (folder / "sent.jsonl").unlink()
    folder.rmdir()
    assert "".join(model.reply("Be brief.", "[1] text")).startswith("Caseloads fell")
    assert caplog.messages[-1].startswith("What was sent could not be recorded in ")


def test_without_a_record_only_counts_are_logged(caplog):
    with caplog.at_level(logging.INFO):
        Record().keep(Exchange("m", "secret words", "a question"), ended="finished", seconds=1)
    assert caplog.messages == ["m: 8 tokens sent, 1 received, cost 0.000000, 1.00 s, finished"]


def test_tokens_are_never_counted_too_few():
    assert tokens_in("Most managers record their decisions, but a few do not.") >= 12


def test_a_deadline_holds_while_nothing_comes_at_all():
    def asleep():
        time.sleep(5)
        yield "too late"

    started = time.monotonic()
    with pytest.raises(ModelError, match=r"took longer than 0\.1 seconds"):
        list(within(0.1, asleep()))
    assert time.monotonic() - started < 2


def test_a_failure_in_the_thread_is_raised_where_it_is_waited_for():
    def failing():
        yield "one"
        raise ModelError("Gone.")

    pieces = within(5, failing())
    assert next(pieces) == "one"
    with pytest.raises(ModelError, match="Gone"):
        next(pieces)


def test_a_model_is_left_alone_for_a_minute_after_three_failures():
    now = [0.0]
    standstill = Standstill(clock=lambda: now[0])
    for _ in range(3):
        standstill.check()
        standstill.failed()
    with pytest.raises(ModelError, match="left alone for a minute"):
        standstill.check()
    now[0] = 61
    standstill.check()
    standstill.succeeded()
    assert standstill.failures == 0


def test_a_model_that_thinks_without_a_mark_is_heard_from_the_end_of_its_thought(models):
    settings = Settings(model_url=models.url, model="thoughts that were not opened")
    model = model_for(settings)
    first, second = (list(model.reply("Be brief.", "[1] text")) for _ in range(2))
    said = "".join(first)
    assert "".join(second) == said
    spoken = next(piece for piece in second if piece)
    assert said.startswith(spoken) and "</think>" in spoken
    assert "</think>" not in next(piece for piece in first if piece)
