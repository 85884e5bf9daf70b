"""The inspectors a report or letter names, the one who led first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.facts.titles import front_of
from ingest.lines import Line

_NAME = r"[A-Z][\w’'.\-]*(?: (?:[A-Z][\w’'.\-]*|de|van|von|der|la|le|bin|al))+"
NAME = re.compile(f"^{_NAME}")
_TITLES = re.compile(
    r",? ?\(?\b(?=[shoricla])"  # the first letters of all: slow to try at every word
    r"(?:Senior )?(?:(?:one of )?(?:Her|His) Majesty[’']s (?:Senior )?Inspectors?|S?HMIs?"
    r"|(?:Ofsted )?(?:social care )?(?:regulatory )?inspectors?(?: \(\w+\))?|Ofsted|CQC|HMIC\w*"
    r"|HMIP|(?-i:[AO]I|SCRI)|social care|lead)\b\)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:ofsted )?(?P<role>lead|reporting|deputy lead|team)\s+inspectors?"
    r"\s*(?P<colon>:)?\s*(?P<names>.*)",
    re.IGNORECASE,
)
_IN_LETTER = re.compile(
    r"(?:the inspectors? (?:for this visit )?(?:were|was)"
    r"|(?:her|his) majesty[’']s inspectors? for this (?:visit|inspection) (?:were|was)"
    r"|(?:visit|inspection) was (?:carried out|conducted|undertaken|led) by)\s*:?\s*"
    r"(?P<names>.+?)"
    r"(?:\.(?=\s|$)(?<!\b[A-Z]\.)|,? (?:all|both|each) (?:of whom|of them|Her|His)\b|$)",
    re.IGNORECASE,
)
_AFTER_ROLE = re.compile(
    r"^(?P<names>[^,;]+?),? (?:Ofsted )?(?:S?HMI,? )?(?:Ofsted )?(?:HMI )?"
    r"lead inspector\b",
    re.I,
)
_JOB = re.compile(
    r"\b(?:inspector|analyst|manager|director|council|services|majesty|team|assurance)\b", re.I
)


def inspectors_in(lines: Sequence[Line]) -> tuple[str, ...]:
    """Names of inspectors, the lead first; () where none is named in a known way."""
    labelled = _labelled(lines)
    if labelled:
        return labelled
    front = " ".join(line.text for line in front_of(lines, 2))
    if found := _IN_LETTER.search(" ".join(front.split())):
        return names_in(found["names"])
    return _from_the_team(lines)


def names_in(text: str) -> tuple[str, ...]:
    """The people of a list: "Peter McEntee HMI, Alison Smale HMI and Jon Bowman"."""
    plain = _TITLES.sub("", " ".join(text.split()))
    pieces = [piece.strip(" .;:") for piece in re.split(r",|;|\band\b|&", plain)]
    pieces = [piece for piece in pieces if piece]
    # One piece that is no name, and the list is not what it seemed.
    if not pieces or not all(NAME.fullmatch(piece) and not _JOB.search(piece) for piece in pieces):
        return ()
    return tuple(dict.fromkeys(pieces))


def _labelled(lines: Sequence[Line]) -> tuple[str, ...]:
    """From "Lead inspector: …", "Deputy lead inspector: …", "Team inspectors: …"."""
    by_role: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(lines):
        text = " ".join((line.text or " ".join(line.cells)).split())
        found = _LABEL.match(text)
        if not found or not (found["colon"] or found["role"].lower() in {"lead", "reporting"}):
            continue
        role = found["role"].lower().replace("reporting", "lead")
        names = found["names"]
        if role == "team":
            for following in lines[number + 1 : number + 4]:
                if ":" in following.text or not re.search(r",", names):
                    break
                if not names_in(f"{names} {following.text}"):
                    break
                names += " " + following.text
        people = names_in(names)
        if people and role not in by_role and (role == "team" or len(people) <= 2):
            by_role[role] = people
    if "lead" not in by_role:
        return ()
    ordered = [name for role in ("lead", "deputy lead", "team") for name in by_role.get(role, ())]
    return tuple(dict.fromkeys(ordered))


def _from_the_team(lines: Sequence[Line]) -> tuple[str, ...]:
    """The lead from a table of the team: "Jo Petch HMI, Ofsted Lead inspector"."""
    start = next(
        (n for n, line in enumerate(lines) if line.text.lower() == "inspection team"), None
    )
    if start is None:
        return ()
    for line in lines[start + 1 : start + 8]:
        cells = line.cells or [span.text for span in line.spans] or (line.text,)
        for row in "\n".join(cells).split("\n"):
            if found := _AFTER_ROLE.match(" ".join(row.split())):
                return names_in(found["names"])
    return ()
