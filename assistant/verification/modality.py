"""What is, what may be, what should be and what is planned are four different things."""

from __future__ import annotations

from assistant.verification.dates import dates_in
from assistant.verification.operators import Lexicon, Operator, governed, restated, stands_at
from assistant.verification.words import Passage

CLASSES = {
    "should": "should|must|ought to|have to|has to|had to|recommends that|recommend that"
    "|recommended that|need to|needs to|needed to|required to|shall"
    "|it is essential that|should be|must be",
    "may": "may|might|possibly|perhaps|likely to|may be|might be|potentially",
    "free": "not have to|not need to|not needed to|not required to|no need to",
    "will": "will|would|is to|are to|is to be|are to be"
    "|plan to|plans to|planned to|intend to|intends to|intended to|aim to|aims to"
    "|propose to|proposes to|due to be|expected to|expect|expects"
    "|anticipate|anticipates|expecting|is due to|are due to"
    "|hopes to|hope to|will be|going to|set to|proposed to|is planned to|are planned to"
    "|committed to",
}
LEXICON = Lexicon(
    {phrase: kind for kind, phrases in CLASSES.items() for phrase in phrases.split("|")}
)
ASKING = ("improv", "recommend", "action", "must", "should", "priorit", "next step", "develop")


def modals_in(passage: Passage) -> tuple[Operator, ...]:
    """The modals, the month of May being none."""
    dated = {at for date in dates_in(passage) for at in date.covers}
    return tuple(o for o in LEXICON.found_in(passage) if o.word.at not in dated)


def changed_modality(
    claim: Passage, source: Passage, main: Passage, context: Passage
) -> tuple[str, ...]:
    """Modals of the claim without one in the source, and those of the source left out.

    Under a heading that asks ("What needs to improve", "Recommendations") a list is what should
    be done, whether or not each item says so.
    """
    in_claim = modals_in(claim)
    in_source = modals_in(source)
    asks = any(word in context.lower for word in ASKING) or "recommend" in source.lower
    changed = []
    for modal in in_claim:
        if modal.kind == "free":
            continue  # a matter of what is denied
        if modal.kind == "should" and asks:
            continue
        held = source.where(word.stem for word in governed(claim, modal)) or source.words
        if not stands_at(in_source, modal.kind, held):
            changed.append(modal.word.text)
    for modal in modals_in(main):
        if modal.kind == "free" or modal.word.lower == "would":
            continue  # "agreed that it would be" is what "agreed to" says
        words = restated(modal, main, claim)
        if words and not any(stands_at(in_claim, kind, words) for kind in CLASSES):
            changed.append(f"“{modal.word.text}”")
    return tuple(changed)
