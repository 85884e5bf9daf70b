"""The papers of a meeting: its agenda, its pack and its minutes."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.kinds.decided import BY_A_MEETING
from assistant.kinds.kind import Kind, Listing, Sign
from assistant.kinds.plain import WHAT_IS_RECOMMENDED, WHAT_TO_IMPROVE

_CLOCK = r"\b\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|a\.m|p\.m|noon)\b"
_PLACE = (
    r"\bvenue\b|\b(?:chamber|room|hall|suite|offices?|house|centre|floor|building)\b.*,"
    r"|\b[A-Z]{1,2}\d[\dA-Z]?\s*\d[A-Z]{2}\b"
)
# What is asked of a meeting, and how the papers of every council print it.
PARTICULARS = (
    (r"\b(?:end|ended|finish|finished|close|closed|conclude|concluded)\b",
     r"^(?:the )?meeting (?:was )?(?:ended|closed|finished|concluded)\b"),
    (r"\bwhat time\b|\bwhen\b.*\b(?:start|begin)|\bstart(?:ing)? time\b", _CLOCK),
    (r"^\W*where\b|\bwhere (?:is|was|will|are|were|did)\b|\bvenue\b"
     r"|\bwhich (?:building|room|floor)\b", _PLACE),
    (r"\bvice[- ]chair", r"\([^)]*\bvice[- ]chair[^)]*\)|^vice[- ]chair\w*:"),
    (r"\bchair(?:s|ed|man|woman|person)?\b", r"\(chair\w*\)|^chair\w*:"),
    (r"\bapolog|\babsent\b|\bmissed\b"
     r"|\b(?:could(?:n['’]t| not)|unable to|did(?:n['’]t| not)) (?:attend|make|come)",
     r"^apologies\b(?!.*\bto receive\b)"),
    (r"\bco-?opt", r"\bco-?opt\w*\b.*[A-Z] [A-Z]"),
    (r"\bofficers?\b.*\b(?:present|attend\w*|there)\b|\bin attendance\b",
     r"^(?:also )?in attendance\b"),
    (r"\b(?:attended|present|turned up|took part|was there|were there)\b",
     r"^(?:(?:members |councillors |those )?present\b(?!ation)|attendance\b"
     r"|(?:those )?attend(?:ees|ing)\b\W*$|attendees:)"),
    (r"\b(?:members? of(?! (?:the )?public)|sits? on|sat on|serves? on|who(?:['’]s| is| are) on)\b",
     r"^(?:committee |panel |board )?(?:members(?:hip)?|councillors)\b.*[A-Z] [A-Z]"),
)  # fmt: skip
# What its minutes say at their items: what asks for it and the heading it stands under, or what
# both asks for it and tells it.
DECLARED = (
    r"\bdeclar(?:e[sd]?|ing|ations?)\b",
    r"^\W*(?:[\w/]{1,9}[.)]?\s+){0,2}declarations? of .{0,60}\binterests?\b",
)
PROPOSED = r"\b(?:propos|mov|nominat|second)ed\b"
ELECTED = r"\b(?:re-?)?elected\b"
# A question that is put at a meeting, how it is replied to, and what asks for the reply.
ASKED = re.compile(
    r"\b(?:asked|asks|enquired|queried|questioned)\b|\bquestion\b|\?\W{0,9}$", re.IGNORECASE
)
REPLIED = re.compile(
    r"^\W{0,9}(?:reply|response|answer)\b|\b(?:replied|responded|answered|explained|advised|confirmed"
    r"|stated|said|informed|told|assured|reported|(?:in|by way of) (?:reply|response|answer))\b",
    re.IGNORECASE | re.MULTILINE,
)
OF_REPLIES = re.compile(
    r"\b(?:reply|replies|responses?|answers?|answered|replied|respond(?:ed)?)\b.{1,60}"
    r"\b(?:question|query|enquiry)|\bquestions?\b.{1,99}\b(?:replied to|responded to|answered)\b"
    r"|\b(?:reply|response|answer)\W{1,3}\(.{1,99}\bask(?:ed)?\b",
    re.IGNORECASE,
)
_ITEMS = (
    r"apologies", r"declarations? of (?:\w+ )*interests?", r"(?:confirmation|approval) of minutes",
    r"minutes", r"public (?:question|forum|participation)", r"terms of reference",
    r"(?:work|forward) (?:programme|plan)", r"any other (?:urgent )?business", r"chair[’']?s",
    r"chair(?:man|person|woman)[’']?s", r"election of", r"questions\b", r"petitions\b",
    r"exclusion of (?:the )?(?:press|public)", r"date of (?:the )?next meeting",
)  # fmt: skip
_AGENDA = r"^(?:public )?agenda\b|\bsummons\b|\byou are (?:hereby )?(?:summoned|invited)\b"
_AN_AGENDA = r"^(?:public )?agenda\b(?! item)|\byou are (?:hereby )?summoned\b"
# What papers call themselves that go out after the agenda: beside its papers, or for one of them.
_NUMBER = r"(?: ?(?:no|number|pack)?\.? ?\(?(?:\d{1,2}|[a-z])\)?)?"
_LATE_PACK = (
    r"(?:public )?(?:(?:agenda )?supplement(?: pack| agenda)?|supplementary (?:agenda|pack|papers?"
    rf"|items?|documents?)|(?:papers?|reports?|items?) to follow|to follow(?: papers?| items?)?"
    rf"|(?:late|additional|tabled) (?:papers?|items?)){_NUMBER}"
)
SUPPLEMENT = (
    rf"(?:{_LATE_PACK}|supplementary (?:reports?|information)|addendum(?: report)?{_NUMBER})"
)
REISSUED = (
    r"(?:re-?issued?|revised|amended|corrected|replacement)(?: (?:version|reports?|agenda|papers?"
    r"|pack|(?:pages?|items?|appendix|appendices)(?: [\d a-z,–-]{1,20})?))?"
)
LONGEST_AGENDA = 8  # pages; with the papers of its items it is a pack

# What an agenda lists.
ITEMS = Listing(asked="item agenda business", headings=_AGENDA, numbered=_AGENDA)

# What all papers of a meeting share.
_OF_A_MEETING = Kind(
    name="",
    about="",
    also=("meeting",),
    dated="met",
    titled="committee",
    particulars=PARTICULARS,
    lists=(WHAT_IS_RECOMMENDED,),
)
AGENDA = replace(
    _OF_A_MEETING,
    name="agenda",
    about="what a meeting is to deal with",
    signs=(Sign(front=(_AGENDA,), labels=_ITEMS, least=2, pages=2, longest=LONGEST_AGENDA),),
    called=("agenda",),
    lists=(WHAT_IS_RECOMMENDED, ITEMS),
    examples=("What is on {name}?", "When and where is the meeting of {name}?"),
)
PACK = replace(
    _OF_A_MEETING,
    name="committee pack",
    about="an agenda with the papers of its items",
    signs=(
        Sign(front=(_AGENDA,), labels=_ITEMS, least=2, pages=2),
        Sign(front=(rf"^{_LATE_PACK}$",)),
    ),
    called=("pack", "agenda"),
    also=("meeting", "scrutiny papers"),
    lists=(WHAT_TO_IMPROVE, WHAT_IS_RECOMMENDED, ITEMS),
    examples=("What is on the agenda of {name}?",),
)
A_MINUTE = r"(?:minutes?|cofnodion)"  # what minutes call themselves
_PRESENT = (
    r"(?:(?:those |members |also |councillors )?present\b(?!ation)(?!:? to)|sederunt\b"
    r"|(?:yn )?bresennol\b)",
    r"attend(?:ees|ance|ing:?$)\b",
    r"in attendance\b", r"(?:apologies|ymddiheuriadau)\b", r"minute[- ]taker\b|minutes taken by\b",
    r"notes (?:of (?:the )?meeting|taken)\b", rf"{A_MINUTE} (?:of|–|-)",
)  # fmt: skip
# What stands between the title of minutes and their first item, and below no item of theirs.
WHO_WAS_THERE = re.compile(
    rf"^[\d.()a-z]{{0,6}}\s{{0,3}}(?:{'|'.join(_PRESENT[:5])})", re.IGNORECASE
)
# What is to be done may be listed at the end of minutes.
ACTIONS = Listing(
    asked="action",
    headings=r"^(?:summary of )?actions?\b(?! plan)",
    only=r"(?:summary of )?actions?\b",
    free="agreed agree set arise arising come came summary log point minute committee panel",
)
MINUTES = replace(
    _OF_A_MEETING,
    name="minutes",
    about="what was said and resolved at a meeting",
    signs=(
        Sign(title=rf"(?:^|: )(?:draft )?{A_MINUTE}\b", labels=_PRESENT),
        Sign(
            front=(
                r"minutes of (?:a|the|an) (?!previous|last).{0,120}?(?:meeting|council|\bheld)"
                r"|minute of (?:(?:a|the) )?meeting",
            ),
            labels=_PRESENT,
            without=_AN_AGENDA,
        ),
        Sign(labels=_PRESENT, least=3, without=_AN_AGENDA),
        Sign(labels=_PRESENT[:5], least=2, without=_AN_AGENDA),
    ),
    called=("minutes",),
    titled="minutes",
    lists=(WHAT_IS_RECOMMENDED, ACTIONS),
    decides=BY_A_MEETING,
    examples=("Who was present, by {name}?", "What was resolved, by {name}?"),
)
