"""What holds from one year to the next: policies, plans, terms of reference, contracts."""

from __future__ import annotations

from assistant.kinds.kind import Kind, Sign
from assistant.kinds.plain import WHAT_IS_RECOMMENDED, WHAT_TO_IMPROVE

GUIDANCE = Kind(
    name="guidance",
    about="what a government or an inspectorate asks of others",
    signs=(
        Sign(
            title=r"\bguidance\b|\bhandbook\b|\bframework\b.*\binspect|\binspecting\b"
            r"|\bcode of practice\b|working together to safeguard"
        ),
    ),
    also=("guidance",),
    authority="none",
    examples=("What does {name} ask of councils?",),
)
ACTION_PLAN = Kind(
    name="action plan",
    about="who does what by when",
    signs=(Sign(title=r"\b(?:action|improvement) plan\b", without=r"\barea action plan\b"),),
    also=("action plan", "improvement plan"),
    lists=(WHAT_TO_IMPROVE, WHAT_IS_RECOMMENDED),
    examples=("What are the actions of {name}?",),
)
TERMS = Kind(
    name="terms of reference",
    about="what a committee or a group may do",
    signs=(Sign(title=r"terms of reference"),),
    called=("terms of reference",),
    examples=("Who are the members, by {name}?",),
)
CONTRACT = Kind(
    name="contract",
    about="an agreement between a council and another",
    signs=(
        Sign(
            title=r"\b(?:contract|(?:service level |partnership |section \d+ )?agreement|lease|deed"
            r"|conditions of contract|memorandum of understanding)\b",
            front=(
                r"\b(?:between|the parties|hereinafter|the (?:supplier|contractor|provider))\b",
            ),
            pages=2,
        ),
    ),
    also=("contract",),
    examples=("When does {name} end?", "How may {name} be ended?"),
)
POLICY = Kind(
    name="policy",
    about="a policy, plan, strategy or a council's own rules",
    signs=(
        Sign(
            title=r"\bpolic(?:y|ies)\b(?! committee)(?! and resources)|\bprocedures?\b"
            r"|\bstrategy\b|\b(?:local|neighbourhood|area action|corporate|business|development)"
            r" plan\b|\bAAP\b|\bpreferred options\b|\bplanning document\b|\bdevelopment scheme\b"
            r"|\bstanding orders\b|\bfinancial regulations\b|\bcode of conduct\b"
            r"|\bconstitution\b|\bscheme of delegation\b|\bplanning policy framework\b"
            r"|\brisk (?:assessment|management)\b",
            without=r"\b(?:minutes|agenda|response to|statement of case)\b|^inspectors?\b",
        ),
    ),
    also=("policy",),
    examples=("What does {name} say of its aims?", "Who is responsible under {name}?"),
)
