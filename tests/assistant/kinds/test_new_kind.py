"""A kind of document is one file and one line: shown by adding one to a copy of the code."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.support.places import ROOT

NEW_FILE = '''"""Licences that a council grants."""

from assistant.kinds.kind import Kind, Listing, Sign

LICENCE = Kind(
    name="premises licence",
    about="what a holder may do in a place, and on what conditions",
    signs=(Sign(title=r"\\\\bpremises licence\\\\b", labels=(r"licence holder", r"valid from")),),
    called=("licence",),
    dated="met",
    lists=(Listing(asked="condition", headings=r"^conditions\\\\b", only=r"conditions\\\\b"),),
    said_as=(("booze", "alcohol"),),
    examples=("What are the conditions of {name}?",),
)
'''.replace("\\\\", "\\")
ASKING = """
import json, sys
from assistant.documents import Document, Paragraph
from assistant.kinds.every import kinds_in, said_as
from assistant.answers import Filters, Question
from assistant.answering.lists import listed
from assistant.pages.examples import example_questions
from assistant.question.scope import scope_of
from assistant.question.understand import read
from ingest.facts.facts import facts_of
from ingest.facts.sidecar import KINDS
from ingest.lines import Line

FRONT = '''Ambry Town Council
Premises licence
Licence holder: The Old Mill
Date: 4 May 2023
Conditions
The bar closes at eleven.'''
facts = facts_of([Line(text, y=15.0 * n, size=12.0) for n, text in enumerate(FRONT.split(chr(10)))])
held = Document("mill", facts, "mill.pdf", "0" * 64)
report = facts_of([Line("Ambry Town Council"), Line("Budget report 2023")])
other = Document("other", report, "other.pdf", "1" * 64)
text = "What are the conditions of the licence?"
scope = scope_of(text, (held, other), Filters())
items = tuple(
    Paragraph(
        "mill", n, f"bullet {n + 1}", "counted", ("Conditions",), 1, 1, said, form="bullet"
    )
    for n, said in enumerate(("The bar closes at eleven.", "Music ends at ten."))
)
asked = read(Question(text), text, scope)
print(json.dumps({
    "kind": facts.kind, "authority": facts.authority, "when": facts.when,
    "listed": "premises licence" in KINDS,
    "scope": [source.document.id for source in scope.sources],
    "items": [item.text for item in listed(asked, (), lambda id: items if id == "mill" else ())],
    "said": [list(pair) for pair in said_as(kinds_in([facts.kind]))],
    "examples": example_questions((held,), {}, {"mill": "2023 premises licence"}),
}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the code says of a licence, with the new file and its line in `every.py`."""
    copy = tmp_path_factory.mktemp("code")
    for folder in ("assistant", "ingest"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "assistant/kinds/licence.py").write_text(NEW_FILE, "utf-8")
    every = copy / "assistant/kinds/every.py"
    one_line = "    __import__('assistant.kinds.licence', fromlist=['LICENCE']).LICENCE,\n"
    text = every.read_text("utf-8")
    every.write_text(text.replace("    POLICY,\n", f"{one_line}    POLICY,\n", 1), "utf-8")
    run = [sys.executable, "-c", ASKING]
    return json.loads(subprocess.run(run, cwd=copy, capture_output=True, check=True).stdout)


def test_a_new_kind_is_told_from_its_front_page_with_its_day_and_council(told):
    assert {key: told[key] for key in ("kind", "authority", "when", "listed")} == {
        "kind": "premises licence",
        "authority": "Ambry Town Council",
        "when": "2023-05-04",
        "listed": True,
    }


def test_a_new_kind_is_asked_for_by_its_name(told):
    assert told["scope"] == ["mill"]


def test_the_lists_and_words_of_a_new_kind_are_read(told):
    assert told["items"] == ["The bar closes at eleven.", "Music ends at ten."]
    assert told["said"] == [["booze", "alcohol"]]


def test_the_examples_of_a_new_kind_are_offered(told):
    assert told["examples"] == ["What are the conditions of the 2023 premises licence?"]
