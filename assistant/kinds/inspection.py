"""Ofsted's inspections of children's services, in the frameworks from 2005 to 2026."""

from __future__ import annotations

from dataclasses import replace

from assistant.kinds.childrens_services import SHARED
from assistant.kinds.grades import GRADE, OVERALL
from assistant.kinds.kind import Grading, Sign

# What an inspectorate's own report has on its first pages, and a report about one has not.
_BY_INSPECTORS = (
    r"inspection dates?\b|(?:lead|reporting) inspector|judgements?\s+grades?\b|^dear\b"
    r"|ofsted inspects|findings of (?:a|the) .{0,60}inspection|unannounced inspection"
)

# "Children's services in Anytown are good", "… require improvement to be good".
_OF = (
    r"(?:children[’']?s[’']? services|services for children)\b"
    r"(?:(?! (?:are|is|be) )[^.:;]){0,80}?\s"
)
_AFTER = r"\b(?!\s+(?:and|in|at|but|or|with)\b)"
GRADING = Grading(
    # The areas of the framework since 2018; those of other years are read as they stand.
    areas=(
        "The impact of leaders on social work practice with children and families",
        "The experiences and progress of children who need help and protection",
        "The experiences and progress of children in care and care leavers",
        "The experiences and progress of children in care",
        "The experiences and progress of care leavers",
        OVERALL,
    ),
    # The first rows of 2013 to 2017, and of others.
    first_rows=(
        "children who need help and protection",
        "the experiences and progress of children who need",
        "the impact of leaders on social work",
        "overall effectiveness",
        "overall experiences and progress",
    ),
    record=r"record of main findings\b.{0,60}|inspection judgements:?",
    # Rows that only the framework of 2013 to 2017 had.
    boxed=("children looked after and", "leadership, management and governance"),
    verdicts=(
        rf"{_OF}(?:are|is)\s+(?:judged\s+(?:to\s+be\s+)?)?(?P<grade>{GRADE}){_AFTER}",
        rf"{_OF}(?P<grade>requires?\s+improvement(?:\s+to\s+be\s+good)?){_AFTER}",
        rf"overall judgement is:? (?:that )?(?P<grade>{GRADE})\b",
    ),
    board=("Local Safeguarding Children Board", "LSCB"),
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
        Sign(title=r"\binspection [–-] (?:full|interim)$", front=(_BY_INSPECTORS,), pages=2),
        # Of a children's home, a fostering or adoption agency: its title is its own name.
        Sign(front=(r"inspected under the [\w ]{0,40}framework", _BY_INSPECTORS), pages=2),
    ),
    called=("inspection", "ilacs"),
    grading=GRADING,
    examples=(
        "What needs to improve in {name}?",
        "What was overall effectiveness judged to be in {name}?",
    ),
)
