"""What the papers for the council claim is shown by tests that are there."""

import re

import pytest

from tests.support.places import ROOT

PAPERS = sorted((ROOT / "docs" / "governance").glob("*.md")) + [
    ROOT / "SECURITY.md",
    ROOT / "docs" / "sign-in.md",
]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_file_that_a_paper_names_is_there(paper):
    words = paper.read_text("utf-8")
    named = re.findall(r"`((?:tests|docs|assistant)/[\w/.-]+)`", words)
    named += [f"tests/assistant/pages/{name}" for name in re.findall(r"`(test_\w+\.py)`", words)]
    linked = [paper.parent / link for link in re.findall(r"\]\(([\w/.-]+)\)", words)]
    missing = [name for name in named if not (ROOT / name).exists()]
    missing += [str(link) for link in linked if not link.exists()]
    assert missing == []
