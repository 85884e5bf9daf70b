"""Step: which documents a question is about, read from its words and the reader's filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answers import Filters
from assistant.documents import Citation, Document
from assistant.kinds.every import kind_named
from assistant.question.asked import Scope, Source
from assistant.question.councils import authorities_in
from assistant.question.mentions import Mention, mentions_in, of_the_periods
from assistant.question.periods import YEAR, Period, periods_in, years_of
from assistant.text.dates import A_YEAR
from assistant.text.words import words_in

_COMPARES = re.compile(
    r"\bcompar|\bchang|\bdiffer|\bthan\b|\bboth\b|\bversus\b|\bvs?\b|\bagainst\b"
    rf"|\bby {A_YEAR}\b|\bhow do(?:es)?\b.{{0,60}}\b(?:match|square|sit)\b",
    re.IGNORECASE,
)
# What councils file a paper under: "24/00093", "PA-2023-0117".
_FILED = re.compile(
    r"(?<![\w/.-])(?:[a-z]{1,5}[/-])?\d{2,4}[/-]\d{3,6}(?![\w/-]|\.\d)", re.IGNORECASE
)


def sources_in(documents: Iterable[Document]) -> tuple[Source, ...]:
    """Every document and every part of a pack, in time order; a part inherits what it lacks."""
    sources = []
    for document in documents:
        sources.append(Source(document, document.facts))
        for part in document.parts:
            dated = part.facts.inspected or part.facts.published
            facts = replace(
                part.facts,
                authority=part.facts.authority or document.facts.authority,
                published=part.facts.published if dated else document.date,
            )
            sources.append(Source(document, facts, part.name))
    return tuple(sorted(sources, key=lambda source: source.date))


def scope_of(text: str, documents: Sequence[Document], filters: Filters) -> Scope:
    """The sources that the words of the question and the filters leave, or what is missing."""
    allowed = tuple(document for document in documents if filters.allows(document))
    reachable = frozenset(document.id for document in allowed)
    if not allowed:
        return Scope((), narrowed=True, missing=filters_in_words(filters, documents))
    scope = Scope(sources_in(allowed), filters != Filters(), reachable=reachable)
    if filed := filed_under(text, scope.sources):
        own = tuple(s for sources in filed.values() for s in sources)
        return replace(scope, sources=_widest(own), narrowed=True, exact=True)
    scope = everything = _of_authorities(text, scope)
    if own := _of_their_years(text, scope):
        return replace(scope, sources=_widest(own), narrowed=True, exact=True)
    mentions = mentions_in(text, scope.sources)
    scope = _of_mentions(mentions, scope)
    periods = periods_in(text)
    spent = {period for mention in mentions for period in mention.periods}
    left = [period for period in periods if period not in spent]
    if _COMPARES.search(text) and (more := _of_years_beside(everything, scope, spent, left)):
        return replace(scope, sources=_widest(more), narrowed=True, exact=True)
    named = any(mention.definite and mention.sources for mention in mentions)
    exact = any(m.definite and m.sources and m.periods and not m.a_time for m in mentions)
    scope = _of_periods(left, scope, named)
    return replace(scope, sources=_widest(scope.sources), exact=exact and bool(scope.sources))


def filed_under(text: str, sources: Sequence[Source]) -> dict[str, tuple[Source, ...]]:
    """The reference numbers in a text by which papers are named, in their title or file or as that
    of a decision, with the sources that bear each."""
    said = {source: f" {' '.join(words_in(_words_of(source)))} " for source in sources}
    found = {}
    for code in _FILED.findall(text):
        words = f" {' '.join(words_in(code))} "
        if bearing := tuple(source for source in sources if words in said[source]):
            found[code] = bearing
    return found


def _words_of(source: Source) -> str:
    file = source.document.file if not source.part else ""
    return re.sub(
        r"[_.-]", " ", f"{file} {source.facts.decision} {source.facts.title} {source.part}"
    )


def _of_authorities(text: str, scope: Scope) -> Scope:
    """Only the sources of the authorities that are named; a stranger may stand in the text."""
    named, strangers = authorities_in(text, {s.facts.authority for s in scope.sources})
    told_of = {name: _that_tell_of(name, scope.sources) for name in strangers}
    strangers = tuple(name for name in strangers if not told_of[name])
    if named:
        kept = tuple(s for s in scope.sources if s.facts.authority in named)
        return replace(
            scope,
            sources=kept,
            narrowed=True,
            missing=" and ".join(strangers),
            named=named,
        )
    if strangers:
        # A paper that does not say whose it is may be theirs, if it names them.
        unsaid = tuple(s for s in scope.sources if _may_be_anybodys(s))
        missing = "" if unsaid else " and ".join(strangers)
        return replace(scope, sources=unsaid, narrowed=True, mentioned=strangers, missing=missing)
    if told_of:
        kept = tuple(dict.fromkeys(s for sources in told_of.values() for s in sources))
        return replace(scope, sources=kept, narrowed=True, mentioned=tuple(told_of))
    return scope


def _that_tell_of(name: str, sources: Iterable[Source]) -> tuple[Source, ...]:
    """The papers that have a council in their title or their file's name beside whose they are: an
    inquiry's report on it is a paper of the inquiry."""
    names = [frozenset(words_in(one)) for one in name.split(" and ")]
    found = []
    for source in sources:
        own = words_in(source.facts.authority)
        title = frozenset(words_in(_words_of(source))).difference(own)
        if any(one <= title for one in names):
            found.append(source)
    return tuple(found)


def _may_be_anybodys(source: Source) -> bool:
    """Whether a council's paper was not found to print whose it is."""
    council = kind_named(source.facts.kind).authority == "printed"
    return council and not source.facts.authority


def _of_their_years(text: str, scope: Scope) -> tuple[Source, ...]:
    """Where two authorities or more are named with a year each, of each the sources of its own;
    () where they are not."""
    words = words_in(text)
    firsts = {words_in(name)[0]: name for name in scope.named}
    places = {at: firsts[word] for at, word in enumerate(words) if word in firsts}
    years: dict[str, set[Period]] = {}
    for at, word in enumerate(words):
        if YEAR.fullmatch(word) and (name := _owner(words, at, places)):
            years.setdefault(name, set()).update(periods_in(word))
    if len(years) < 2:
        return ()
    of_each = {
        name: [s for s in scope.sources if s.facts.authority == name] for name in scope.named
    }
    kept = [
        source
        for name, sources in of_each.items()
        for source in (of_the_periods(sources, years[name]) if name in years else sources)
    ]
    return tuple(sorted(kept, key=lambda source: source.date))


def _owner(words: Sequence[str], at: int, places: dict[int, str]) -> str:
    """Whose a year is: "the 2018 Eastmere letter", "Eastmere (2018)", "Eastmere in 2018"."""
    before = max((place for place in places if place < at), default=None)
    follows = before is not None and words[at - 1] in words_in(places[before])
    after = next((place for place in (at + 1, at + 2) if place in places), None)
    owner = before if follows or after is None else after
    return places[owner] if owner is not None else ""


def _of_mentions(mentions: Sequence[Mention], scope: Scope) -> Scope:
    """Only the sources called by a name in the question: "the 2012 inspection", "the minutes"."""
    definite = [mention for mention in mentions if mention.definite]
    chosen = [source for m in definite for source in m.sources]
    if chosen:
        spoken_of = {source.facts.authority for source in chosen}
        others = set(scope.named) - spoken_of if len(scope.named) > 1 else set()
        kept = tuple(s for s in scope.sources if s in chosen or s.facts.authority in others)
        return replace(scope, sources=kept, narrowed=True)
    dated = [mention for mention in definite if mention.periods]
    if dated and scope.sources:
        periods = tuple(period for mention in dated for period in mention.periods)
        missing = " and ".join(mention.words for mention in dated)
        return replace(
            scope,
            sources=(),
            narrowed=True,
            mentioned=tuple(sorted(years_of(periods))),
            missing=missing,
            untold=periods,
        )
    return scope


def _of_periods(periods: Sequence[Period], scope: Scope, named: bool) -> Scope:
    """Only the sources of the periods in the question, and paragraphs of others that name their
    years. A day or a month of no year chooses among the papers of meetings, if anything.

    A period that no document is of is something the text may tell of: it has to stand there.
    """
    dated = [period for period in periods if not period.yearly]
    if not periods or not scope.sources:
        return scope
    among = [s for s in scope.sources if dated or kind_named(s.facts.kind).dated == "met"]
    kept = of_the_periods(among, dated or periods)
    kept += _of_others(scope, kept)
    said = tuple(sorted(years_of(periods)))
    if kept:
        kept.sort(key=lambda source: source.date)
        return replace(scope, sources=tuple(kept), narrowed=True, mentioned=said)
    if named or len(scope.named) > 1 or not dated:
        return scope
    scope = replace(scope, untold=tuple(dated))
    # The papers of the year may tell of its day.
    of_year = of_the_periods(among, [p for year in said for p in periods_in(year)])
    if of_year and not any(period.sided for period in dated):
        return replace(scope, sources=tuple(of_year), narrowed=True, mentioned=said)
    return replace(scope, missing=scope.not_held)


def _of_years_beside(
    everything: Scope, scope: Scope, spent: set[Period], left: Sequence[Period]
) -> tuple[Source, ...]:
    """The sources named, and those of the periods they are compared with: "the 2018 letter and in
    2020"; () where no other is named."""
    if not spent or not left or not scope.sources:
        return ()
    others = [s for s in everything.sources if s.is_of(left) and s not in scope.sources]
    return tuple(sorted((*scope.sources, *others), key=lambda s: s.date)) if others else ()


def _of_others(scope: Scope, kept: Sequence[Source]) -> list[Source]:
    """Where several authorities were named and the year is of one, all that the others have."""
    authorities = {source.facts.authority for source in scope.sources}
    if not (kept and scope.named and len(authorities) > 1):
        return []
    left = authorities - {source.facts.authority for source in kept}
    return [source for source in scope.sources if source.facts.authority in left]


def _widest(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Without the parts of a pack that is there as a whole."""
    whole = {source.document.id for source in sources if not source.part}
    return tuple(s for s in sources if not s.part or s.document.id not in whole)


def staying(scope: Scope, cited: Sequence[Citation], on: bool) -> Scope | None:
    """The documents cited before a question alone, where it goes `on` from there or names none
    itself; None where it is about others."""
    spoken_of = {citation.paragraph.document for citation in cited}
    kept = tuple(source for source in scope.sources if source.document.id in spoken_of)
    named = scope.exact or scope.mentioned or scope.missing or (scope.named and not on)
    return replace(scope, sources=kept, narrowed=True, exact=True) if kept and not named else None


def filters_in_words(filters: Filters, documents: Sequence[Document]) -> str:
    """The filters as an officer would say them: "Marlow Vale, minutes, from 2018 to 2024"."""
    names = {document.id: document.name for document in documents}
    first, last = filters.from_year, filters.to_year
    since = f"from {first}" if first else ""
    until = f"{'' if first else 'up '}to {last}" if last else ""
    period = f"{since} {until}".strip()
    called = [names.get(id, id) for id in filters.documents]
    return ", ".join(filter(None, (*filters.authorities, *filters.kinds, *called, period)))
