"""What the library indexes of a paragraph: its words for keywords, its meaning for vectors.

Headings help the keyword arm (a bullet seldom repeats the name of its section) and have hurt
vectors elsewhere, so the two arms are told apart here.
"""

from __future__ import annotations

from assistant.documents import Document, Paragraph


def words_of(document: Document, paragraph: Paragraph) -> str:
    """The text BM25 indexes: the section headings, then the paragraph."""
    return "\n".join((*paragraph.section, paragraph.text))


def meaning_of(document: Document, paragraph: Paragraph) -> str:
    """The text that is embedded: the paragraph as it stands."""
    return paragraph.text
