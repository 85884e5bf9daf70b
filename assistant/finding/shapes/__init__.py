"""Whether a sentence holds the kind of thing a question asks for: a number, a date, a name."""

from __future__ import annotations

import re

from assistant.finding.shapes.figures import number_fit
from assistant.finding.shapes.people import name_fit, person_fit
from assistant.kinds.grades import A_GRADE
from assistant.question.asked import Wants
from assistant.text.dates import A_DAY, A_MONTH, A_YEAR, MONTHS, WEEKDAYS

_DATE = re.compile(
    rf"\b{A_YEAR}\b|\b{A_DAY}\s+{A_MONTH}\b|\b{A_MONTH}\s+\d"
    rf"|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b(?:{'|'.join(WEEKDAYS)})\b"
    r"|\b(?:within|in|after|next)\b.{0,25}\b(?:day|week|month|year)s?\b"
    rf"|(?<=\w )(?-i:{'|'.join(m.capitalize() for m in MONTHS)})\b"  # "in October"; no "May we"
    r"|\b(?:in|by|this|next|last|the|every|early|late) (?:spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|a\.m|p\.m)\b|\b\d{1,2}[.:]\d\d\b"
    r"|\b(?:noon|mid(?:day|night)|o[’']clock|half past)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\b0\d[\d ]{8,12}\b|\+44[\d ]{9,}|[\w.+-]+@[\w-]+\.\w+|\bwww\.|https?://")
_OVERALL = re.compile(r"\boverall\b", re.IGNORECASE)
_LIST = re.compile(r"^•|^\([a-z0-9]+\)|,.*(?:,|\band\b)|\binclud|\bsuch as\b|:", re.IGNORECASE)


def fit(wants: Wants, question: str, sentence: str) -> float:
    """From 0, nothing of the kind, over 0.5, of the kind but hardly of this, to 1."""
    if wants == "number":
        return number_fit(question, sentence)
    if wants == "person":
        return person_fit(question, sentence)
    if wants == "name":
        return name_fit(question, sentence)
    if wants == "list":
        return 1.0 if _LIST.search(sentence) else 0.5
    if wants == "grade" and _OVERALL.search(question) and not _OVERALL.search(sentence):
        return 0.3  # since 2023 many an inspection grades its parts and not the whole
    shape = {"date": _DATE, "time": _CLOCK, "contact": _CONTACT, "grade": A_GRADE}.get(wants)
    return 1.0 if shape is None or shape.search(sentence) else 0.0
