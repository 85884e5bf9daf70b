"""The mutations themselves: one that no test notices survives, and is said to."""

import pytest

from tests.mutations.__main__ import LIST
from tests.mutations.mutation import Mutation, fate_of, mutations_in, named_in
from tests.support.places import ROOT

TEST = "from adding import total\n\ndef test_two_and_two_are_four():\n    assert total(2, 2) == 4\n"


@pytest.fixture
def copy(tmp_path):
    (tmp_path / "adding.py").write_text("def total(a, b):\n    return a + b\n")
    (tmp_path / "test_adding.py").write_text(TEST)
    (tmp_path / "conftest.py").write_text("")
    return tmp_path


def mutation(old: str, new: str) -> Mutation:
    return Mutation("adding", "adding.py", old, new, ("test_adding.py",))


@pytest.mark.parametrize(
    ("old", "new", "fate"),
    [
        ("a + b", "a - b", "noticed"),
        ("a + b", "a * b", "survived"),
        ("a / b", "a - b", "stale"),
        ("def total", "def", "broken"),
    ],
)
def test_a_mutation_is_noticed_or_named(copy, old, new, fate):
    before = (copy / "adding.py").read_text()
    assert fate_of(mutation(old, new), copy) == fate
    assert (copy / "adding.py").read_text() == before


def test_there_are_forty_and_each_names_files_that_exist():
    mutations = mutations_in(LIST)
    assert len(mutations) >= 40
    named = {m.file for m in mutations} | {t.split("::")[0] for t in named_in(mutations)}
    assert {name for name in named if not (ROOT / name).is_file()} == set()
