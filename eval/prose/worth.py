"""What the check of a model's prose is worth: false sentences shown, true ones withheld."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eval.figures import Figure
from eval.measured import Measured
from eval.offline.judge import verdict
from eval.prose.replay import Fate, Outcome
from eval.trial import Statement, Trial

# Alterations that may never be shown as supported: what an officer would carry into a report.
HARD = frozenset("figure unit date grade direction name role swapped negation arithmetic".split())


def measured(suite: str, outcomes: Sequence[Outcome]) -> Measured:
    """The figures of the replies over one suite, as the gates compare them."""
    told = [o for o in outcomes if o.fate != "not replayed"]
    false, true = [o for o in told if not o.said.true], [o for o in told if o.said.true]
    hard = [o for o in false if o.said.kind in HARD]
    wrong = {o.id for o in false if o.fate == "supported"}
    wrong |= {o.id for o in true if o.fate == "withheld"}
    figures = (
        _share("false shown", false, "supported"),
        _share("hard facts false and shown", hard, "supported"),
        _share("false marked", false, "partly"),
        _share("true withheld", true, "withheld"),
        _share("true marked", true, "partly"),
        Figure("replayed", len(told) / len(outcomes) if outcomes else None, len(outcomes)),
    )
    return Measured(f"prose, {suite}", figures, len(outcomes), frozenset(wrong))


def table(suite: str, outcomes: Sequence[Outcome]) -> str:
    """What was shown, marked and withheld, by kind; then the wrong ones one by one."""
    figures = measured(suite, outcomes).figures
    lines = [f"prose over {suite}: {len(outcomes)} sentences of recorded replies"]
    lines += [f"  {f.name:<28} {'—' if f.value is None else f'{f.value:.3f}':>7}  of {f.cases}"
              for f in figures]  # fmt: skip
    counts = Counter((not o.said.true, o.said.kind, o.fate) for o in outcomes)
    fates: tuple[Fate, ...] = ("supported", "partly", "withheld", "not replayed")
    lines.append(f"  {'truth':<6} {'kind':<20}" + "".join(f"{fate:>13}" for fate in fates))
    for is_false, kind in sorted({(not o.said.true, o.said.kind) for o in outcomes}):
        row = "".join(f"{counts[is_false, kind, fate]:>13}" for fate in fates)
        lines.append(f"  {not is_false!s:<6} {kind:<20}{row}")
    return "\n".join(lines)


def trial_on_prose(suite: str, outcomes: Sequence[Outcome]) -> Trial:
    """The offline judge on the same sentences: a half of its trial that no rule was made on."""
    told = [o for o in outcomes if o.texts]
    statements = [
        Statement(
            id=o.id,
            statement=o.said.text,
            paragraphs=o.texts,
            true=o.said.true,
            kind=o.said.kind,
            half=f"replies over {suite}",
        )
        for o in told
    ]
    return Trial(tuple((s, verdict(s.statement, s.paragraphs)) for s in statements))


def listed(outcomes: Sequence[Outcome]) -> list[dict[str, str]]:
    """Each sentence with its fate, for the folder of the run."""
    return [
        {
            "id": o.id,
            "text": o.said.text,
            "kind": o.said.kind,
            "truth": "true" if o.said.true else "false",
            "fate": o.fate,
            "reason": o.reason,
        }
        for o in outcomes
    ]


def _share(name: str, outcomes: Sequence[Outcome], fate: str) -> Figure:
    found = sum(o.fate == fate for o in outcomes)
    return Figure(name, found / len(outcomes) if outcomes else None, len(outcomes))
