"""Making the figures of a run the accepted ones; a fall is written down with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.cases import EvaluationError
from eval.gates import NOT_GATED, below_floors, falls, shown
from eval.measured import Measured


def accepted(
    runs: Sequence[Measured],
    baseline: Mapping[str, Any],
    floors: Mapping[str, Any],
    because: str = "",
) -> dict[str, Any]:
    """The baseline with these runs' figures in it, and every fall with the reason given.

    Raises EvaluationError where a part was asked, a floor is missed, or a fall has no reason.
    """
    if parts := [run.name for run in runs if run.part]:
        raise EvaluationError(f"Only a part was asked of {', '.join(parts)}. Ask it whole first.")
    if below := below_floors(runs, floors):
        said = "\n".join(f"  {breach}" for breach in below)
        raise EvaluationError(f"A figure below its floor cannot be accepted:\n{said}")
    fallen = {run.name: list(falls(run, baseline.get(run.name, {}))) for run in runs}
    if any(fallen.values()) and not because.strip():
        said = "\n".join(
            f"  {run}: {name} from {shown(name, old)} to {_now(name, now)}"
            for run, found in fallen.items()
            for name, old, now in found
        )
        raise EvaluationError(f"Some figures fell; say why with --because:\n{said}")
    return dict(baseline) | {
        run.name: {
            "cases": run.cases,
            "figures": {
                f.name: {"value": round(f.value, 4), "cases": f.cases}
                for f in run.figures
                if f.value is not None and f.name not in NOT_GATED
            },
            "wrong": sorted(run.wrong),
            "falls": [
                *baseline.get(run.name, {}).get("falls", ()),
                *(
                    {"figure": name, "from": old, "to": now and round(now, 4), "because": because}
                    for name, old, now in fallen[run.name]
                ),
            ],
        }
        for run in runs
    }


def _now(name: str, value: float | None) -> str:
    return "nothing" if value is None else shown(name, value)
