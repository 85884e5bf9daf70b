"""The order of figures that a question asks for: the largest, the fewest, those that fell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from assistant.documents import Paragraph
from assistant.finding.weigh import Evidence
from assistant.question.asked import Asked
from assistant.text.dates import A_YEAR
from assistant.text.words import stem_set, stems_in, words_in

Cells = Mapping[str, str]  # by their column's head
Table = Sequence[tuple[Paragraph, Cells]]

SUMS = re.compile(r"(?:grand |sub-?)?totals?\b", re.IGNORECASE)
_FIGURE = re.compile(r"[-–+(]?\s?£?\s?(\d[\d,]*(?:\.\d+)?)\s?(?:%|[kmp]|bn)?\)?", re.IGNORECASE)
_DEAR = r"(?: (?:expensive|costly))?"
_TOP = re.compile(
    rf"\b(?:larg|bigg|high|great|dear|costli)est\b|(?<!\bat )\bmost\b(?! (?:of|recent)){_DEAR}",
    re.IGNORECASE,
)
_BOTTOM = re.compile(rf"\b(?:small|low|few|cheap)est\b|(?<!\bat )\bleast\b{_DEAR}", re.IGNORECASE)
_MONEY = re.compile(r"expensive|cost|dear|cheap", re.IGNORECASE)
_FELL = re.compile(r"\b(?:cut|fell|falls?|fallen|reduced|decreased|shrank)\b", re.IGNORECASE)
_ROSE = re.compile(r"\b(?:rose|rises?|risen|increased|grew|grown|raised)\b", re.IGNORECASE)
_CHANGES = frozenset(stems_in("change variance variation difference movement"))


def order_in(text: str) -> re.Match[str] | None:
    """The words that ask for an order of figures, or for those that changed one way."""
    found = (order.search(text) for order in (_TOP, _BOTTOM, _FELL, _ROSE))
    return next(filter(None, found), None)


def superlative_in(text: str) -> re.Match[str] | None:
    """The words that ask for the first or the last of an order."""
    return _TOP.search(text) or _BOTTOM.search(text)


def in_order(table: Table, topic: Set[str], said: str, of_paper: Set[str]) -> list[Paragraph]:
    """The row of the largest or the smallest figure of the column that `said`, an order, and the
    topic ask about, or those whose change is one way; of columns that are years that of its paper,
    where none is named. [] where the table has no such column."""
    every = [cells for _, cells in table]
    heads = [
        head for head in list(every[0])[1:] if all(_figure(c[head]) is not None for c in every)
    ]
    if _FELL.search(said) or _ROSE.search(said):
        sign = -1 if _FELL.search(said) else 1
        return [row for row, cells in table if sign * _change(cells, heads, topic) > 0]
    meant = _meant(heads, topic, bool(_MONEY.search(said)), of_paper)
    if not meant:
        return []
    figures = [(row, _figure(cells[meant]) or 0.0) for row, cells in table]
    best = (max if _TOP.search(said) else min)(figure for _, figure in figures)
    return [row for row, figure in figures if figure == best]


def _meant(heads: Sequence[str], topic: Set[str], money: bool, of_paper: Set[str]) -> str:
    """The column that shares most words with the topic, the last of those; else that of money, the
    sum, the only one, or that of the paper's year; "" where it is not plain which."""
    asked = topic | {"cost"} if money else topic
    words = {word for word in asked if not word.isdecimal()}
    named = [head for head in heads if words & stem_set(head)]
    if named:
        return max(reversed(named), key=lambda head: len(asked & stem_set(head)))
    if money:
        heads = [head for head in heads if "£" in head]
    years = {word for word in topic if word.isdecimal()}
    choices = (
        [head for head in heads if years and _years(head) and years >= _years(head)],
        [head for head in heads if not years and SUMS.match(head)],
        [head for head in heads if not years],
        [head for head in heads if not years and _years(head) and of_paper >= _years(head)],
    )
    return next((of_these[0] for of_these in choices if len(of_these) == 1), "")


def _change(cells: Cells, heads: Sequence[str], topic: Set[str]) -> float:
    """The figure of the only column of changes; else by how much that of the year asked for is
    above the column before it; 0 where neither is plain."""
    changes = [head for head in heads if stem_set(head) & _CHANGES]
    if changes:
        return (_figure(cells[changes[0]]) or 0.0) if len(changes) == 1 else 0.0
    years = {word for word in topic if word.isdecimal()}
    at = [n for n, head in enumerate(heads) if n and _years(head) and years >= _years(head)]
    if len(at) != 1 or not _years(heads[at[0] - 1]):
        return 0.0
    now, before = (_figure(cells[heads[n]]) or 0.0 for n in (at[0], at[0] - 1))
    return now - before


def without_an_order(asked: Asked, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Where the first of an order is asked for, without the rows that do not say so themselves: a
    single row of a table tells nothing of the others."""
    said = superlative_in(asked.said)
    if not said or asked.comparing:
        return tuple(evidence)
    order = said[0].casefold()
    return tuple(
        e
        for e in evidence
        if e.match.paragraph.form != "row" or order in e.match.paragraph.text.casefold()
    )


def _figure(cell: str) -> float | None:
    found = _FIGURE.fullmatch(cell.strip())
    if not found:
        return None
    figure = float(found[1].replace(",", ""))
    return -figure if cell.strip()[0] in "-–(" else figure


def _years(head: str) -> frozenset[str]:
    return frozenset(word for word in words_in(head) if re.fullmatch(A_YEAR, word))
