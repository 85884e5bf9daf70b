"""Who is named in a sentence: people in full, offices, and names of other things."""

from __future__ import annotations

import re

from assistant.text.bodies import bodies_in
from assistant.text.dates import CALENDAR
from assistant.text.words import STOP_WORDS, stem, stems_in, words_in

_NAME = re.compile(
    r"(?<=[a-z,;:] )[A-Z][\w’'-]+|\b[A-Z]{2,}|^[A-Z][\w’'-]*\.?\s+(?:[A-Z]\.?\s+)*[A-Z][\w’'-]+"
    r"|\b(?i:director|officer|manager|chair|lead|leader|inspector|member|councillor|worker|parent"
    r"|adviser|advocate|carer|police|board|team|panel|committee|staff|council|authority|company"
    r"|service|children|people|leaver|trust|provider|partner|school|head)s?\b"
)
_RUN = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*")
_LABEL = re.compile(r"(?:^|(?<=; ))[A-Z][\w /?’'(),&-]{1,40}: ")  # "Report Author: " in a row
_STYLED = re.compile(r"\b(?:Councillors?|Cllrs?|Dr|Mrs?|Ms|Miss|Prof(?:essor)?|Sir|Dame)\b\.? *")
# Capitals that are offices and bodies, not people.
_NO_PEOPLE = frozenset(
    """action adoption adults annual apologies approved area association authority board borough
    cabinet care centre chair chief child children city college commission committee community
    council county court democratic department director district education executive family
    first foster fostering framework fund group head health her his home house hub inspector
    inspectorate item lead leader leavers local majesty management manager meeting member
    minutes national new office officer panel parenting partnership people plan policy present
    previous principal programme public review road royal safeguarding school scrutiny senior
    service services social society staff state strategy street support team terms the town
    trust university virtual voice welfare west work worker young youth
    agency business champion commissioner commissioning constabulary crown data designated early
    forum front guardianship help hub improvement independent initial inclusion integrated joint
    mental multi network north nhs offending operational order pathway prevention primary probation
    prosecution quality referral reviewing secondary south special strategic""".split()
)
# Who holds an office, or did one thing on one day, is a person with a name.
_ASKS_HOLDER = re.compile(
    r"\bwho(?:['’]s| (?:is|was|were))\b.{0,30}\b(?:director|head|chair\w*|lead|leader|manager"
    r"|inspector|member|councillor|mayor|executive|officer|secretary|clerk|author|principal|dcs"
    r"|cabinet|in charge|running)\b"
    r"|\bwho (?:chair|own|sign|second|propos|run|ran|wr[io]t|led\b|sent apologies|head(?:s|ed)\b)"
    r"|\bname of the\b",
    re.IGNORECASE,
)
# Who does it may be told by an office ("a head of service") or a body; who is called so, by a
# name alone.
_ASKS_WHO_DOES = re.compile(
    r"\bwho (?:chairs?|leads?|runs?|heads?|owns?|manages?|oversees?|funds?)\b", re.IGNORECASE
)
_DONE_BY = re.compile(
    r"\b(?:chaired|led|run|headed|owned|managed|overseen|funded) by\b", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\b(?:director|officer|manager|chair|head|leader|member|councillor|executive|inspector"
    r"|adviser|mayor|principal|secretary|minister|judge|solicitor)s?\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?<=[a-z0-9,;:’'“‘(&] )[“‘'\"]?([A-Z@][\w@’'&-]*(?:\s+[A-Z0-9][\w’'&-]*)*)|\b([A-Z]{2,}\w*)"
)
_THING = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}?(\w+?)s?\b (?:is|was|were|are|has|had|did|does|do|will|to)\b"
    r"|\bnames? of the (?:\w+ ){0,2}?(\w+?)s?\b(?: (?:that|which|who|set|where|in|of|for)\b|\W*$)",
    re.IGNORECASE,
)
PLAIN_SURNAME = 0.8  # Foster, Young, West and Street are surnames too, and mostly no people
PERHAPS = 0.4  # so may West Carter and Royal Thompson be, or an Annual Review
NEAR = 8  # words between a name and the word for the thing that bears it
# Capitals that name no one thing in particular.
_NO_NAMES = CALENDAR | frozenset(
    """ofsted hmi i council committee members member board local authority resolved chair cabinet
    report director officer children people young services""".split()
)


def person_fit(question: str, sentence: str) -> float:
    """A full name best; where it is asked who does a thing, an office that the question has not
    named is much; where a name is asked for, nothing else is."""
    named = _names_a_person(sentence, set(words_in(question)))
    return named if named > PERHAPS else max(named, _without_a_name(question, sentence))


def _without_a_name(question: str, sentence: str) -> float:
    if not _ASKS_HOLDER.search(question):
        return 0.85 if _NAME.search(sentence) else 0.5
    if _STYLED.search(sentence):
        return 0.5
    if not _ASKS_WHO_DOES.search(question):
        return 0.0
    given = {stem(word) for word in words_in(question)}
    offices = {stem(found.casefold()) for found in _OFFICE.findall(sentence)}
    bodies = any(not given.issuperset(stems_in(body.words)) for body in bodies_in(sentence))
    told = offices - given or _DONE_BY.search(sentence) or bodies
    return 0.7 if told else 0.0


def name_fit(question: str, sentence: str) -> float:
    """Whether the sentence has a name that the question has not given, near the word for the
    thing it names ("company", "agency"); elsewhere it may be the name of anything."""
    given = set(words_in(question)) | _NO_NAMES
    places = [
        len(words_in(sentence[: found.start()]))
        for found in _CAPITALS.finditer(sentence)
        if not set(words_in(found[1] or found[2])) <= given
    ]
    thing = _THING.search(question)
    kind = stem((thing[1] or thing[2]).casefold()) if thing else ""
    stands = [at for at, word in enumerate(words_in(sentence)) if stem(word) == kind]
    if stands:
        return float(any(-NEAR <= at - there <= NEAR for at in places for there in stands))
    return 0.6 * bool(places)


def _names_a_person(sentence: str, given: set[str]) -> float:
    """How surely a person is named who the question has not named: capitals in a row, the last a
    surname; 0 where there are none."""
    plain = _STYLED.sub("", _LABEL.sub("", sentence))
    return max((_as_a_person(run.split(), given) for run in _RUN.findall(plain)), default=0.0)


def _may_be_first(word: str) -> bool:
    return word.casefold() in _NO_PEOPLE - STOP_WORDS


def _as_a_person(run: list[str], given: set[str]) -> float:
    bare = [re.split(r"[’']s\b", word)[0] for word in run]
    if (
        len(bare) == 2
        and _may_be_first(bare[0])
        and bare[1].casefold() not in {*_NO_PEOPLE, *given}
    ):
        return PERHAPS * (not bare[1].isupper())
    while bare and bare[0].casefold() in _NO_PEOPLE:
        bare.pop(0)  # "Director Farida Rahman"
    if len(bare) > 2 and bare[-1].isupper():
        bare.pop()  # "Farida Rahman HMI"
    words = [word.casefold() for word in bare]
    surname = len(bare) > 1 and bare[-1] != bare[-1].upper()
    if not surname or len(bare) > 4 or set(words) <= given or set(words[:-1]) & _NO_PEOPLE:
        return 0.0
    return PLAIN_SURNAME if words[-1] in _NO_PEOPLE else 1.0
