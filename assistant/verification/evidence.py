"""Which sentences of the cited paragraphs a claim rests on."""

from __future__ import annotations

import re

from assistant.verification.words import Passage

# Full stops of abbreviations and initials end no sentence.
END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bSt)(?<!\bNo)(?<!\be\.g)(?<!\bi\.e)"
    r"(?<!\b[A-Z])[.!?][\"”’')]*\s+(?=[A-Z“\"‘'(\d£•])"
)
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
MOST_UNITS = 5  # a sentence joins two or three of a document's; more is a summary of everything


def units_of(text: str) -> tuple[str, ...]:
    """The sentences and bullets of a paragraph; a bullet is read with the line that leads to it."""
    units, lead = [], ""
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        item = re.match(r"(?:[•▪◦‣·*-]|\([a-z0-9ivx]{1,4}\))\s*", line)
        own = [part.strip() for part in END.sub(lambda m: m[0] + "\0", line).split("\0")]
        if item and lead:
            own[0] = f"{lead} {own[0]}"
        elif not item:
            lead = own[-1] if own[-1].endswith(":") else ""
        units += own
    return tuple(unit for unit in units if not ORDER.search(unit))


def evidence_for(claim: Passage, units: tuple[str, ...]) -> tuple[str, ...]:
    """The units that together hold most of the claim's words, in their order."""
    passages = [Passage((unit,)) for unit in units]
    wanted = {word.stem for word in claim.words if word.has_content or word.is_digits}
    shares = [wanted & passage.stems for passage in passages]
    held: set[str] = set()
    chosen: list[int] = []
    while len(chosen) < MOST_UNITS:
        gains = [len(share - held) + len(share) / 100 for share in shares]
        best = max(range(len(units)), key=gains.__getitem__, default=None)
        if best is None or best in chosen or gains[best] < 1:
            break
        chosen.append(best)
        held |= shares[best]
    return tuple(units[index] for index in sorted(chosen))
