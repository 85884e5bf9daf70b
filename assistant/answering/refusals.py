"""The plain words for a question that is not answered, and the way that only names something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.way import CLOSEST, Desk, Found
from assistant.answers import Filters, Match, Reason
from assistant.documents import Document
from assistant.finding.weigh import Evidence, best_first
from assistant.kinds.every import A_PAPER, is_many, kind_named
from assistant.question.asked import Asked, Scope, Source
from assistant.question.follow_up import only_names
from assistant.question.scope import filters_in_words
from assistant.text.words import STOP_WORDS, words_in

MOST_NAMES = 8
ALIKE = 0.4  # the cosine from which a paragraph is near that has no word of the question
# What is asked of the assistant itself, whatever the documents say: a work of its own ("write me
# a poem", never "write off"), its instructions, its opinion.
_OF_THE_ASSISTANT = re.compile(
    r"^\W*(?:please\s+|can you\s+|could you\s+)?"
    r"(?:(?:write|compose|draw|sing|translate|play|pretend|ignore|forget)\s+"
    r"(?:me\s+|us\s+)?(?:a|an|this|that|all|your|you)\b"
    r"|tell\s+(?:me|us)\s+(?:a|another)\s+(?:\w+\s+)?(?:joke|story|poem|riddle|tale)\b)"
    r"|\b(?:system prompt|your instructions|who (?:are|made) you|are you (?:a|an|chat))\b"
    r"|^\W*(?:(?:what|why|how|which|who)\s+(?:\w+\s+)?)?"
    r"do you (?:think|believe|feel|like|prefer|agree)\b"
    r"|\byour (?:own )?(?:opinion|view|favourite|feelings?)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"\b(?:{A_PAPER}|meeting)s?\b", re.IGNORECASE)


def only_named(asked: Asked, desk: Desk) -> Found | None:
    """Where a question only names a council, a year or a document: what to ask of it."""
    name = only_names(asked.text, desk.documents)
    if not name:
        return None
    note, choices = nothing_asked(name, [source.facts.kind for source in asked.scope.sources])
    return Found(note=note, choices=choices, outcome="not_found", reason="only named")


def not_of_documents(asked: Asked, desk: Desk) -> Found | None:
    """Where something is asked of the assistant that no document could tell."""
    if is_of_the_assistant(asked.text):
        return Found(note=out_of_scope(), outcome="out_of_scope", reason="not of documents")
    return None


def none_within_limits(asked: Asked, desk: Desk) -> Found | None:
    """Where the limits of a question leave no document at all."""
    filters = asked.question.filters
    if filters == Filters() or any(map(filters.allows, desk.documents)):
        return None
    limits = filters_in_words(filters, desk.documents)
    note = f"No document is within these limits: {limits}."
    return Found(note=note, outcome="not_found", reason="not held")


def nothing(asked: Asked, desk: Desk) -> Found:
    """An honest no, with the nearest paragraphs offered as such."""
    if none := none_within_limits(asked, desk):
        return none
    evidence = desk.evidence(asked)
    near = best_first(desk.matches(asked), evidence)
    close = tuple(match for match in near if _is_close(match, evidence))
    asked = _with_years_that_are_told_of(asked, near)
    note = nothing_found(asked, desk.documents, bool(close))
    why: Reason = "not held" if asked.scope.not_held else "not said"
    return Found(matches=near, note=note, closest=close, outcome="not_found", reason=why)


def _is_close(match: Match, evidence: Sequence[Evidence]) -> bool:
    """Whether a word of the question stands in a paragraph or its place, or it means much the
    same: of a question about something else some paragraph is always the nearest."""
    said = (e.marks["around"] for e in evidence if e.match.paragraph == match.paragraph)
    return match.meaning >= ALIKE or next(said, 0.0) > 0


def _with_years_that_are_told_of(asked: Asked, near: Sequence[Match]) -> Asked:
    """Without the years that no paper is dated by and that headings of those in scope have all the
    same: the minutes of a whole year's meetings have the days in theirs; and without the days that
    the nearest paragraphs print, unless a paper of that day is asked for."""
    here = [m for m in near if any(source.holds(m.paragraph) for source in asked.scope.sources)]
    said = {word for match in here for word in words_in(" ".join(_place(match)))}
    texts = [" ".join((*_place(m), m.paragraph.text)) for m in near[:CLOSEST]]
    untold = () if _PAPER.search(asked.said) else asked.scope.untold
    printed = all(any(period.is_printed(text) for text in texts) for period in untold)
    years = asked.scope.missing.split(" and ")
    told_of = all(year.isdecimal() for year in years) and said.issuperset(years)
    if not (told_of or (untold and printed)):
        return asked
    return replace(asked, scope=replace(asked.scope, missing="", untold=()))


def _place(match: Match) -> tuple[str, ...]:
    return (match.paragraph.part, *match.paragraph.section)


def is_of_the_assistant(text: str) -> bool:
    """Whether it asks for something no document could answer: a poem, an opinion, a greeting."""
    content = [word for word in words_in(text) if word not in STOP_WORDS]
    return bool(_OF_THE_ASSISTANT.search(text)) or not content


def out_of_scope() -> str:
    return "That is not a question these documents can answer. Ask about what they say."


def nothing_found(asked: Asked, documents: tuple[Document, ...], close: bool = True) -> str:
    """What the documents do not say, and which there are when one was named that is not there;
    `close`, whether paragraphs that come near are shown with it."""
    scope = asked.scope
    if scope.not_held:
        there = "; ".join(document.name for document in documents[:MOST_NAMES])
        more = " and others" if len(documents) > MOST_NAMES else ""
        limited = asked.question.filters != Filters()
        told = denied(scope, limited)
        return f"{told}, and the others do not answer this. There are: {there}{more}."
    offered = " The closest paragraphs are offered below." if close else ""
    return f"{_subject(scope)} not answer this.{offered}"


def denied(scope: Scope, limited: bool = False) -> str:
    """What is not held, of what was looked in, which may be `limited`: "No document of Harrowdale
    in the library is dated 2021". A paper that prints no date may be of the year all the same."""
    dated = {period.words for period in scope.untold}.issuperset(scope.not_held.split(" and "))
    whose = f" of {' and '.join(scope.named)}" if dated and scope.named else ""
    where = "within the limits" if limited else "in the library"
    return f"No document{whose} {where} is {'dated' if dated else 'of'} {scope.not_held}"


def nothing_asked(name: str, kinds: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What is said where a question only names a council, a year or a document, and what people
    ask of the kind that most of those documents are of."""
    held = Counter(kind for kind in kinds if kind_named(kind).examples)
    examples = kind_named(held.most_common(1)[0][0]).examples if held else ()
    choices = tuple(example.format(name=name) for example in examples)
    such = ", such as these" if choices else ""
    return f"What would you like to know of {name}? Ask a whole question{such}.", choices


def half_found(left: Sequence[str]) -> str:
    """Which of two questions in one the documents do not answer; "" when they answer both."""
    said = " and ".join(f"“{half[0].upper()}{half[1:]}?”" for half in left)
    return f"The documents do not say: {said}" if left else ""


def _subject(scope: Scope) -> str:
    """The papers that were meant, where the question or its limits chose them by more than a year:
    what is only preferred was not all that was searched."""
    sources = scope.sources if scope.exact or scope.named else ()
    if len(sources) == 1:
        does = "do" if is_many(sources[0].facts.kind) else "does"
        return f"{_called(sources[0], 'The')} {does}"
    if 1 < len(sources) <= 4:
        first, *more = sources
        *called, last = _called(first, "The"), *(_called(s, "the") for s in more)
        return f"{', '.join(called)} and {last} do"
    return "The documents do"


def _called(source: Source, article: str) -> str:
    """What people call it; a title that is no such name stands in quotation marks."""
    return f"{article} {source.name}" if source.facts.name else f"“{source.name}”"
