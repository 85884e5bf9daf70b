"""What kind of answer would do, by the words of a question: a number, a date, a name, a list."""

from __future__ import annotations

import re

from assistant.kinds.grades import A_GRADE
from assistant.question.asked import Wants

_PEOPLE = (
    r"(?:councillor|officer|inspector|director|member|manager|chair(?:man|woman|person)?|head"
    r"|leader|lead|person|people|author|mayor|secretary|clerk|adviser|solicitor|speaker|minister)"
)
_BODIES = (
    r"(?:company|firm|agency|provider|organisation|organization|charity|school(?!['’]?s? years?)"
    r"|college|university|trust|hospital|contractor|consultancy|supplier|bank|model|programme"
    r"|scheme|system|tool|software|project|partnership|framework|newspaper|club|team|country"
    r"|city|town|village|river|language|band|film|book)"
)
_YES_NO = re.compile(
    r"^\W*(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|should|may|must|might|shall)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:how|what|which|who|whom|whose|when|where|why|name|list)\b", re.IGNORECASE)
# What goes before the question itself: "Can you tell me …", "Do they say how many …".
_PLEASE = re.compile(
    r"^\W*(?:please )?(?:can|could|will|would) you (?:please )?\w+(?: me| us)?\b", re.I
)
_SAYS = re.compile(
    r"^\W*(?:where )?(?:does|do|did) (?:it|they|the \w+|any\w*)(?: \w+){0,2}? (?:say|state|mention"
    r"|tell us|show|explain)s?\b(?: that\b| about\b)?",
    re.IGNORECASE,
)
_WHY = re.compile(r"\W*(?:and |but |so )?why\b", re.IGNORECASE)
_WANTS: tuple[tuple[Wants, str], ...] = (
    ("contact", r"\b(?:phone|telephone|fax) numbers?\b|\b(?:e-?mail|web) address\b"
                r"|\bcontact (?:details|numbers?)\b|\b(?:how|who|whom) (?:do|can|should|would) "
                r"(?:i|we|you|people|parents|they) (?:contact|ring|call|phone|e-?mail|reach)\b"
                r"|\b(?:which|what) number (?:do|can|should|would) \w+ (?:ring|call|phone)\b"),
    ("time", r"\b(?:what|which) time\b|\b(?:start|finish|end|closing|opening) time\b"),
    ("number", r"\bhow (?:many|much|often|long|old|far|large|big|high|quick(?:ly)?|soon|fast)\b"
               r"|\b(?:what|which)\b.{0,30}\bnumbers?\b"
               r"|^\W*(?:compare )?(?:the )?(?:\w+ )?numbers? of\b"
               r"|^\W*(?:the )?(?:average|total|mean|median|highest|lowest|maximum|minimum)\b"
               r"|\bwhat (?:did|does|do|will|would)\b.{0,40}\b(?:pay|cost|charge|spend|earn)\b"
               r"|\b(?:what|which) (?:\w+ ){1,2}(?:allowance|salary|fee|price|budget|cost)\b"
               r"|\b(?:percentage|proportion)\b|\b(?:what|which|until) (?:share|percent|cost|budget"
               r"|age|salary|amount|figure)\b|\brates?\b.{0,3}$"
               r"|\bwhat\b(?! did| does| do| would).{0,30}\brates?\b"
               r"|\bwhat(?:['’]s| is| was| are| were)\b.{0,40}\b(?:salary|salaries|allowance|costs?"
               r"|budget|fees?|price|average|total|mean|median|size|highest|lowest|maximum"
               r"|minimum)\b"),
    ("date", r"^\W*(?:and |but )?(?:by |since |until )?when(?! (?:do|does|are|can|should|must)\b)"
             r"|\bwhen (?:did|is|was|were|will|has)\b"
             r"|\b(?:what|which) (?:date|day|month|year)\b|\bthe dates? of\b|\bdate due\b"
             r"|\bby what date\b|\bdeadline\b|\bdue date\b"),
    ("person", r"^\W*(?:and\s+)?who(?:se|m)?\b|\bwho (?:is|was|were|are|led|signed|wrote)\b"
               rf"|\bnames? of the (?:\w+ ){{0,3}}{_PEOPLE}s?\b"
               rf"|\bwhich (?:\w+ ){{0,2}}{_PEOPLE}s?\b|\b(?:by|to|for|with) whom\b"),
    ("name", rf"\bwhich (?:\w+ ){{0,2}}{_BODIES}\b"
             rf"|\bwhat (?:\w+ ){{0,2}}{_BODIES}\b.{{0,60}}\bcalled\b"
             r"|\b(?:what (?:is|was) the )?names? of\b|\bnamed what\b|\bcalled\b\W*$"),
    ("list", r"^\W*(?:list|name)\b|\bwhat (?:are|were) the\b|\bwhich (?:\w+s)\b"
             r"|\bwhat (?:\w+ ){0,3}(?:areas|actions|things|services|members|steps|factors"
             r"|recommendations|reasons|examples|types|events|powers|functions|topics|groups)\b"),
    ("grade", r"\bgraded?\b|\bgrading\b|\brated\b|\bratings?\b|\bmarks? for\b"
              r"|\bdid (?:the )?(?!the\b)\w+ rate\b|\bjudged\b|\bjudgements?\b"
              rf"|\boverall effectiveness\b|{A_GRADE.pattern}\?*$"),
    ("yes_no", _YES_NO.pattern),
)  # fmt: skip


def wanted(text: str) -> Wants:
    """What kind of answer would do; in brackets stands the question that it goes on from."""
    text = _PLEASE.sub("", text.partition(" (")[0]).strip()
    if says := _SAYS.search(text):
        text = text[says.end() :].strip()
        if not _OPEN.search(text):
            return "passage"
    if _WHY.match(text):
        return "passage"
    cues = _WANTS[-2:] if _YES_NO.search(text) else _WANTS
    return next((want for want, cue in cues if re.search(cue, text, re.I | re.M)), "passage")
