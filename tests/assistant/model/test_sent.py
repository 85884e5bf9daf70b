"""An administrator sees what was sent to the model: `python -m assistant sent`."""

import json

import pytest

from assistant import __main__ as commands
from assistant.model.language_model import model_for
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.support.bad_models.council import CASELOADS, QUESTION, SUPERVISION, library_with
from tests.support.bad_models.server import serving


@pytest.fixture
def record(tmp_path, monkeypatch):
    path = tmp_path / "sent.jsonl"
    monkeypatch.setenv("ASSISTANT_MODEL_RECORD", str(path))
    return path


@pytest.fixture
def asked(tmp_path, record):
    """Two questions were asked, one of a model that cannot be had."""
    library = library_with(tmp_path / "library", (CASELOADS, SUPERVISION))
    with serving() as models:
        for name in ("refuses the key", "truthful"):
            settings = Settings(
                model_url=models.url, model=name, model_key="hush", model_record=str(record)
            )
            Assistant(library, model_for(settings)).answer(QUESTION)
    return models


def said(capsys, *arguments: str) -> str:
    assert commands.main(["sent", *arguments]) == 0
    return capsys.readouterr().out


def test_the_last_exchange_is_shown_whole(asked, capsys):
    printed = said(capsys)
    head, instructions, *text, reply = printed.rstrip("\n").split("\n\n")
    assert head.startswith("20") and f"truthful at {asked.url.removesuffix('/v1')}\n321" in head
    assert head.endswith(", finished") and "321 tokens sent, 12 received" in head
    system, user = (message["content"] for message in asked.asked[-1]["messages"])
    assert (instructions, "\n\n".join(text)) == (f"INSTRUCTIONS\n{system}", f"TEXT\n{user}")
    assert reply == "REPLY\nCaseloads fell from 22 in 2017 to 16 in 2019 [1]."
    assert "hush" not in printed


def test_as_many_as_are_asked_for_are_shown_oldest_first(asked, record, capsys):
    first, second = record.read_text("utf-8").splitlines()
    record.write_text(f'{first}\n{{"at": "cut sho{first}\n{second}\n{{"at": "cut', "utf-8")
    shown = [json.loads(line) for line in said(capsys, "--last", "9", "--json").splitlines()]
    assert [line["ended"] for line in shown] == [
        "The language model refused the key: check ASSISTANT_MODEL_KEY.",
        "finished",
    ]


def test_before_anything_was_sent_that_is_said(record, capsys):
    assert commands.main(["sent"]) == 0
    assert capsys.readouterr().err == "Nothing has been sent to a language model yet.\n"


def test_without_a_record_the_setting_is_named(monkeypatch, capsys):
    monkeypatch.delenv("ASSISTANT_MODEL_RECORD", raising=False)
    assert commands.main(["sent"]) == 2
    assert capsys.readouterr().err == (
        "Nothing is recorded. Set ASSISTANT_MODEL_RECORD to a file, such as "
        "/var/lib/assistant/sent.jsonl, where the assistant runs and here.\n"
    )
