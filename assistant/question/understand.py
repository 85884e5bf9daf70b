"""Step: what is asked: a number, a date, a person, a list; which names; a comparison or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Question
from assistant.documents import Citation
from assistant.kinds.every import A_PAPER, EVERY, kind_named
from assistant.library import Edition
from assistant.question.asked import Asked, Scope
from assistant.question.councils import authorities_in
from assistant.question.periods import periods_in
from assistant.question.references import reference_in
from assistant.question.scope import filed_under, scope_of, staying
from assistant.question.wanted import wanted
from assistant.question.wording import expansions
from assistant.text.dates import A_DAY, A_MONTH_NAME, A_YEAR, CALENDAR, MONTHS
from assistant.text.words import STOP_WORDS, stems_in, words_in

_COMPARING = re.compile(
    r"\bcompar\w+|\bchang(?:e|ed|es) (?:between|since|from|over)|\bhow (?:has|have|did)\b.{0,80}"
    r"\b(?:chang|develop|improv|evolv|differ|var)\w*|\bdiffer(?:s|ed|ence|ences)?\b"
    r"|\bin (?:both|each|every|all)\b|\bover (?:time|the years)\b|\byear (?:on|by) year\b"
    r"|\bacross (?:all|the|every)\b"
    rf"|\b(?:all|both)(?: of)?(?: the| these| those)?(?: two| three| four| five)? {A_PAPER}s?\b"
    rf"|\beach (?:{A_PAPER}|year|authority|council)\b|\btrend\b"
    r"|\b(?:better|worse|higher|lower|more|fewer|less)\b.{0,60}\bthan (?:in|at) (?:the )?\d{4}",
    re.IGNORECASE,
)
# "Which focused visits", and not "which important documents".
_SORTS = "|".join(sorted({word for kind in EVERY for word in kind.name.split()[:-1]}))
_PICKING = re.compile(
    r"\b(?:which|what)(?: of (?:the|these|those))?"
    rf"(?: (?:local|other|{_SORTS}))? (?:authorities|councils|{A_PAPER}s|years)\b"
    r"(?! (?:are|were|is|was) (?:due|to|planned|expected|scheduled)\b| will\b)",
    re.IGNORECASE,
)
_CAPITAL = re.compile(
    r"(?<![.?!]\s)(?<!^)(?<![\"'“‘])\b[A-Z][\w’'-]*(?:\s+(?:and|&|of|the)?\s*[A-Z][\w’'-]*)*"
)
_ACRONYM = re.compile(r"\b[A-Z]{2,7}s?\b(?:\d+)?")
_DAY = re.compile(
    rf"\b(?:(?:at|by|in|on|during|since|as at)\s+)?(?:the\s+)?(?:(?:end|start|beginning)\s+of\s+)?"
    rf"(?:{A_DAY}\s+)?(?:{A_MONTH_NAME}\s+)?{A_YEAR}\b(?!/)",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(rf"\b({A_MONTH_NAME})\s+{A_YEAR}\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![^\W_])£?\d[\d,]*(?:\.\d+)?%?")  # not of "s151"
# Words that ask and are not asked about: "What was wrong with …", "What did they think of …".
_ASKING = frozenset(
    """wrong think thought view views opinion called call stand stands stood still name list
    according name's made of""".split()
)
_COMPARED = frozenset(
    """change changed changes compare compared comparison comparing differ differed difference
    differences between versus v vs both over years time each year""".split()
)
_PLAIN_NAMES = CALENDAR | frozenset(
    "council councils i report committee uk england english".split()
)


def understood(
    question: Question,
    text: str,
    edition: Edition,
    cited: Sequence[Citation] = (),
    on: bool = False,
) -> Asked:
    """The question read: `text` is it with a follow-up completed, `cited` what an answer before
    cited, where the question may be about the same documents; `on` says that it goes on from
    there."""
    reference = reference_in(text)
    # What is left names the document: "point 15 of the terms of reference".
    counted = reference is not None and not reference.by_a_word
    place = text.replace(reference.words, "in", 1) if reference and counted else text
    place = re.sub(r"\bin (?=(?:of|in|from|on) )", "", place)
    scope = scope_of(place, edition.documents, question.filters)
    before = frozenset(c.paragraph.key for c in cited if on)

    def of(scope: Scope) -> Asked:
        asked = read(question, text, scope)
        other = expansions(asked.topic, scope, edition)
        # The next one is not gone on to once more by what is asked of it.
        own = reference and (reference.numbers or reference.words in asked.own)
        return replace(asked, reference=reference if own else None, before=before, expansions=other)

    own, _ = authorities_in(question.text, {d.facts.authority for d in edition.documents})
    there = None if own else staying(scope, cited, on)
    return replace(of(scope), there=of(there) if there else None)


def written_out(asked: Asked) -> Asked | None:
    """The same question with the short names in capitals as what they stand for: "DCS" as "director
    of children's services"; None where it has none."""
    text = asked.text
    for short, full in asked.expansions:
        text = full.join(re.split(rf"\b{re.escape(short.upper())}\b", text))
    if text == asked.text:
        return None
    again = read(asked.question, text, asked.scope)
    return replace(
        again, reference=asked.reference, before=asked.before, expansions=asked.expansions
    )


def read(question: Question, text: str, scope: Scope) -> Asked:
    """What the words of a question ask for within a scope."""
    picking = len(scope.documents) > 1 and bool(_PICKING.search(text))
    comparing = picking or _is_comparing(text, scope)
    return Asked(
        question=question,
        text=text,
        topic=_topic(text, scope, comparing),
        wants="passage" if picking else wanted(text),
        scope=scope,
        names=names_in(text, scope),
        numbers=numbers_in(text, scope),
        comparing=comparing,
        picking=picking,
    )


def _is_comparing(text: str, scope: Scope) -> bool:
    """Whether each document is to have its say: asked for, or several were named."""
    if len(scope.documents) < 2:
        return False
    years = {year for year in re.findall(rf"\b{A_YEAR}\b", text)}
    held = {str(year) for source in scope.sources for year in source.facts.years}
    return bool(_COMPARING.search(text)) or len(scope.named) > 1 or len(years & held) > 1


def _without_day(text: str) -> str:
    """The text without the day a figure is asked for: a condition, and not what is counted."""
    rest = _DAY.sub(" ", text)
    return rest if len(stems_in(rest)) > 1 else text


def names_in(text: str, scope: Scope) -> tuple[str, ...]:
    """Names an answer has to have: capitals within the sentence that choose no document."""
    chosen = set(_PLAIN_NAMES)
    chosen.update(words_in(" ".join(scope.named)))
    for source in scope.sources:
        facts = source.facts
        kind = kind_named(facts.kind)
        said = (facts.authority, kind.name, source.part, facts.title, kind.by, kind.words)
        chosen.update(words_in(" ".join(said)))
    found = [
        name
        for name in (*_CAPITAL.findall(text.strip()), *_ACRONYM.findall(text))
        if not text.isupper()
        and len(name) > 2
        and any(
            word not in chosen | STOP_WORDS and word.removesuffix("s") not in chosen
            for word in words_in(name)
        )
    ]
    return tuple(dict.fromkeys((*found, *(m for m in scope.mentioned if not m.isdigit()))))


def numbers_in(text: str, scope: Scope) -> tuple[str, ...]:
    """Figures and months an answer has to have; those that choose a document do not count."""
    years = {str(year) for source in scope.sources for year in source.facts.years}
    months = {MONTHS[source.date.month - 1] for source in scope.sources if source.date.year > 1}
    for code in filed_under(text, scope.sources):
        text = text.replace(code, " ")
    text = _without_periods(text, scope)
    numbers = [number.rstrip(",") for number in _NUMBER.findall(text)]
    numbers += [month.casefold() for month in _IN_MONTH.findall(text)]
    return tuple(dict.fromkeys(n for n in numbers if n not in years | months))


def _without_periods(text: str, scope: Scope, sided: bool = False) -> str:
    """The text without the periods that choose papers; without those alone that begin or end them
    (`sided`), whose words name none that is chosen: "after July 2023"."""
    for period in periods_in(text):
        if period.sided >= sided and any(s.is_of([period]) for s in scope.sources):
            text = text.replace(period.words, " ")
    return text


def _topic(text: str, scope: Scope, comparing: bool) -> str:
    """The text without the words that only choose documents; all of it when nothing would stay."""
    names = {w for s in scope.sources for w in words_in(s.facts.authority)}
    names.update(words_in(" ".join(scope.named)))
    years = {str(year) for source in scope.sources for year in source.facts.years}
    by = {w for s in scope.sources for w in words_in(kind_named(s.facts.kind).by)}
    chosen = (names | years if scope.narrowed else set()) | _ASKING | by
    chosen |= _COMPARED if comparing else set()
    if wanted(text) == "number":
        text = _without_day(text)
    text = _PICKING.sub(" ", text) if comparing else text
    if scope.narrowed:
        text = _without_periods(text, scope, sided=True)
    kept = [word for word in text.split() if not set(words_in(word)) & chosen]
    while comparing and kept and kept[-1].casefold() in STOP_WORDS:
        kept.pop()  # "caseloads in Leeds and Oldham"
    topic = " ".join(kept)
    return topic if any(word not in STOP_WORDS for word in words_in(topic)) else text
