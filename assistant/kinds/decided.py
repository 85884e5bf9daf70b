"""How papers print what was decided, why and by which votes, and how people ask it; what only
asks for a decision is none."""

from __future__ import annotations

import re

from assistant.kinds.plain import RECOMMENDATIONS
from assistant.text.words import stems_in

_BODY = r"(?:committee|cabinet|council|panel|board|forum|meeting|members)"
_HOW = r"(?:(?:then|also|further|therefore|unanimously) ){0,2}"
# How a sentence of minutes begins that decides, or a heading above what was decided; not what an
# earlier meeting did.
BY_A_MEETING = re.compile(
    rf"(?:^|[.:;)]\s{{0,2}})(?:(?:it was|(?:[\w’'-]{{1,30}} ){{0,5}}?{_BODY}) )?{_HOW}"
    r"(?:resolve[ds]|agreed)\b(?! with\b)"
    rf"|(?<!\bhad )(?<!meeting )(?<!meeting, )\bit was {_HOW}(?:resolved|agreed)\b",
    re.IGNORECASE | re.MULTILINE,
)
# The label or the heading of the decision in a record, and not that of who took it and when.
IN_A_RECORD = re.compile(
    r"^decisions?(?:\(s\))?(?: (?:made|taken|agreed)\b[^.:;]{0,40})?(?=\W{0,9}$|\s?:)",
    re.IGNORECASE | re.MULTILINE,
)
# What a report or an officer asks for before anything is decided.
PROPOSED = re.compile(
    r"^\W*recommendations?:|\b(?:officers?|recommendation) (?:was|is|were|are)\b"
    r"|\brecommend(?:s|ed)?\b|\b(?:is|are) (?:asked|invited|requested) to\b",
    re.IGNORECASE,
)
PROPOSALS = re.compile(RECOMMENDATIONS, re.IGNORECASE)
# Why it was decided, where the decision says so itself.
REASONED = re.compile(
    r"\b(?:for the following|reasons?|because|(?:on|upon) (?:the )?grounds|contrary to|due to"
    r"|in (?:view|light) of|under (?:paragraph|section|regulation))\b",
    re.IGNORECASE,
)
# The label or the heading of the reasons of a decision.
REASONS = re.compile(
    r"(?:^|[.:;)]\s{0,2})reasons?(?:\(s\))?(?: for (?:(?:the|this|its|that) )?\w{5,15})?"
    r"(?=\W{0,9}$|\s?:)",
    re.IGNORECASE | re.MULTILINE,
)
# Who voted against or abstained, in a question; and what records it: a vote, or how many.
ASKS_WHO = re.compile(
    r"\bwho\b(?: \w{1,15}){0,3}? (?:abstain\w{0,3}|vot\w{1,4} (?:\w{1,15} ){0,3}?against)\b",
    re.IGNORECASE,
)
ABSTAINED = re.compile(r"\babst(?:ain|ention)", re.IGNORECASE)
AGAINST = re.compile(
    r"^\W{0,9}against\b|\b(?:vot(?:e|es|ed|ing)|recorded)\b.{0,60}?\bagainst\b"
    r"|\bagainst\b.{0,40}?\brecorded\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\b(?:\d{1,3}|no|one|two|three|four|five|six|seven|eight|nine|ten) (?:votes? )?"
    r"(?:against|abst)",
    re.IGNORECASE,
)
# What is asked: what was decided, whether it was, why it was.
WHAT = re.compile(
    r"^\W{0,9}(?!.{0,300}\b(?:can|could|may|must|should)\b)(?:and |but |so )?(?:(?:on|at|by|in) )?"
    r"(?:what|which|list|name|give|show)\b",
    re.IGNORECASE,
)
WHETHER = re.compile(r"^\W*(?:and |but |so )?(?:was|were|has|have|had|did)\b", re.I)
WHY = re.compile(r"^\W*(?:and |but |so )?why\b|\b(?:reasons?|grounds) (?:for|why|of)\b", re.I)
DECIDING = frozenset(
    stems_in("decide decided decision resolve resolved resolution agree agreed outcome")
)
# What becomes of what is put to a meeting.
FATES = frozenset(
    stems_in(
        """approve approved approval grant granted refuse refused refusal reject rejected rejection
        defer deferred deferral adopt adopted dismiss dismissed exclude excluded exclusion"""
    )
)
# What else such a question is made of.
OF_DECISIONS = DECIDING | frozenset(
    stems_in(
        """make made take took taken come came vote voted votes voting against oppose opposed
        abstain abstained reason reasons ground grounds committee council meeting minutes minute
        record"""
    )
)
