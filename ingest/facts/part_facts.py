"""The parts of a pack, each with the facts of its own front page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents import Facts, Paragraph, Part
from assistant.kinds.every import kind_named
from assistant.kinds.kind import Kind
from assistant.kinds.meeting import MINUTES, WHO_WAS_THERE
from assistant.kinds.messages import EMAIL
from assistant.kinds.plain import LETTER, PLAIN, REPORT
from ingest.facts.facts import facts_of
from ingest.facts.kind_told import kind_of
from ingest.lines import Line
from ingest.structure.agenda import Item, item_on

TELLING = 12  # letters: a shorter line ("Background") stands in many places


def parts_of(
    paragraphs: Sequence[Paragraph],
    lines: Sequence[Line],
    whole: Facts,
    items: Sequence[Item] = (),
) -> tuple[Part, ...]:
    """The parts in their order. A part may begin in the middle of a page.

    Each has the number and the title that the agenda gives to what stands on its first page.

    What a council wrote for the meeting shares the authority and day of the `whole` pack; what a
    message hands on may be of anybody.
    """
    names = list(dict.fromkeys(paragraph.part for paragraph in paragraphs if paragraph.part))
    own = {name: [each for each in paragraphs if each.part == name] for name in names}
    on = [item_on(own[name][0].first_page, items) for name in names]
    starts = [_start_of(own[name], paragraphs, lines) for name in names] + [len(lines)]
    return tuple(
        Part(
            name,
            min(paragraph.first_page for paragraph in own[name]),
            max(paragraph.last_page for paragraph in own[name]),
            _facts_of_part(name, lines[starts[n] : max(starts[n : n + 2])], whole),
            item=item.number if (item := on[n]) else "",
            title=item.title if item else "",
            first_label=own[name][0].first_label,
            last_label=own[name][-1].last_label,
        )
        for n, name in enumerate(names)
    )


def _facts_of_part(name: str, lines: Sequence[Line], whole: Facts) -> Facts:
    """Its facts, under the name by which its paragraphs are cited."""
    facts = facts_of(lines)
    if kind_named(facts.kind).dated == "visited":
        return facts
    title = re.sub(r" \(\d+\)$", "", name)
    kind = kind_named(facts.kind) if facts.kind else kind_of(title, lines)
    if whole.kind == MINUTES.name and _is_an_item(kind, facts, lines):
        kind, facts = PLAIN, replace(facts, inspected=None)
    ours = kind.authority == "printed"
    met = whole.inspected if ours and kind not in (MINUTES, LETTER, REPORT) else None
    return replace(
        facts,
        title=title,
        kind=kind.name,
        authority=facts.authority or (whole.authority if whole.kind != EMAIL.name else ""),
        inspected=facts.inspected or met,
    )


def _is_an_item(kind: Kind, facts: Facts, lines: Sequence[Line]) -> bool:
    """Whether a part of minutes is an item of the same meeting, on the minutes of the one before
    it or on a report, and not those minutes or that report itself."""
    if kind is REPORT:
        return facts.published is None
    texts = (text for line in lines for text in (line.cells or (line.text,)))
    return kind is MINUTES and not any(map(WHO_WAS_THERE.match, texts))


def _start_of(
    own: Sequence[Paragraph], paragraphs: Sequence[Paragraph], lines: Sequence[Line]
) -> int:
    """Index of the first line of a part: on its page, below the words of the part before."""
    page = min(paragraph.first_page for paragraph in own)
    said = _letters(
        " ".join(
            f"{paragraph.number} {paragraph.text}"
            for paragraph in paragraphs
            if paragraph.position < own[0].position and paragraph.last_page == page
        )
    )
    on_page = [index for index, line in enumerate(lines) if line.page == page]
    start, place = on_page[0] if on_page else 0, 0
    for index in on_page:
        # In their order: the title of the next part may have been named in this one.
        end = _end_of(lines[index].cells or (lines[index].text,), said, place)
        if end > place:
            start, place = index + 1, end
    return start


def _end_of(texts: Sequence[str], said: str, place: int) -> int:
    """Where the texts, one after the other, end in what was said from `place` on; else -1."""
    letters = [_letters(text) for text in texts]
    if sum(map(len, letters)) < TELLING:
        return -1
    for each in letters:
        found = said.find(each, place)
        if found < 0:
            return -1
        place = found + len(each)
    return place


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
