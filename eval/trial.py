"""The judge on trial: statements whose truth is known, and what the judge says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.embedding.embedding import embedder_for
from assistant.settings import Settings
from eval.cases import EvaluationError
from eval.judging import Verdict
from eval.offline.judge import verdict

STATEMENTS = Path(__file__).parent / "trial_set" / "statements.jsonl"
CATCHES = 0.97  # of false statements, at least
PASSES = 0.93  # of true statements, at least


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
    def caught(self) -> float:
        """The share of false statements called unfaithful."""
        return _share(not v.faithful for s, v in self.outcomes if not s.true)

    @property
    def passed(self) -> float:
        """The share of true statements called faithful."""
        return _share(v.faithful for s, v in self.outcomes if s.true)

    @property
    def is_passed(self) -> bool:
        return self.caught >= CATCHES and self.passed >= PASSES

    @property
    def errors(self) -> tuple[tuple[Statement, Verdict], ...]:
        return tuple((s, v) for s, v in self.outcomes if s.true != v.faithful)

    def table(self) -> str:
        """The confusion table, by how the statements were made, and one error of each kind."""
        counts = Counter((s.kind, s.true, v.faithful) for s, v in self.outcomes)
        kinds = sorted({(not s.true, s.kind) for s, _ in self.outcomes})
        lines = [
            f"The judge on {len(self.outcomes)} statements: catches {self.caught:.1%} of the false"
            f" (floor {CATCHES:.0%}), passes {self.passed:.1%} of the true (floor {PASSES:.0%}).",
            f"  {'how it was made':<28} {'truth':<6} {'faithful':>9} {'unfaithful':>11}",
        ]
        for is_false, kind in kinds:
            yes, no = counts[kind, not is_false, True], counts[kind, not is_false, False]
            lines.append(f"  {kind:<28} {not is_false!s:<6} {yes:>9} {no:>11}")
        shown = {s.kind: (s, v) for s, v in reversed(self.errors)}
        for kind, (s, v) in sorted(shown.items()):
            lines.append(f"  error in {kind}: “{s.statement}” ({v.reason})")
        return "\n".join(lines)


def trial_of_the_judge(path: Path | None = None) -> Trial:
    """The offline judge's verdict on every statement of the file."""
    statements = _statements_in(path or STATEMENTS)
    embed = embedder_for(Settings()).embed
    return Trial(tuple((s, verdict(s.statement, s.paragraphs, embed)) for s in statements))


def _statements_in(path: Path) -> Sequence[Statement]:
    if not path.is_file():
        raise EvaluationError(f"There is no file {path}; the judge cannot be put on trial.")
    lines = path.read_text("utf-8").splitlines()
    return [Statement.model_validate_json(line) for line in lines if line.strip()]


def _share(truths: Iterable[bool]) -> float:
    found = list(truths)
    return sum(found) / len(found) if found else 0.0
