"""What no other kind is: letters, reports, and papers of which nothing is known."""

from __future__ import annotations

from assistant.kinds.kind import Kind, Listing, Sign

# The heading of recommendations, and not of the reasons for them or of what was said to them.
RECOMMENDATIONS = (
    r"\A(?!.{0,80}\b(?:for|to|on|about|behind)\b.{0,20}\brecommendation).{0,100}\brecommend"
)
WHAT_TO_IMPROVE = Listing(
    asked="improve improvement recommend recommendation sort fix weakness better",
    headings=r"\bimprov|\bpriority (?:and immediate )?actions?\b|\bareas? for\b|\bnext steps\b"
    rf"|{RECOMMENDATIONS}",
    only=r"(?:areas? for (?:improvement|priority action)|priority (?:and immediate )?actions?"
    r"|what (?:[\w’']+ ){0,5}needs? to (?:do to )?improve)\b",
    numbered=r"recommend",
    free="""need needs needed area areas action actions key main visit service services full
    identified identify give gave given formal formally letter expect expects immediate outcome
    matter matters issue issues""",
)
# Of the actions called so, no other list is what is asked for.
PRIORITY_ACTIONS = Listing(
    asked="priority",
    headings=r"\bpriority (?:and immediate )?actions?\b",
    only=r"(?:areas? for priority action|priority (?:and immediate )?actions?)\b",
    called=r"\bpriority actions?\b",
    free=WHAT_TO_IMPROVE.free,
)
WHAT_IS_RECOMMENDED = Listing(
    asked="recommend recommendation",
    headings=RECOMMENDATIONS,
    only=r"(?:officer )?recommendations?\b",
    numbered=r"recommend",
    free="committee cabinet inquiry paper members board panel conclusion",
)
LETTER = Kind(
    name="letter",
    about="a letter",
    signs=(Sign(front=(r"^dear\b",)),),
    called=("letter",),
    lists=(WHAT_TO_IMPROVE, PRIORITY_ACTIONS),
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
    lists=(WHAT_TO_IMPROVE, PRIORITY_ACTIONS, WHAT_IS_RECOMMENDED),
)
PLAIN = Kind(
    name="",
    about="a paper of no kind that is known",
    lists=(WHAT_TO_IMPROVE, PRIORITY_ACTIONS, WHAT_IS_RECOMMENDED),
)
