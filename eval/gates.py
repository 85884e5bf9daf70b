"""Gates: figures that were accepted, and what has become worse since."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.figures import COUNTS, Figure
from eval.runs import Run

BASELINE = Path(__file__).with_name("baseline.json")

# How far a figure may drop from the accepted value before CI fails; one case in a hundred, or
# nothing at all where a single case is one too many.
TOLERANCE = {
    "verbatim quotes": 0.0,
    "faithfulness": 0.002,
    "failed": 0.0,
    "not judged": 0.0,
    "words for a short fact, median": 5.0,
}
DEFAULT_TOLERANCE = 0.01
NOT_GATED = {"seconds, median", "seconds, 95th percentile"}  # machines differ


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure that fell: what it was accepted at, what it is, and which cases changed."""

    run: str
    figure: str
    accepted: float
    now: float | None
    cases: tuple[str, ...] = ()

    def __str__(self) -> str:
        now = "missing" if self.now is None else f"{self.now:.3f}"
        changed = f"; changed: {', '.join(self.cases)}" if self.cases else ""
        return f"{self.run}: {self.figure} is {now}, accepted {self.accepted:.3f}{changed}"


def breaches(runs: Sequence[Run], baseline: Mapping) -> list[Breach]:
    """Every accepted figure that a run misses, its own floor first, then its tolerance."""
    return [breach for run in runs for breach in _of_one(run, baseline.get(run.name, {}))]


def accepted(runs: Sequence[Run], baseline: Mapping) -> dict:
    """The baseline with these runs' figures in it; floors that were set stay set."""
    new = dict(baseline)
    for run in runs:
        old = baseline.get(run.name, {}).get("figures", {})
        new[run.name] = {
            "figures": {
                f.name: {"value": round(f.value, 4), "cases": f.cases}
                | ({"floor": old[f.name]["floor"]} if "floor" in old.get(f.name, {}) else {})
                for f in run.figures
                if f.value is not None and f.name not in NOT_GATED
            },
            "wrong": sorted(wrong_cases(run)),
        }
    return new


def read_baseline(path: Path = BASELINE) -> dict:
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def write_baseline(baseline: Mapping, path: Path = BASELINE) -> None:
    path.write_text(json.dumps(baseline, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _of_one(run: Run, accepted_: Mapping) -> list[Breach]:
    now: dict[str, Figure] = {figure.name: figure for figure in run.figures}
    changed = tuple(sorted(wrong_cases(run) - set(accepted_.get("wrong", ()))))
    found = []
    for name, figure in accepted_.get("figures", {}).items():
        value = now[name].value if name in now else None
        sign = -1 if name in COUNTS else 1
        lowest = sign * figure["value"] - TOLERANCE.get(name, DEFAULT_TOLERANCE)
        if "floor" in figure:
            lowest = max(lowest, sign * figure["floor"])
        if value is None or sign * value < lowest - 1e-9:
            found.append(Breach(run.name, name, figure["value"], value, changed))
    return found


def wrong_cases(run: Run) -> set[str]:
    """The cases that are not right in every respect."""
    unfaithful = {j.id for j in run.judged if j.error or not all(v.faithful for v in j.verdicts)}
    return unfaithful | {
        s.id
        for s in run.scores
        if s.error
        or not s.refused_rightly
        or (s.answerable and (s.keys != 1 or s.citation_recall != 1 or s.recall_5 != 1))
        or s.verbatim not in (None, 1)
    }
