"""The figures of a run by family of document and by kind of question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from eval.cases import Case
from eval.figures import Figure, figures_of
from eval.score import CaseScore

FAMILIES = Path(__file__).parent / "cases" / "families.tsv"
NOWHERE = "not in the documents"
COLUMNS = (
    "right paragraph first",
    "right paragraph in five",
    "key facts",
    "first sentence holds the key",
    "words for a short fact, median",
    "answerable answered",
    "unanswerable refused",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Some cases of a run, and their figures in the order of COLUMNS."""

    name: str
    cases: int
    figures: tuple[Figure, ...]


def by_kind(cases: Iterable[Case], scores: Iterable[CaseScore]) -> tuple[Group, ...]:
    """The figures of each kind of question, the largest kind first."""
    kinds = {case.id: case.kind for case in cases}
    return _groups((kinds[score.id], score) for score in scores)


def by_family(cases: Iterable[Case], scores: Iterable[CaseScore]) -> tuple[Group, ...]:
    """The figures by the family of the first document expected, the largest family first."""
    families = {case.id: family_of(case) for case in cases}
    return _groups((families[score.id], score) for score in scores)


def family_of(case: Case) -> str:
    """What family the document of a case belongs to: the first pattern of the table that fits."""
    if not case.expected:
        return NOWHERE
    document = case.expected[0].document
    return next(family for pattern, family in _families() if fnmatchcase(document, pattern))


@cache
def _families() -> tuple[tuple[str, str], ...]:
    lines = FAMILIES.read_text("utf-8").splitlines()
    return tuple((pattern, family) for pattern, family in (line.split("\t") for line in lines))


def _groups(named: Iterable[tuple[str, CaseScore]]) -> tuple[Group, ...]:
    found: dict[str, list[CaseScore]] = {}
    for name, score in named:
        found.setdefault(name, []).append(score)
    groups = (Group(name, len(scores), _columns(scores)) for name, scores in found.items())
    return tuple(sorted(groups, key=lambda group: (-group.cases, group.name)))


def _columns(scores: Iterable[CaseScore]) -> tuple[Figure, ...]:
    figures = {figure.name: figure for figure in figures_of(scores)}
    return tuple(figures[name] for name in COLUMNS)
