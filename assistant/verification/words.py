"""Text as the checks see it: words with their stem, and the clause and unit they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.text.words import stem

# Words that carry no fact of their own. Negations, quantifiers, modals and comparisons are among
# them: each has a check of its own.
EMPTY = frozenset(
    """nearly almost another a an the this that these those there here it its they them their
    theirs he him his she her hers we us our ours you your i me my who whom whose which what
    when where how why and or but nor so yet if then than as at by for from in into of off on
    onto out over to under up upon with within without about above across after again against
    along also although among around because before behind below beneath beside besides between
    beyond despite down during except further however inside just like more most much many near
    no not now only other others outside per rather same since some still such through
    throughout thus too toward towards until very via well while whereas whether all any both
    each either every few less least neither none never nothing often always sometimes usually
    generally mostly is are was were be been being am do does did done doing have has had having
    can could may might must shall should will would ought cannot according therefore thereby
    hence instead unless where's eg ie etc own one ones s t it's yes please therein whole""".split()
)
CLAUSE = frozenset("but while whereas although which who because however though".split())
# "and" begins a clause when a verb or a figure follows soon, and joins two words when not.
NEW_CLAUSE = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,4}?(?:is|are|was|were|has|have|had|will|would|should|may|might|must|can"
    r"|could|do|does|did|[a-z]+ed|£?\d\S*)\b",
    re.I,
)
LIST = re.compile(r"\s+(?:[\w’'-]+\s+){1,2}(?:and|or)\s", re.I)  # after a comma of a list
TURNS = frozenset("to from than against compared versus".split())
SHORT_FORMS = (
    (r"\bcan['’]t\b|\bcannot\b", "can not"),
    (r"\bwon['’]t\b", "will not"),
    (r"\bshan['’]t\b", "shall not"),
    (r"n['’]t\b", " not"),
    (r"['’]s\b", ""),
    (r"['’](?:re|ve|ll|d|m)\b", ""),
    (r"\b(over|under|non|un|mis)-(?=[a-z])", r"\1"),
    (r"\bno ((?:\w+ ){1,2})(?:is|was|are|were|has been|had been) without\b", r"every \1had"),
    (r"(?<![-=<>])<(?=\s*[£$€]?\d)", " less than "),
    (r"(?<![-=<>])>(?=\s*[£$€]?\d)", " more than "),
    (r"(?:≤|<\s?=)(?=\s*[£$€]?\d)", " at most "),
    (r"(?:≥|>\s?=)(?=\s*[£$€]?\d)", " at least "),
    (r"\bper cent\b|\bpercent\b|\bpercentage points?\b", "%"),
)
TOKEN = re.compile(
    r"(?P<figure>£?\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th|bn|am|pm|[mk])?\b)|(?P<sign>%)"
    r"|(?P<word>[^\W\d_]+(?:\.[^\W\d_])*)|(?P<stop>[,;:()–—]| - |\n)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `at` counts through the passage, `clause` and `unit` name where it stands."""

    text: str
    lower: str
    stem: str
    at: int
    clause: int
    unit: int
    turn: int = 0  # counts what sets two figures apart within a clause: "from 22 to 16"

    @property
    def has_content(self) -> bool:
        return self.lower not in EMPTY and self.text != "%" and not self.is_digits

    @property
    def is_digits(self) -> bool:
        return self.text.lstrip("£")[:1].isdigit()


@dataclass(frozen=True)
class Passage:
    """The words of one or several units of text (a sentence, a bullet with its lead-in)."""

    units: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(_words(self.units))

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words)

    @cached_property
    def content(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if word.has_content)

    @cached_property
    def lower(self) -> str:
        """Its words in small letters, a space between and around: for whole phrases."""
        return " " + " ".join(word.lower for word in self.words) + " "

    def where(self, stems: Iterable[str]) -> tuple[Word, ...]:
        wanted = frozenset(stems)
        return tuple(word for word in self.words if word.stem in wanted)


def plainly_written(text: str) -> str:
    """Straight quotes aside, short forms written out: "isn't" is "is not"."""
    for pattern, long in SHORT_FORMS:
        text = re.sub(pattern, long, text, flags=re.I)
    return text


# Past forms that no stemmer knows, with their verb.
IRREGULAR = dict(
    pair.split("/")
    for pair in """began/begin begun/begin rose/rise risen/rise fell/fall fallen/fall held/hold
    took/take taken/take gave/give given/give made/make kept/keep met/meet saw/see seen/see
    told/tell said/say spoke/speak spoken/speak wrote/write written/write went/go gone/go came/come
    got/get gotten/get thought/think grew/grow grown/grow knew/know known/know became/become
    spent/spend built/build sent/send lost/lose won/win paid/pay sought/seek brought/bring
    bought/buy ran/run led/lead chose/choose chosen/choose understood/understand taught/teach
    dealt/deal felt/feel heard/hear sold/sell shown/show drew/draw drawn/draw broke/break
    broken/break wore/wear meant/mean stood/stand withdrew/withdraw withdrawn/withdraw
    overspent/overspend children/child men/man women/woman people/person""".split()
)


@cache
def stem_of(lower: str) -> str:
    """The English (Snowball) stem, organise and organize alike, begun as begin."""
    lower = IRREGULAR.get(lower, lower)
    return re.sub(r"iz(?=$|e|a|i)", "is", stem(lower))


def related(stem: str, other: str) -> bool:
    """Whether two stems grow from one root: "leadership" and "leader"."""
    short, long = sorted((stem, other), key=len)
    return (
        len(short) >= 4
        and len(short) >= 0.5 * len(long)
        and long.startswith(short[: max(4, len(short) - 1)])
    )


def _words(units: Iterable[str]) -> Iterable[Word]:
    at = clause = turn = 0
    for unit, text in enumerate(units):
        clause += 1
        written_out = plainly_written(text)
        for match in TOKEN.finditer(written_out):
            rest = written_out[match.end() :]
            if match["stop"]:
                clause += not (match[0] == "," and LIST.match(rest))
                continue
            written = match[0]
            lower = written.lower().replace(".", "") if match["word"] else written.lower()
            clause += lower in CLAUSE or (lower in ("and", "or") and bool(NEW_CLAUSE.match(rest)))
            turn += lower in TURNS
            yield Word(written, lower, stem_of(lower), at, clause, unit, turn)
            at += 1


def distance(one: Word, other: Word) -> int:
    """Words between two words; a clause or turn counts as four more, another unit is far."""
    if one.unit != other.unit:
        return 100
    apart = abs(one.clause - other.clause) + min(1, abs(one.turn - other.turn))
    return abs(one.at - other.at) + 4 * apart
