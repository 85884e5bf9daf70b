"""What no other kind is: letters, reports, and papers of which nothing is known."""

from __future__ import annotations

from assistant.kinds.childrens_services import WHAT_TO_IMPROVE
from assistant.kinds.kind import Kind, Listing, Sign

WHAT_IS_RECOMMENDED = Listing(
    asked="recommend recommendation",
    headings=r"\brecommend",
    only=r"(?:officer )?recommendations?\b",
    numbered=r"recommend",
    free="committee cabinet inquiry paper members board panel conclusion",
)
LETTER = Kind(
    name="letter",
    about="a letter",
    signs=(Sign(front=(r"^dear\b",)),),
    called=("letter",),
    lists=(WHAT_TO_IMPROVE,),
    examples=("What does {name} ask for?",),
)
REPORT = Kind(
    name="report",
    about="a report of no other kind",
    signs=(
        Sign(
            title=r"\b(?:report|review|inspection|briefing|background paper|statement of (?:case"
            r"|accounts|reasons)|budget book|data release)\b"
        ),
        Sign(front=(r"^(?:\w+ )?report\b|\bbriefing paper\b",)),
    ),
    lists=(WHAT_TO_IMPROVE, WHAT_IS_RECOMMENDED),
)
PLAIN = Kind(
    name="",
    about="a paper of no kind that is known",
    lists=(WHAT_TO_IMPROVE, WHAT_IS_RECOMMENDED),
)
