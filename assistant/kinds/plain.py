"""What no other kind is: letters, reports, and papers of which nothing is known."""

from __future__ import annotations

from assistant.kinds.kind import Kind, Sign

LETTER = Kind(
    name="letter",
    about="a letter",
    signs=(Sign(front=(r"^dear\b",)),),
    called=("letter",),
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
)
PLAIN = Kind(name="", about="a paper of no kind that is known")
