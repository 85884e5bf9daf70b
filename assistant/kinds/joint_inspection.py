"""Inspections of a whole area: SEND, and the joint targeted area inspections."""

from __future__ import annotations

from assistant.kinds.childrens_services import AREAS, SAID_AS, SHORT, WHAT_TO_IMPROVE
from assistant.kinds.kind import Kind, Sign

SEND_INSPECTION = Kind(
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
    called=("inspection",),
    dated="visited",
    authority="inspected",
    names_inspectors=True,
    graded="outcome",
    lists=(WHAT_TO_IMPROVE,),
    said_as=SAID_AS,
    short=SHORT,
    examples=("What must the partnership improve, by {name}?",),
)
JOINT_INSPECTION = Kind(
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
    dated="visited",
    authority="inspected",
    names_inspectors=True,
    areas=AREAS,
    lists=(WHAT_TO_IMPROVE,),
    said_as=SAID_AS,
    short=SHORT,
    examples=("What does {name} say must improve?",),
)
