"""What the reports on children's services share: their words, short names and graded areas."""

from __future__ import annotations

from dataclasses import replace

from assistant.kinds import inspectors
from assistant.kinds.kind import Kind
from assistant.kinds.plain import PRIORITY_ACTIONS, WHAT_TO_IMPROVE

_FREE = f"""{WHAT_TO_IMPROVE.free} inspector inspectors ofsted inspection child children practice
    social work visited partnership"""
_LISTS = tuple(replace(each, free=_FREE) for each in (WHAT_TO_IMPROVE, PRIORITY_ACTIONS))
AREAS = (
    (r"\blocal safeguarding children board\b|\blscb\b|\bsafeguarding board\b", "board"),
    (r"\b(?:children|kids|young people|those) (?:who are )?(?:in (?:the )?care|looked[- ]after)\b"
     r"|\blook(?:ed|ing)[- ]after(?: children| kids)?(?: in care)?\b|\bcared[- ]for children\b"
     r"|\bcic\b", "in care"),
    (r"\bcare[- ]?leavers?\b|\bleaving care\b|\bcare[- ]experienced(?: young people| adults)?\b"
     r"|\b(?:(?:young people|children|those) )?(?:who (?:have |had )?)?left care\b",
     "care leavers"),
    (r"\bhelp (?:and|&|or) protection\b|\bneed of (?:help|protection)\b|\bchild protection\b"
     r"|\bprotecting children\b|\bneed(?:s|ing)? help\b|\bhelp(?:ing)? and protecting\b",
     "help and protection"),
    (r"\bleaders?\b|\bleadership(?:,? (?:and )?management)?(?: and governance)?\b|\bmanagers\b"
     r"|\bboss(?:es)?\b"
     r"|\bsenior (?:leaders|managers|management)\b|\bgovernance\b", "leaders"),
    (r"\badopt(?:ion|ions|ers|ive)\b(?: (?:performance|services?|famil\w+|parents))?",
     "adoption"),
)  # fmt: skip
# Short names that these reports use without saying what they stand for.
SHORT = tuple(
    (short.strip(), full.strip())
    for short, full in (
        pair.split("=")
        for pair in """b&b=bed and breakfast
        ; dcs=director of children's services; lado=local authority designated officer
        ; iro=independent reviewing officer; sgo=special guardianship order
        ; pep=personal education plan; uasc=unaccompanied asylum-seeking children
        ; lac=looked after children; cla=children looked after
        ; neet=not in education, employment or training; ehe=elective home education
        ; cse=child sexual exploitation; mash=multi-agency safeguarding hub
        ; sdq=strengths and difficulties questionnaire; raa=regional adoption agency
        ; ehcp=education, health and care plan
        ; camhs=child and adolescent mental health services; cin=child in need
        ; rhi=return home interview; lscb=local safeguarding children board
        ; cafcass=children and family court advisory and support service; pa=personal adviser
        ; fgc=family group conference; ta=teaching assistant
        ; asye=assessed and supported year in employment; plo=public law outline
        ; pru=pupil referral unit; fdac=family drug and alcohol court""".split(";")
    )
)
# Everyday words and the words these reports use for them.
SAID_AS = tuple(
    (said.strip(), other.strip())
    for said, other in (
        pair.split("=")
        for pair in """kids=children; youngsters=children; bosses=managers leaders
        ; reviewing officers=independent reviewing officers; cp=child protection
        ; wellbeing=well-being; special needs=SEND; foster=fostering
        ; looked after=in care; in care=looked after; looking after=in care looked after
        ; care experienced=care leavers; care leavers=care experienced; leavers=care experienced
        ; front door=multi-agency safeguarding hub contacts referrals
        ; teenagers=young people; in charge of=director leads
        ; children in care=looked after children
        ; mental health=emotional health well-being
        ; head=headteacher
        ; recommendations=areas for improvement what needs to improve""".split(";")
    )
)
# What all of them share; each is made of it.
SHARED = Kind(
    name="",
    about="",
    called=("inspection",),
    dated="visited",
    front=inspectors.FRONT,
    about_title=inspectors.ABOUT_TITLES,
    no_title=inspectors.NO_TITLES,
    office=inspectors.OFFICES,
    imprint=inspectors.IMPRINT,
    people=r"\binspectors?\b|\bHMI\b",
    held=r"\binspect|\bvisit",
    by="Ofsted inspection inspectors",
    words="""HMI her majesty's full reporting inspected visit visits visited visiting children's
    services child service social care safeguarding overall effectiveness effective""",
    areas=AREAS,
    of_areas="""help give gives given giving support provide young people families finding find
    coming come out services quality work way bosses doing far kids""",
    verdict=r"\bchildren[’']?s (?:social care )?services\b|\bservices for\b|\boverall judgement\b",
    lists=_LISTS,
    said_as=SAID_AS,
    short=SHORT,
)
