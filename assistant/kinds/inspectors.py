"""How inspectorates print the fronts of their papers, from 2005 to now: whose they are, who came
and when; and what stands about their titles and at their ends."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.kinds.kind import Front

_NAME = r"(?P<name>[A-Z][\w’'&.,\- ]{1,60}?)"
_SERVICES = (
    r"(?:children[’']?s[’']? (?:social care |social work )?services|children[’']s social care)"
)
_IN_TITLE = (
    rf"(?i:visit|inspection) (?:to|of|at) (?:the )?{_NAME}(?:[’']s?)?(?: local authority| council)?"
    rf"(?:[’']s?)? {_SERVICES}",
    rf"SEND (?:inspection|revisit) (?:of|in|to) (?:the )?{_NAME}:? (?i:local area)\b",
    rf"(?i:joint targeted area inspection) of (?:the )?{_NAME}(?:$|:)",
    rf"(?:SEND|area) (?:inspection|revisit) (?:of|in|to) (?:the )?{_NAME}$",
    rf"(?i:inspection|review)\b.*? in (?:the )?{_NAME}$",
    rf"(?:children in need of protection|disabilities) in (?:the )?{_NAME}$",
    rf"within {_NAME}(?: council)?(?:[’']s?)? {_SERVICES}",
)
# A school, a home or an agency has a number of its own, or one who runs it.
UNDER = re.compile(r"(?:unique reference number|urn|registered provider)\b.*\w", re.IGNORECASE)
DATES = re.compile(
    r"(?:inspection dates?|dates? of (?:the |this )?(?:inspection|visit)|visit dates?)"
    r"\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
HELD = re.compile(r"\b(?:visit|inspection|inspectors|inspected|review|joint)\b", re.IGNORECASE)
RANKS = re.compile(
    r",?+ ?+\(?+\b(?-i:(?=[SHORICLshoricl]|AI\b))(?:Senior )?"
    r"(?:(?:one of )?(?:Her|His) Majesty[’']s (?:Senior )?Inspectors?|S?HMIs?"
    r"|(?:Ofsted )?(?:social care )?(?:regulatory )?inspectors?(?: \(\w+\))?|Ofsted|CQC|HMIC\w*"
    r"|HMIP|(?-i:[AO]I|SCRI)|social care|lead)\b\)?",
    re.IGNORECASE,
)
JOBS = re.compile(
    r"\b(?:inspector|analyst|manager|director|council|services|majesty|team|assurance)\b", re.I
)
ROLES = re.compile(
    r"(?:ofsted )?(?P<role>lead|reporting|deputy lead|team)\s+inspectors?"
    r"\s*(?P<colon>:)?\s*(?P<names>.*)",
    re.IGNORECASE,
)
IN_LETTERS = re.compile(
    r"(?:the inspectors? (?:for this visit )?(?:were|was)"
    r"|(?:her|his) majesty[’']s inspectors? for this (?:visit|inspection) (?:were|was)"
    r"|(?:visit|inspection) was (?:carried out|conducted|undertaken|led) by)\s*:?\s*"
    r"(?P<names>.+?)"
    r"(?:\.(?=\s|$)(?<!\b[A-Z]\.)|,? (?:all|both|each) (?:of whom|of them|Her|His)\b|$)",
    re.IGNORECASE,
)
IN_TABLES = re.compile(
    r"^(?P<names>[^,;]+?),? (?:Ofsted )?(?:S?HMI,? )?(?:Ofsted )?(?:HMI )?lead inspector\b", re.I
)
FRONT = Front(
    named=tuple(map(re.compile, _IN_TITLE)),
    no_name=r"inspection|review|visit|report",
    under=UNDER,
    dates=DATES,
    held=HELD,
    # The longest inspections of children's services took four weeks; a year is a misprint.
    longest=timedelta(days=70),
    ranks=RANKS,
    jobs=JOBS,
    roles=ROLES,
    in_letters=IN_LETTERS,
    table="inspection team",
    in_tables=IN_TABLES,
)
ABOUT_TITLES = (
    r"inspection dates?|dates? of (?:the )?inspection|report published|dates? of previous|age group"
    r"|(?:lead|deputy lead|team|reporting) inspectors?|inspectors|inspection team"
    r"|judgements?\s+grades?|unique reference number|urn"
)
NO_TITLES = r"ofsted|raising standards|improving lives|local area partnership report"
OFFICES = r"(?:(?:her|his) majesty['’]s inspectors?|HMI)\b.{0,20}"
IMPRINT = (
    r"the office for standards in education\b|(?:any )?complaints about (?:the|this) (?:inspection"
    r"|report)|interested in our work|if you are not happy with (?:the|this) (?:inspection|report)"
)
