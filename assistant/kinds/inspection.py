"""Ofsted's inspections of children's services, in the frameworks from 2005 to 2026."""

from __future__ import annotations

from dataclasses import replace

from assistant.kinds.childrens_services import SHARED
from assistant.kinds.kind import Sign

# What an inspectorate's own report has on its first pages, and a report about one has not.
_BY_INSPECTORS = (
    r"inspection dates?\b|(?:lead|reporting) inspector|judgements?\s+grades?\b|^dear\b"
    r"|ofsted inspects|findings of (?:a|the) .{0,60}inspection|unannounced inspection"
)

INSPECTION = replace(
    SHARED,
    name="inspection",
    about="an inspectorate's report with its grades",
    signs=(
        Sign(
            title=r"\b(?:re-?)?inspection (?:of|report|in)\b|unannounced inspection|^inspection\b",
            front=(_BY_INSPECTORS,),
            pages=2,
            without=r"\b(?:handbook|framework|guidance|inspecting)\b",
        ),
        Sign(front=(r"^dear\b", r"findings of (?:a|the|our|this)[^.]{0,60} inspection")),
    ),
    called=("inspection", "ilacs"),
    graded="table",
    examples=(
        "What needs to improve in {name}?",
        "What was overall effectiveness judged to be in {name}?",
    ),
)
