"""A part that is missing leaves tests out, and in CI fails them: no green for want of it."""

import re
from types import SimpleNamespace

import pytest

from tests.support import needs
from tests.support.places import ROOT

SKIPS = re.compile(r"pytest\.skip\(|mark\.skip|importorskip|SkipTest")


@pytest.fixture
def item(monkeypatch):
    """A test that needs what no machine has."""
    monkeypatch.setitem(needs.PARTS, "a printer", (lambda: False, "there is no printer"))
    mark = pytest.mark.needs("a printer").mark
    return SimpleNamespace(iter_markers=lambda name: [mark] if name == "needs" else [])


def test_what_cannot_run_here_is_left_out_with_its_reason(item, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="there is no printer"):
        needs.check(item)


def test_in_ci_what_cannot_run_fails(item, monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Not run: there is no printer"):
        needs.check(item)


def test_a_test_whose_parts_are_there_runs(item, monkeypatch):
    monkeypatch.setitem(needs.PARTS, "a printer", (lambda: True, ""))
    monkeypatch.setenv("CI", "true")
    needs.check(item)


def test_every_test_that_may_be_left_out_says_so_in_one_place():
    here = ROOT / "tests"
    skipping = {
        path.relative_to(here).as_posix()
        for path in here.rglob("*.py")
        if SKIPS.search(path.read_text("utf-8"))
    }
    assert skipping == {"support/needs.py", "house/test_needs.py"}
