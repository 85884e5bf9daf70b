"""What officers call a document, and how a reference to one of its paragraphs is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from assistant.answers import Answer, Sentence
from assistant.documents import Document, Paragraph


def names_of(documents: Iterable[Document]) -> dict[str, str]:
    """A short name for each document id, no two alike: "2020 inspection" where that is enough.

    The authority is said when the library holds more than one; the title, then the file, when two
    documents would still share a name.
    """
    documents = tuple(documents)
    several = len({d.facts.authority for d in documents if d.facts.authority}) > 1
    names = {d.id: _short(d, several) for d in documents}
    for longer in (_titled, _with_file):
        taken = Counter(names.values())
        names |= {d.id: longer(d) for d in documents if taken[names[d.id]] > 1}
    return names


def reference(paragraph: Paragraph, names: Mapping[str, str]) -> str:
    """As people write it: "2020 inspection, paragraph 17, page 5"."""
    name = names.get(paragraph.document, paragraph.document)
    part = paragraph.part if paragraph.part not in name else ""
    return ", ".join(filter(None, (name, part, paragraph.reference, paragraph.pages)))


def written(day: date) -> str:
    """A date as it is written in Britain: 12 March 2020."""
    return f"{day.day} {day:%B %Y}"


def outside_rows(answer: Answer) -> tuple[Sentence, ...]:
    """The sentences of an answer that no row of its comparison holds."""
    told = {sentence for row in answer.rows for sentence in row.sentences}
    return tuple(sentence for sentence in answer.sentences if sentence not in told)


def _short(document: Document, say_authority: bool) -> str:
    facts = document.facts
    if not (facts.kind and facts.year):
        return _titled(document)
    authority = facts.authority if say_authority else ""
    return " ".join(filter(None, (authority, str(facts.year), facts.kind)))


def _titled(document: Document) -> str:
    return document.title


def _with_file(document: Document) -> str:
    return document.file if document.title == document.file else f"{document.title} ({document.id})"
