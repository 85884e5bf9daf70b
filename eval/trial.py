"""The judge on trial: statements whose truth is known, and what the judge says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from eval.cases import EvaluationError
from eval.figures import Figure
from eval.judging import Verdict
from eval.measured import Measured
from eval.offline.judge import verdict

STATEMENTS = Path(__file__).parent / "trial_set" / "statements.jsonl"


class Statement(BaseModel):
    """A statement, the paragraphs it cites, whether it is true of them, and how it was made."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    statement: str
    paragraphs: tuple[str, ...]
    true: bool
    kind: str
    half: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """Each statement with the judge's verdict."""

    outcomes: tuple[tuple[Statement, Verdict], ...]

    @property
    def halves(self) -> dict[str, Trial]:
        """The trial of each half; the half that rules were made on is never pooled with another."""
        names = dict.fromkeys(s.half for s, _ in self.outcomes)
        return {
            name: Trial(tuple((s, v) for s, v in self.outcomes if s.half == name)) for name in names
        }

    @property
    def measured(self) -> tuple[Measured, ...]:
        """The figures of each half, as the gates compare them."""
        return tuple(
            Measured(
                f"judge, {name}",
                (
                    Figure("false caught", half.caught, sum(not s.true for s, _ in half.outcomes)),
                    Figure("true passed", half.passed, sum(s.true for s, _ in half.outcomes)),
                ),
                len(half.outcomes),
                frozenset(s.id for s, _ in half.errors),
            )
            for name, half in self.halves.items()
        )

    @property
    def caught(self) -> float:
        """The share of false statements called unfaithful."""
        return _share(not v.faithful for s, v in self.outcomes if not s.true)

    @property
    def passed(self) -> float:
        """The share of true statements called faithful."""
        return _share(v.faithful for s, v in self.outcomes if s.true)

    @property
    def errors(self) -> tuple[tuple[Statement, Verdict], ...]:
        return tuple((s, v) for s, v in self.outcomes if s.true != v.faithful)

    def table(self) -> str:
        """Each half's confusion table, by how the statements were made, with one error a kind."""
        return "\n".join(line for name, half in self.halves.items() for line in half._lines(name))

    def _lines(self, name: str) -> list[str]:
        counts = Counter((s.kind, s.true, v.faithful) for s, v in self.outcomes)
        kinds = sorted({(not s.true, s.kind) for s, _ in self.outcomes})
        lines = [
            f"The judge on {len(self.outcomes)} statements, {name}: catches {self.caught:.1%}"
            f" of the false, passes {self.passed:.1%} of the true.",
            f"  {'how it was made':<28} {'truth':<6} {'faithful':>9} {'unfaithful':>11}",
        ]
        for is_false, kind in kinds:
            yes, no = counts[kind, not is_false, True], counts[kind, not is_false, False]
            lines.append(f"  {kind:<28} {not is_false!s:<6} {yes:>9} {no:>11}")
        shown = {s.kind: (s, v) for s, v in reversed(self.errors)}
        for kind, (s, v) in sorted(shown.items()):
            lines.append(f"  error in {kind}: “{s.statement}” ({v.reason})")
        return lines


def trial_of_the_judge(path: Path | None = None) -> Trial:
    """The offline judge's verdict on every statement of the file."""
    statements = _statements_in(path or STATEMENTS)
    return Trial(tuple((s, verdict(s.statement, s.paragraphs)) for s in statements))


def _statements_in(path: Path) -> Sequence[Statement]:
    if not path.is_file():
        raise EvaluationError(f"There is no file {path}; the judge cannot be put on trial.")
    lines = path.read_text("utf-8").splitlines()
    return [Statement.model_validate_json(line) for line in lines if line.strip()]


def _share(truths: Iterable[bool]) -> float:
    found = list(truths)
    return sum(found) / len(found) if found else 0.0
