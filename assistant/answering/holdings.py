"""Way: what the library holds ("Which policies do you have?"), by the names of the papers, and the
headings of one of them: nothing is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from assistant.answering.numbers import MOST_CHOICES
from assistant.answering.refusals import denied
from assistant.answering.way import Desk, Found
from assistant.kinds.every import kind_named
from assistant.question.asked import Asked, Source
from assistant.question.mentions import GENERIC, NOUNS, singular
from assistant.question.scope import scope_of
from assistant.text.words import stems_in, words_in

MOST = 60  # names or headings; more is a book's contents
_LISTS = re.compile(
    r"^\W*(?:please |(?:can|could) (?:you|i) )*(?:list|show|see|give|name|how many|which|what)\b"
    r"(?! (?:is|was|are|were|do|does|did|has|have|will|would|can|could|should)\b)",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\b(?:you|we|library) (?:have|holds?|got|contains?)\b|\bhave (?:you|we) got\b"
    r"|\bin the library\b",
    re.IGNORECASE,
)
_NEWEST = re.compile(
    r"^\W*(?:what|which)(?:[’']s| is| are| was| were)? (?:the|your) (?:newest|latest|most recent"
    r"|last|oldest|earliest|first)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:say|said|mention|describe|state|happen)\w*\b|\bin the (?!library)|\babout\W*$"
    r"|\b(?:do|does|did|will|would|must|should|may|can|could)"
    r" (?!the library)(?:the|an?|all|each|every|any|they|it)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|on|concerning|regarding)\b", re.IGNORECASE)
_HEADINGS = re.compile(r"\b(?:sections|headings|chapters|(?:table of )?contents)\b", re.IGNORECASE)
_COUNCILS = re.compile(r"\b(?:councils|authorities)\b", re.IGNORECASE)
# What such a question is made of, beside the names of papers.
_FREE = frozenset(
    stems_in(
        """council authority library hold contain got available newest latest recent oldest earliest
        first last number held lead led carry take took place publish date dated file pdf section
        heading chapter content table current list"""
    )
)


def holdings(asked: Asked, desk: Desk) -> Found | None:
    """The papers that are asked for by their kind, their council, their year or who led them, or
    the headings of one; None where anything is asked that their names do not tell."""
    headings, having = _HEADINGS.search(asked.said), _HAVING.search(asked.said)
    lists = having or _LISTS.search(asked.said) or _NEWEST.search(asked.said)
    if _SAYING.search(asked.said) or not (headings or lists):
        return None
    nouns, left = _nouns(asked.said), set(stems_in(asked.said)) - _FREE
    # Of what is held the papers that were spoken of before are no part.
    scope = scope_of(asked.text, desk.documents, asked.question.filters)
    sources = (asked.scope if headings else scope).sources
    named = [source for source in sources if _is_meant(source, nouns, left, asked.said)]
    if headings:
        return _headings(named, desk) if nouns else None
    if not nouns and having and not left and _COUNCILS.search(asked.said):
        held = sorted({source.facts.authority for source in sources} - {""})
        return Found(note=_told("papers of ", held))
    if not nouns and not (having and (scope.named or not left)):
        return None
    if scope.not_held:
        told = stems_in(" ".join((*nouns, scope.not_held, *scope.named, *GENERIC)))
        if not {word for word in left if not word.isdecimal()} <= set(told):
            return None
        return Found(note=f"{denied(scope)}.", outcome="not_found", reason="not held")
    if not named:
        return None
    if "meeting" in nouns:
        return Found(note=_told("papers of ", list(dict.fromkeys(map(_meeting, named)))))
    return Found(note=_told("", [source.name for source in named]))


def _nouns(text: str) -> set[str]:
    """The nouns of papers in a question; those of a single paper only where it is told which."""
    one = _NEWEST.search(text) or _HEADINGS.search(text)
    words = [word for word in words_in(text) if one or word.endswith("s")]
    kinds = {singular(word) for word in words} & NOUNS
    return kinds | {word.removesuffix("s") for word in words} & GENERIC


def _is_meant(source: Source, nouns: Set[str], left: Set[str], text: str) -> bool:
    """Whether a paper is of a kind that is named, and its name tells all that is left."""
    facts, kind = source.facts, kind_named(source.facts.kind)
    said = set(map(singular, words_in(text)))
    called = [noun for noun in (kind.name, *kind.nouns) if noun and said.issuperset(words_in(noun))]
    if nouns and not (called or nouns & GENERIC):
        return False
    known = [facts.authority, _day(source), *called, *GENERIC]
    if not _ABOUT.search(text):  # a paper may tell of it that does not name it in its title
        file = source.document.id.replace("-", " ")
        known += [facts.title, facts.committee, source.part, file, *facts.inspectors]
    return left <= set(stems_in(" ".join(known)))


def _meeting(source: Source) -> str:
    said = (source.facts.authority, source.facts.committee, _day(source))
    return " ".join(filter(None, said))


def _day(source: Source) -> str:
    return f"{source.date:%-d %B %Y}" if source.facts.day else ""


def _told(papers_of: str, names: Sequence[str]) -> str:
    """How many are held, and their names."""
    more = [f"• and {len(names) - MOST:,} others"] if len(names) > MOST else []
    lead = f"Of these the library holds {papers_of}{len(names):,}:"
    return "\n".join((lead, *(f"• {name}" for name in names[:MOST]), *more))


def _headings(named: Sequence[Source], desk: Desk) -> Found | None:
    """The headings of the one paper that is named; of several, which is to be asked."""
    if len(named) > 1:
        choices = tuple(f"Sections of the {source.name}" for source in named[:MOST_CHOICES])
        return Found(note="Which do you mean?", choices=choices, outcome="not_found")
    paragraphs = desk.paragraphs_of(named[0].document.id) if named else ()
    heads = dict.fromkeys(" › ".join(filter(None, (p.part, *p.section))) for p in paragraphs)
    lines = [f"• {head}" for head in heads if head][:MOST]
    return Found(note="\n".join((f"Sections of the {named[0].name}:", *lines))) if lines else None
