"""Asking, scoring and judging case files; the whole evaluation of every suite on this machine."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from assistant.settings import Settings
from eval.cases import Asked, Case, EvaluationError, answers_in, cases_in
from eval.figures import Figure
from eval.gates import BASELINE, FLOORS, Breach, breaches, read_json
from eval.judging import Judged
from eval.measured import Measured, write_measured
from eval.prose.replies import replies_of
from eval.runs import Run
from eval.trial import Trial, trial_of_the_judge

LATEST = "latest"  # the file beside the runs that names the last one


def evaluated(options: argparse.Namespace) -> int:
    """Every suite wanted: ask, score, judge, report, compare with what was accepted."""
    from eval import report, suites
    from eval.prose.reading import prose_of

    runs: list[Run] = []
    asked: dict[str, Path] = {}
    folder = _folder(suites.RUNS, options.resume)
    for suite in suites.suites(options.suite or suites.EVERY_RUN):
        library = asked[suite.name] = suites.library_of(suite)
        for path in suite.cases:
            runs.append(_asked_and_scored(path, library, folder / path.stem, options))
    if not runs:
        raise EvaluationError("There are no cases to ask. Put .jsonl files into eval/cases/.")
    trial, prose = trial_of_the_judge(), []
    if not any(run.part for run in runs):
        prose = [
            prose_of(name, library, folder, live=options.model)
            for name, library in asked.items()
            if replies_of(name)
        ]
    trial = Trial((*trial.outcomes, *(each for read in prose for each in read.trial.outcomes)))
    for half in trial.measured:
        write_measured(half, folder / half.name)
    measured = [*(run.measured for run in runs), *trial.measured]
    measured += [read.measured for read in prose if read.measured]
    fallen = compared(measured, asked)
    report.write(folder, runs, trial, fallen, [read.table for read in prose])
    return _said(measured, fallen, trial, folder)


def scored_file(name: str, options: argparse.Namespace) -> Run:
    """The answers of a file scored, judged and kept in the folder that the options name."""
    # Never the folder of the answers itself: other runs may lie there under the same names.
    answers: Path = options.answers
    folder = options.report or answers.with_name(f"{answers.stem}-scored")
    return _scored(name, options.cases, answers, options, folder)


def compared(measured: Sequence[Measured], asked: Iterable[str] = ()) -> list[Breach]:
    """What misses its floor or what was accepted, an accepted run of the suites asked included."""
    baseline, suites = read_json(BASELINE), tuple(f"{name}-" for name in asked)
    wanted = [name for name in baseline if suites and name.startswith(suites)]
    return breaches(measured, baseline, read_json(FLOORS), wanted)


def chosen(cases: Sequence[Case], options: argparse.Namespace) -> tuple[Case, ...]:
    """The cases that --only, --kind and --limit leave."""
    only, kind = set(options.only or ()), set(options.kind or ())
    left = [c for c in cases if (not only or c.id in only) and (not kind or c.kind in kind)]
    if not left:
        raise EvaluationError("No case is left. Check --only and --kind against the case file.")
    return tuple(left[: options.limit])


def _asked_and_scored(cases: Path, library: Path, folder: Path, options: argparse.Namespace) -> Run:
    from assistant.pipeline import Assistant
    from eval import suites
    from eval.ask import ask

    folder.mkdir(parents=True, exist_ok=True)
    answers = folder / "answers.jsonl"
    opened = suites.opened(library)
    # Never with a language model, whatever is set: the gates are about the product by itself.
    ask(chosen(cases_in(cases), options), Assistant(opened), answers)
    return _scored(cases.stem, cases, answers, options, folder, opened.edition().id)


def _scored(
    name: str,
    cases: Path,
    answers: Path,
    options: argparse.Namespace,
    folder: Path,
    library: str = "",
) -> Run:
    from eval import report
    from eval.runs import kept, scored

    every, asked = cases_in(cases), answers_in(answers)
    left = chosen(every, options)
    judgement = _judgement(left, asked, options.judge, Settings.from_environment())
    run = scored(name, left, asked, *judgement, part=len(left) < len(every))
    about = {
        "judge": options.judge,
        "model": ", ".join(sorted({answer.model for answer in asked} - {""})),  # that answered
        "library": library,
    }
    kept(run, folder, settings=about, cases=cases, answers=answers)
    print(report.table(run))
    return run


def _judgement(
    cases: Sequence[Case], asked: Sequence[Asked], judge: str, settings: Settings
) -> tuple[list[Judged], tuple[Figure, ...]]:
    """The verdicts of the judge chosen, and the figures ragas adds to them."""
    if judge == "none":
        return [], ()
    from eval.by_ragas import scores  # ragas takes seconds to import

    by = scores.offline_judge() if judge == "offline" else scores.live_judge(settings)
    return scores.judged(asked, by), scores.figures_of_ragas(cases, asked, by)


def _folder(runs: Path, resume: bool) -> Path:
    """A new folder named for the time, or the last one again; `latest` remembers which."""
    latest = runs / LATEST
    if resume and latest.exists():
        return runs / latest.read_text("utf-8")
    folder = runs / datetime.now().strftime("%Y-%m-%dT%H%M%S")
    folder.mkdir(parents=True)
    latest.write_text(folder.name, "utf-8")
    return folder


def _said(
    measured: Sequence[Measured], fallen: Sequence[Breach], trial: Trial, folder: Path
) -> int:
    print(trial.table())
    baseline = read_json(BASELINE)
    for run in measured:
        if run.part:
            print(f"{run.name}: only a part was asked, so nothing is compared.")
        elif run.name not in baseline:
            print(f"{run.name}: nothing was accepted yet; only its floors hold.")
    for breach in fallen:
        print(f"FELL  {breach}")
    print(f"Report: {folder / 'report.html'}")
    return 1 if fallen else 0
