"""Which words of the pages stand in no paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.documents import Paragraph
from ingest.layout.contents import contents_lines
from ingest.lines import Line


def letters_of(line: Line) -> str:
    """The letters and figures of a line, which no reading may lose."""
    return _letters(line.text)


def left_out(paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines whose words stand in no paragraph or heading of their page.

    A table of contents is left out on purpose and is not among them; the head over a column of
    references ("Ref") is said by the references.
    """
    contents = contents_lines(lines)
    whole: dict[int, list[str]] = {}
    for paragraph in paragraphs:
        said = f"{paragraph.number} {paragraph.text} {' '.join(paragraph.section)} {paragraph.part}"
        for page in range(paragraph.first_page, paragraph.last_page + 1):
            whole.setdefault(page, []).append(said)
    letters = {page: _letters(" ".join(said)) for page, said in whole.items()}
    words = {page: Counter(_words(" ".join(said))) for page, said in whole.items()}
    return tuple(
        line
        for index, line in enumerate(lines)
        if index not in contents
        and _letters(_to_be_said(line)) not in letters.get(line.page, "")
        and not _mostly_in(_words(_to_be_said(line)), words.get(line.page, Counter()))
    )


def _to_be_said(line: Line) -> str:
    """The words of a line; those of a row of heads from its second column on."""
    return " ".join(line.cells[1:]) if line.header and len(line.cells) > 1 else line.text


def _mostly_in(words: Sequence[str], there: Counter[str]) -> bool:
    """Whether the words of a line (a table row is told in another order) are on the page."""
    return bool(words) and sum(word in there for word in words) >= 0.9 * len(words)


def _letters(text: str) -> str:
    return re.sub(r"[\W_⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", text).casefold()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
