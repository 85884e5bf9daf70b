"""Whether a sentence holds the kind of thing a question asks for: a number, a date, a name."""

from __future__ import annotations

import re

from assistant.asked import Wants
from assistant.words import STOP_WORDS, stem, words_in

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b{_MONTH}\s+\d"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:within|in|after|next)\b.{0,25}\b(?:day|week|month|year)s?\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<=[a-z,;:] )[A-Z][\w’'-]+|\b[A-Z]{2,}|^[A-Z][\w’'-]*\.?\s+(?:[A-Z]\.?\s+)*[A-Z][\w’'-]+"
    r"|\b(?i:director|officer|manager|chair|lead|leader|inspector|member|councillor|worker|parent"
    r"|adviser|advocate|carer|police|board|team|panel|committee|staff|council|authority|company"
    r"|service|children|people|leaver|trust|provider|partner|school|head)s?\b"
)
_TWO_CAPITALS = re.compile(r"\b([A-Z][a-z’'-]+) (?:[A-Z]\.? )?([A-Z][a-zA-Z’'-]+)\b")
_STYLED = re.compile(r"\b(?:Councillors?|Cllrs?|Dr|Mrs?|Ms|Miss|Prof(?:essor)?|Sir|Dame)\b\.? *")
# Capitals that are offices and bodies, not people.
_NO_PEOPLE = frozenset(
    """action adoption adults annual area association authority board borough cabinet care centre
    chair chief child children city college commission committee community council county court
    democratic department director district education executive family first foster fostering
    framework fund group head health her his home house hub inspector inspectorate lead leader
    leavers local majesty management manager member national new office officer panel parenting
    partnership people plan policy principal programme public review road royal safeguarding school
    scrutiny senior service services social society staff state strategy street support team terms
    the town trust university virtual voice welfare west work worker young youth""".split()
)


def _has_full_name(sentence: str) -> bool:
    """Whether a person is named: two words with capitals that are no office and no body."""
    plain = _STYLED.sub("", sentence)
    return any(
        not {word.casefold().split("’")[0].split("'")[0] for word in found} & _NO_PEOPLE
        for found in _TWO_CAPITALS.findall(plain)
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
_GRADE = re.compile(
    r"\b(?:outstanding|good|adequate|satisfactory|inadequate|requires?\s+improvement)\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"^•|^\([a-z0-9]+\)|,.*(?:,|\band\b)|\binclud|\bsuch as\b|:", re.IGNORECASE)
_WORD_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million dozen half halved doubled trebled third quarter none zero once twice
    majority""".split()
)
_OFTEN = re.compile(
    r"\b(?:daily|weekly|fortnightly|monthly|quarterly|termly|annual(?:ly)?|yearly|biannual(?:ly)?"
    r"|every|once|twice|(?:\w+ )?times? (?:a|per|each)|each (?:day|week|month|term|year))\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:aged?|old|minute|hour|day|week|fortnight|month|term|year)s?\b", re.IGNORECASE
)
_MONEY = re.compile(r"£|\bpounds?\b|\bpence\b", re.IGNORECASE)
_SHARE = re.compile(
    r"%|\bper ?cent\b|\b(?:half|third|quarter|majority)\b|\bin (?:10|ten|five)\b", re.I
)
_ASKS_MONEY = re.compile(
    r"\b(?:costs?|budget|salary|salaries|price|fees?|fund(?:ed|ing)?|spen[dt]|spending|allowance"
    r"|investment|invest|charge[ds]?|worth|paid)\b", re.IGNORECASE,
)  # fmt: skip
_COUNTED = re.compile(r"\b(?:how many|number of)\s+([^?.,;]+)", re.IGNORECASE)
_UNITS = frozenset(
    """day days week weeks month months year years hour hours minute minutes am pm january february
    march april may june july august september october november december""".split()
)
_HAS_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.I
)
NEAR = 7  # words between a figure and what it counts


def fit(wants: Wants, question: str, sentence: str) -> float:
    """From 0, nothing of the kind, over 0.5, of the kind but hardly of this, to 1."""
    if wants == "number":
        return _number_fit(question, sentence)
    if wants == "list":
        return 1.0 if _LIST.search(sentence) else 0.5
    if wants == "person":
        if _has_full_name(sentence):
            return 1.0
        if _ASKS_HOLDER.search(question):
            return 0.5 * bool(_STYLED.search(sentence))
        return 0.85 if _NAME.search(sentence) else 0.5
    shape = {"date": _DATE, "grade": _GRADE}.get(wants)
    return 1.0 if shape is None or shape.search(sentence) else 0.0


def _number_fit(question: str, sentence: str) -> float:
    asked = question.casefold()
    if "how often" in asked or ("how many times" in asked and _OFTEN.search(sentence)):
        return 1.0 if _OFTEN.search(sentence) else 0.0
    if re.search(r"\bhow (?:long|old)\b|\bwhat age\b", asked):
        return 1.0 if _LASTS.search(sentence) and _HAS_FIGURE.search(sentence) else 0.0
    if _ASKS_MONEY.search(asked) and "how many" not in asked:
        return 1.0 if _MONEY.search(sentence) else 0.0
    if re.search(r"\b(?:percent|percentage|per cent|proportion|share)\b", asked):
        return 1.0 if _SHARE.search(sentence) else 0.0
    figures = _figures(question, sentence)
    if not figures:
        return 0.0
    counted = _COUNTED.search(question)
    nouns = _leading_stems(counted[1]) if counted else set()
    if not nouns:
        return 1.0
    stems = [stem(word) for word in words_in(sentence)]
    places = [at for at, word in enumerate(stems) if word in nouns]
    near = any(abs(at - figure) <= NEAR for at in places for figure in figures)
    return 1.0 if near else 0.6


def _leading_stems(words: str) -> set[str]:
    """The stems of the things counted: the words up to the first that carries no meaning."""
    found: list[str] = []
    for word in words_in(words):
        if word in STOP_WORDS and found:
            break
        if word not in STOP_WORDS:
            found.append(stem(word))
    return set(found[:4])


def _figures(question: str, sentence: str) -> list[int]:
    """Where in the sentence figures stand that the question has not given; years do not count."""
    given = set(words_in(question))
    words = words_in(sentence)
    return [
        at
        for at, word in enumerate(words)
        if word not in given
        and not (set(words[at + 1 : at + 2]) & (_UNITS - given))
        and (
            word in _WORD_NUMBERS or (word[0].isdigit() and not re.fullmatch(r"(19|20)\d\d", word))
        )
    ]
