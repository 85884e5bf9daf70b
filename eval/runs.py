"""A run: a folder that explains itself — cases, answers, scores, settings, versions, digest."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from eval.cases import Asked, Case, EvaluationError, answers_in, cases_in
from eval.figures import Figure, figures_of
from eval.judging import Judged, Verdict
from eval.score import CaseScore, score

PACKAGES = "llama-index-core chromadb streamlit pypdf ragas onnxruntime bm25s numpy".split()


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked of one library, what it answered, and what that is worth.

    `judged` holds the faithfulness verdicts by case id; a refusal has none.
    """

    name: str
    cases: tuple[Case, ...]
    answers: tuple[Asked, ...]
    scores: tuple[CaseScore, ...]
    judged: tuple[Judged, ...]
    figures: tuple[Figure, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Cases without an answer: asked about, never scored."""
        return tuple(sorted({c.id for c in self.cases} - {a.id for a in self.answers}))


def scored(
    name: str,
    cases: Sequence[Case],
    answers: Sequence[Asked],
    judged: Sequence[Judged],
    more: Sequence[Figure] = (),
) -> Run:
    """The run with its scores, and `more` figures that only some judges give.

    A case without an answer is named missing.
    """
    by_id = {answer.id: answer for answer in answers}
    pairs = [(case, by_id[case.id]) for case in cases if case.id in by_id]
    if not pairs:
        raise EvaluationError(
            "None of the answers belongs to these cases. Score them with the cases they were"
            " asked from."
        )
    scores = tuple(score(case, asked) for case, asked in pairs)
    figures = (*figures_of(scores), *_faithfulness(judged), *more)
    return Run(name, tuple(cases), tuple(a for _, a in pairs), scores, tuple(judged), figures)


def _faithfulness(judged: Sequence[Judged]) -> tuple[Figure, ...]:
    """Refusals (no statement) and failures are counted apart, never read as a score."""
    values = [j.score for j in judged if j.score is not None]
    mean = sum(values) / len(values) if values else None
    failed = sum(bool(j.error) for j in judged)
    unfaithful = sum(not v.faithful for j in judged for v in j.verdicts)
    return (
        Figure("faithfulness", mean, len(values)),
        Figure("unfaithful sentences", float(unfaithful), sum(len(j.verdicts) for j in judged)),
        Figure("not judged", float(failed), len(judged)),
    )


def kept(run: Run, folder: Path, *, settings: dict, cases: Path, answers: Path) -> None:
    """Writes everything the run stands on into its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in ((cases, "cases.jsonl"), (answers, "answers.jsonl")):
        if source.resolve() != (folder / name).resolve():
            shutil.copyfile(source, folder / name)
    _write_lines(folder / "scores.jsonl", [asdict(s) for s in run.scores])
    _write_lines(folder / "verdicts.jsonl", [asdict(j) for j in run.judged])
    about = {
        "run": run.name,
        "written": datetime.now().isoformat(timespec="seconds"),
        "python": sys.version.split()[0],
        "machine": platform.machine(),
        "versions": {name: version(name) for name in PACKAGES},
        "missing": run.missing,
        **settings,
    }
    (folder / "about.json").write_text(json.dumps(about, indent=1, ensure_ascii=False), "utf-8")
    figures = {f.name: {"value": f.value, "cases": f.cases} for f in run.figures}
    (folder / "figures.json").write_text(json.dumps(figures, indent=1), "utf-8")


def reread(folder: Path) -> Run:
    """The run of a folder written by `kept`; nothing is asked or judged again."""
    lines = (folder / "verdicts.jsonl").read_text("utf-8").splitlines()
    judged = [
        Judged(row["id"], tuple(Verdict(**v) for v in row["verdicts"]), row["error"])
        for row in map(json.loads, lines)
    ]
    name = json.loads((folder / "about.json").read_text("utf-8"))["run"]
    answers = answers_in(folder / "answers.jsonl")
    return scored(name, cases_in(folder / "cases.jsonl"), answers, judged)


def _write_lines(path: Path, rows: Sequence[dict]) -> None:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
