"""Way: the rows of a table that are asked for: those of a value, the largest, all that fell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby

from assistant.answering.clauses import unnumbered
from assistant.answering.lettered import lettered_in
from assistant.answering.lists import FREE, called, items_found, nearest
from assistant.answering.ordering import (
    SUMS,
    Cells,
    Table,
    in_order,
    order_in,
    superlative_in,
)
from assistant.answering.way import Desk, Found
from assistant.documents import Document, Paragraph
from assistant.question.asked import Asked
from assistant.question.periods import Period, periods_in
from assistant.text.dates import A_YEAR, CALENDAR
from assistant.text.words import STOP_WORDS, stem, stem_set, stems_in, words_in

FEWEST = 2  # rows of a table
_CELL = re.compile(r"(?:^|; )([^;:]{1,80}): ")
_CLAUSE = re.compile(r"[.,;(–]")
# What is no value of a row, and no order of its figures.
OTHERWISE = re.compile(
    r"\b(?:not?|never|without|except|than|neither|nor)\b|n[’']t\b"
    r"|\b(?:before|after|since|until|from|by|between)\b(?=.{0,40}\d)",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\b(?=.{0,40}\d)", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\W*(?:what|which|list|show|name)\b(?: [^\W\d_]+){0,3}? ([^\W\d_]{3,}s)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:their|its)\s+\w+", re.IGNORECASE)  # shown, and no condition
# What joins the rows, or a value, to what is said of them.
_JOINING = frozenset(
    stems_in(
        """rated marked assessed graded scored shown flagged recorded due considered proposed
        identified listed included"""
    )
)


def tables(asked: Asked, desk: Desk) -> Found | None:
    """Every row that is asked for; None where a word of the question is neither what the rows are
    called, nor the name of their paper, nor a value in them, nor the order of their figures."""
    times = [p for p in periods_in(_BY.sub("until", asked.said)) if p.sided]
    if asked.comparing or OTHERWISE.search(_without(times, _BY.sub("until", asked.said))):
        return None
    told = order_in(asked.said) or _several(asked) or lettered_in(asked.said)
    if asked.wants not in ("list", "number") and not told:
        return None
    rows = [
        row
        for document in _documents(asked, desk, bool(times))
        for table in _tables_of(desk.paragraphs_of(document.id))
        for row in _asked_of(table, document, asked, times)
        if times or asked.scope.holds(row)
    ]
    one = superlative_in(asked.said) or lettered_in(asked.said)
    return items_found(rows, replace(asked, wants="list") if one else asked, desk, "rows")


def _several(asked: Asked) -> str:
    """The stem of what several are asked for: "Which risks were …"; "" of no such question."""
    said = _SEVERAL.match(asked.said)
    noun = said[1].casefold() if said else ""
    return "" if noun in STOP_WORDS else stem(noun)


def _documents(asked: Asked, desk: Desk, timed: bool) -> tuple[Document, ...]:
    """Those in scope; where the rows of a time are asked for, it is no paper's, and those that
    search finds are read too."""
    within, matches = nearest(asked, desk.matches(asked)), desk.matches(asked)
    named = asked.scope.named
    found = {match.paragraph.document for match in matches if timed}
    others = (d for d in desk.documents if d.id in found and d not in within)
    return (*within, *(d for d in others if not named or d.facts.authority in named))


def _without(times: Sequence[Period], text: str) -> str:
    for time in times:
        text = text.replace(time.words, " ")
    return text


def _tables_of(paragraphs: Sequence[Paragraph]) -> Iterator[Table]:
    """The rows that follow one another under the same columns, without their sums."""
    rows = ((p, _cells_of(p.text)) for p in paragraphs if p.form == "row")
    for _, group in groupby(rows, key=lambda row: (row[0].part, row[0].section, tuple(row[1]))):
        table = [(p, c) for p, c in group if not SUMS.match(next(iter(c.values()), ""))]
        if len(table) >= FEWEST and len(table[0][1]) > 1:
            yield table


def _cells_of(text: str) -> Cells:
    heads = list(_CELL.finditer(text))
    ends = (*(head.start() for head in heads[1:]), len(text))
    return {h[1]: text[h.end() : end].strip() for h, end in zip(heads, ends, strict=False)}


def _asked_of(
    table: Table, document: Document, asked: Asked, times: Sequence[Period]
) -> list[Paragraph]:
    """The rows of a table that a question asks for; none where it asks for anything else."""
    topic = set(stems_in(asked.own_topic))
    paragraph, first = table[0]
    heads = list(first)
    around = stem_set(" ".join(map(unnumbered, paragraph.section)))
    noun = stem_set(heads[0]) or stem_set(unnumbered(paragraph.section[-1]))
    if not topic & noun and (order_in(asked.said) or _several(asked) in around):
        noun = around
    if not topic & noun:
        return []
    for time in times:
        table = _in_time(table, time, topic)
        topic -= stem_set(time.words)
    if letter := lettered_in(asked.said):
        table = _of_the_letter(table, *letter)
        topic.discard(letter[1].casefold())
    if not table:
        return []
    topic -= _words(heads) - _words(heads := list(table[0][1]))
    left = topic - noun - FREE - around - called(document)
    if said := order_in(asked.said):
        if not left - stem_set(said[0]) <= _words(heads):
            return []
        years = {word for word in stems_in(asked.said) if word.isdecimal()}
        return in_order(table, topic - stem_set(said[0]) | years, said[0], called(document))
    shown = letter or re.match(r"\W*(?:list|show)\b", asked.said, re.I)
    if not left - _JOINING or (shown and left <= _words(heads)):
        return [row for row, _ in table]
    meant = _words(_BESIDE.findall(asked.said))
    named = [head for head in heads if _words([head]) & left - meant]
    left -= _words(heads) | _JOINING
    values = ((row, {head: cells[head] for head in named or heads}) for row, cells in table)
    return [row for row, cells in values if left and left <= _values(cells, left)]


def _of_the_letter(table: Table, noun: str, letter: str) -> Table:
    """The rows that have the letter under a head of that name: "Band A"."""
    return [
        (row, cells)
        for row, cells in table
        if any(cell == letter and stem(noun) in stem_set(head) for head, cell in cells.items())
    ]


def _in_time(table: Table, time: Period, topic: Set[str]) -> Table:
    """The rows whose day, in the only column of days or that which the topic names, is of a time
    that begins or ends somewhere; without that column."""
    days = {
        head: [periods_in(cells[head]) for _, cells in table]
        for head in (table[0][1] if table else {})
    }
    dated = [head for head, cells in days.items() if all(cells)]
    named = [head for head in dated if stem_set(head) & topic]
    head = next((of_these[0] for of_these in (named, dated) if len(of_these) == 1), None)
    if head is None:
        return []
    return [
        (row, {other: cell for other, cell in cells.items() if other != head})
        for (row, cells), (day, *_) in zip(table, days[head], strict=True)
        if time.first <= day.first and day.last <= time.last
    ]


def _words(heads: Sequence[str]) -> frozenset[str]:
    """The stems of the heads, "own" for an owner too."""
    stems = stem_set(" ".join(heads))
    return stems | {stem(s.removesuffix("er")) for s in stems if s.endswith("er")}


def _values(cells: Cells, left: Set[str]) -> set[str]:
    """The words of a question that are a whole value of a row, or the month or year of one."""
    said: set[str] = set()
    for cell in cells.values():
        clause = _CLAUSE.split(cell)[0]
        value = stem_set("" if OTHERWISE.search(clause) else clause)
        said |= value if value <= left else set()
        dated = set(words_in(cell))
        if dated & CALENDAR and any(re.fullmatch(A_YEAR, word) for word in dated):
            said |= {stem(w) for w in dated if w in CALENDAR or re.fullmatch(A_YEAR, w)}
    return said
