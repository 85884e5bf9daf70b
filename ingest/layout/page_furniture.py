"""Pages -> Lines without running headers, footers and page numbers, each with its page label."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise

from assistant.text.numbers import roman_value
from ingest.faults import Kept, unguarded
from ingest.layout.column_heads import with_heads, with_whole_heads
from ingest.layout.facing_pages import with_one_margin
from ingest.layout.printed_on_each import text_among
from ingest.layout.tables import with_rows
from ingest.layout.undrawn_tables import with_undrawn_rows
from ingest.layout.word_tables import with_word_rows
from ingest.lines import Line, Page

# Running lines stand in the outer sixth of a page; no official report seen goes further in.
MARGIN = 1 / 6
# Lines that run are set within this many points of one height on every page.
SAME_HEIGHT = 8.0
ROMAN = re.compile(r"^[ivxlc]+$", re.IGNORECASE)
PAGE_NUMBER = re.compile(
    r"^(?:page|p\.)?\s*+(?:[-–—|]\s*+)?(\d{1,4}|[ivxlc]{1,6})\s*+"
    r"(?:(?:of|/)\s*+\d{1,4}\s*+)?[-–—|]?$",
    re.IGNORECASE,
)
RAISED_FIRST = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")
NUMBER_INSIDE = re.compile(r"^page \d{1,4}$", re.IGNORECASE)
# A running line may begin or end with the number, whatever stands beside it: a date, a title.
NUMBERS_AT_AN_EDGE = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}(?=(?:\s+(?:of|/)\s+\d+)?$)", re.I)


def lines_of(pages: Sequence[Page], kept: Kept = unguarded) -> tuple[Line, ...]:
    """The lines of the text, in reading order, each carrying the number printed on its page."""
    nothing: dict[int, set[int]] = {page.number: set() for page in pages}
    unlabelled: dict[int, str] = {}
    furniture = kept("The running lines", 0, lambda: running_lines(pages), lambda: nothing)
    labels, inside = (
        kept("The printed page numbers", 0, work, lambda: unlabelled)
        for work in (lambda: labels_of(pages, furniture), lambda: numbers_inside(pages))
    )
    lines: list[Line] = []
    for page in pages:
        text = [
            replace(line, label=labels.get(page.number, ""))
            for index, line in enumerate(page.lines)
            if index not in furniture[page.number]
        ]
        text = without_number(text, inside.get(page.number, ""))
        drawn = partial(with_rows, rules=page.rules)
        for tables in (drawn, with_undrawn_rows, with_word_rows, with_whole_heads):
            text = kept("The tables", page.number, partial(tables, text), partial(list, text))
        lines += text
    level = kept("The margins", 0, lambda: with_one_margin(lines), lambda: lines)
    return tuple(kept("The heads of tables", 0, lambda: with_heads(level), lambda: level))


def running_lines(pages: Sequence[Page]) -> dict[int, set[int]]:
    """For each page number, the indices of the lines that belong to the page, not to the text."""
    seen = heights_seen(pages)
    numbers = page_number_lines(pages)
    furniture = {
        page.number: {index for index in lowest(page) if (page.number, index) in numbers}
        for page in pages
    }
    for page in pages:
        for side in (+1, -1):
            for index in from_the_edge(page, side):
                line = page.lines[index]
                if (page.number, index) not in numbers and not recurs(line, page, seen):
                    break
                furniture[page.number].add(index)
        beside = (i for i in at_the_sides(page) if recurs(page.lines[i], page, seen))
        furniture[page.number].update(beside)
    furniture = with_slots(pages, furniture)
    text = text_among(pages, furniture)
    return {number: indices - text[number] for number, indices in furniture.items()}


def words_about(pages: Sequence[Page]) -> str:
    """What the running lines of the pages say, each once; "" for one page alone."""
    running = running_lines(pages) if len(pages) > 1 else {}
    said = (page.lines[at].text for page in pages for at in sorted(running.get(page.number, ())))
    return ". ".join(dict.fromkeys(said))


def with_slots(pages: Sequence[Page], furniture: dict[int, set[int]]) -> dict[int, set[int]]:
    """Also the lines set where other pages have their running head, though their words stand
    once only: the title of a short chapter."""
    heads = Counter(
        slot_of(page.lines[index])
        for page in pages
        for index in furniture[page.number]
        if page.lines[index].y < page.height * MARGIN
    )
    slots = {slot for slot, times in heads.items() if times >= max(3, 0.2 * len(pages))}
    tops = sorted(
        line.y
        for page in pages
        if (
            line := next(
                (li for i, li in enumerate(page.lines) if i not in furniture[page.number]), None
            )
        )
    )
    body = tops[len(tops) // 2] if tops else 0.0
    found = {}
    for page in pages:
        head = {
            i
            for i in islice(from_the_edge(page, +1), 1)
            if slot_of(line := page.lines[i]) in slots and line.y < body - 2 * line.size
        }
        found[page.number] = furniture[page.number] | head
    return found


def slot_of(line: Line) -> tuple[int, int]:
    """The place of a running head: its height on the page and its size, in whole points."""
    return round(line.y), round(line.size)


def from_the_edge(page: Page, side: int) -> Iterator[int]:
    """Indices of the lines in the top margin going down, or in the bottom margin going up."""
    order = sorted(range(len(page.lines)), key=lambda i: side * page.lines[i].y)
    for index in order:
        y = page.lines[index].y
        inside = y < page.height * MARGIN if side > 0 else y > page.height * (1 - MARGIN)
        if not inside:
            return
        yield index


def lowest(page: Page) -> set[int]:
    """Index of the last line, however high it stands: small pages may be printed on larger."""
    return set(sorted(range(len(page.lines)), key=lambda i: page.lines[i].y)[-1:])


def at_the_sides(page: Page) -> list[int]:
    """Indices of the lines wholly in the outer fifteenth of the page on the left or the right:
    the running head of a page that was turned."""
    return [
        index
        for index, line in enumerate(page.lines)
        if line.right < page.width / 15 or line.x > page.width * 14 / 15
    ]


def patterns(text: str, page: int) -> set[str]:
    """What stays the same from page to page: the words, or all of them but a page number at one
    end that keeps in step with the pages. (Masking every figure would take footnotes, and
    paragraphs, that begin alike for running lines.)"""
    words = text.casefold().strip()
    found = {words, re.sub(r"\bpage \d+(?: of \d+)?", "page #", words)}
    for at_one_end in (r"^(\d{1,4})(?=\s)", r"(?<=\s)(\d{1,4})$"):
        if match := re.search(at_one_end, words):
            step = int(match[1]) - page
            found.add(f"{words[: match.start()]}#{step}{words[match.end() :]}")
    return found


def heights_seen(pages: Sequence[Page]) -> dict[str, list[tuple[int, float]]]:
    """Where each pattern stands in the margins: (page number, y)."""
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        edges = (*from_the_edge(page, +1), *from_the_edge(page, -1), *at_the_sides(page))
        for index in set(edges):
            line = page.lines[index]
            for key in patterns(line.text, page.number):
                seen[key].append((page.number, line.y))
    return seen


def recurs(line: Line, page: Page, seen: dict[str, list[tuple[int, float]]]) -> bool:
    """Whether the same words stand at the same height on two other pages, or on one other when
    the file calls them running or they stand at the very edge. (A letterhead is marked as
    running too, but stands once: text; and so is a footnote, though many say "ibid".)"""
    if RAISED_FIRST.match(line.text):
        return False
    if not line.running and not re.search(r"[^\W\d_]", line.text):
        return False
    for key in patterns(line.text, page.number):
        near = [(n, abs(y - line.y)) for n, y in seen[key] if n != page.number]
        others = {n for n, apart in near if apart < SAME_HEIGHT}
        exact = any(apart < 1 for _, apart in near) and is_at_the_edge(line, page)
        if len(others) >= 2 or (others and (line.running or exact)):
            return True
    return False


def is_at_the_edge(line: Line, page: Page) -> bool:
    """Whether a line stands where text hardly ever does: the outer fifteenth of the page."""
    return not page.height / 15 < line.y < page.height * 14 / 15


def page_number_lines(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """(page number, line index) of the lines that only number the page: those whose figure
    keeps in step with the pages, or, where blank pages are not counted, grows with them in one
    place."""
    found: list[tuple[int, int, int]] = []
    places: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for page in pages:
        edges = {*from_the_edge(page, +1), *from_the_edge(page, -1)}
        for index in sorted(edges | lowest(page)):
            line = page.lines[index]
            if match := PAGE_NUMBER.match(line.text):
                value = value_of(match[1])
                places[round(line.y / 2)].append((page.number, index, value))
                if index in edges:
                    found.append((page.number, index, value - page.number))
    steps = Counter(step for _, _, step in found)
    growing = (place for place in places.values() if len(place) >= 3 and grows(place))
    return {
        (number, index)
        for number, index, step in found
        if steps[step] >= min(3, len(pages)) or steps[step] >= 0.5 * len(pages)
    } | {(number, index) for place in growing for number, index, _ in place}


def grows(place: Sequence[tuple[int, int, int]]) -> bool:
    """Whether the figures in one place of the pages (page, line, figure) grow from page to page,
    never faster than the pages do."""
    return all(
        0 < after[2] - before[2] <= after[0] - before[0] for before, after in pairwise(place)
    )


def numbers_inside(pages: Sequence[Page]) -> dict[int, str]:
    """For each page, the "Page 19" of another edition that stands among its text: once on the
    page, in step with those of other pages."""
    said = {
        page.number: [
            span.text
            for line in page.lines
            for span in line.pieces
            if NUMBER_INSIDE.match(span.text)
        ]
        for page in pages
    }
    once = {number: texts[0] for number, texts in said.items() if len(texts) == 1}
    steps = Counter(int(text.split()[1]) - number for number, text in once.items())
    return {n: text for n, text in once.items() if steps[int(text.split()[1]) - n] > 1}


def without_number(lines: Sequence[Line], number: str) -> list[Line]:
    """The lines without the words that number the page, alone or beside the cells of a table."""
    if not number:
        return list(lines)
    kept = []
    for line in lines:
        spans = tuple(span for span in line.spans if span.text != number)
        if len(spans) < len(line.spans):
            text = " ".join(span.text for span in spans)
            line = replace(line, text=text, x=spans[0].x, right=spans[-1].right)
            line = replace(line, spans=spans if len(spans) > 1 else ())
        if line.text != number:
            kept.append(line)
    return kept


def value_of(numeral: str) -> int:
    """17 of "17", 4 of "iv"."""
    return int(numeral) if numeral.isdigit() else roman_value(numeral)


def labels_of(pages: Sequence[Page], furniture: dict[int, set[int]]) -> dict[int, str]:
    """The number printed on each page, from its own line or the edge of a running one: of all
    the figures there, the one that keeps in step with the pages."""
    candidates: dict[int, set[str]] = defaultdict(set)
    alone: set[tuple[int, str]] = set()
    for page in pages:
        for index in furniture[page.number]:
            text = page.lines[index].text
            if match := PAGE_NUMBER.match(text):
                candidates[page.number].add(match[1])
                alone.add((page.number, match[1]))
            else:
                candidates[page.number].update(NUMBERS_AT_AN_EDGE.findall(text))
    steps = Counter(
        value_of(numeral) - number for number, all_ in candidates.items() for numeral in all_
    )
    labels = {}
    for number, numerals in candidates.items():
        best = max(
            sorted(numerals), key=lambda numeral: steps[value_of(numeral) - number], default=""
        )
        enough = min(2, len(pages)) if (number, best) in alone else 2
        if best and steps[value_of(best) - number] >= enough:
            labels[number] = best
    return labels
