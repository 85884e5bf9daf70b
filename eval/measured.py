"""What a part of the evaluation measured: its figures, on how many cases, and which were wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from eval.figures import Figure


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one run, the number of its cases and the ids of those that were wrong.

    `part` says that only some of the cases were asked: such figures are compared with nothing.
    """

    name: str
    figures: tuple[Figure, ...]
    cases: int
    wrong: frozenset[str] = frozenset()
    part: bool = False


def write_measured(measured: Measured, folder: Path) -> None:
    """Writes figures.json and measured.json into the folder of the run."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = {f.name: {"value": f.value, "cases": f.cases} for f in measured.figures}
    _write(folder / "figures.json", figures)
    about = {"name": measured.name, "cases": measured.cases, "part": measured.part}
    _write(folder / "measured.json", {**about, "wrong": sorted(measured.wrong)})


def read_measured(folder: Path) -> Measured:
    """What `write_measured` wrote; nothing is asked or judged again."""
    about = json.loads((folder / "measured.json").read_text("utf-8"))
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    return Measured(
        about["name"],
        tuple(Figure(name, f["value"], f["cases"]) for name, f in figures.items()),
        about["cases"],
        frozenset(about["wrong"]),
        about["part"],
    )


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False), "utf-8")
