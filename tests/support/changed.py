"""python -m tests.support.changed: the test files of what differs from the last commit.

Those that changed, those that name a module that changed, and the rules of the house.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable

from tests.support.places import ROOT

ALWAYS = "tests/house/test_architecture.py"
MOST = 12  # files; a change that touches more is for `make test`


def changed() -> list[str]:
    """The files that differ from the last commit, new ones too."""
    asked = (["diff", "--name-only", "HEAD"], ["ls-files", "--others", "--exclude-standard"])
    return [
        name
        for words in asked
        for name in subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
    ]


def chosen(names: Iterable[str], tests: dict[str, str]) -> list[str]:
    """Of `tests` (name: text) those of the files `names`: they themselves, and those that import
    them, first the ones called after them."""
    found: dict[str, bool] = {ALWAYS: True}
    for name in names:
        module = re.sub(r"(/__init__)?\.py$", "", name).replace("/", ".")
        folder, _, stem = module.rpartition(".")
        imports = re.compile(
            rf"^\s*(from|import) {re.escape(module)}\b"
            rf"|^from {re.escape(folder)} import [^\n]*\b{re.escape(stem)}\b",
            re.MULTILINE,
        )
        for test, text in tests.items():
            if test == name or (name.endswith(".py") and imports.search(text)):
                found[test] = found.get(test, False) or test == name or f"test_{stem}." in test
    return sorted(found, key=lambda test: not found[test])[:MOST]


if __name__ == "__main__":
    paths = sorted((ROOT / "tests").rglob("test_*.py"))
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    print(*chosen(changed(), texts))
