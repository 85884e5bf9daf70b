"""The figures by family of document and by kind of question."""

from eval.cases import Case
from eval.groups import NOWHERE, by_family, by_kind, family_of
from eval.score import score
from tests.eval.test_score import CASE, asked

SHORT = CASE.model_copy(
    update={
        "id": "c2",
        "kind": "number",
        "expected": (CASE.expected[0].model_copy(update={"document": "hale-inspection-2016"}),),
    }
)
NONE = Case(id="c3", question="Who is the mayor?", kind="person")
CASES = (CASE, SHORT, NONE)
SCORES = (
    score(CASE, asked("17")),
    score(SHORT, asked("18", "17")),
    score(NONE, asked(outcome="not_found", sentences=[])),
)


def rows(groups) -> dict[str, tuple[int, tuple]]:
    return {g.name: (g.cases, tuple(f.value for f in g.figures)) for g in groups}


def test_each_family_has_its_own_figures():
    assert rows(by_family(CASES, [s for s in SCORES if s.id != "c2"])) == {
        NOWHERE: (1, (None, None, None, None, None, None, 1.0)),
        "reports and others": (1, (1.0, 1.0, 1.0, None, None, 1.0, None)),
    }


def test_each_kind_of_question_has_its_own_figures():
    assert [(g.name, g.cases) for g in by_kind(CASES, [SCORES[0], SCORES[2]])] == [
        ("fact", 1),
        ("person", 1),
    ]


def test_a_family_is_the_first_pattern_that_fits():
    assert [family_of(case) for case in CASES] == [
        "reports and others",
        "inspections to 2017",
        NOWHERE,
    ]
