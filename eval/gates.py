"""Gates: floors that always hold, figures that were accepted, and what has become worse since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.figures import COUNTS, FEWER_IS_BETTER, Figure
from eval.measured import Measured

BASELINE = Path(__file__).with_name("baseline.json")
FLOORS = Path(__file__).with_name("floors.json")
EVERY_RUN = "every run"  # in floors.json, beside the floors of single runs

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
ROUNDING = 1e-4  # accepted figures are written down with four places


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure that is not what it has to be, what that is, and which cases changed."""

    run: str
    figure: str
    now: float | None
    wanted: str
    cases: tuple[str, ...] = ()

    def __str__(self) -> str:
        now = "missing" if self.now is None else shown(self.figure, self.now)
        changed = f"; changed: {', '.join(self.cases)}" if self.cases else ""
        return f"{self.run}: {self.figure} is {now}, {self.wanted}{changed}"


def breaches(
    runs: Sequence[Measured],
    baseline: Mapping[str, Any],
    floors: Mapping[str, Any],
    wanted: Iterable[str] = (),
) -> list[Breach]:
    """Every floor and every accepted figure that a run misses; then the `wanted` runs not there.

    A run of a part of its cases is compared with nothing.
    """
    whole = [run for run in runs if not run.part]
    found = below_floors(whole, floors)
    found += [b for run in whole if run.name in baseline for b in _fallen(run, baseline[run.name])]
    absent = sorted(set(wanted) - {run.name for run in runs})
    return found + [Breach(name, "cases", None, "accepted before") for name in absent]


def below_floors(runs: Iterable[Measured], floors: Mapping[str, Any]) -> list[Breach]:
    """Every figure below its floor, whatever was accepted; one that is gone is below it."""
    return [
        Breach(run.name, name, value, f"floor {shown(name, floor)}", tuple(sorted(run.wrong)))
        for run in runs
        for name, floor in floors_of(run, floors).items()
        for value in [_values(run).get(name)]
        if value is None or _drop(name, floor, value) > 1e-9
    ]


def floors_of(run: Measured, floors: Mapping[str, Any]) -> dict[str, float]:
    """The floors of a run: those of every run that has the figure, then its own."""
    general = floors.get(EVERY_RUN, {})
    has = {figure.name for figure in run.figures}
    return {n: f for n, f in general.items() if n in has} | dict(floors.get(run.name, {}))


def falls(run: Measured, accepted: Mapping[str, Any]) -> Iterator[tuple[str, float, float | None]]:
    """Every figure that is worse than accepted, however little: name, accepted and now."""
    now = _values(run)
    for name, figure in accepted.get("figures", {}).items():
        value = now.get(name)
        if value is None or _drop(name, figure["value"], value) > ROUNDING:
            yield name, figure["value"], value
    if run.cases < accepted.get("cases", 0):
        yield "cases", float(accepted["cases"]), float(run.cases)


def read_json(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return held


def shown(name: str, value: float) -> str:
    return f"{value:.0f}" if name in COUNTS or name == "cases" else f"{value:.3f}"


def _fallen(run: Measured, accepted: Mapping[str, Any]) -> Iterator[Breach]:
    changed = tuple(sorted(run.wrong - set(accepted.get("wrong", ()))))
    if run.cases != accepted.get("cases", run.cases):
        yield Breach(run.name, "cases", run.cases, f"accepted {accepted['cases']}")
    for name, value, now in falls(run, accepted):
        allowed = TOLERANCE.get(name, DEFAULT_TOLERANCE)
        if name != "cases" and (now is None or _drop(name, value, now) > allowed + 1e-9):
            yield Breach(run.name, name, now, f"accepted {shown(name, value)}", changed)


def _drop(name: str, before: float, now: float) -> float:
    """How much worse a figure is than it was; below 0 where it is better."""
    return now - before if name in FEWER_IS_BETTER else before - now


def _values(run: Measured) -> dict[str, float]:
    gated: Iterable[Figure] = (f for f in run.figures if f.name not in NOT_GATED)
    return {f.name: f.value for f in gated if f.value is not None}
