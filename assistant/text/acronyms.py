"""Short names and what they stand for, as the documents define them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.text.words import stems_in, words_in

_SHORT = re.compile(r"\(([A-Z][A-Za-z&]{1,8})\)")
LONGEST = 90  # characters before the bracket that may spell a short name out
_BEFORE = re.compile(r"\b([A-Z][A-Za-z]{1,8})\s*\(([a-zA-Z][^()]{5,90})\)")
_SMALL = frozenset("and of for the in to on a an with by through".split())

# Short names of children's services that reports use without saying what they stand for.
USUAL = {
    "b&b": "bed and breakfast",
    "b&bs": "bed and breakfast",
    "dcs": "director of children's services",
    "lado": "local authority designated officer",
    "iro": "independent reviewing officer",
    "sgo": "special guardianship order",
    "pep": "personal education plan",
    "uasc": "unaccompanied asylum-seeking children",
    "lac": "looked after children",
    "cla": "children looked after",
    "neet": "not in education, employment or training",
    "ehe": "elective home education",
    "cse": "child sexual exploitation",
    "mash": "multi-agency safeguarding hub",
    "sdq": "strengths and difficulties questionnaire",
    "raa": "regional adoption agency",
    "ehcp": "education, health and care plan",
    "camhs": "child and adolescent mental health services",
    "cin": "child in need",
    "rhi": "return home interview",
    "lscb": "local safeguarding children board",
    "cafcass": "children and family court advisory and support service",
    "pa": "personal adviser",
    "fgc": "family group conference",
    "ta": "teaching assistant",
    "asye": "assessed and supported year in employment",
    "plo": "public law outline",
    "pru": "pupil referral unit",
    "fdac": "family drug and alcohol court",
}
# Everyday words and the words reports use for them.
SAID_AS = {
    "councils": "local authorities",
    "las": "local authorities",
    "kids": "children",
    "kid": "child",
    "youngsters": "children",
    "teens": "young people",
    "workload": "caseloads",
    "workloads": "caseloads",
    "bosses": "managers leaders",
    "reviewing officers": "independent reviewing officers",
    "cp": "child protection",
    "wellbeing": "well-being",
    "mental wellbeing": "emotional health well-being",
    "special needs": "SEND",
    "press": "media",
    "lawyer": "legal",
    "foster": "fostering",
    "homeschooled": "home educated",
    "schooled at home": "electively home educated",
    "taught at home": "electively home educated",
    "home schooling": "elective home education",
    "looked after": "in care",
    "in care": "looked after",
    "looking after": "in care looked after",
    "care experienced": "care leavers",
    "care leavers": "care experienced",
    "leavers": "care experienced",
    "b b": "bed and breakfast",
    "b bs": "bed and breakfast",
    "front door": "multi-agency safeguarding hub contacts referrals",
    "homeless teenagers": "homeless 16 17",
    "teenagers": "young people",
    "inhabitants": "population",
    "residents": "population",
    "people live": "population people",
    "people live in": "borough of people residents",
    "running": "director",
    "in charge of": "director leads",
    "leave each year": "turnover",
    "staff leave": "turnover",
    "children in care": "looked after children",
    "mental health": "emotional health well-being",
    "staff turnover": "turnover workforce stability retention",
    "runaways": "missing children",
    "ran away": "missing",
    "head": "headteacher",
    "good things": "strengths",
    "weaknesses": "areas for improvement what needs to improve",
    "recommendations": "areas for improvement what needs to improve",
}


def definitions_in(texts: Iterable[str]) -> dict[str, str]:
    """What each short name stands for: {"iro": "independent reviewing officer"}."""
    found: dict[str, str] = {}
    for text in texts:
        for bracket in _SHORT.finditer(text):
            before = text[max(0, bracket.start() - LONGEST) : bracket.start()]
            if full := _tail_of(before, bracket[1]):
                found.setdefault(bracket[1].casefold().removesuffix("s"), full)
        for short, full in _BEFORE.findall(text):
            if _tail_of(full, short) == full.strip():
                found.setdefault(short.casefold().removesuffix("s"), full.strip())
    return found


def _tail_of(words: str, short: str) -> str:
    """The last words whose first letters make the short name, or ""."""
    letters = re.sub(r"[^A-Z]", "", short).casefold() or short.casefold()
    tail = re.split(r"[ -]", words.strip(" ,"))
    for start in range(len(tail) - 1, -1, -1):
        initials = [w[0].casefold() for w in tail[start:] if w and w.casefold() not in _SMALL]
        every = [w[0].casefold() for w in tail[start:] if w]
        if "".join(initials) == letters or "".join(every) == letters:
            return " ".join(tail[start:])
    return ""


def expansions_of(text: str, definitions: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Words of the text and what else they are called, by the documents and by usage."""
    words = {word.removesuffix("s"): word for word in words_in(text)}
    stems = " ".join(stems_in(text))
    found = []
    for short, full in {**USUAL, **definitions}.items():
        if short in words:
            found.append((words[short], full))
        elif len(stems_in(full)) > 1 and " ".join(stems_in(full)) in stems:
            found.append((full, short))
    low = " ".join(words_in(text))
    found += [(said, other) for said, other in SAID_AS.items() if re.search(rf"\b{said}\b", low)]
    return tuple(dict.fromkeys(found))
