"""What the library indexes of a paragraph: its words for keywords, its meaning for vectors.

Headings help the keyword arm (a bullet seldom repeats the name of its section) and have hurt
vectors elsewhere, so the two arms are told apart here.
"""

from __future__ import annotations

from assistant.documents import Document, Paragraph


def place_of(document: Document, paragraph: Paragraph) -> str:
    """All the words that name where a paragraph stands. The id has those of the file's name, and
    keeps them when the file is moved."""
    facts = document.facts
    years = " ".join(map(str, sorted(facts.years)))
    file = document.id.partition("@")[0].replace("-", " ")
    named = (facts.title, facts.authority, facts.kind, years, file, paragraph.part)
    return " ".join(dict.fromkeys(filter(None, (*named, *paragraph.section))))


def words_of(document: Document, paragraph: Paragraph) -> str:
    """The text BM25 indexes: all that names the paragraph's place, then the paragraph.

    Officers name the paper they mean in the words of its title, council, year, file name, part or
    section. On 371 questions over papers of councils: the right one among ten .80, of the text
    alone .66, of section and text .68.
    """
    return "\n".join((place_of(document, paragraph), paragraph.text))


def meaning_of(document: Document, paragraph: Paragraph) -> str:
    """The text that is embedded: the paragraph as it stands."""
    return paragraph.text
