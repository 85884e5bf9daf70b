"""The facts of councils' papers, held against a table written by reading their pages."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from assistant.documents import Facts
from assistant.errors import FileRefused
from ingest.reading import read
from tests.support.needs import left_out
from tests.support.places import CORPUS

EXPECTED = json.loads((Path(__file__).parent / "expected_council_facts.json").read_text("utf-8"))
RIGHT = 0.95  # of the facts of all papers that could be read
WRONG = 0.02  # what is not printed in a way known to be right is empty


@cache
def facts_read() -> dict[str, Facts]:
    """The facts of each paper of the table that is on this machine."""
    found = {}
    for name in EXPECTED:
        for path in CORPUS.glob(f"councils/{name}.*"):
            try:
                found[name] = read(path.name, path.read_bytes()).document.facts
            except FileRefused:  # a scan, where no text can be recognised
                continue
    return found


def judged(fact: str, found: str, wanted: str) -> str:
    """ "right", "empty" or "wrong"; of a title its telling words are enough."""
    found, wanted = found.casefold(), wanted.casefold()
    right = wanted in found if fact == "title" else found == wanted
    return "right" if right else "wrong" if found else "empty"


@pytest.mark.slow
def test_the_facts_of_councils_papers_are_right_or_empty():
    papers = facts_read()
    if not papers:
        left_out("the shared corpus is not on this machine, or not whole")
    each = {
        (name, fact): judged(fact, getattr(facts, fact), wanted)
        for name, facts in papers.items()
        for fact, wanted in EXPECTED[name].items()
    }
    counts, all_of_them = Counter(each.values()), len(each)
    amiss = [what for what, how in each.items() if how != "right"]
    assert counts["right"] >= RIGHT * all_of_them, amiss
    assert counts["wrong"] <= WRONG * all_of_them, amiss
