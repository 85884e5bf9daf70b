"""What kind of document it is, from its title and its first page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.titles import DEAR, front_of
from ingest.lines import Line

# In order: what stands first wins. Each is looked for in the title, then in what is said of the
# visit on the first page.
_BY_TITLE = (
    (r"\bguidance\b|\bhandbook\b|\bframework\b.*\binspect|\binspecting\b|\bcode of practice\b"
     r"|working together to safeguard", "guidance"),
    (r"monitoring visit", "monitoring visit"),
    (r"focus(?:s)?ed (?:assurance )?visit|assurance visit", "focused visit"),
    (r"area SEND|special educational needs.*\binspection|\binspection\b.*special educational needs"
     r"|SEND (?:inspection|revisit)", "SEND inspection"),
    (r"joint (?:targeted |local )?(?:area )?(?:child protection )?(?:inspection|review)|\bJTAI",
     "joint inspection"),
    (r"action plan|improvement plan", "action plan"),
    (r"terms of reference", "terms of reference"),
    (r"^(?:draft )?minutes\b", "minutes"),
    (r"\b(?:re-?)?inspection (?:of|report|in)\b|\binspection of local authority"
     r"|unannounced inspection|^inspection\b", "inspection"),
    (r"\bresponse to\b", "report"),
    (r"\binquiry\b(?!.*\bcommittee\b)", "inquiry report"),
    (r"\bpolicy\b(?! committee)(?! and resources)|\bprocedures?\b", "policy"),
)  # fmt: skip
_BY_FIRST_PAGE = (
    (r"findings of (?:a|the|our|this)(?: \w+)? monitoring visit", "monitoring visit"),
    (r"findings of (?:a|the|our|this)(?: \w+)? focused visit", "focused visit"),
    (r"joint (?:local )?area inspection[^.]{0,160}special educational needs", "SEND inspection"),
    (r"joint (?:targeted area )?inspection of", "joint inspection"),
    (r"findings of (?:a|the|our|this)[^.]{0,60} inspection", "inspection"),
)
# What an inspectorate's own report has on its first pages, and a report about one has not.
_BY_INSPECTORS = re.compile(
    r"inspection dates?\b|(?:lead|reporting) inspector|judgements?\s+grades?\b|dear\b"
    r"|ofsted inspects|findings of (?:a|the) .{0,60}inspection|unannounced inspection",
    re.IGNORECASE,
)
_AGENDA_ITEMS = (
    r"apologies", r"declarations? of (?:\w+ )?interests?", r"minutes", r"public question",
    r"terms of reference", r"work programme", r"any other (?:urgent )?business", r"chair[’']?s",
    r"exclusion of (?:the )?(?:press|public)",
)  # fmt: skip
_REPORT_LABELS = (
    r"report (?:author|of|by|to|title)\b", r"wards? affected", r"key decision", r"recommendations?",
    r"purpose of (?:the )?report", r"(?:financial|legal|equalit\w+) implications", r"lead director",
    r"cabinet member", r"decision maker", r"contact officer", r"background papers",
)  # fmt: skip


def kind_of(title: str, lines: Sequence[Line]) -> str:
    """One of the kinds of Facts.kind, "" where the first pages do not say.

    A pack is told by its agenda before its title, for it may be about an inspection.
    """
    first = [line.text.strip() for line in front_of(lines, 1)][:80]
    two = [line.text.strip() for line in front_of(lines, 2)][:160]
    if _is_agenda(two):
        return "committee pack"
    if _is_minutes(title, first):
        return "minutes"
    if is_parliamentary(" ".join(two[:60])) and "response" not in title.lower():
        return "select committee report"
    if _labels(first, _REPORT_LABELS) >= 3:
        return "committee report"
    words = " ".join(first)
    for pattern, kind in _BY_TITLE:
        if re.search(pattern, title, re.IGNORECASE):
            told = kind != "inspection" or _BY_INSPECTORS.search(" ".join(two))
            return kind if told else "report"
    letter = any(DEAR.match(text) for text in first)
    if letter:
        for pattern, kind in _BY_FIRST_PAGE:
            if re.search(pattern, words, re.IGNORECASE):
                return kind
        return "letter"
    if _labels([line.text.strip() for line in lines][:200], _REPORT_LABELS) >= 4:
        return "committee report"
    if re.search(r"\b(?:report|review|inspection|strategy)\b", title, re.IGNORECASE):
        return "report"
    return ""


def is_parliamentary(front: str) -> bool:
    """Whether a front page is of a select committee of either House."""
    house = re.search(r"house of (?:commons|lords)", front, re.IGNORECASE)
    committee = re.search(r"\bcommittee\b", front, re.IGNORECASE)
    report = re.search(r"\breport (?:of|from) session|(?:\w+) report\b", front, re.IGNORECASE)
    ordered = re.search(r"\b(?:inquiries act|inquiry)\b", front, re.IGNORECASE)
    return bool(house and committee and report and not ordered)


def _is_agenda(texts: Sequence[str]) -> bool:
    named = any(re.match(r"(?:public )?agenda\b", text, re.IGNORECASE) for text in texts)
    return named and _labels(texts, _AGENDA_ITEMS) >= 2


def _is_minutes(title: str, first: Sequence[str]) -> bool:
    held = re.search(
        r"minutes of (?:a|the|an) .{0,120}?meeting", " ".join(first[:25]), re.IGNORECASE
    )
    starts = re.match(r"(?:draft )?minutes\b", title, re.IGNORECASE)
    present = any(
        re.match(r"(?:present|in attendance|apologies)\b", t, re.IGNORECASE) for t in first
    )
    return bool((held or starts) and present)


def _labels(texts: Sequence[str], patterns: Sequence[str]) -> int:
    """How many of the labels begin a line, after an item's number if it has one."""
    return sum(
        any(re.match(rf"(?:item )?[\d.()a-z]{{0,5}}\s*{pattern}", t, re.IGNORECASE) for t in texts)
        for pattern in patterns
    )
