"""Way: what an item of a meeting or a record decided, why, and who voted against it; of what was
only recommended, that no decision is held."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.lists import FREE, MOST_ITEMS, MOST_LISTS, called, nearest
from assistant.answering.minuted import Item, items_of
from assistant.answering.passages import passages
from assistant.answering.quotation import sentences_of
from assistant.answering.refusals import nothing
from assistant.answering.way import Desk, Found
from assistant.answers import Sentence
from assistant.documents import Document, Paragraph
from assistant.kinds.decided import (
    ABSTAINED,
    AGAINST,
    ASKS_WHO,
    COUNTED,
    DECIDING,
    FATES,
    OF_DECISIONS,
    PROPOSALS,
    PROPOSED,
    REASONED,
    WHAT,
    WHETHER,
    WHY,
)
from assistant.kinds.every import kind_named
from assistant.question.asked import Asked
from assistant.text.dates import written
from assistant.text.sentences import pieces_of
from assistant.text.words import stems_in, words_in

ONLY_RECOMMENDED = "The documents hold no decision on this, only what was recommended."
NO_NAMES = "The vote is recorded there, not the names."
LONGEST_LABEL = 3  # words above the names of those who voted so: "Abstain (11)"
Telling = Callable[[Item], Sequence[Sentence]]


def decisions(asked: Asked, desk: Desk) -> Found | None:
    """What is asked of each item that the question names, or of every item of the papers that it
    names and nothing else; None where a word of it names neither."""
    telling = _telling(asked)
    if telling is None or asked.comparing:
        return None
    items = _named(asked, desk)
    told = [said for item in items if (said := telling(item))]
    if not told:
        return None
    sentences = tuple(dict.fromkeys(s for said in told[:MOST_ITEMS] for s in said))
    note = f"These are the first {MOST_ITEMS} of {len(told)}." if len(told) > MOST_ITEMS else ""
    counted = ASKS_WHO.search(asked.said) and all(COUNTED.search(s.text) for s in sentences)
    return Found(sentences, note=NO_NAMES if counted else note)


def _telling(asked: Asked) -> Telling | None:
    """How an item tells what is asked; None where nothing is asked of a decision."""
    said, topic = asked.said, set(stems_in(asked.own_topic))
    if ASKS_WHO.search(said):
        recorded = ABSTAINED if ABSTAINED.search(said) else AGAINST
        return lambda item: _votes(item, recorded)
    if WHY.search(said):
        return (lambda i: _reasons(i, topic & FATES)) if topic & (FATES | DECIDING) else None
    if (WHAT.match(said) and topic & DECIDING) or _asks_whether(asked):
        return lambda item: item.decided
    return None


def _asks_whether(asked: Asked) -> bool:
    return bool(WHETHER.match(asked.said) and set(stems_in(asked.own_topic)) & (DECIDING | FATES))


def _named(asked: Asked, desk: Desk) -> list[Item]:
    """The items whose names, with what was decided, have every word of the question that does not
    name their paper; every item of the papers of which no word is left."""
    only_what = bool(WHAT.match(asked.said)) and not WHY.search(asked.said)
    topic = set(stems_in(asked.own_topic)) - OF_DECISIONS - FREE
    topic -= set() if only_what else FATES
    whole: list[tuple[int, str, list[Item]]] = []
    some: list[tuple[int, Item]] = []
    for document in nearest(asked, desk.matches(asked)):
        own = _names_of(document)
        left = topic - own
        held = [p for p in desk.paragraphs_of(document.id) if asked.scope.holds(p)]
        items = items_of(document, held)
        if not left and items and (only_what or len(items) == 1):
            whole.append((len(topic & own), document.id, items))
        elif left:
            fit = [item for item in items if left <= item.named | item.said]
            some += [(len(topic & (own | item.named)), item) for item in fit]
    if whole:
        best = [each for each in whole if each[0] == max(whole)[0]]
        return [item for _, _, items in best for item in items] if len(best) <= MOST_LISTS else []
    return [item for shared, item in some if shared == max(n for n, _ in some)]


def _names_of(document: Document) -> frozenset[str]:
    """The stems of what a paper is called, whose it is and of which day."""
    facts = document.facts
    day = written(facts.day) if facts.day else ""
    said = " ".join((document.name, facts.committee, facts.authority, day))
    return called(document) | frozenset(stems_in(said))


def _reasons(item: Item, fates: set[str]) -> Sequence[Sentence]:
    """What was decided, where it says why, and the reasons printed below it."""
    if fates and not _same(fates) & item.said:
        return ()
    reasoned = any(REASONED.search(sentence.text) for sentence in item.decided)
    return (*(item.decided if reasoned else ()), *item.reasons)


def _same(fates: set[str]) -> set[str]:
    """The stems with those of the same verb: "refusal" and "refused"."""
    return {each for each in FATES if any(each[:5] == fate[:5] for fate in fates)}


def _votes(item: Item, recorded: re.Pattern[str]) -> Sequence[Sentence]:
    """The sentences that record the votes asked for, a label with the names below it."""
    said: list[Sentence] = []
    for at, paragraph in enumerate(item.paragraphs):
        pieces = pieces_of(paragraph.text)
        places = {i for i, piece in enumerate(pieces) if recorded.search(piece.text)}
        said += sentences_of(paragraph, places)
        if places and len(words_in(paragraph.text)) <= LONGEST_LABEL:
            said += [s for p in item.paragraphs[at + 1 : at + 2] for s in sentences_of(p)]
    return said


def only_recommended(asked: Asked, desk: Desk) -> Found | None:
    """Where what was decided is asked for and the nearest sentences only recommend something: that
    no decision is held; without what is recommended, where the best one does not. What was
    recommended is no reason for what was decided either."""
    if asked.comparing or PROPOSED.search(asked.said):
        return None
    why = WHY.match(asked.said) and OF_DECISIONS.intersection(stems_in(asked.own_topic))
    if not (why or _asks_whether(asked) or (WHAT.match(asked.said) and _telling(asked))):
        return None
    found = passages(asked, desk)
    if found is None:
        return None
    kept = tuple(s for s in found.sentences if not _is_proposed(s, desk))
    if found.sentences[0] in kept:
        return replace(found, sentences=kept)
    if why:
        return nothing(asked, desk)
    return Found(
        matches=found.matches,
        note=ONLY_RECOMMENDED,
        closest=found.matches,
        outcome="not_found",
        reason="not said",
    )


def _is_proposed(sentence: Sentence, desk: Desk) -> bool:
    """Whether a paper that goes to a meeting, or its minutes, only recommends it."""
    paragraph: Paragraph = sentence.citations[0].paragraph
    kind = kind_named(desk.edition.document(paragraph.document).facts.kind)
    head = paragraph.section[-1] if paragraph.section else ""
    proposed = PROPOSED.search(sentence.text) or PROPOSALS.search(head)
    decided = kind.decides and kind.decides.search(sentence.text)
    return kind.dated == "met" and bool(proposed) and not decided
