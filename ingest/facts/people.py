"""Who came on a visit, as a report or letter names them, the one who led first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.kinds.kind import Front
from ingest.facts.titles import front_of
from ingest.lines import Line

_NAME = r"[A-Z][\w’'.\-]*(?: (?:[A-Z][\w’'.\-]*|de|van|von|der|la|le|bin|al))+"
NAME = re.compile(f"^{_NAME}")


def people_in(lines: Sequence[Line], front: Front) -> tuple[str, ...]:
    """Names of those who came, the lead first; () where none is named in a known way."""
    if labelled := _labelled(lines, front):
        return labelled
    words = " ".join(line.text for line in front_of(lines, 2))
    if found := front.in_letters.search(" ".join(words.split())):
        return names_in(found["names"], front)
    return _from_the_team(lines, front)


def names_in(text: str, front: Front) -> tuple[str, ...]:
    """The people of a list: "Peter McEntee HMI, Alison Smale HMI and Jon Bowman"."""
    plain = front.ranks.sub("", " ".join(text.split()))
    pieces = [piece.strip(" .;:") for piece in re.split(r",|;|\band\b|&", plain)]
    pieces = [piece for piece in pieces if piece]
    # One piece that is no name, and the list is not what it seemed.
    if not pieces or not all(
        NAME.fullmatch(piece) and not front.jobs.search(piece) for piece in pieces
    ):
        return ()
    return tuple(dict.fromkeys(pieces))


def _labelled(lines: Sequence[Line], front: Front) -> tuple[str, ...]:
    """From "Lead inspector: …", "Deputy lead inspector: …", "Team inspectors: …"."""
    by_role: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(lines):
        text = " ".join(line.text.split())
        found = front.roles.match(text)
        if not found or not (found["colon"] or found["role"].lower() in {"lead", "reporting"}):
            continue
        role = found["role"].lower().replace("reporting", "lead")
        names = found["names"]
        if role == "team":
            for following in lines[number + 1 : number + 4]:
                if ":" in following.text or not re.search(r",", names):
                    break
                if not names_in(f"{names} {following.text}", front):
                    break
                names += " " + following.text
        people = names_in(names, front)
        if people and role not in by_role and (role == "team" or len(people) <= 2):
            by_role[role] = people
    if "lead" not in by_role:
        return ()
    ordered = [name for role in ("lead", "deputy lead", "team") for name in by_role.get(role, ())]
    return tuple(dict.fromkeys(ordered))


def _from_the_team(lines: Sequence[Line], front: Front) -> tuple[str, ...]:
    """The lead from a table of the team: "Jo Petch HMI, Ofsted Lead inspector"."""
    start = next((n for n, line in enumerate(lines) if line.text.lower() == front.table), None)
    if start is None:
        return ()
    for line in lines[start + 1 : start + 8]:
        cells = line.cells or [span.text for span in line.spans] or (line.text,)
        for row in "\n".join(cells).split("\n"):
            if found := front.in_tables.match(" ".join(row.split())):
                return names_in(found["names"], front)
    return ()
