"""The council's papers: every claim names a test, every test so named exists, links lead on."""

from __future__ import annotations

import re

import pytest

from tests.support.places import ROOT

HERE = ROOT / "docs" / "governance"
PAPERS = sorted(HERE.glob("*.md"))
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_test_that_is_named_exists(paper):
    named = NAMED.findall(paper.read_text("utf-8"))
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).is_file()
        or not re.search(rf"^(async )?def {name}\(", (ROOT / file).read_text("utf-8"), re.M)
    ]
    assert missing == []
    assert named or paper.name in ("README.md", "user-page.md")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_row_of_claims_is_shown_by_a_test_or_left_to_the_council(paper):
    rows = shown = 0
    for line in paper.read_text("utf-8").splitlines():
        if not line.startswith("|"):
            shown = 0
        elif "shown by" in line:
            shown = 1
        elif shown and not set(line) <= set("|- "):
            rows += 1
            assert NAMED.search(line) or "the council's own" in line, line
    assert rows or "shown by" not in paper.read_text("utf-8")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_leads_to_a_file(paper):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text("utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_the_user_page_is_one_screen():
    assert len((HERE / "user-page.md").read_text("utf-8").split()) <= 260
