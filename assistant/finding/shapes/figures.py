"""What is counted in a sentence: figures, money, shares, ages, how long and how often."""

from __future__ import annotations

import re

from assistant.text.dates import A_YEAR, CALENDAR
from assistant.text.numbers import NUMBER_WORDS, has_number
from assistant.text.words import STOP_WORDS, stem, words_in

_OFTEN = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|quarterly|termly|annual(?:ly)?|yearly|biannual(?:ly)?"
    r"|every|once|twice|(?:\w+ )?times? (?:a|per|each)|each (?:day|week|month|term|year))\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:aged?|old|minute|hour|day|week|fortnight|month|term|year)s?\b", re.IGNORECASE
)
_SINCE = re.compile(rf"\b(?:since|from|until|in post|appointed)\b.*\b{A_YEAR}\b", re.IGNORECASE)
_MONEY = re.compile(r"£|\bpounds?\b|\bpence\b", re.IGNORECASE)
# A cell of a row that is a figure alone may be of money: that stands at the head of its table.
_FIGURE_CELL = re.compile(r": [(-]?\d[\d,]*(?:\.\d\d)?\)?(?=;|$)")
_SHARE = re.compile(
    r"%|\bper ?cent\b|\b(?:half|third|quarter|majority)\b|\bin (?:10|ten|five)\b", re.I
)
_ASKS_MONEY = re.compile(
    r"\b(?:costs?|budget|salary|salaries|price|fees?|fund(?:ed|ing)?|spen[dt]|spending|allowance"
    r"|investment|invest|charge[ds]?|worth|paid|pay|earns?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:how many|number of)\s+([^?.;]+)", re.IGNORECASE)
_UNITS = CALENDAR | frozenset(
    "day days week weeks month months year years hour hours minute minutes am pm".split()
)
# What a figure may be of a whole: an average is no maximum, and neither is a plain count.
_KINDS = (
    frozenset(map(stem, "average mean median typical typically".split())),
    frozenset(map(stem, "highest maximum most largest peak".split())),
    frozenset(map(stem, "lowest minimum least smallest fewest".split())),
)
_YEAR = re.compile(A_YEAR)
_THOUSANDS = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")  # "2,000" is no year
_ROUGHLY = frozenset("almost approximately nearly over roughly than".split())
NEAR = 7  # words between a figure and what it counts


def number_fit(question: str, sentence: str) -> float:
    """From 0, no figure of the kind, to 1, a figure of what is counted."""
    fits = _of_the_kind(question.casefold(), question, sentence)
    asked, said = set(map(stem, words_in(question))), set(map(stem, words_in(sentence)))
    other = any(kind & asked and not kind & said for kind in _KINDS)
    return min(fits, 0.4) if other else fits


def _of_the_kind(asked: str, question: str, sentence: str) -> float:
    if "how often" in asked or ("how many times" in asked and _OFTEN.search(sentence)):
        return 1.0 if _OFTEN.search(sentence) else 0.0
    if re.search(r"\bhow (?:long|old)\b|\b(?:what|which|until) age\b", asked):
        lasts = _LASTS.search(sentence) and has_number(sentence)
        return 1.0 if lasts or _SINCE.search(sentence) else 0.0
    if _ASKS_MONEY.search(asked) and "how many" not in asked:
        return 1.0 if _MONEY.search(sentence) else 0.6 * bool(_FIGURE_CELL.search(sentence))
    if re.search(r"\b(?:percent|percentage|per cent|proportion|share)\b", asked):
        exact = re.search(r"%|\bper ?cent\b", sentence)
        return 1.0 if exact else 0.5 * bool(_SHARE.search(sentence))
    counted = _COUNTED.search(question)
    things = _things_counted(counted[1]) if counted else []
    figures = _figures(question, sentence, things)
    return _counting(things, figures, sentence) if figures and things else float(bool(figures))


def _counting(things: list[str], figures: list[int], sentence: str) -> float:
    """How surely one of the figures counts the things."""
    words = words_in(sentence)
    stems = [stem(word) for word in words]
    if things[0] in map(stem, _UNITS) and things[0] not in stems:
        return 0.2  # "how many weeks" is not told in children
    places = [at for at, word in enumerate(stems) if word in things]
    near = any(abs(at - figure) <= NEAR for at in places for figure in figures)
    if not near or all(words[at].endswith("%") for at in figures):
        return 0.6
    return 1.0 if 2 * len(set(things) & set(stems)) >= len(set(things)) else 0.8


def _things_counted(words: str) -> list[str]:
    """The stems of the things counted: the words up to the first that carries no meaning."""
    found: list[str] = []
    for word in words_in(words):
        if word in STOP_WORDS - {"and", "or"} and found:
            break
        if word not in STOP_WORDS:
            found.append(stem(word))
    return found[:4]


def _figures(question: str, sentence: str, things: list[str]) -> list[int]:
    """Where in the sentence figures stand that the question has not given; years do not count,
    unless what is counted follows ("2062 crates") or they are rough ("over 2000"), and neither do
    days, months and years where things are counted."""
    given = set(words_in(question))
    words = words_in(sentence)
    thousands = {found.replace(",", "") for found in _THOUSANDS.findall(sentence)}
    return [
        at
        for at, word in enumerate(words)
        if word not in given
        and not (things and set(words[at + 1 : at + 2]) & (_UNITS - given))
        and (
            word in NUMBER_WORDS
            or (
                word[0].isdigit()
                and (
                    not _YEAR.fullmatch(word)
                    or word in thousands
                    or set(words[max(0, at - 1) : at]) & _ROUGHLY
                    or (things and words[at + 1 : at + 2] and stem(words[at + 1]) in things)
                )
            )
        )
    ]
