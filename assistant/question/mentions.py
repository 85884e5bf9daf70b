"""Documents as people call them in a question: "the 2012 inspection", "the Trafford letter"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.kinds.every import CALLED, EVERY, kind_named, words_about
from assistant.kinds.kind import Kind
from assistant.question.asked import Source
from assistant.question.periods import Period, months_told, periods_in
from assistant.text.dates import MONTHS
from assistant.text.words import stem, words_in

GENERIC = frozenset("report document paper".split())
# Nouns that name a document only by its title: "the SEND strategy", "standing orders".
_IN_TITLES = frozenset("programme review strategy statement order regulation constitution".split())


def _nouns_of(kinds: Iterable[Kind]) -> dict[str, list[tuple[str, str]]]:
    """The last word of each noun that calls a kind -> what stands before it, and the kind."""
    nouns: dict[str, list[tuple[str, str]]] = {}
    for kind in kinds:
        for noun in kind.nouns:
            before, _, head = noun.rpartition(" ")
            if head not in GENERIC:
                nouns.setdefault(head, []).append((before.rpartition(" ")[2], kind.name))
    return nouns


_KINDS = _nouns_of(EVERY)
# The nouns people call documents by.
NOUNS = frozenset(_KINDS)
_HEADS = NOUNS | GENERIC | _IN_TITLES
_NOUN_STEMS = frozenset(map(stem, _HEADS))  # a visit is the work of inspectors and no inspection
# Naming one of these that does not exist is worth saying; a "review" may be anything.
_CERTAIN = CALLED | {"reference"}
_RECENT = frozenset("latest newest current recent last".split())
_OLDEST = frozenset("first earliest oldest original".split())
_PREVIOUS = frozenset("previous preceding".split())
_LOOSE = frozenset(
    """the this that its their our most full official published annual council local authority
    area overall of s""".split()
)
_OF_A_DAY = frozenset("st nd rd th".split())  # "14th" is two words
_OF_A_BODY = re.compile(
    r"of the (?:(?!(?:of|and|in|at|on) )\w+ ){1,5}?"
    r"(?:committee|panel|board|cabinet|forum|scrutiny)\b"
)
_BESIDE = frozenset("of on in for from to dated at held published by and".split())
# Before a name, these say that the answer is to come from that document.
_WHENCE = frozenset("in from of per at under within does do did according say says".split())
_ADJECTIVES = 2  # words between "in the" and the name that belong to no document: "fostering"
# "since the last inspection" tells a time, not a document to look in.
_WHEN = frozenset("since before after following until prior during".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A document named in a question, and the sources that bear the name.

    `definite` says the answer is to come from it; otherwise it is merely spoken of. `periods` are
    those by which it is called, `a_time` says that it tells when: "since the 2018 inspection".
    """

    words: str
    sources: tuple[Source, ...]
    definite: bool
    periods: tuple[Period, ...] = ()
    a_time: bool = False


def mentions_in(text: str, sources: Sequence[Source]) -> tuple[Mention, ...]:
    """Every document the text names, in order."""
    words = words_in(months_told(text))
    tokens = {source: _tokens_of(source) for source in sources}
    known = set().union(*tokens.values()) | _LOOSE | _RECENT | _OLDEST | _PREVIOUS
    mentions, end = [], 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if at < end or not _is_head(word) or _is_head(following) or _is_alone(words, at):
            continue
        start = _left_end(words, at, known, end)
        stop = _right_end(words, at, tokens)
        mentions.append(_mention(words, start, at, stop, tokens))
        end = stop
    return tuple(mentions)


def _is_head(word: str) -> bool:
    return singular(word) in _HEADS


def _is_alone(words: Sequence[str], at: int) -> bool:
    """Whether it is a plan or a reference without the word that makes it a document."""
    before = {company for company, _ in _KINDS.get(singular(words[at]), ())}
    return bool(before) and "" not in before and (at == 0 or words[at - 1] not in before)


def _kinds_called(head: str, span: Sequence[str]) -> frozenset[str]:
    """The kinds that a noun means: "plan" an action plan only where that word stands there too."""
    called = _KINDS.get(head, ())
    return frozenset(kind for company, kind in called if not company or company in span)


def singular(word: str) -> str:
    return word if word in _HEADS else {"policies": "policy"}.get(word, word.removesuffix("s"))


def _tokens_of(source: Source) -> frozenset[str]:
    """The stems of every word people may use for it."""
    facts = source.facts
    title = f"{source.part or facts.title} {facts.committee}"
    return _tokens(facts.authority, facts.kind, title, source.document.id)


@lru_cache(maxsize=8192)  # the same for every question
def _tokens(authority: str, kind: str, title: str, document_id: str) -> frozenset[str]:
    names = [authority, kind, title, document_id, *kind_named(kind).nouns]
    own = frozenset(stem(word) for name in names for word in words_in(name.replace("-", " ")))
    return own | words_about(kind) - _NOUN_STEMS


def _is_time(words: Sequence[str], at: int) -> bool:
    """Whether a word is a year, a month, or the day of one that stands beside it."""
    word = words[at]
    if word in MONTHS or (word.isdecimal() and len(word) == 4):
        return True
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 4])
    is_day = word in _OF_A_DAY or (word.isdecimal() and int(word) <= 31)
    return is_day and any(other in MONTHS for other in beside)


def _left_end(words: Sequence[str], at: int, known: set[str], end: int) -> int:
    start = at
    while start > end and _belongs(words, start - 1, known):
        start -= 1
    return start


def _belongs(words: Sequence[str], at: int, known: set[str]) -> bool:
    """Whether a word before the noun is part of the name; in "after the 2022 visit" it tells a
    time, though there are looked after children."""
    word = words[at]
    if word in _WHEN or word in _WHENCE - {"of"}:
        return False
    if word == "and" and at and _is_time(words, at - 1):
        return True
    return _is_time(words, at) or stem(word) in known or word in known or _is_head(word)


def _right_end(words: Sequence[str], at: int, tokens: dict[Source, frozenset[str]]) -> int:
    """Past "of Trafford", "in January 2020", "held on 17 April 2024"; of a meeting and its papers,
    past the body whose they are."""
    names = {stem(w) for source in tokens for w in words_in(source.facts.authority)}
    body = _is_of_a_meeting(words[at]) and _OF_A_BODY.match(" ".join(words[at + 1 :]))
    stop = probe = at + 1 + (len(body[0].split()) if body else 0)
    while probe < len(words):
        if _is_time(words, probe) or stem(words[probe]) in names - {"and"}:
            stop = probe + 1
        elif words[probe] not in _BESIDE or _begins_another(words, probe):
            break
        probe += 1
    return stop


def _is_of_a_meeting(noun: str) -> bool:
    """Whether it calls nothing but a meeting or its papers."""
    kinds = [kind_named(name) for _, name in _KINDS.get(singular(noun), ())]
    return bool(kinds) and all(kind.titled in ("committee", "minutes") for kind in kinds)


def _begins_another(words: Sequence[str], at: int) -> bool:
    """Whether an "and" goes on to another document, and not to another year of this one."""
    return words[at] == "and" and not (at + 1 < len(words) and _is_time(words, at + 1))


def _mention(
    words: Sequence[str], start: int, head: int, stop: int, tokens: dict[Source, frozenset[str]]
) -> Mention:
    span = words[start:stop]
    before = words[start - 1] if start else ""
    periods = periods_in(" ".join(span))
    named = [s for s in tokens if _bears(s, tokens[s], span, singular(words[head]))]
    found = of_the_periods(named, periods) if periods else named
    by_time = set(span) & (_RECENT | _OLDEST | _PREVIOUS) and before not in _WHEN
    if by_time:
        found = _by_time(span, found)
    told = bool(periods or by_time) or any(
        word in words_in(s.facts.authority) for s in tokens for word in span if len(word) > 3
    )
    opens = before or (span[0] if span else "")
    afar = opens in _WHENCE or span[0] in _WHENCE or _is_from_afar(words, start)
    # "The focused visit" is that one, where there is only one.
    single = before == "" and "the" in span[:1] and len(set(span) - _LOOSE) > 1 and len(found) == 1
    definite = bool(periods) or (before not in _WHEN and (told or afar or single))
    if not found and singular(words[head]) not in _CERTAIN:
        periods = ()
    shown = (word.capitalize() if word in MONTHS else word for word in span)
    said = " ".join(word for word in shown if word not in _LOOSE - {"of"}).removeprefix("of ")
    return Mention(said, tuple(found), definite, periods, before in _WHEN)


def _is_from_afar(words: Sequence[str], start: int) -> bool:
    """Whether "in the" stands a word or two before, as in "in the fostering minutes"."""
    for back in range(1, _ADJECTIVES + 1):
        at = start - back
        if (
            at > 0
            and words[at - 1] in ("the", "its", "their")
            and words[at - 2] in (*_WHENCE, "to")
        ):
            return True
    return False


def _bears(source: Source, tokens: frozenset[str], span: Sequence[str], head: str) -> bool:
    """Whether the source is of that kind, and has every other word in its name."""
    kinds = _kinds_called(head, span)
    if kinds and source.facts.kind not in kinds and stem(head) not in tokens:
        return False
    free = _LOOSE | _RECENT | _OLDEST | _PREVIOUS | _BESIDE | GENERIC
    named = [w for at, w in enumerate(span) if not _is_time(span, at)]
    rest = {stem(w) for w in named if w not in free and singular(w) != head}
    if not kinds and head not in GENERIC:
        rest.add(stem(head))
    return rest <= tokens


def of_the_periods(sources: Sequence[Source], periods: Collection[Period]) -> list[Source]:
    """Those of one of the periods, or that print it in their name: the report of 2021/22 came out
    in 2022; where there is none, those that were published in it."""
    of_them = [s for s in sources if s.is_of(periods) or _is_printed(periods, s)]
    return of_them or [
        source
        for source in sources
        if (day := source.facts.published) and any(p.meets(day, day) for p in periods)
    ]


def _is_printed(periods: Collection[Period], source: Source) -> bool:
    """Whether its title or its file's name has one of the years, or one of the days where that is
    all that tells its own."""
    name = re.sub(r"[_.-]", " ", f"{source.facts.title} {source.document.file}")
    return any(p.is_printed(name) for p in periods if p.is_a_year or not source.facts.day)


def _by_time(span: Sequence[str], sources: list[Source]) -> list[Source]:
    """The latest, the first or the last but one."""
    ordered = sorted(sources, key=lambda source: source.date)
    days = sorted({source.date for source in ordered})
    if set(span) & _PREVIOUS and len(days) > 1:
        day = days[-2]
    elif days:
        day = days[0] if set(span) & _OLDEST else days[-1]
    return [source for source in ordered if source.date == day]
