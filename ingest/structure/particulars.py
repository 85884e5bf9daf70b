"""Lines that say a particular of a document or a meeting: "Report author: …", a date, a place."""

from __future__ import annotations

import re

from assistant.kinds.every import ABOUT_TITLES, OFFICES
from assistant.text.dates import A_DAY, A_MONTH

# What councils call the particulars that stand about a title.
LABEL = (
    rf"{ABOUT_TITLES}|(?:date )?published"
    r"|(?:publication|meeting|visit)?\s*dates?(?: of [\w ]{3,40})?"
    r"|apologies(?: for absence)?|(?:members |also |officers )?present|in attendance|attendees"
    r"|venue|place|location|time|address|telephone|tel|textphone|phone|e-?mail|web(?:site)?"
    r"|(?:vice-?)?chair(?:man|woman|person)?|clerk|co-?optees|(?:committee )?members(?:hip)?"
    r"|(?:report |lead |contact )?(?:author|officer|director)|(?:media )?enquiries|contacts?"
    r"|cabinet member|portfolio holder|wards?(?: affected)?|democratic services|quorum"
    r"|(?:our|your) ref(?:erence)?|report (?:to|of|by)"
)
LABELLED = re.compile(rf"^(?:{LABEL})\s?:\s*\S", re.IGNORECASE)
# "Officers: K. Low, Director; M. Noor": a label of few words, and a name with initials or a style.
_STYLE = r"(?:Cllrs?|Councillors?|Ald(?:erman)?|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Mayor|Sir|Dame)"
_INITIAL = r"(?:[B-HJ-Z]\s|[A-Z]\.\s?)"  # "A" and "I" are words as well
PEOPLE = re.compile(
    rf"^[A-Z][A-Za-z’' ]{{1,30}}:\s+(?:{_STYLE}\b\.?\s+{_INITIAL}{{0,3}}|{_INITIAL}{{1,3}})"
    r"[A-Z][A-Za-z’'-]"
)
# Without a colon only what nobody would write above a section.
UNLABELLED = re.compile(
    rf"^(?:{ABOUT_TITLES}|date of publication|published|venue)\s+(?P<said>\S.*)$",
    re.IGNORECASE,
)
DATE = rf"{A_DAY}\s+{A_MONTH},?\s+\d{{4}}"
ONLY_DATES = re.compile(
    rf"^(?:\w{{3,6}}day,?\s+)?(?:{A_DAY}\s+(?:{A_MONTH}\s+(?:\d{{4}}\s+)?)?"
    rf"(?:to|and|[-–—])\s+)?{DATE}$"
)
TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b|\b\d{1,2}[.:]\d{2}\s?hours\b", re.IGNORECASE
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}$")
OFFICE = re.compile(OFFICES, re.IGNORECASE)


def says_who(text: str) -> bool:
    """Whether a line names those who were there or who did something, behind a label."""
    return bool(LABELLED.match(text) or PEOPLE.match(text))


def is_particular(text: str) -> bool:
    """Whether a line says when, where or who, so that it is to be quoted and heads nothing."""
    if LABELLED.match(text) or ONLY_DATES.match(text) or OFFICE.fullmatch(text):
        return True
    if TIME.search(text) or POSTCODE.search(text):
        return True
    said = UNLABELLED.match(text)
    return said is not None and all(not word[:1].islower() for word in said["said"].split()[:2])
