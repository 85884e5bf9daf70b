"""What the page says stands in one table for each language, and the tables agree."""

import re
from pathlib import Path

import pytest

from assistant.pages.texts import say, speak, table
from tests.support.places import ROOT


def fields(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_the_tables_have_the_same_texts_with_the_same_values_to_fill_in():
    english, welsh = table("en"), table("cy")
    assert sorted(english) == sorted(welsh)
    assert {name: fields(english[name]) for name in english} == {
        name: fields(welsh[name]) for name in welsh
    }


SAME = {"save_markdown"}  # in both languages


def test_no_sentence_is_left_in_english_in_the_welsh_table():
    english, welsh = table("en"), table("cy")
    left = {name for name, text in english.items() if welsh[name] == text and "{" not in text}
    assert {name for name in left if re.search("[a-z]", english[name])} - SAME == set()


def test_every_text_is_used_and_no_other_is_asked_for():
    speaking = (
        *Path(ROOT, "assistant/pages").rglob("*.py"),
        Path(ROOT, "assistant/records/why.py"),
    )
    pages = "\n".join(path.read_text("utf-8") for path in speaking)
    asked = set(re.findall(r"say\(\s*\"(\w+)\"", pages)) | set(re.findall(r"\"(\w+)\"", pages))
    built = re.compile("heard_|limits_|feedback_|aside_|say_|trend_")
    assert {name for name in table("en") if name not in asked and not built.match(name)} == set()
    assert set(re.findall(r"say\(\s*\"(\w+)\"", pages)) <= set(table("en"))


@pytest.fixture
def welsh():
    speak("cy")
    yield
    speak("en")


def test_the_page_speaks_the_language_it_was_started_in(welsh):
    assert say("source_label", number=1, reference="2020") == "Ffynhonnell 1: 2020"
