"""The papers of a meeting: its agenda, its pack and its minutes."""

from __future__ import annotations

from assistant.kinds.childrens_services import WHAT_TO_IMPROVE
from assistant.kinds.kind import Kind, Sign
from assistant.kinds.plain import WHAT_IS_RECOMMENDED

_ITEMS = (
    r"apologies", r"declarations? of (?:\w+ )*interests?", r"(?:confirmation|approval) of minutes",
    r"minutes", r"public (?:question|forum|participation)", r"terms of reference",
    r"(?:work|forward) (?:programme|plan)", r"any other (?:urgent )?business", r"chair[’']?s",
    r"chair(?:man|person|woman)[’']?s", r"election of", r"questions\b", r"petitions\b",
    r"exclusion of (?:the )?(?:press|public)", r"date of (?:the )?next meeting",
)  # fmt: skip
_AGENDA = r"^(?:public )?agenda\b|\bsummons\b|\byou are (?:hereby )?(?:summoned|invited)\b"
_AN_AGENDA = r"^(?:public )?agenda\b(?! item)|\byou are (?:hereby )?summoned\b"
LONGEST_AGENDA = 8  # pages; with the papers of its items it is a pack

AGENDA = Kind(
    name="agenda",
    about="what a meeting is to deal with",
    signs=(Sign(front=(_AGENDA,), labels=_ITEMS, least=2, pages=2, longest=LONGEST_AGENDA),),
    called=("agenda",),
    also=("meeting",),
    dated="met",
    titled="committee",
    lists=(WHAT_IS_RECOMMENDED,),
    examples=("What is on {name}?", "When and where is the meeting of {name}?"),
)
PACK = Kind(
    name="committee pack",
    about="an agenda with the papers of its items",
    signs=(Sign(front=(_AGENDA,), labels=_ITEMS, least=2, pages=2),),
    called=("pack", "agenda"),
    also=("meeting", "scrutiny papers"),
    dated="met",
    titled="committee",
    lists=(WHAT_TO_IMPROVE, WHAT_IS_RECOMMENDED),
    examples=("What is on the agenda of {name}?",),
)
_PRESENT = (
    r"(?:those |members |also |councillors )?present\b(?!ation)(?!:? to)", r"attend(?:ees|ance)\b",
    r"in attendance\b", r"apologies\b", r"minute[- ]taker\b|minutes taken by\b",
    r"notes (?:of (?:the )?meeting|taken)\b", r"minutes (?:of|–|-)",
)  # fmt: skip
MINUTES = Kind(
    name="minutes",
    about="what was said and resolved at a meeting",
    signs=(
        Sign(title=r"^(?:draft )?minutes\b", labels=_PRESENT),
        Sign(
            front=(r"minutes of (?:a|the|an) (?!previous|last).{0,120}?(?:meeting|council)",),
            labels=_PRESENT,
            without=_AN_AGENDA,
        ),
        Sign(labels=_PRESENT, least=3, without=_AN_AGENDA),
        Sign(labels=_PRESENT[:5], least=2, without=_AN_AGENDA),
    ),
    called=("minutes",),
    also=("meeting",),
    dated="met",
    titled="minutes",
    lists=(WHAT_IS_RECOMMENDED,),
    examples=("Who was present, by {name}?", "What was resolved, by {name}?"),
)
