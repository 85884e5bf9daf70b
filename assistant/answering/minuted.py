"""Step: what a paper says was decided, item by item: of a meeting each of its minutes, of a record
the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.clauses import unnumbered
from assistant.answering.quotation import sentences_of
from assistant.answers import Sentence
from assistant.documents import Document, Paragraph
from assistant.kinds.decided import REASONS
from assistant.kinds.every import kind_named
from assistant.text.sentences import Piece, pieces_of
from assistant.text.words import stems_in, words_in

LONGEST_TITLE = 10  # words before the first stop of a numbered minute; more are a sentence
# Words of a paragraph of its own that heads what was decided: "6. RESOLVED that:".
LONGEST_LABEL = 3
_TITLE_ENDS = re.compile(r"[.:\n]")
_LEADS = re.compile(r"(?:[:–—-]|\b(?:that|to))\W*$")  # to the list that follows it
_MARKED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s|[•*–-]\s")


@dataclass(frozen=True, slots=True)
class Item:
    """The stems of what it is called, its paragraphs, what was decided, and the reasons below."""

    named: frozenset[str]
    paragraphs: tuple[Paragraph, ...]
    decided: tuple[Sentence, ...]
    reasons: tuple[Sentence, ...]

    @property
    def said(self) -> frozenset[str]:
        """The stems of what was decided."""
        return frozenset(stems_in(" ".join(sentence.text for sentence in self.decided)))


def items_of(document: Document, paragraphs: Sequence[Paragraph]) -> list[Item]:
    """The items at which something was decided, in their order."""
    kinds = {part.name: part.facts.kind for part in document.parts}
    found = []
    for part in dict.fromkeys(p.part for p in paragraphs):
        decides = kind_named(kinds.get(part) or document.facts.kind).decides
        if decides:
            own = [p for p in paragraphs if p.part == part]
            found += [_item(those, decides) for those in apart(own, decides)]
    return [item for item in found if item.decided]


def _item(paragraphs: Sequence[Paragraph], decides: re.Pattern[str]) -> Item:
    first = paragraphs[0]
    title = _TITLE_ENDS.split(first.text, 1)[0] if first.numbering == "printed" else ""
    title = title if len(words_in(title)) <= LONGEST_TITLE else ""
    named = stems_in(" ".join((*_place(first, decides), title)))
    others = [p for p in paragraphs if not _is_headed(p, REASONS)]
    decided, reasons = _decided(others, decides), _decided(paragraphs, REASONS)
    return Item(frozenset(named), tuple(paragraphs), tuple(decided), tuple(reasons))


def apart(paragraphs: Sequence[Paragraph], decides: re.Pattern[str]) -> Iterator[list[Paragraph]]:
    """The paragraphs item by item: one begins under a heading of its own, or with a number."""
    item: list[Paragraph] = []
    for paragraph in paragraphs:
        headed = _is_headed(paragraph, decides) or _is_headed(paragraph, REASONS)
        numbered = paragraph.numbering == "printed" and not headed
        if item and (numbered or _place(paragraph, decides) != _place(item[0], decides)):
            yield item
            item = []
        item.append(paragraph)
    if item:
        yield item


def _place(paragraph: Paragraph, decides: re.Pattern[str]) -> tuple[str, ...]:
    """Its headings without those that only say that something was decided, or why: "RESOLVED:"."""
    bare = (decides, REASONS)
    return tuple(h for h in paragraph.section if not any(_is_bare(h, each) for each in bare))


def _is_headed(paragraph: Paragraph, decides: re.Pattern[str]) -> bool:
    return any(_is_bare(head, decides) for head in paragraph.section)


def _is_bare(head: str, decides: re.Pattern[str]) -> bool:
    """Whether a heading says that something was decided, and not what."""
    head = unnumbered(head)
    found = decides.match(head)
    return found is not None and set(words_in(head[found.end() :])) <= {"that", "to"}


def _decided(paragraphs: Sequence[Paragraph], decides: re.Pattern[str]) -> Iterator[Sentence]:
    """What was decided, each sentence with the list that hangs from it, in whatever paragraphs."""
    leads = labelled = False
    for paragraph in paragraphs:
        pieces = pieces_of(paragraph.text) if decides.search(paragraph.text) else ()
        marked = paragraph.form in ("bullet", "row") or _MARKED.match(paragraph.text)
        listed = leads and (labelled or marked)
        if listed or _is_headed(paragraph, decides):
            yield from sentences_of(paragraph)
            continue
        yield from sentences_of(paragraph, _places(pieces, decides))
        leads = bool(pieces) and _leads(pieces[-1].text, decides)
        labelled = leads and len(words_in(paragraph.text)) <= LONGEST_LABEL


def _places(pieces: Sequence[Piece], decides: re.Pattern[str]) -> set[int]:
    """The places of the pieces that decide and of what hangs from them: all of a paragraph that
    begins so or behind words that lead to a list. "Agreed." alone tells nothing."""
    places: set[int] = set()
    leads = False
    for at, piece in enumerate(pieces):
        decided = bool(decides.search(piece.text)) and not _is_bare(piece.text, decides)
        begins = decided and at == 0 and bool(decides.match(piece.text))
        leads = leads or begins or _leads(piece.text, decides)
        goes_on = at - 1 in places and not pieces[at - 1].text.endswith(".")
        if leads or decided or (goes_on and _MARKED.match(piece.text)):
            places.add(at)
    return places


def _leads(text: str, decides: re.Pattern[str]) -> bool:
    return bool(decides.search(text) and _LEADS.search(text))
