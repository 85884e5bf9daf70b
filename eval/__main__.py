"""python -m eval: all of it; or `ask`, `score`, `accept`, `trial`, `benchmark`, `ablation`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from assistant.errors import AssistantError
from assistant.settings import Settings
from eval.cases import Case, EvaluationError, answers_in, cases_in

JUDGES = ("offline", "model", "none")
SUITES = ("samples", "seeds", "more", "councils")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 (all gates met), 1 (something fell), 2 (nothing was done)."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. Run the same command again to go on where it stopped.", file=sys.stderr)
        return 2


def run_all(options: argparse.Namespace) -> int:
    """Every suite on this machine: ask, score, judge, report, compare with the baseline."""
    from eval import gates, report, suites
    from eval.trial import trial_of_the_judge

    runs, folder = [], _folder(suites.RUNS, options.resume)
    for suite in suites.suites(options.suite or suites.EVERY_RUN):
        library = suites.library_of(suite)
        for path in suite.cases:
            runs.append(_asked_and_scored(path, library, folder / path.stem, options))
    if not runs:
        raise EvaluationError("There are no cases to ask. Put .jsonl files into eval/cases/.")
    trial = trial_of_the_judge()
    fallen = gates.breaches(runs, gates.read_baseline())
    report.write(folder, runs, trial, fallen)
    return _said(fallen, trial, folder)


def ask(options: argparse.Namespace) -> int:
    """Asks the product as it is configured: with its language model, where one is set."""
    from assistant.model.language_model import model_for
    from assistant.pipeline import Assistant
    from eval import suites
    from eval.ask import ask as asked

    library, model = suites.opened(options.library), model_for(Settings.from_environment())
    library.edition()
    print(f"Answers by {model.name if model else 'quotation, without a model'}.", file=sys.stderr)
    asked(_chosen(cases_in(options.cases), options), Assistant(library, model), options.out)
    return 0


def score(options: argparse.Namespace) -> int:
    from eval import gates, report

    run = _scored(options.cases.stem, options.cases, options.answers, options)
    if options.report:
        report.write(options.report, [run], None, [])
        print(f"Report: {options.report / 'report.html'}", file=sys.stderr)
    fallen = gates.breaches([run], gates.read_baseline()) if options.gate else []
    for breach in fallen:
        print(breach, file=sys.stderr)
    return 1 if fallen else 0


def accept(options: argparse.Namespace) -> int:
    """Makes the figures of the last run the baseline; the diff is for a person to read."""
    from eval import gates, suites
    from eval.runs import reread

    latest = suites.RUNS / "latest"
    if not latest.exists():
        raise EvaluationError("There is no run to accept yet. Run: python -m eval")
    folder = suites.RUNS / latest.read_text("utf-8").strip()
    runs = [reread(path.parent) for path in sorted(folder.glob("*/about.json"))]
    gates.write_baseline(gates.accepted(runs, gates.read_baseline()))
    print(f"Accepted the figures of {folder.name}; look at them with: git diff eval/baseline.json")
    return 0


def trial(options: argparse.Namespace) -> int:
    from eval.trial import trial_of_the_judge

    result = trial_of_the_judge(options.statements)
    print(result.table())
    return 0 if result.is_passed else 1


def benchmark(options: argparse.Namespace) -> int:
    from eval.benchmark import run

    return run(options)


def ablation(options: argparse.Namespace) -> int:
    from eval.ablation import run

    return run(options)


def drafts(options: argparse.Namespace) -> int:
    """Answers that officers marked wrong become draft cases, for a person to complete."""
    from eval.drafts import drafted

    count = drafted(options.library or Settings.from_environment().library, options.out)
    print(f"{count} new drafts in {options.out}. Write in what was expected, then move them.")
    return 0


def _asked_and_scored(cases: Path, library: Path, folder: Path, options: argparse.Namespace):
    from assistant.pipeline import Assistant
    from eval import suites
    from eval.ask import ask as asked

    folder.mkdir(parents=True, exist_ok=True)
    answers = folder / "answers.jsonl"
    opened = suites.opened(library)
    # Never with a language model, whatever is set: the gates are about the product by itself.
    asked(_chosen(cases_in(cases), options), Assistant(opened), answers)
    return _scored(cases.stem, cases, answers, options, folder, opened.edition().id)


def _scored(name, cases, answers, options, folder=None, library=""):
    from eval import report
    from eval.runs import kept, scored

    chosen, asked = _chosen(cases_in(cases), options), answers_in(answers)
    settings = Settings.from_environment()
    run = scored(name, chosen, asked, *_judgement(chosen, asked, options.judge, settings))
    about = {
        "judge": options.judge,
        "model": ", ".join(sorted({answer.model for answer in asked} - {""})),  # that answered
        "library": library,
    }
    # Never the folder of the answers itself: other runs may lie there under the same names.
    folder = folder or options.report or answers.with_name(f"{answers.stem}-scored")
    kept(run, folder, settings=about, cases=cases, answers=answers)
    print(report.table(run))
    return run


def _judgement(cases, asked, judge: str, settings: Settings):
    """The verdicts of the judge chosen, and the figures ragas adds to them."""
    if judge == "none":
        return [], ()
    from eval import judged  # ragas takes seconds to import

    if judge == "offline":
        return judged.judged_offline(asked), judged.figures_of_ragas(cases, asked, None)
    verdicts = judged.judged_by_model(asked, settings)
    return verdicts, judged.figures_of_ragas(cases, asked, settings)


def _chosen(cases: Sequence[Case], options: argparse.Namespace) -> tuple[Case, ...]:
    """The cases that --only, --kind and --limit leave."""
    only, kind = set(options.only or ()), set(options.kind or ())
    chosen = [c for c in cases if (not only or c.id in only) and (not kind or c.kind in kind)]
    if not chosen:
        raise EvaluationError("No case is left. Check --only and --kind against the case file.")
    return tuple(chosen[: options.limit])


def _folder(runs: Path, resume: bool) -> Path:
    """A new folder named for the time, or the last one again; `latest` remembers which."""
    latest = runs / "latest"
    if resume and latest.exists():
        return runs / latest.read_text("utf-8")
    folder = runs / datetime.now().strftime("%Y-%m-%dT%H%M%S")
    folder.mkdir(parents=True)
    latest.write_text(folder.name, "utf-8")
    return folder


def _said(fallen, trial, folder: Path) -> int:
    print(trial.table())
    for breach in fallen:
        print(f"FELL  {breach}")
    if not trial.is_passed:
        print("FELL  the judge on trial is below its floor")
    print(f"Report: {folder / 'report.html'}")
    return 1 if fallen or not trial.is_passed else 0


def _parser() -> argparse.ArgumentParser:
    choosing = argparse.ArgumentParser(add_help=False)
    choosing.add_argument("--only", nargs="+", metavar="ID", help="only these cases")
    choosing.add_argument("--kind", nargs="+", help="only cases of these kinds")
    choosing.add_argument("--limit", type=int, help="at most so many cases")
    judging = argparse.ArgumentParser(add_help=False)
    judging.add_argument("--judge", choices=JUDGES, default="offline")
    parser = argparse.ArgumentParser(
        prog="python -m eval", description=__doc__, parents=[choosing, judging]
    )
    parser.add_argument("--resume", action="store_true", help="go on with the last run")
    parser.add_argument("--suite", nargs="+", choices=SUITES)
    parser.set_defaults(run=run_all)
    commands = parser.add_subparsers(metavar="COMMAND")

    one = commands.add_parser("ask", parents=[choosing], help="put cases to a library")
    one.add_argument("--cases", type=Path, required=True)
    one.add_argument("--library", type=Path, required=True)
    one.add_argument("--out", type=Path, required=True)
    one.set_defaults(run=ask)

    two = commands.add_parser("score", parents=[choosing, judging], help="score answers")
    two.add_argument("--cases", type=Path, required=True)
    two.add_argument("--answers", type=Path, required=True)
    two.add_argument("--report", type=Path, metavar="DIR")
    two.add_argument("--gate", action="store_true", help="fail where the baseline is missed")
    two.set_defaults(run=score)

    commands.add_parser("accept", help="make the last run the baseline").set_defaults(run=accept)
    four = commands.add_parser("trial", help="put the offline judge on trial")
    four.add_argument("--statements", type=Path)
    four.set_defaults(run=trial)
    six = commands.add_parser("drafts", help="make draft cases of answers marked wrong")
    six.add_argument("--library", type=Path)
    six.add_argument("--out", type=Path, default=Path("eval/cases/drafts.jsonl"))
    six.set_defaults(run=drafts)
    five = commands.add_parser("benchmark", help="beside the stock LlamaIndex pipeline")
    five.add_argument("--suite", nargs="+", choices=SUITES)
    five.add_argument("--scale", nargs="*", type=int, metavar="N", help="paragraphs, for growth")
    five.set_defaults(run=benchmark)
    seven = commands.add_parser("ablation", help="what each part of finding brings")
    seven.add_argument("--suite", nargs="+", choices=SUITES)
    seven.set_defaults(run=ablation)
    return parser


if __name__ == "__main__":
    sys.exit(main())
