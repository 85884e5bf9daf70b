"""One behaviour broken in a copy of the project, and whether the tests named for it notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SECONDS = 600  # the slowest tests named take half a minute alone, far more on a busy machine
ONE_FAILED = 1  # pytest's exit code where tests ran and some failed
Fate = Literal["noticed", "survived", "stale", "broken"]


@dataclass(frozen=True, slots=True)
class Mutation:
    """`old` stands once in `file` and becomes `new`; `tests` are those that should notice."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def mutations_in(path: Path) -> tuple[Mutation, ...]:
    """The mutations of a TOML file, by the names of its tables."""
    tables = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Mutation(name, each["file"], each["old"], each["new"], tuple(each["tests"]))
        for name, each in tables.items()
    )


def copied(root: Path, to: Path) -> Path:
    """A copy of the files that git knows, as they stand in the folder now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (root / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, to / name)
    return to


def fate_of(mutation: Mutation, copy: Path) -> Fate:
    """What the tests make of the mutation. The copy is left as it was.

    "stale" says that `old` does not stand there once; "broken" that the tests could not run.
    """
    file = copy / mutation.file
    whole = file.read_text("utf-8") if file.is_file() else ""
    if whole.count(mutation.old) != 1:
        return "stale"
    file.write_text(whole.replace(mutation.old, mutation.new), "utf-8")
    try:
        code = exit_code_of(mutation.tests, copy)
    finally:
        file.write_text(whole, "utf-8")
    return {0: "survived", ONE_FAILED: "noticed"}.get(code, "broken")  # type: ignore[return-value]


def exit_code_of(tests: Sequence[str], copy: Path) -> int:
    """The exit code of pytest over these tests; tests that never end have failed."""
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
    # Else a changed file of the same size and second is read from its old byte code.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return ONE_FAILED
    return done.returncode


def named_in(mutations: Iterable[Mutation]) -> tuple[str, ...]:
    """Every test that some mutation names, once."""
    return tuple(dict.fromkeys(test for mutation in mutations for test in mutation.tests))
