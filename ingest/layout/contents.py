"""Contents tables: recognised and left out, for they only repeat the headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.lines import Line

PAGE = re.compile(r"(?<=[\s._…])(?:\d{1,3}|[ivxlc]{1,6})$")  # behind a title
LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
TITLE = re.compile(
    r"^(?:table of )?contents(?: page)?$|^(?:list of )(?:figures|tables|boxes)", re.I
)
# Lines of a title that runs over several before its page number stands.
LONGEST_TITLE = 3
FEWEST = 3
# Entries whose words stand again below them, where nothing calls them contents.
FEWEST_AGAIN = 2


def contents_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of the lines of contents tables, their title included. One without a title says
    what stands again below it, or on the pages it names: prices may have leaders too."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if TITLE.match(line.text.strip()):
            entries = entries_after(lines, index + 1, False)
            if len(entries) >= FEWEST:
                found.update(range(index, entries[-1] + 1))
    done = -1
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        places[letters_of(line.text)].append(index)
    for index in range(len(lines)):
        if index > done and index not in found and LEADER.search(lines[index].text):
            entries = entries_after(lines, index, True)
            done = max([index, *entries])
            again = sum(
                any(at > done or lines[n].text.endswith(f" {lines[at].label}") for at in same)
                for n in entries
                for same in [set(places[letters_of(lines[n].text)]) - {n}]
            )
            if len(entries) >= FEWEST and again >= FEWEST_AGAIN:
                found.update(range(index, done + 1))
    return found


def letters_of(text: str) -> str:
    """The letters of a title, without its number, its leader and its page."""
    return "".join(filter(str.isalpha, PAGE.sub("", text))).casefold()


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
