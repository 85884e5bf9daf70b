"""Whatever lines a page may hold, they become paragraphs: no table, number or heading breaks it."""

from __future__ import annotations

import random

import pytest

from ingest.faults import Faults
from ingest.layout.line_numbers import without_line_numbers
from ingest.layout.page_furniture import lines_of
from ingest.lines import Line, Page, Span
from ingest.structure.paragraphs import paragraphs_in

STARTS = (
    "1.", "2.", "3", "(a)", "(b)", "i.", "iv)", "[1]", "2A.", "1.1", "1.2.3", "25/33", "CYP26",
    "A.", "•", "–", "Table 1", "Figure 2:", "Recommendation 1", "Question 2:", "Contents", "¹", "*",
    "Appendix A", "1000.", "2019", "Good", "Ref", "Yours sincerely", "Page 3", "", " ", "….", "٣.",
)  # fmt: skip
WORDS = (
    "children", "visits", "Reports", "the", "of.", "said;", "and:", "HMI", "31", "£4,000",
    "www.a.b", "(see", "ﬁve", "\u00ad", "e\u0301",
)  # fmt: skip


def some_line(rng: random.Random, page: int) -> Line:
    text = " ".join([rng.choice(STARTS), *rng.choices(WORDS, k=rng.randrange(9))]).strip()
    x, y = rng.choice((0.0, 40.0, 72.0, 100.0, 300.0)), rng.uniform(-20, 860)
    size = rng.choice((0.0, 7.0, 11.0, 11.0, 14.0, 60.0))
    pieces = text.split() if rng.random() < 0.3 else []
    spans = tuple(Span(piece, x + 90 * n, x + 90 * n + 40, size) for n, piece in enumerate(pieces))
    cells = (
        tuple(rng.choices((*STARTS, "a b", ""), k=rng.randrange(4))) if rng.random() < 0.2 else ()
    )
    return Line(
        "" if cells and rng.random() < 0.5 else text, page, x=x, y=y, right=x + 6 * len(text),
        size=size, bold=rng.random() < 0.3, italic=rng.random() < 0.1,
        level=rng.choice((0, 0, 0, 0, 0, 0, 1, 3)),
        starts=rng.choice((None, None, True, False)), cells=cells, header=rng.random() < 0.1,
        spans=spans if len(spans) != 1 or rng.random() < 0.2 else (), numbered=rng.random() < 0.1,
        running=rng.random() < 0.1,
    )  # fmt: skip


def some_pages(seed: int) -> list[Page]:
    rng = random.Random(seed)
    pages = []
    for number in range(1, rng.randrange(2, 6)):
        lines = tuple(some_line(rng, number) for _ in range(rng.randrange(14)))
        edges = [rng.choice((50.0, 90.0, 300.0, 500.0)) for _ in range(2 * rng.randrange(12))]
        rules = tuple(
            (a, b, a + rng.choice((0.0, 1.0, 200.0)), b + rng.choice((0.0, 1.0, 90.0)))
            for a, b in zip(edges[::2], edges[1::2], strict=True)
        )
        pages.append(Page(number, lines, rules=rules))
    return pages


@pytest.mark.parametrize("seeds", [range(start, start + 60) for start in (0, 60, 120)])
def test_any_lines_become_paragraphs(seeds):
    for seed in seeds:
        pages = without_line_numbers(some_pages(seed))
        faults = Faults()
        lines = lines_of(pages, faults.kept)
        assert faults.found == [], seed
        try:
            paragraphs = paragraphs_in(lines, "a")
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
        assert [p.position for p in paragraphs] == list(range(len(paragraphs)))
