"""What officers call a document, and how a reference to one of its paragraphs is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.documents import Document, Paragraph
from assistant.labels import told_apart
from assistant.text.words import words_in


def names_of(documents: Iterable[Document]) -> dict[str, str]:
    """A short name for each document id, no two alike: "2020 inspection" where that is enough.

    The authority is said when the library holds more than one; the day, the title, the folder or
    the id, when two documents would still share a name.
    """
    documents = tuple(documents)
    several = len({d.facts.authority for d in documents if d.facts.authority}) > 1
    return told_apart({d.id: _short(d, several) for d in documents}, documents)


# How a paragraph without a printed number is called: "Findings, bullet 3".
COUNTED = re.compile(r"(.*?)(row|bullet|paragraph) (\d+)$")


def reference(paragraph: Paragraph, names: Mapping[str, str], *others: Paragraph) -> str:
    """As people write it: "2020 inspection, paragraph 17, page 5".

    `others` are counted with it in one list: "2020 inspection, Findings, bullets 1 to 3, page 5".
    """
    name = names.get(paragraph.document, paragraph.document)
    part = paragraph.part if paragraph.part not in name else ""
    stem = COUNTED.match(paragraph.number)
    said = stem and stem[1].removesuffix(", ") in (name, paragraph.part)
    first, last = paragraph.first_page, max(p.last_page for p in (paragraph, *others))
    pages = f"pages {first} to {last}" if others and last > first else paragraph.pages
    number = _counts((paragraph, *others)) if others else paragraph.reference
    number = number.removeprefix(stem[1]) if stem and said else number
    return ", ".join(filter(None, (name, part, number, pages)))


def _counts(paragraphs: Sequence[Paragraph]) -> str:
    """ "Findings, paragraph 1 and bullets 1 to 3": where each of one counted list stands in it."""
    counts: dict[str, set[int]] = {}
    for found in filter(None, (COUNTED.match(p.number) for p in paragraphs)):
        counts.setdefault(found[2], set()).add(int(found[3]))
    told = [f"{kind}{'s'[: len(c) > 1]} {in_runs(sorted(c))}" for kind, c in counts.items()]
    stem = COUNTED.match(paragraphs[0].number)
    return (stem[1] if stem else "") + " and ".join(told)


def in_runs(numbers: Sequence[int]) -> str:
    """Sorted numbers as people write them: "1 to 3, 5 and 8"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    written_out = [" to ".join(map(str, run)) for run in runs]
    return " and ".join(filter(None, (", ".join(written_out[:-1]), written_out[-1])))


def _short(document: Document, say_authority: bool) -> str:
    facts = document.facts
    no_title = set(words_in(document.title)) <= set(words_in(facts.authority))
    if not facts.kind or not (facts.year or no_title):
        return document.title
    authority = facts.authority if say_authority or not facts.year else ""
    return facts.with_issue(" ".join(filter(None, (authority, str(facts.year or ""), facts.kind))))
