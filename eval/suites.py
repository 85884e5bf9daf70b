"""What the evaluation stands on: libraries of documents, and the questions put to each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.library import Library
from assistant.settings import Settings
from eval.cases import EvaluationError
from ingest.__main__ import main as ingest

HERE = Path(__file__).parent
RUNS = HERE / "runs"


@dataclass(frozen=True, slots=True)
class Suite:
    """Folders of documents and the case files asked of one library made from them."""

    name: str
    documents: tuple[Path, ...]
    cases: tuple[Path, ...]


def shared_corpus() -> Path:
    """Where real documents may stand beside the project; they are not part of it."""
    return Path(os.environ.get("SHARED_CORPUS") or HERE.parent.parent / "shared" / "corpus")


def suites() -> Iterator[Suite]:
    """The suites whose documents are on this machine."""
    seeds, more = shared_corpus() / "seeds", shared_corpus() / "more"
    for name, folders in (
        ("samples", (HERE / "corpus",)),
        ("seeds", (seeds,)),
        ("more", (seeds, more)),
    ):
        cases = tuple(sorted((HERE / "cases").glob(f"{name}-*.jsonl")))
        if cases and all(folder.is_dir() for folder in folders):
            yield Suite(name, folders, cases)


def library_of(suite: Suite) -> Path:
    """The library with the suite's documents; only what changed is read again."""
    folder = RUNS / "libraries" / suite.name
    code = ingest(["add", *map(str, suite.documents), "--library", str(folder)])
    if code == 2:
        raise EvaluationError(f"The documents of {suite.name} could not be read; see above.")
    return folder


def opened(folder: Path) -> Library:
    """The library with the settings of the environment, but in this folder."""
    return Library.open(replace(Settings.from_environment(), library=folder))
