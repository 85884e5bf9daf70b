"""The paragraphs' own words a sentence rests on, as its citations quote them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents import Citation, Paragraph
from assistant.verification.evidence import Unit


def is_quoted(text: str, paragraph: Paragraph, units: Sequence[Unit]) -> bool:
    """Whether the text is, letter by letter, some whole sentences of the paragraph in a row."""
    own = [unit.printed for unit in units if unit.paragraph == paragraph]
    return any(
        text == " ".join(own[start:end])
        for start in range(len(own))
        for end in range(start + 1, min(start + 5, len(own)) + 1)
    )


def narrowed(
    paragraph: Paragraph, units: Sequence[Unit], chosen: Sequence[Unit]
) -> Citation | None:
    """The citation of the paragraph's own words among those chosen; None when there are none."""
    own = [unit for unit in units if unit.paragraph == paragraph]
    places = [index for index, unit in enumerate(own) if unit in chosen]
    if not places:
        return None
    quote = " ".join(unit.printed for unit in own[places[0] : places[-1] + 1])
    citation = Citation(paragraph, quote)
    return citation if citation.is_verbatim else Citation(paragraph, paragraph.text)
