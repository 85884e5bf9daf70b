"""Way: lists asked for as such ("What needs to improve?"), whole, from their section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set

from assistant.answering.clauses import unnumbered
from assistant.answering.grades import CHANGED
from assistant.answering.quotation import sentences_of
from assistant.answering.way import Desk, Found
from assistant.answers import Match
from assistant.documents import Document, Paragraph
from assistant.kinds.every import kind_named
from assistant.kinds.grades import A_GRADE, says_a_grade
from assistant.kinds.kind import Listing
from assistant.question.asked import Asked
from assistant.text.dates import written
from assistant.text.words import stem, stem_set, stems_in, words_in

LONGEST_HEADING = 120  # characters; a longer one is a sentence that was taken for one
MOST_ITEMS = 20
MOST_READ = 50  # documents whose paragraphs are gone through for one question
MOST_LISTS = 5  # documents, when the question chooses none
NONE_PRINTED = "These documents print no list of that name."
_IMPROVE = re.compile(
    r"\b(?:put(?:ting)? right|sort(?:ed|ing)? out|(?:get|do)(?:t?ing)? better(?: at)?"
    r"|work(?:ing)? on|fix(?:ed|ing)?|address(?:ed)?|tackled?)\b",
    re.IGNORECASE,
)
_IMPROVED = re.compile(
    r"(?<!\bbe )\bimproved\b|\b(?:got|gotten|getting|become|becoming) (?:any )?better\b"
    r"|\bbetter (?:\w+ )?than\b",
    re.IGNORECASE,
)
_OWN = frozenset(stems_in("improve recommend"))
_BETTER = frozenset(stems_in("better"))
_LABEL = re.compile(r"([^:;]{1,80}):\s+\S")
Sections = dict[tuple[str, str, tuple[str, ...]], list[Paragraph]]
# What any such question is made of, whatever the kind.
FREE = frozenset(
    map(
        stem,
        """council authority local team told tell made make making list set should must overall get
        gets report everything one thing things single please still says ask asks asked want wants
        out noting require requires requiring point points grateful two three four five several
        meeting""".split(),
    )
)


def whole_list(asked: Asked, desk: Desk) -> Found | None:
    """Every item of the lists asked for; None when it is no such question. Of what has a name of
    its own it is said that none is printed."""
    if not _asks(asked):
        return None
    matches = desk.matches(asked)
    items = listed(asked, matches, desk.paragraphs_of)
    note = _counted(items, desk) if asked.wants == "number" else ""
    if not items and _by_its_name(asked):
        return Found(note=NONE_PRINTED, outcome="not_found", reason="not said")
    if not items or (asked.wants == "number" and not note):
        return None
    return Found(tuple(s for item in items for s in sentences_of(item)), note=note)


def _by_its_name(asked: Asked) -> bool:
    """Whether a list is asked for by the name that papers of all these kinds give it."""
    topic, names = _topic(asked), _names(asked)
    kinds = {source.facts.kind for source in asked.scope.sources}
    return asked.scope.narrowed and all(
        any(
            each.called
            and re.search(each.called, asked.said, re.I)
            and _is_asked(each, topic, names)
            for each in kind_named(kind).lists
        )
        for kind in kinds
    )


def _counted(items: Sequence[Paragraph], desk: Desk) -> str:
    """How many items each document prints; "" where that is not plain: some are no items, or the
    list is cut short."""
    of_each = Counter(item.document for item in items)
    plain = all(i.form in ("bullet", "row") or i.numbering == "printed" for i in items)
    if (
        not plain
        or any("\n" in i.text for i in items)
        or max(of_each.values(), default=0) >= MOST_ITEMS
    ):
        return ""
    names = {document.id: document.name for document in desk.documents}
    told = (f"{many} in {names[id]}" for id, many in of_each.items())
    return f"Printed there: {'; '.join(told)}."


def items_found(items: Sequence[Paragraph], asked: Asked, desk: Desk, they: str) -> Found | None:
    """The first of the items, what `they` are called being told where there are more; None where
    there are none, or how many is asked and that is not plain."""
    note = _counted(items, desk) if asked.wants == "number" else ""
    if not items or (asked.wants == "number" and not note):
        return None
    if len(items) > MOST_ITEMS:
        note = f"These are the first {MOST_ITEMS} of {len(items)} {they}."
    return Found(tuple(s for item in items[:MOST_ITEMS] for s in sentences_of(item)), note=note)


def _asks(asked: Asked) -> bool:
    # What has improved, and which of two is better, is no list of what has to.
    if CHANGED.search(asked.said) or _IMPROVED.search(asked.said):
        return False
    topic = _topic(asked) - (_BETTER if asked.comparing else set())
    kinds = {source.facts.kind for source in asked.scope.sources}
    return any(topic & stem_set(each.asked) for kind in kinds for each in kind_named(kind).lists)


def _topic(asked: Asked) -> set[str]:
    return set(stems_in(_IMPROVE.sub("improve", asked.own_topic)))


def listed(
    asked: Asked, matches: Sequence[Match], paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Paragraph, ...]:
    """The paragraphs of the sections that list what is asked for; () when it is no such list."""
    topic = _topic(asked)
    names = _names(asked)
    # A visit looks at one subject, and its front page names it.
    visits = asked.scope.documents if asked.scope.narrowed else ()
    subject = {d.id: _subject_of(d, paragraphs_of) for d in visits[:MOST_LISTS]}
    sections: Sections = {}
    for document in nearest(asked, matches):
        lists = _lists_of(document)
        own_names = names | called(document) | subject.get(document.id, frozenset())
        parts = own_names.union(*map(stem_set, lists))
        if not any(_is_asked(each, topic, parts) for own in lists.values() for each in own):
            continue
        is_named = asked.scope.narrowed or bool(topic & called(document))
        for paragraph in paragraphs_of(document.id):
            # What is left of the question may only name a report of a pack.
            free = own_names | stem_set(paragraph.part)
            own = lists.get(paragraph.part, lists[""])
            is_listed = any(_is_of(paragraph, each, topic, free, is_named) for each in own)
            if is_listed and asked.scope.holds(paragraph):
                key = (paragraph.document, paragraph.part, paragraph.section)
                sections.setdefault(key, []).append(paragraph)
    sections = _best_named(sections, topic, asked.scope.documents)
    sections = _with_own_word(sections, topic, {d.id: d.facts.kind for d in asked.scope.documents})
    if len({key[0] for key in sections}) > MOST_LISTS:
        best = [m.paragraph.document for m in matches]
        wanted = set(list(dict.fromkeys(best))[:MOST_LISTS])
        sections = {key: items for key, items in sections.items() if key[0] in wanted}
    return _each_text_once([p for items in sections.values() for p in items[:MOST_ITEMS]])


def _with_own_word(sections: Sections, topic: set[str], kinds: Mapping[str, str]) -> Sections:
    """The sections whose heading has the word that is asked for, and what papers of the same kinds
    call so: one report has "areas for improvement" where the next has recommendations. All where
    no heading has it."""
    own = {kinds[key[0]] for key in sections if _OWN & topic & stem_set(" ".join(key[2]))}
    return {key: items for key, items in sections.items() if not own or kinds[key[0]] in own}


def _best_named(sections: Sections, topic: set[str], documents: Sequence[Document]) -> Sections:
    """Those of the papers whose names have most of the question's words: "the flood inquiry" is
    not every inquiry."""
    called = {d.id: stem_set(d.name) | stem_set(d.title) for d in documents}
    shared = {key: len(topic & (called[key[0]] | stem_set(key[1]))) for key in sections}
    most = max(shared.values(), default=0)
    return {key: items for key, items in sections.items() if shared[key] == most}


def _names(asked: Asked) -> frozenset[str]:
    """The stems of what the papers in scope are called, with the days they are of; by their titles,
    where they are chosen."""
    chosen = asked.scope.documents if asked.scope.narrowed else ()
    names = [stem_set(source.name) for source in asked.scope.sources]
    names += [stem_set(written(day)) for source in asked.scope.sources if (day := source.facts.day)]
    return frozenset().union(*names, *map(called, chosen))


def called(document: Document) -> frozenset[str]:
    """The stems of its title and of the name of its file."""
    return stem_set(f"{document.title} {document.id.replace('-', ' ')}")


def _lists_of(document: Document) -> dict[str, tuple[Listing, ...]]:
    """The lists that a document may print, and those of each of its parts, by the part's name."""
    whole = kind_named(document.facts.kind).lists
    own = {p.name: kind_named(p.facts.kind).lists for p in document.parts if p.facts.kind}
    return {"": whole, **{part.name: own.get(part.name) or whole for part in document.parts}}


def _subject_of(
    document: Document, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> frozenset[str]:
    """The stems of what a focused visit looked at; none for any other document."""
    if not kind_named(document.facts.kind).names_subject:
        return frozenset()
    front = [p.text for p in paragraphs_of(document.id) if p.first_page == 1]
    return frozenset(stems_in(" ".join(text for text in front if "ooked at" in text)))


def nearest(asked: Asked, matches: Sequence[Match]) -> tuple[Document, ...]:
    """The documents in scope; of very many, those that the matches are from."""
    documents = asked.scope.documents
    if len(documents) <= MOST_READ:
        return documents
    found = {match.paragraph.document for match in matches}
    return tuple(d for d in documents if d.id in found)[:MOST_READ]


def _each_text_once(items: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Without the items that a pack reprints or quotes from another document or part."""
    first: dict[tuple[str, ...], Paragraph] = {}
    for item in sorted(items, key=lambda item: bool(item.part)):
        first.setdefault(words_in(item.text), item)
    return tuple(item for item in items if item in first.values())


def _heading_of(paragraph: Paragraph, listing: Listing, by_label: bool) -> str:
    """The heading it stands under, without its number, or one above that under which there is
    nothing but the list: "Areas for improvement" may be told by their subjects. A row of a form
    may stand under its own label: "Reasons for decision: …"."""
    label = _LABEL.match(paragraph.text) if by_label and paragraph.form == "row" else None
    # A heading that gives a grade, "requires improvement", asks for none.
    heads = [A_GRADE.sub("", unnumbered(head)) for head in paragraph.section]
    heads = ["", *heads, *([label[1]] if label else [])]
    above, last = heads[:-1], heads[-1]
    whole = (h for h in reversed(above) if listing.only and re.match(listing.only, h, re.I))
    return last if re.search(listing.headings, last, re.I) else next(whole, last)


def _is_asked(listing: Listing, topic: set[str], free: Set[str]) -> bool:
    """Whether the list is asked for, and nothing else."""
    asked = stem_set(listing.asked)
    return bool(topic & asked) and topic - asked <= FREE | stem_set(listing.free) | free


def _is_of(
    paragraph: Paragraph, listing: Listing, topic: set[str], free: Set[str], is_named: bool
) -> bool:
    """Whether the list is asked for, and nothing else, and the paragraph is an item of it or
    holds its items; a form, by its labels, only where it `is_named`."""
    if not _is_asked(listing, topic, free):
        return False
    heading = _heading_of(paragraph, listing, is_named)
    if paragraph.form == "heading" or not re.search(listing.headings, heading, re.I):
        return False
    if len(heading) > LONGEST_HEADING or says_a_grade(heading):
        return False
    return (
        "\n" in paragraph.text
        or paragraph.form == "bullet"
        or (
            paragraph.numbering == "printed"
            and bool(listing.numbered)
            and bool(re.search(listing.numbered, heading, re.I))
        )
        or bool(listing.only and re.match(listing.only, heading, re.I))
    )
