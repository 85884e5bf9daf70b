"""Pages without the numbers printed beside their lines: 5, 10, 15 in the margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.lines import HiddenText, Line, Page

FIGURES = re.compile(r"^\d{1,4}$")
# Every line may be numbered, or every second, fifth or tenth; then figures are in step with lines.
STEPS = (1, 2, 5, 10)
# So many pairs of figures in step make line numbers of them; with every line numbered so many, for
# a list of one-line items is numbered line by line too.
FEWEST, FEWEST_OF_ALL = 2, 15
IN_STEP = 0.6  # share of the pairs: a footnote or a formula may stand between
RUNNING_ON = 0.25  # share of the lines that begin in the middle of a sentence, as items never do


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure at the outer edge of a line."""

    index: int  # of the line on its page
    row: int  # of the line from the top
    value: int
    right: bool


def without_line_numbers(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages; where their lines are numbered, the numbers kept out and said to be."""
    found = {page.number: figures_beside(page) for page in pages}
    for right in (False, True):
        sides = {n: [f for f in figures if f.right == right] for n, figures in found.items()}
        steps = Counter(step for page in pages if (step := step_of(page, sides[page.number])))
        if not steps:
            continue
        step = steps.most_common(1)[0][0]
        pages = [
            without(page, [f for f in sides[page.number] if f.value % step == 0]) for page in pages
        ]
    return tuple(pages)


def figures_beside(page: Page) -> list[Beside]:
    """The figures that stand alone left of all text of the page, or right of it."""
    rows = sorted(range(len(page.lines)), key=lambda i: page.lines[i].y)
    words = [piece for line in page.lines for piece in line.pieces if not FIGURES.match(piece.text)]
    if not words:
        return []
    # A running head may begin further out than the text.
    left = sorted(piece.x for piece in words)[len(words) // 10]
    right = sorted(piece.right for piece in words)[-1 - len(words) // 10]
    found = []
    for row, index in enumerate(rows):
        first, last = page.lines[index].pieces[0], page.lines[index].pieces[-1]
        if FIGURES.match(first.text) and first.right < left:
            found.append(Beside(index, row, int(first.text), False))
        elif FIGURES.match(last.text) and last.x > right:
            found.append(Beside(index, row, int(last.text), True))
    return found


def step_of(page: Page, figures: Sequence[Beside]) -> int:
    """How many lines further each figure stands than the one before; 0 where they number none."""
    pairs = list(pairwise(figures))
    steps = Counter(
        b.value - a.value
        for a, b in pairs
        if b.value - a.value == b.row - a.row and b.value - a.value in STEPS
    )
    if not steps:
        return 0
    step, times = steps.most_common(1)[0]
    if times < IN_STEP * len(pairs):
        return 0
    if step > 1:
        return step if times >= FEWEST else 0
    texts = [line.pieces[-1].text for line in page.lines]
    on = sum(text[:1].islower() for text in texts)
    return 1 if times >= FEWEST_OF_ALL and on >= RUNNING_ON * len(texts) else 0


def without(page: Page, figures: Sequence[Beside]) -> Page:
    """The page without these figures."""
    if not figures:
        return page
    places = {figure.index: figure for figure in figures}
    lines = [
        shorter
        for index, line in enumerate(page.lines)
        if (shorter := cut(line, places[index].right) if index in places else line) is not None
    ]
    said = HiddenText("line numbers", " ".join(str(figure.value) for figure in figures))
    return replace(page, lines=tuple(lines), hidden=(*page.hidden, said))


def cut(line: Line, right: bool) -> Line | None:
    """A line without its first piece, or its last; None where it has no other."""
    pieces = line.spans[:-1] if right else line.spans[1:]
    if not pieces:
        return None
    return replace(
        line,
        text=" ".join(piece.text for piece in pieces),
        x=pieces[0].x,
        right=pieces[-1].right,
        spans=pieces if len(pieces) > 1 else (),
    )
