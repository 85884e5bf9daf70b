"""The parts of a pack, each with the facts of its own front page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents import Facts, Paragraph, Part
from ingest.facts import facts_of
from ingest.kinds import kind_of
from ingest.lines import Line

TELLING = 12  # letters: a shorter line ("Background") stands in many places


def parts_of(
    paragraphs: Sequence[Paragraph], lines: Sequence[Line], whole: Facts
) -> tuple[Part, ...]:
    """The parts in their order. A part may begin in the middle of a page.

    What a council wrote for the meeting shares the authority and day of the `whole` pack.
    """
    parts: list[Part] = []
    for name in dict.fromkeys(paragraph.part for paragraph in paragraphs if paragraph.part):
        own = [paragraph for paragraph in paragraphs if paragraph.part == name]
        first = min(paragraph.first_page for paragraph in own)
        last = max(paragraph.last_page for paragraph in own)
        before = [
            paragraph
            for paragraph in paragraphs
            if paragraph.position < own[0].position and paragraph.last_page == first
        ]
        inside = _lines_after(before, [line for line in lines if first <= line.page <= last], first)
        parts.append(Part(name, first, last, _facts_of_part(name, inside, whole)))
    return tuple(parts)


def _facts_of_part(name: str, lines: Sequence[Line], whole: Facts) -> Facts:
    """Its facts, under the name by which its paragraphs are cited."""
    facts = facts_of(lines)
    if facts.kind.endswith(("inspection", "visit")):
        return facts
    title = re.sub(r" \(\d+\)$", "", name)
    kind = facts.kind or kind_of(title, lines)
    written = kind in {"committee report", "action plan", "terms of reference", "policy", ""}
    met = whole.inspected if written else None
    return replace(
        facts,
        title=title,
        kind=kind,
        authority=facts.authority or whole.authority,
        inspected=facts.inspected or met,
    )


def _lines_after(before: Sequence[Paragraph], lines: list[Line], page: int) -> list[Line]:
    """The lines below those of the part before, where both stand on one page."""
    said = _letters(" ".join(f"{paragraph.number} {paragraph.text}" for paragraph in before))
    place, last = 0, -1
    for index, line in enumerate(lines):
        letters = [_letters(text) for text in line.cells or (line.text,)]
        if line.page != page or sum(map(len, letters)) < TELLING:
            continue
        # In their order: the title of the next part may have been named in this one.
        end = place
        for each in letters:
            found = said.find(each, end)
            end = found + len(each) if found >= 0 else -1
            if end < 0:
                break
        if end > place:
            place, last = end, index
    return lines[last + 1 :]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
