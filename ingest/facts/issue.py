"""Whether a paper of a meeting supplements others, or replaces one that went out before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.kinds.kind import Kind
from assistant.kinds.meeting import REISSUED, SUPPLEMENT
from ingest.facts.titles import front_of
from ingest.lines import Line

_ISSUE = re.compile(rf"{SUPPLEMENT}|{REISSUED}", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,3}[.)]?\s")
_REPLACES = re.compile(
    r"\bth(?:is|ese) (?:report|paper|version|agenda|appendix|annex|document|supplement|item|pages?)"
    r"s? (?:(?:hereby|now) )?(?:replaces?|supersedes?|is issued in place of) (?P<what>(?:the|that"
    r"|those) (?:(?:earlier|previous|original|first) )?(?:report|paper|version|agenda|appendix"
    r"|annex|document|item|pages?)[^.;]{0,100})",
    re.IGNORECASE,
)
HEAD = 15  # lines at the head of the paper
LONGEST = 80  # characters of a line that says which issue it is


def issue_of(title: str, kind: Kind, lines: Sequence[Line]) -> tuple[str, str]:
    """What a paper of a meeting says that it is ("Supplement 1", "Revised report"), and what it
    says that it replaces; "" for either that it does not say."""
    if kind.dated != "met":
        return "", ""
    front = front_of(lines, 2)
    words = " ".join(" ".join(line.text for line in front).split())
    found = _REPLACES.search(words)
    replaces = found["what"].strip() if found else ""
    # Below the first number stand the items, some of which are still "to follow".
    head = takewhile(lambda line: not _NUMBERED.match(line.text), front_of(lines, 1)[:HEAD])
    texts = [" ".join(line.text.split()) for line in head]
    pieces = [piece for text in texts for piece in (text, *re.split(r"\s[-–—|]\s", text))]
    pieces += re.split(r"\s[-–—:]\s|[()\[\]]", title)
    said = (each.strip(" :–—-.()[]*") for each in pieces if len(each) <= LONGEST)
    issue = next((each for each in said if _ISSUE.fullmatch(each)), "")
    return re.sub(r"[()]", "", issue).capitalize() or ("Replacement" if replaces else ""), replaces
