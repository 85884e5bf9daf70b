"""The report: a table for the screen, a page for people, a summary and JUnit XML for CI."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader

from eval.cases import Asked, Case
from eval.figures import COUNTS, Figure
from eval.gates import BASELINE, Breach, read_json
from eval.groups import COLUMNS, Group, by_family, by_kind
from eval.judging import Judged
from eval.runs import Run
from eval.score import CaseScore
from eval.trial import Trial


@dataclass(frozen=True, slots=True)
class Failed:
    """A case that went wrong, with what is needed to see why."""

    run: str
    case: Case
    asked: Asked
    score: CaseScore
    judged: Judged | None

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(_reasons(self))


def table(run: Run) -> str:
    """The figures of a run as lines of text."""
    width = max(len(f.name) for f in run.figures)
    lines = [f"{run.name}: {len(run.scores)} cases"]
    lines += [f"  {f.name:<{width}}  {_value(f):>7}  of {f.cases}" for f in run.figures]
    if run.missing:
        lines.append(f"  not answered yet: {', '.join(run.missing)}")
    return "\n".join(
        (*lines, *(line for title, groups in tables(run) for line in _lines(title, groups)))
    )


def tables(run: Run) -> tuple[tuple[str, tuple[Group, ...]], ...]:
    """The run's figures by family of document and by kind of question, each with its title."""
    return (
        ("by family of document", by_family(run.cases, run.scores)),
        ("by kind of question", by_kind(run.cases, run.scores)),
    )


def _lines(title: str, groups: Sequence[Group]) -> Iterable[str]:
    heads = ("first", "in five", "keys", "key 1st", "words", "answered", "refused")
    yield f"  {title:<28} {'cases':>6}" + "".join(f"{head:>9}" for head in heads)
    for group in groups:
        values = "".join(f"{_value(figure):>9}" for figure in group.figures)
        yield f"    {group.name:<26} {group.cases:>6}{values}"


def write(
    folder: Path,
    runs: Sequence[Run],
    trial: Trial | None,
    fallen: Sequence[Breach],
    prose: Sequence[str] = (),
) -> None:
    """Writes report.html, summary.md and junit.xml into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = [f for run in runs for f in failures(run)]
    (folder / "report.html").write_text(page(runs, trial, fallen, failed, prose), "utf-8")
    (folder / "summary.md").write_text(summary(runs, trial, fallen, prose), "utf-8")
    ET.ElementTree(junit(runs)).write(folder / "junit.xml", "utf-8", xml_declaration=True)


def failures(run: Run) -> list[Failed]:
    """Every case that is not right in every respect, in the order asked."""
    wrong = run.wrong
    cases = {case.id: case for case in run.cases}
    asked = {answer.id: answer for answer in run.answers}
    judged = {j.id: j for j in run.judged}
    return [
        Failed(run.name, cases[s.id], asked[s.id], s, judged.get(s.id))
        for s in run.scores
        if s.id in wrong
    ]


def page(
    runs: Sequence[Run],
    trial: Trial | None,
    fallen: Sequence[Breach],
    failed: Sequence[Failed],
    prose: Sequence[str],
) -> str:
    """One HTML page that opens offline. Everything from documents is escaped."""
    from eval import plots

    baseline = read_json(BASELINE)
    wrong = {(f.run, f.case.id) for f in failed}
    right = [(run, case, (run.name, case.id) not in wrong) for run in runs for case in run.cases]
    template = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True
    ).get_template("report.html.jinja")
    return template.render(
        runs=runs,
        trial=trial,
        fallen=fallen,
        failed=failed,
        prose=prose,
        value=_value,
        tables=tables,
        columns=COLUMNS,
        baseline=baseline,
        plots={
            "Figures against the baseline": plots.against_baseline(runs, baseline),
            "By kind of question": plots.by_group(
                "right in every respect", _grouped((case.kind, ok) for _, case, ok in right)
            ),
            "By document": plots.by_group(
                "right in every respect",
                _grouped((p.document, ok) for _, case, ok in right for p in case.expected),
            ),
            "Refusals": plots.refusals(_best_scores(runs), _refused(runs)),
            "Time to an answer": plots.latency(
                {run.name: [s.seconds for s in run.scores] for run in runs}
            ),
        },
    )


def summary(
    runs: Sequence[Run], trial: Trial | None, fallen: Sequence[Breach], prose: Sequence[str]
) -> str:
    """Markdown for a CI system's summary."""
    lines = ["# Evaluation", ""]
    lines += ["All accepted figures are met." if not fallen else "**Some figures fell:**", ""]
    lines += [f"- {breach}" for breach in fallen]
    for run in runs:
        lines += ["", f"## {run.name} ({len(run.scores)} cases)", "", "| figure | value | cases |"]
        lines += ["|---|---|---|"]
        lines += [f"| {f.name} | {_value(f)} | {f.cases} |" for f in run.figures]
        for title, groups in tables(run):
            lines += ["", f"| {title} | cases | {' | '.join(COLUMNS)} |"]
            lines += ["|---" * (len(COLUMNS) + 2) + "|"]
            lines += [
                f"| {g.name} | {g.cases} | {' | '.join(map(_value, g.figures))} |" for g in groups
            ]
    for said in prose:
        lines += ["", "## Prose", "", "```", said, "```"]
    if trial:
        lines += ["", "## The judge on trial", "", "```", trial.table(), "```"]
    return "\n".join(lines) + "\n"


def junit(runs: Sequence[Run]) -> ET.Element:
    """A test suite a run, a test a case; what went wrong is the failure's message."""
    root = ET.Element("testsuites")
    for run in runs:
        bad = {f.case.id: f for f in failures(run)}
        suite = ET.SubElement(
            root, "testsuite", name=run.name, tests=str(len(run.scores)), failures=str(len(bad))
        )
        for s in run.scores:
            case = ET.SubElement(
                suite, "testcase", classname=run.name, name=s.id, time=f"{s.seconds:.3f}"
            )
            if s.id in bad:
                ET.SubElement(case, "failure", message="; ".join(bad[s.id].reasons))
    return root


def _reasons(failed: Failed) -> Iterable[str]:
    s, judged = failed.score, failed.judged
    if s.error:
        yield f"failed: {s.error}"
    if not s.refused_rightly:
        yield "refused, but the documents do say" if s.answerable else "answered, not refused"
    elif s.answerable and s.citation_recall != 1:
        yield "an expected paragraph is not cited"
    if s.answerable and s.recall_5 != 1:
        yield "an expected paragraph is not among the first five found"
    if s.answerable and s.refused_rightly and s.keys != 1:
        yield "a key fact is not in the answer"
    if s.verbatim not in (None, 1):
        yield "a quote is not in its paragraph"
    if judged and judged.error:
        yield f"not judged: {judged.error}"
    for v in judged.verdicts if judged else ():
        if not v.faithful:
            yield f"not borne out: {v.reason}"


def _grouped(pairs: Iterable[tuple[str, bool]]) -> dict[str, list[float]]:
    groups: dict[str, list[float]] = {}
    for name, ok in pairs:
        groups.setdefault(name, []).append(float(ok))
    return groups


def _best_scores(runs: Sequence[Run]) -> list[tuple[float, bool]]:
    return [
        (max((m.score for m in a.matches), default=0.0), s.answerable)
        for run in runs
        for s, a in zip(run.scores, run.answers, strict=True)
    ]


def _refused(runs: Sequence[Run]) -> tuple[float, float]:
    scores = [s for run in runs for s in run.scores]
    lost = [1 - s.refused_rightly for s in scores if s.answerable]
    kept = [s.refused_rightly for s in scores if not s.answerable]
    return sum(lost) / max(1, len(lost)), sum(kept) / max(1, len(kept))


def _value(figure: Figure) -> str:
    if figure.value is None:
        return "—"
    return f"{figure.value:.0f}" if figure.name in COUNTS else f"{figure.value:.3f}"
