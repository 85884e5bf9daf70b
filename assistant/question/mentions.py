"""Documents as people call them in a question: "the 2012 inspection", "the Trafford letter"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.kinds.every import CALLED, EVERY, kind_named, words_about
from assistant.kinds.kind import Kind
from assistant.question.asked import Source
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
_BESIDE = frozenset("of on in for from to dated at held published by and".split())
# Before a name, these say that the answer is to come from that document.
_WHENCE = frozenset("in from of per at under within does do did according say says".split())
_ADJECTIVES = 2  # words between "in the" and the name that belong to no document: "fostering"
# "since the last inspection" tells a time, not a document to look in.
_WHEN = frozenset("since before after following until prior during".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A document named in a question, and the sources that bear the name.

    `definite` says the answer is to come from it; otherwise it is merely spoken of. `a_time` says
    that it tells when: "since the 2018 inspection".
    """

    words: str
    sources: tuple[Source, ...]
    definite: bool
    years: tuple[int, ...] = ()
    a_time: bool = False


def mentions_in(text: str, sources: Sequence[Source]) -> tuple[Mention, ...]:
    """Every document the text names, in order."""
    words = words_in(text)
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
    return _tokens(facts.authority, facts.kind, source.part or facts.title, source.document.id)


@lru_cache(maxsize=8192)  # the same for every question
def _tokens(authority: str, kind: str, title: str, document_id: str) -> frozenset[str]:
    names = [authority, kind, title, document_id, *kind_named(kind).nouns]
    own = frozenset(stem(word) for name in names for word in words_in(name.replace("-", " ")))
    return own | words_about(kind) - _NOUN_STEMS


def _is_time(word: str) -> bool:
    return word in MONTHS or (word.isdecimal() and (len(word) == 4 or int(word) <= 31))


def _left_end(words: Sequence[str], at: int, known: set[str], end: int) -> int:
    start = at
    while start > end and _belongs(words, start - 1, known):
        start -= 1
    return start


def _belongs(words: Sequence[str], at: int, known: set[str]) -> bool:
    """Whether a word before the noun is part of the name; in "after the 2022 visit" it tells a
    time, though there are looked after children."""
    word = words[at]
    if word in _WHEN:
        return False
    if word == "and" and _is_time(words[at - 1]):
        return True
    return _is_time(word) or stem(word) in known or word in known or _is_head(word)


def _right_end(words: Sequence[str], at: int, tokens: dict[Source, frozenset[str]]) -> int:
    """Past "of Trafford", "in January 2020", "held on 17 April 2024"."""
    names = {stem(w) for source in tokens for w in words_in(source.facts.authority)}
    stop = probe = at + 1
    while probe < len(words):
        if _is_time(words[probe]) or stem(words[probe]) in names - {"and"}:
            stop = probe + 1
        elif words[probe] not in _BESIDE or _begins_another(words, probe):
            break
        probe += 1
    return stop


def _begins_another(words: Sequence[str], at: int) -> bool:
    """Whether an "and" goes on to another document, and not to another year of this one."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return words[at] == "and" and not _is_time(following)


def _mention(
    words: Sequence[str], start: int, head: int, stop: int, tokens: dict[Source, frozenset[str]]
) -> Mention:
    span = words[start:stop]
    before = words[start - 1] if start else ""
    years = tuple(int(w) for w in span if w.isdecimal() and 1900 <= int(w) < 2100)
    named = [s for s in tokens if _bears(s, tokens[s], span, singular(words[head]))]
    found = of_the_years(named, years) if years else named
    found = of_the_months(span, found)
    by_time = set(span) & (_RECENT | _OLDEST | _PREVIOUS) and before not in _WHEN
    if by_time:
        found = _by_time(span, found)
    told = bool(years or by_time) or any(
        word in words_in(s.facts.authority) for s in tokens for word in span if len(word) > 3
    )
    opens = before or (span[0] if span else "")
    afar = opens in _WHENCE or span[0] in _WHENCE or _is_from_afar(words, start)
    # "The focused visit" is that one, where there is only one.
    single = before == "" and "the" in span[:1] and len(set(span) - _LOOSE) > 1 and len(found) == 1
    definite = bool(years) or (before not in _WHEN and (told or afar or single))
    if not found and singular(words[head]) not in _CERTAIN:
        years = ()
    said = " ".join(word for word in span if word not in _LOOSE - {"of"}).removeprefix("of ")
    return Mention(said, tuple(found), definite, years, before in _WHEN)


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
    rest = {stem(w) for w in span if w not in free and singular(w) != head and not _is_time(w)}
    if not kinds and head not in GENERIC:
        rest.add(stem(head))
    return rest <= tokens


def of_the_years(sources: Sequence[Source], years: Collection[int]) -> list[Source]:
    """Those of one of the years, or that print one in their name: the report of 2021/22 came out
    in 2022; where there is none, those that may be called by it all the same."""
    of_them = [s for s in sources if s.facts.year in years or _is_printed(years, s)]
    return of_them or [source for source in sources if source.facts.years & set(years)]


def _is_printed(years: Collection[int], source: Source) -> bool:
    """Whether its title or its file's name has one of the years."""
    return any(str(year) in f"{source.facts.title} {source.document.file}" for year in years)


def of_the_months(words: Collection[str], sources: list[Source]) -> list[Source]:
    """Those of the months that are named, where there are any."""
    months = {MONTHS.index(word) + 1 for word in words if word in MONTHS}
    return [s for s in sources if s.date.month in months] or sources


def _by_time(span: Sequence[str], sources: list[Source]) -> list[Source]:
    """The latest, the first or the last but one."""
    ordered = sorted(sources, key=lambda source: source.date)
    days = sorted({source.date for source in ordered})
    if set(span) & _PREVIOUS and len(days) > 1:
        day = days[-2]
    elif days:
        day = days[0] if set(span) & _OLDEST else days[-1]
    return [source for source in ordered if source.date == day]
