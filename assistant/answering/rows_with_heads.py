"""Step: rows that stand under another row, as items under the day of their meeting, with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answering.quotation import sentences_of
from assistant.answers import Sentence
from assistant.documents import Paragraph

MOST_ITEMS = 8


def with_rows(
    quotes: Sequence[Sentence],
    paragraphs_of: Callable[[str], Sequence[Paragraph]],
) -> tuple[Sentence, ...]:
    """The quotes, each row after the row that heads it; one that heads others brings them."""
    said: list[Sentence] = []
    for quote in quotes:
        paragraph = quote.citations[0].paragraph
        if paragraph.form == "row":
            head, under = _beside(paragraph, paragraphs_of(paragraph.document))
            said += [*(s for p in head for s in sentences_of(p)), quote]
            said += [s for p in under for s in sentences_of(p)]
        else:
            said.append(quote)
    return tuple(dict.fromkeys(said))


def _beside(
    row: Paragraph, document: Sequence[Paragraph]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """The row that heads it, if one does, and the rows it heads."""
    part = [p for p in document if p.part == row.part]
    above = row.section[-1] if row.section else ""
    head = [p for p in part if p.form == "row" and p.text == above and p != row]
    under = [p for p in part if p.section and p.section[-1] == row.text and not _is_empty(p)]
    return head[:1], under[:MOST_ITEMS]


def _is_empty(row: Paragraph) -> bool:
    """Whether a row is a label with nothing beside it: "Outcomes:"."""
    return row.text.rstrip().endswith(":")
