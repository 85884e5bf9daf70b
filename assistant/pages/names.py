"""What officers call a document, and how a reference to one of its paragraphs is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from assistant.answers import Answer, Sentence
from assistant.documents import Document, Paragraph
from assistant.labels import told_apart


def names_of(documents: Iterable[Document]) -> dict[str, str]:
    """A short name for each document id, no two alike: "2020 inspection" where that is enough.

    The authority is said when the library holds more than one; the title, then the day, the folder
    or the id, when two documents would still share a name.
    """
    documents = tuple(documents)
    several = len({d.facts.authority for d in documents if d.facts.authority}) > 1
    names = {d.id: _short(d, several) for d in documents}
    taken = Counter(names.values())
    names |= {d.id: d.title for d in documents if taken[names[d.id]] > 1}
    return told_apart(names, documents)


def reference(paragraph: Paragraph, names: Mapping[str, str]) -> str:
    """As people write it: "2020 inspection, paragraph 17, page 5"."""
    name = names.get(paragraph.document, paragraph.document)
    part = paragraph.part if paragraph.part not in name else ""
    return ", ".join(filter(None, (name, part, paragraph.reference, paragraph.pages)))


def outside_rows(answer: Answer) -> tuple[Sentence, ...]:
    """The sentences of an answer that no row of its comparison holds."""
    told = {sentence for row in answer.rows for sentence in row.sentences}
    return tuple(sentence for sentence in answer.sentences if sentence not in told)


def _short(document: Document, say_authority: bool) -> str:
    facts = document.facts
    if not (facts.kind and facts.year):
        return document.title
    authority = facts.authority if say_authority else ""
    return " ".join(filter(None, (authority, str(facts.year), facts.kind)))
