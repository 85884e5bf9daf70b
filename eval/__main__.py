"""python -m eval: all of it; or `ask`, `score`, `accept`, `trial`, `benchmark`, `ablation`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.settings import Settings
from eval.cases import EvaluationError, cases_in

JUDGES = ("offline", "model", "none")
SUITES = ("samples", "seeds", "more", "councils")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 (all gates met), 1 (something fell), 2 (nothing was done)."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        return code
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. Run the same command again to go on where it stopped.", file=sys.stderr)
        return 2


def run_all(options: argparse.Namespace) -> int:
    from eval.whole import evaluated

    return evaluated(options)


def ask(options: argparse.Namespace) -> int:
    """Asks the product as it is configured: with its language model, where one is set."""
    from assistant.model.language_model import model_for
    from assistant.pipeline import Assistant
    from eval import suites
    from eval.ask import ask as asked
    from eval.whole import chosen

    library, model = suites.opened(options.library), model_for(Settings.from_environment())
    library.edition()
    print(f"Answers by {model.name if model else 'quotation, without a model'}.", file=sys.stderr)
    asked(chosen(cases_in(options.cases), options), Assistant(library, model), options.out)
    return 0


def score(options: argparse.Namespace) -> int:
    from eval import report
    from eval.whole import compared, scored_file

    run = scored_file(options.cases.stem, options)
    if options.gate and run.part:
        raise EvaluationError("Only a part of the cases is scored; a part is gated by nothing.")
    if options.report:
        report.write(options.report, [run], None, [])
        print(f"Report: {options.report / 'report.html'}", file=sys.stderr)
    fallen = compared([run.measured]) if options.gate else []
    for breach in fallen:
        print(breach, file=sys.stderr)
    return 1 if fallen else 0


def accept(options: argparse.Namespace) -> int:
    """Makes the figures of the last run the baseline; the diff is for a person to read."""
    from eval import gates, suites
    from eval.accepting import accepted
    from eval.measured import read_measured

    latest = suites.RUNS / "latest"
    if not latest.exists():
        raise EvaluationError("There is no run to accept yet. Run: python -m eval")
    folder = suites.RUNS / latest.read_text("utf-8").strip()
    runs = [read_measured(path.parent) for path in sorted(folder.glob("*/measured.json"))]
    baseline, floors = gates.read_json(gates.BASELINE), gates.read_json(gates.FLOORS)
    new = accepted(runs, baseline, floors, options.because)
    gates.BASELINE.write_text(json.dumps(new, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"Accepted the figures of {folder.name}; look at them with: git diff eval/baseline.json")
    return 0


def trial(options: argparse.Namespace) -> int:
    from eval.gates import FLOORS, below_floors, read_json
    from eval.trial import trial_of_the_judge

    result = trial_of_the_judge(options.statements)
    print(result.table())
    below = below_floors(result.measured, read_json(FLOORS))
    for breach in below:
        print(breach, file=sys.stderr)
    return 1 if below else 0


def benchmark(options: argparse.Namespace) -> int:
    from eval.benchmark import run

    return run(options)


def ablation(options: argparse.Namespace) -> int:
    from eval.ablation import run

    return run(options)


def fit(options: argparse.Namespace) -> int:
    from eval.fit import run

    return run(options)


def drafts(options: argparse.Namespace) -> int:
    """Answers that officers marked wrong become draft cases, for a person to complete."""
    from eval.drafts import drafted

    count = drafted(options.library or Settings.from_environment().library, options.out)
    print(f"{count} new drafts in {options.out}. Write in what was expected, then move them.")
    return 0


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
    parser.add_argument(
        "--model", action="store_true", help="ask a live model in place of the recorded replies"
    )
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

    three = commands.add_parser("accept", help="make the last run the baseline")
    three.add_argument("--because", default="", help="why figures that fell may fall")
    three.set_defaults(run=accept)
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
    eight = commands.add_parser("fit", help="learn what each mark is worth")
    eight.add_argument("--suite", nargs="+", choices=SUITES)
    eight.add_argument("--papers", nargs="*", type=Path, help="folders of docs/ and cases.jsonl")
    eight.set_defaults(run=fit)
    seven = commands.add_parser("ablation", help="what each part of finding brings")
    seven.add_argument("--suite", nargs="+", choices=SUITES)
    seven.set_defaults(run=ablation)
    return parser


if __name__ == "__main__":
    sys.exit(main())
