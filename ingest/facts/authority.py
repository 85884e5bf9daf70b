"""The local authority a document is about, by its plain name: "Telford and Wrekin"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.titles import front_of
from ingest.lines import Line

_NAME = r"(?P<name>[A-Z][\w’'&.,\- ]{1,60}?)"
_SERVICES = (
    r"(?:children[’']?s[’']? (?:social care |social work )?services|children[’']s social care)"
)
# Where a title names its authority, in Ofsted's forms from 2009 to now.
_IN_TITLE = (
    rf"(?i:visit|inspection) (?:to|of|at) (?:the )?{_NAME}(?:[’']s?)?(?: local authority| council)?"
    rf"(?:[’']s?)? {_SERVICES}",
    rf"SEND (?:inspection|revisit) (?:of|in|to) (?:the )?{_NAME}:? (?i:local area)\b",
    rf"(?i:joint targeted area inspection) of (?:the )?{_NAME}(?:$|:)",
    rf"(?:SEND|area) (?:inspection|revisit) (?:of|in|to) (?:the )?{_NAME}$",
    rf"(?i:inspection|review)\b.*? in (?:the )?{_NAME}$",
    rf"(?:children in need of protection|disabilities) in (?:the )?{_NAME}$",
    rf"within {_NAME}(?: council)?(?:[’']s?)? {_SERVICES}",
)
_COUNCIL = re.compile(
    r"(?:[Tt]he )?(?:(?i:(?:london |royal |metropolitan )*borough|city|county|district|council)"
    r"(?: (?i:council))? of (?:the )?[A-Z][\w’'&\- ]{2,50}"
    r"|[A-Z][\w’'&.\-]*(?: (?:[A-Z][\w’'&.\-]*|and|of|upon|on|the|with|&))* [Cc]ouncil)"
)
# What is said of a council's rank and is no part of its name.
_BEFORE = re.compile(
    r"^(?:the )?(?:council of (?:the )?)?(?:(?:royal |london |metropolitan )*borough of "
    r"|royal borough |city of (?!london)|county (?:of )?|metropolitan district of |district of )?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?: (?:co-operative|metropolitan|royal|london borough|borough|county|city|district|unitary"
    r"|council|authority|corporation|local|area|partnership|children[’']s|services|combined))+$",
    re.IGNORECASE,
)


def authority_of(title: str, kind: str, lines: Sequence[Line]) -> str:
    """The authority's name without its rank; "" where the front page names none or several."""
    if kind in {"select committee report", "inquiry report", "guidance"}:
        return ""
    if kind.endswith(("inspection", "visit")):
        return _inspected(title, lines)
    named = _named_on_the_front(lines)
    return named[0] if len(named) == 1 else ""


def plain_name(name: str) -> str:
    """ "The London Borough of Barking & Dagenham" and "Barking and Dagenham Council" are one."""
    name = " ".join(re.sub(r"\s*&\s*", " and ", name).split()).strip(" ,.")
    before = _BEFORE.sub("", re.sub(r"[’']s?$", "", name))
    plain = _AFTER.sub("", before).strip(" ,.’'")
    return plain if re.match(r"[A-Z]", plain) else ""


def _inspected(title: str, lines: Sequence[Line]) -> str:
    for pattern in _IN_TITLE:
        if found := re.search(pattern, title):
            return plain_name(found["name"])
    # "Leeds: Inspection of …" and "Inspection of …: Telford and Wrekin Council".
    pieces = [piece.strip() for piece in title.split(": ")]
    places = [
        piece for piece in pieces if not re.search(r"inspection|review|visit|report", piece, re.I)
    ]
    if len(pieces) > 1 and len(places) == 1 and len(places[0]) < 60:
        return plain_name(places[0])
    named = _named_on_the_front(lines)
    return named[0] if len(named) == 1 else ""


def _named_on_the_front(lines: Sequence[Line]) -> list[str]:
    """The councils whose names stand on lines of their own on the first page, each once."""
    names: list[str] = []
    for line in front_of(lines, 1)[:60]:
        if found := _COUNCIL.fullmatch(line.text.strip(" ,.:")):
            name = plain_name(found[0])
            if (
                name
                and name not in names
                and not re.fullmatch(r"(?:full|the|this|our)", name, re.I)
            ):
                names.append(name)
    return names
