"""What kind of document it is: the first whose signs stand on its front pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.kinds.every import EVERY
from assistant.kinds.kind import Kind, Sign
from assistant.kinds.plain import PLAIN
from ingest.facts.front_labels import halves_of
from ingest.facts.titles import front_of
from ingest.lines import Line

MOST_LINES = 80  # of a page: what tells a kind stands at its head
FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL


def kind_of(title: str, lines: Sequence[Line], kinds: Iterable[Kind] = EVERY) -> Kind:
    """The kind that the title and the first pages tell; PLAIN where they do not say."""
    fronts = {pages: _texts_of(lines, pages) for pages in (1, 2, 4)}
    length = len({line.page for line in lines})
    return next(
        (k for k in kinds if any(_holds(s, title, fronts[s.pages], length) for s in k.signs)),
        PLAIN,
    )


def _texts_of(lines: Sequence[Line], pages: int) -> list[str]:
    """The lines of the first pages, the pieces of a row of a table each on its own."""
    front = front_of(lines, pages)[: MOST_LINES * pages]
    return [text for line in front for text in _pieces_of(line)]


def _pieces_of(line: Line) -> Iterable[str]:
    """A row as the lines its cells are printed in, and as one; any other line as it is."""
    cells = [" ".join(cell.split()) for cell in line.cells if cell.strip()]
    return (*cells, " ".join(cells)) if len(cells) > 1 else (line.text.strip(),)


def _holds(sign: Sign, title: str, texts: Sequence[str], length: int) -> bool:
    words = "\n".join(texts)
    return (
        (not sign.longest or length <= sign.longest)
        and (not sign.title or bool(re.search(sign.title, title, FLAGS)))
        and all(re.search(pattern, words, FLAGS) for pattern in sign.front)
        and (not sign.labels or _labels(texts, sign.labels) >= sign.least)
        and not (sign.without and re.search(sign.without, title if sign.title else words, FLAGS))
    )


def _labels(texts: Sequence[str], patterns: Sequence[str]) -> int:
    """How many of the labels begin a line, or its half in another language, after an item's
    number if it has one."""
    texts = [*texts, *(half for text in texts for half in halves_of(text)[1:])]
    return sum(any(map(labelled(pattern).match, texts)) for pattern in patterns)


def labelled(pattern: str) -> re.Pattern[str]:
    """A label at the beginning of a line."""
    return re.compile(rf"(?:item )?[\d.()a-z]{{0,6}}\s*{pattern}", re.IGNORECASE)
