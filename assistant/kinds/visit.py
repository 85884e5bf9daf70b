"""Letters after focused and monitoring visits: they look at one subject, and grade nothing."""

from __future__ import annotations

from assistant.kinds.childrens_services import AREAS, SAID_AS, SHORT, WHAT_TO_IMPROVE
from assistant.kinds.kind import Kind, Sign

_FINDINGS = r"findings of (?:a|the|our|this)(?: \w+)? {} visit"


def _visit(name: str, about: str, title: str, findings: str) -> Kind:
    return Kind(
        name=name,
        about=about,
        signs=(Sign(title=title), Sign(front=(r"^dear\b", _FINDINGS.format(findings)))),
        called=("visit", "letter"),
        dated="visited",
        authority="inspected",
        names_inspectors=True,
        names_subject=True,
        areas=AREAS,
        lists=(WHAT_TO_IMPROVE,),
        said_as=SAID_AS,
        short=SHORT,
        examples=("What did inspectors look at in {name}?",),
    )


MONITORING_VISIT = _visit(
    "monitoring visit",
    "a letter after a visit to services judged inadequate",
    r"monitoring visit",
    "monitoring",
)
FOCUSED_VISIT = _visit(
    "focused visit",
    "a letter after a visit that looked at one subject",
    r"focus(?:s)?ed (?:assurance )?visit|assurance visit",
    "focused",
)
