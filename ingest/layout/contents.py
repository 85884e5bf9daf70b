"""Contents tables: recognised and left out, for they only repeat the headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.lines import Line

PAGE = re.compile(r"(?<=.)(?:\d{1,3}|[ivxlc]{1,6})$")  # behind a title
LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
TITLE = re.compile(
    r"^(?:table of )?contents(?: page)?$|^(?:list of )(?:figures|tables|boxes)", re.I
)
# Lines of a title that runs over several before its page number stands.
LONGEST_TITLE = 3
FEWEST = 3


def contents_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines of contents tables, their title included."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if TITLE.match(line.text.strip()):
            entries = entries_after(lines, index + 1, False)
            if len(entries) >= FEWEST:
                found.update(range(index, entries[-1] + 1))
    for index in range(len(lines)):
        if index not in found and LEADER.search(lines[index].text):
            entries = entries_after(lines, index, True)
            if len(entries) >= FEWEST:
                found.update(range(index, entries[-1] + 1))
    return found


def entries_after(lines: Sequence[Line], start: int, leaders: bool) -> list[int]:
    """Indices of the entries that follow: titles with a page number, never falling."""
    entries: list[int] = []
    latest = -1
    index = start
    while index < len(lines) and index - (entries[-1] if entries else start) <= LONGEST_TITLE:
        page = page_named(lines[index], leaders)
        if page is not None and page >= latest:
            entries.append(index)
            latest = page
        index += 1
    return entries


def page_named(line: Line, leaders: bool) -> int | None:
    """The page an entry points to; roman pages come before the first."""
    match = PAGE.search(line.text)
    if (
        not match
        or not line.text[: match.start()].strip()
        or (leaders and not LEADER.search(line.text))
    ):
        return None
    set_apart = len(line.spans) > 1 or LEADER.search(line.text) or line.right > 0
    if not set_apart or line.text[-1] in ".,;":
        return None
    return int(match[0]) if match[0].isdigit() else 0
