"""`make check` runs the tests of what changed."""

from tests.support.changed import ALWAYS, chosen

TESTS = {
    "tests/assistant/text/test_words.py": "from assistant.text.words import stems_in\n",
    "tests/assistant/text/test_dates.py": "from assistant.text.dates import days_in\n",
    "tests/ingest/test_reading.py": "from assistant.text import words\n",
    "tests/ingest/test_files.py": "from assistant.text import wordsmith\n",
}


def test_a_module_s_tests_are_those_that_import_it_its_own_first():
    assert chosen(["assistant/text/words.py"], TESTS) == [
        ALWAYS,
        "tests/assistant/text/test_words.py",
        "tests/ingest/test_reading.py",
    ]


def test_a_test_that_changed_is_run_and_a_page_of_documentation_has_none():
    changed = ["tests/ingest/test_files.py", "docs/growth.md"]
    assert chosen(changed, TESTS) == [ALWAYS, "tests/ingest/test_files.py"]
