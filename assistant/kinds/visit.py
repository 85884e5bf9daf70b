"""Letters after focused and monitoring visits: they look at one subject, and grade nothing."""

from __future__ import annotations

from dataclasses import replace

from assistant.kinds.childrens_services import SHARED
from assistant.kinds.kind import Kind, Sign

_FINDINGS = r"findings of (?:a|the|our|this)(?: \w+)? {} visit"


def _visit(name: str, about: str, title: str, findings: str, words: str = "") -> Kind:
    return replace(
        SHARED,
        name=name,
        about=about,
        signs=(Sign(title=title), Sign(front=(r"^dear\b", _FINDINGS.format(findings)))),
        called=("visit", "letter"),
        names_subject=True,
        words=f"{SHARED.words} {words}",
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
    "focussed",
)
