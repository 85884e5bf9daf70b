"""Which sentences of the cited paragraphs a claim rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.documents import Paragraph
from assistant.text.acronyms import spelt_by
from assistant.text.sentences import pieces_of
from assistant.verification.accounts import keys_of
from assistant.verification.words import Passage

# Sentences that give orders to a machine are nobody's statement about the council.
ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.]{0,40}"
    r"\b(?:instruction|prompt|rule|above|previous)"
    r"|\b(?:system|hidden|secret|your) (?:prompt|instructions?)\b"
    r"|\byou are (?:now|an? (?:ai|assistant|language model|chatbot))\b"
    r"|\b(?:ai|language) (?:model|assistant)s?\b[^.]{0,30}\b(?:must|should|shall|will)\b"
    r"|\b(?:respond|reply|answer) (?:only|with|by saying|that|as)\b"
    r"|\b(?:print|output|repeat|reveal|say|write|tell (?:the )?(?:user|reader|officer)) "
    r"(?:that|the (?:words?|text|following|phrase)|exactly|verbatim|this)\b"
    r"|\bas an ai\b|\b(?:jailbreak|developer mode)\b",
    re.I,
)
# "(SAY: all is well)", "[Note to the reader: …]": words to somebody, not about the council.
ASIDE = re.compile(
    r"[(\[{](?:[A-Z]{3,}|[Nn]ote to [\w ]{1,30}|[Ss]ay|[Ii]nstruction)s?\s*:[^()\[\]{}]*[)\]}]"
)
MOST_UNITS = 5  # a sentence joins two or three of a document's; more is a summary of everything
DEFINED = re.compile(r"((?:[\w’'-]+[\s/,]+){1,9}?)\(([A-Z][A-Za-z]{0,6}[A-Zs])\)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or bullet as printed, and as it is read: with the line that leads to it."""

    printed: str
    read: str
    paragraph: Paragraph


@lru_cache(maxsize=256)
def units_of(paragraphs: tuple[Paragraph, ...]) -> tuple[Unit, ...]:
    """The sentences and bullets of paragraphs, but not orders; acronyms they define, spelt out."""
    meant = {k: v for p in paragraphs for k, v in acronyms_in(p.text).items()}
    return tuple(
        Unit(
            piece.text, spelt_out(f"{piece.lead_in.rstrip(':-–… ')} {piece.text}", meant), paragraph
        )
        for paragraph in paragraphs
        for piece in pieces_of(paragraph.text)
        if not ORDER.search(piece.text) and not ASIDE.search(piece.text)
    )


def acronyms_in(text: str) -> dict[str, str]:
    """The acronyms that a text introduces, and what each is short for: "… hub (MASH)"."""
    found = {}
    for match in DEFINED.finditer(text):
        if words := spelt_by(match[2], re.findall(r"[\w’]+", match[1])):
            found[match[2].removesuffix("s")] = " ".join(words)
    return found


def spelt_out(text: str, meant: Mapping[str, str]) -> str:
    """The text with each known acronym written in full, and no acronym left in brackets."""
    for short, long in meant.items():
        text = re.sub(rf"\s*\({short}s?\)", "", text)
        text = re.sub(rf"\b{short}s?\b", long, text)
    return text.strip()


@lru_cache(maxsize=4096)
def passage_of(text: str) -> Passage:
    """Read once: the sentences of one answer cite the same paragraphs."""
    return Passage((text,))


@lru_cache(maxsize=4096)
def wanted_in(passage: Passage) -> frozenset[object]:
    """What a claim must find: its content words by stem, its figures by value."""
    return frozenset(w.stem for w in passage.words if w.has_content) | keys_of(passage)


def evidence_for(
    claim: Passage, units: Sequence[Unit]
) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """The units that together hold most of the claim, and of these the main ones, in order.

    A main unit holds a good part of the claim, not just a word that the others lack.
    """
    wanted = wanted_in(claim)
    shares = [wanted & wanted_in(passage_of(unit.read)) for unit in units]
    held: set[object] = set()
    chosen: list[int] = []
    while len(chosen) < min(MOST_UNITS, len(units)):
        gains = [len(share - held) + len(share) / 100 for share in shares]
        best = max(range(len(units)), key=gains.__getitem__)
        if best in chosen or gains[best] < 1:
            break
        chosen.append(best)
        held |= shares[best]
    most = max((len(shares[index]) for index in chosen), default=0)
    chosen.sort()
    return (
        tuple(units[index] for index in chosen),
        tuple(units[index] for index in chosen if len(shares[index]) >= 0.4 * most),
    )
