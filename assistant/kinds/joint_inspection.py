"""Inspections of a whole area: SEND, and the joint targeted area inspections."""

from __future__ import annotations

from dataclasses import replace

from assistant.kinds.childrens_services import SHARED
from assistant.kinds.kind import Grading, Sign

_OUTCOMES = (
    (r"typically lead to positive experiences and outcomes", "Typically positive experiences"),
    (r"lead to inconsistent experiences and outcomes", "Inconsistent experiences"),
    (r"widespread and/or systemic failings", "Widespread and/or systemic failings"),
)
SEND_INSPECTION = replace(
    SHARED,
    name="SEND inspection",
    about="a joint inspection of special educational needs in an area",
    signs=(
        Sign(
            title=r"area SEND|special educational needs.*\binspection"
            r"|\binspection\b.*special educational needs|SEND (?:inspection|revisit)",
            without=r"\b(?:handbook|framework|guidance)\b",
        ),
        Sign(
            front=(r"^dear\b", r"joint (?:local )?area inspection[^.]{0,160}special educational"),
        ),
    ),
    grading=Grading(outcomes=_OUTCOMES),
    areas=(),
    examples=("What must the partnership improve, by {name}?",),
)
JOINT_INSPECTION = replace(
    SHARED,
    name="joint inspection",
    about="a joint targeted area inspection by several inspectorates",
    signs=(
        Sign(
            title=r"joint (?:targeted |local )?(?:area )?(?:child protection )?"
            r"(?:inspection|review)|\bJTAI",
            without=r"\b(?:handbook|framework|guidance)\b",
        ),
        Sign(front=(r"^dear\b", r"joint (?:targeted area )?inspection of")),
    ),
    called=("inspection", "jtai"),
    examples=("What does {name} say must improve?",),
)
