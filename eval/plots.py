"""Plots for the report, as PNG in a data address so that one file holds everything."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from eval.figures import COUNTS
from eval.runs import Run

FEWEST = 5  # examples of a tenth; the share of fewer says nothing
INK, BLUE, RED, GREY = "#0b0c0c", "#1d70b8", "#d4351c", "#b1b4b6"


def against_baseline(runs: Sequence[Run], baseline: Mapping[str, Any]) -> str:
    """Each figure of each run as a dot, the accepted value as a bar behind it."""
    shown = [
        (f"{run.name}: {f.name}", f.value, accepted.get(f.name, {}).get("value"))
        for run in runs
        for accepted in [baseline.get(run.name, {}).get("figures", {})]
        for f in run.figures
        if f.value is not None and f.name not in COUNTS and "seconds" not in f.name
    ][::-1]
    figure, axes = _axes(0.24 * len(shown) + 0.9)
    places = range(len(shown))
    axes.barh(places, [old or 0 for _, _, old in shown], color=GREY, height=0.7, label="accepted")
    axes.plot([new for _, new, _ in shown], places, "o", color=BLUE, label="this run")
    axes.set_yticks(places, [name for name, _, _ in shown])
    axes.set_xlim(0, 1.02)
    axes.legend(loc="lower left", frameon=False)
    return _address(figure)


def by_group(title: str, groups: Mapping[str, Iterable[float]]) -> str:
    """The share that is right in every respect, by group, with the number of cases."""
    values = {name: list(found) for name, found in groups.items()}
    names = sorted(values, key=lambda name: sum(values[name]) / len(values[name]))[::-1]
    figure, axes = _axes(0.3 * len(names) + 0.9)
    shares = [sum(values[name]) / len(values[name]) for name in names]
    axes.barh(range(len(names)), shares, color=[BLUE if s > 0.8 else RED for s in shares])
    axes.set_yticks(range(len(names)), [f"{name} ({len(values[name])})" for name in names])
    axes.set_xlim(0, 1)
    axes.set_title(title, loc="left")
    return _address(figure)


def refusals(pairs: Sequence[tuple[float, bool]], now: tuple[float, float]) -> str:
    """What refusing by the best match's score alone would cost, and where the product stands.

    `pairs` are (score of the best match, answerable); `now` is (answerable questions refused,
    unanswerable ones refused), as shares.
    """
    figure, axes = _axes(3.6)
    answerable = [s for s, yes in pairs if yes]
    unanswerable = [s for s, yes in pairs if not yes]
    steps = sorted({s for s, _ in pairs} | {0.0, 1.01})
    lost = [sum(s < t for s in answerable) / max(1, len(answerable)) for t in steps]
    kept = [sum(s < t for s in unanswerable) / max(1, len(unanswerable)) for t in steps]
    axes.step(lost, kept, color=GREY, where="post", label="one threshold on the score")
    axes.plot(*now, "o", color=BLUE, label="the product")
    axes.set_xlabel("answerable questions refused")
    axes.set_ylabel("unanswerable refused")
    axes.legend(loc="lower right", frameon=False)
    return _address(figure)


def latency(seconds: Mapping[str, Sequence[float]]) -> str:
    """How long answers took, by run, in milliseconds."""
    figure, axes = _axes(0.5 * len(seconds) + 1.2)
    names = list(seconds)[::-1]
    axes.boxplot(
        [[1000 * s for s in seconds[name]] for name in names],
        orientation="horizontal", whis=(5, 95), showfliers=False, tick_labels=names,
    )  # fmt: skip
    axes.set_xlabel("milliseconds (box: middle half; whiskers: 5th to 95th percentile)")
    axes.set_xlim(left=0)
    return _address(figure)


def calibration(sets: Mapping[str, Sequence[tuple[int, float, float]]], path: Path) -> None:
    """Of each set the share answerable against the mean mark, by tenth (how many, mean mark,
    share), as a PNG file: on the line a mark says how often it is right. Tenths of fewer than
    `FEWEST` are left out."""
    figure, axes = _axes(4.8)
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1)
    for name, tenths in sets.items():
        counted = [(n, mark, share) for n, mark, share in tenths if n >= FEWEST]
        marks, shares = [mark for _, mark, _ in counted], [share for _, _, share in counted]
        line = axes.plot(marks, shares, label=f"{name} ({sum(n for n, _, _ in tenths)})")[0]
        axes.scatter(marks, shares, [6 + n / 2 for n, _, _ in counted], color=line.get_color())
    axes.set_xlabel("the reader's mark that the paragraph answers")
    axes.set_ylabel("share that it answers")
    axes.legend(loc="upper left", frameon=False)
    figure.savefig(path, dpi=110)
    plt.close(figure)


def _axes(height: float) -> tuple[Figure, Axes]:
    figure, axes = plt.subplots(figsize=(8.4, height), layout="constrained")
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=9)
    return figure, axes


def _address(figure: Figure) -> str:
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=110)
    plt.close(figure)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def growth(sizes: Sequence[Any], path: Path) -> None:
    """A plot of each cost against the number of paragraphs, as a PNG file."""
    shown = [
        ("reading in 1,000 paragraphs (s)", [s.thousand for s in sizes]),
        ("adding one document (s)", [s.adding for s in sizes]),
        ("opening (s)", [s.opening for s in sizes]),
        ("question, median (s)", [s.median for s in sizes]),
        ("question, 95th percentile (s)", [s.slowest for s in sizes]),
        ("memory to ask (MB)", [s.memory for s in sizes]),
    ]
    figure, axes = plt.subplots(2, 3, figsize=(9, 5), layout="constrained")
    for axis, (title, values) in zip(axes.flat, shown, strict=True):
        axis.plot([s.paragraphs for s in sizes], values, "o-", color=BLUE)
        axis.set_xscale("log")
        axis.set_ylim(bottom=0)
        axis.set_title(title, fontsize=9, loc="left")
        axis.spines[["top", "right"]].set_visible(False)
    figure.supxlabel("paragraphs in the library", fontsize=9)
    figure.savefig(path, dpi=110)
    plt.close(figure)
