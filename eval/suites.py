"""What the evaluation stands on: libraries of documents, and the questions put to each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.library import Library
from assistant.settings import Settings
from eval.cases import EvaluationError
from ingest.__main__ import main as ingest

HERE = Path(__file__).parent
RUNS = HERE / "runs"
EVERY_RUN = ("samples", "seeds")  # the whole evaluation; `more` and `councils` are asked by name


@dataclass(frozen=True, slots=True)
class Suite:
    """Folders of documents and the case files asked of one library made from them."""

    name: str
    documents: tuple[Path, ...]
    cases: tuple[Path, ...]


def shared_corpus() -> Path:
    """Where real documents may stand beside the project; they are not part of it."""
    return Path(os.environ.get("SHARED_CORPUS") or HERE.parent.parent / "shared" / "corpus")


def folders_of(name: str) -> tuple[Path, ...]:
    """The folders of documents that the suite of this name is asked about."""
    beside = shared_corpus()
    return {
        "samples": (HERE / "corpus",),
        "seeds": (beside / "seeds",),
        "more": (beside / "seeds", beside / "more"),
        "councils": (beside / "councils",),
    }[name]


def suites(wanted: Iterable[str] = EVERY_RUN) -> Iterator[Suite]:
    """The suites wanted whose documents are on this machine; it says which are not asked.

    Raises EvaluationError in CI, where nothing may be left out for want of its documents.
    """
    for name in wanted:
        cases = tuple(sorted((HERE / "cases").glob(f"{name}-*.jsonl")))
        absent = [folder for folder in folders_of(name) if not folder.is_dir()]
        if cases and absent:
            _leave_out(name, absent[0])
        elif cases:
            yield Suite(name, folders_of(name), cases)


def own(folder: Path) -> Suite:
    """Papers of one's own: `folder`/docs, and questions to learn from in `folder`/cases.jsonl."""
    return Suite(f"own-{folder.resolve().name}", (folder / "docs",), (folder / "cases.jsonl",))


def _leave_out(name: str, absent: Path) -> None:
    if os.environ.get("CI") == "true":
        raise EvaluationError(
            f"The suite {name} cannot be asked: there is no folder {absent}. Put its documents"
            " there, or set SHARED_CORPUS to the folder they are in."
        )
    print(f"Not asked: {name}. There is no folder {absent}.", file=sys.stderr)


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
