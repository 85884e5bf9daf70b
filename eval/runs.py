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
from typing import Any

from eval.cases import Asked, Case, EvaluationError
from eval.figures import Figure, figures_of
from eval.judging import Judged
from eval.measured import Measured, write_measured
from eval.score import CaseScore, score

PACKAGES = "llama-index-core chromadb streamlit pypdf ragas onnxruntime bm25s numpy".split()


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked of one library, what it answered, and what that is worth.

    `judged` holds the faithfulness verdicts by case id; a refusal has none. `part` says that only
    some cases of the file were asked.
    """

    name: str
    cases: tuple[Case, ...]
    answers: tuple[Asked, ...]
    scores: tuple[CaseScore, ...]
    judged: tuple[Judged, ...]
    figures: tuple[Figure, ...]
    part: bool = False

    @property
    def measured(self) -> Measured:
        return Measured(self.name, self.figures, len(self.scores), frozenset(self.wrong), self.part)

    @property
    def wrong(self) -> set[str]:
        """The cases that are not right in every respect."""
        unfaithful = {
            j.id for j in self.judged if j.error or not all(v.faithful for v in j.verdicts)
        }
        return unfaithful | {
            s.id
            for s in self.scores
            if s.error
            or not s.refused_rightly
            or (s.answerable and (s.keys != 1 or s.citation_recall != 1 or s.recall_5 != 1))
            or s.verbatim not in (None, 1)
        }

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
    *,
    part: bool = False,
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
    return Run(name, tuple(cases), tuple(a for _, a in pairs), scores, tuple(judged), figures, part)


def _faithfulness(judged: Sequence[Judged]) -> tuple[Figure, ...]:
    """Refusals (no statement) and failures are counted apart, never read as a score."""
    values = [j.score for j in judged if j.score is not None]
    mean = sum(values) / len(values) if values else None
    failed = sum(bool(j.error) for j in judged)
    verdicts = [v for j in judged for v in j.verdicts]
    unfaithful = sum(not v.faithful for v in verdicts)
    undecided = sum(v.is_undecided for v in verdicts)
    return (
        Figure("faithfulness", mean, len(values)),
        Figure("unfaithful sentences", float(unfaithful), len(verdicts)),
        Figure("undecided sentences", float(undecided), len(verdicts)),
        Figure("not judged", float(failed), len(judged)),
    )


def kept(run: Run, folder: Path, *, settings: dict[str, str], cases: Path, answers: Path) -> None:
    """Writes everything the run stands on into its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in ((cases, "cases.jsonl"), (answers, "answers.jsonl")):
        if source.resolve() != (folder / name).resolve():
            shutil.copyfile(source, folder / name)
    write_lines(folder / "scores.jsonl", [asdict(s) for s in run.scores])
    write_lines(folder / "verdicts.jsonl", [asdict(j) for j in run.judged])
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
    write_measured(run.measured, folder)


def write_lines(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Writes one JSON object a line."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
