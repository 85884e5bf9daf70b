"""What officers write for a meeting or a member to decide on, and the decision itself."""

from __future__ import annotations

from assistant.kinds.decided import IN_A_RECORD
from assistant.kinds.kind import Kind, Listing, Sign
from assistant.kinds.plain import WHAT_IS_RECOMMENDED
from assistant.text.dates import A_DAY, A_MONTH_NAME

_LABELS = (
    r"report (?:author|of|by|to|title)\b", r"(?:from|by):?(?:$|\s[A-Z])", r"to:?(?:$|\s[A-Z])",
    r"subject\b", r"classification\b", r"(?:decision|report) (?:no|number|ref)\b",
    r"(?:meeting name|name of meeting|date of meeting|decision[- ]maker)\b",
    r"(?:past|previous|future) pathway\b", r"electoral divisions?\b",
    r"(?:ward\(?s?\)?|divisions?)(?: or groups)? affected", r"key decision",
    r"recommendations?(?:\(s\))?(?::|$)", r"purpose of (?:the )?report",
    r"(?:financial|legal|equalit\w+) implications", r"lead director", r"cabinet member",
    r"contact officer", r"background papers", r"agenda item\b", r"item no\b",
    r"executive summary\b", r"reasons? for (?:the )?(?:recommendation|decision)s?",
)  # fmt: skip
# What is asked of a report, and how its line in the table at its head begins.
_PARTICULARS = (
    (r"\b(?:wrote|written|author\w*|prepared|drafted)\b",
     r"^(?:report )?author\b|^report (?:of|by)\b"),
    (r"\b(?:e-?mail|phone|telephone|ring|call|contact)\b",
     r"^(?:officer )?contact\b|^contact officer\b|^(?:tel|e-?mail)\b"),
    (r"\b(?:cabinet member|portfolio holder|lead member)\b",
     r"^(?:cabinet|portfolio|lead member)\b"),
    (r"\b(?:lead )?director\b", r"^(?:lead |executive |responsible )?director\b"),
    (r"\bwards?\b", r"^wards?\b"),
    (r"\bkey decision\b", r"^key decision\b"),
    (r"\bservice area\b", r"^service area\b"),
)  # fmt: skip
_TABLE_AND_WORDS = (r"\brecommend|\bis (?:asked|invited|requested) to\b|\bto (?:note|approve)\b",)
_A_BODY = r"(?:committee|cabinet|council|board|panel|executive|forum|commission)"
_TO_A_BODY = (
    rf"(?:report to\b.{{0,60}}\b{_A_BODY}\b"
    rf"|(?:\w+ ){{0,6}}{_A_BODY}\s*[-–—,:|]\s*(?:\w+day,? )?{A_DAY} {A_MONTH_NAME})",
    r"(?:joint )?report (?:of|by|from|author)\b",
)

OFFICERS_REPORT = Kind(
    name="committee report",
    about="an officer's report to a committee, a cabinet or a member",
    signs=(
        Sign(labels=_LABELS, least=3),
        Sign(labels=_LABELS, least=2, front=_TABLE_AND_WORDS),
        Sign(labels=_TO_A_BODY, least=2),
        Sign(title=rf"\breport (?:to|for) (?:the )?\w*\s*{_A_BODY}"),
    ),
    also=("officer's report",),
    dated="met",
    titled="printed",
    particulars=_PARTICULARS,
    lists=(WHAT_IS_RECOMMENDED,),
    decides=IN_A_RECORD,
    examples=("What is recommended in {name}?", "Who wrote {name}?"),
)
_RECORD = "record cabinet member made take took taken"
_OF_A_DECISION = (
    r"decision[- ]?(?:maker|taker)\b", r"date of (?:the )?decision\b",
    r"reasons? for (?:the )?decision\b",
)  # fmt: skip
_REASONS = r"reasons?(?:\(s\))? for (?:the )?decision"
DECISION = Kind(
    name="record of decision",
    about="a decision taken by a member or an officer",
    signs=(
        Sign(front=(r"\brecord of (?:executive |officer |cabinet member )*decision\b",)),
        Sign(front=(r"^record of (?:\w+ ){0,3}decisions?$",)),
        Sign(
            front=(r"\b(?:executive|officer|cabinet member|delegated) decision (?:record|notice)",)
        ),
        Sign(
            title=r"\b(?:record|notice) of (?:\w+ ){0,3}decisions?\b|\bdecisions? taken (?:by|at)\b"
            r"|\bdecision (?:record|notice|sheet|details|list)\b"
            r"|\bnotice of (?:\w+ ){0,2}(?:permission|refusal)\b"
        ),
        Sign(labels=_OF_A_DECISION, least=3),
    ),
    called=("record of decision",),
    dated="met",
    lists=(
        Listing(
            asked="reason",
            headings=rf"\b{_REASONS}",
            only=_REASONS,
            free=f"decide decided decision {_RECORD}",
        ),
        Listing(
            asked="alternative option reject considered",
            headings=r"^options?\b.*rejected|\balternatives?\b.*\b(?:considered|rejected)",
            only=r"options?\b.*rejected|(?:any )?alternatives?\b.*\b(?:considered|rejected)",
            free=f"decide decided decision {_RECORD}",
        ),
    ),
    decides=IN_A_RECORD,
    examples=("What was decided in {name}?", "What reasons are given in {name}?"),
)
