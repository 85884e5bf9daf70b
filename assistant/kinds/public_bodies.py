"""What Parliament, inquiries, inspectors, ministers and the ombudsman write."""

from __future__ import annotations

from assistant.kinds.kind import Kind, Listing, Sign
from assistant.kinds.plain import WHAT_IS_RECOMMENDED

_HOUSE, _COMMITTEE = r"house of (?:commons|lords)", r"\bcommittee\b"
_SESSION = r"\b(?:report|response) (?:of|from) session|\w report\b"

GOVERNMENT_RESPONSE = Kind(
    name="government response",
    about="what a government answers to an inquiry or a committee",
    signs=(
        Sign(title=r"\bgovernment(?:[’']s)?:? response\b"),
        Sign(front=(r"^(?:the )?government(?:[’']s)? response\b",)),
        Sign(
            title=r"\bresponse to\b.*\b(?:inquiry|committee|report|review|recommendations)\b",
            front=(r"\b(?:government|presented to parliament|secretary of state)\b",),
            without=r"\blondon borough\b|\bcouncil[’']s response\b",
        ),
    ),
    called=("government response",),
    authority="body",
    lists=(WHAT_IS_RECOMMENDED,),
    examples=("Which recommendations does {name} accept?",),
)
SELECT_COMMITTEE = Kind(
    name="select committee report",
    about="a report of a committee of either House",
    signs=(
        Sign(
            front=(_HOUSE, _COMMITTEE, _SESSION),
            pages=2,
            without=r"\binquiries act\b|\bpublic inquiry\b|\bbriefing paper\b",
        ),
    ),
    called=("select committee report",),
    authority="body",
    lists=(
        WHAT_IS_RECOMMENDED,
        Listing(
            asked="member membership",
            headings=r"^(?:current |committee )?member(?:s|ship)(?: of the committee)?$",
            only=r"(?:current |committee )?member(?:s|ship)\b",
            free="committee current sit sits",
        ),
    ),
    examples=("What does {name} recommend?",),
)
INQUIRY = Kind(
    name="inquiry report",
    about="a report of a public inquiry or an independent review",
    signs=(Sign(title=r"\binquiry\b(?!.*\bcommittee\b)", without=r"\bresponse to\b"),),
    called=("inquiry",),
    authority="none",
    lists=(WHAT_IS_RECOMMENDED,),
    examples=("What does {name} recommend?",),
)
INSPECTORS_REPORT = Kind(
    name="inspector's report",
    about="a planning inspector's report or decision",
    signs=(
        Sign(
            front=(
                r"\ban? inspector appointed by the (?:secretary of state|welsh ministers)"
                r"|\bby .{3,80}\bMRTPI\b|\bplanning inspectorate\b",
                r"\breport (?:to|on|of)\b|\bappeal (?:decision|ref)\b",
            ),
            pages=4,
            without=r"\bresponse\b|\bbackground paper\b",
        ),
    ),
    called=("inspector's report",),
    lists=(WHAT_IS_RECOMMENDED,),
    examples=("What does the inspector conclude in {name}?",),
)
OMBUDSMAN = Kind(
    name="ombudsman decision",
    about="what an ombudsman decided on a complaint",
    signs=(
        Sign(front=(r"\bombudsman\b", r"\bcomplaint (?:reference|against|number)\b")),
        Sign(title=r"\bombudsman[’']s (?:draft |final )?decision\b"),
    ),
    called=("ombudsman decision",),
    lists=(
        Listing(
            asked="remedy recommend recommendation action",
            headings=r"\bremedy|\bagreed actions?\b|\brecommend",
            only=r"\b\w{1,30} (?:remedy|action)|remedy|agreed actions?",
            free="ombudsman agreed council complaint",
        ),
        Listing(
            asked="decide decided decision conclude conclusion",
            headings=r"^(?:my |the )?(?:final |draft )?decision\b",
            only=r"(?:my |the )?(?:final |draft )?decision\b",
            free="ombudsman final council complaint case reach reached made make",
        ),
    ),
    examples=("What did the ombudsman find in {name}?", "What is the remedy in {name}?"),
)
