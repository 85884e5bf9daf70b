"""Causes: a claim may not find a reason where its source gives none."""

from __future__ import annotations

from assistant.verification.operators import Lexicon
from assistant.verification.words import Passage

CAUSES = Lexicon(
    dict.fromkeys(
        (
            "because|because of|due to|as a result|as a result of|therefore|thereby|led to"
            "|lead to|leads to|result from|results from|leading to|caused|causes|caused by"
            "|owing to|thanks to|consequently|so that"
            "|result in|results in|resulted in|resulting in|resulting from|reasons"
            "|reason|result of|since|so|hence|means that|meant that|attributed to|driven by"
            "|through|by|for|which is why"
        ).split("|"),
        "cause",
    )
)
# These may give a cause in the source; in a claim they more often do not.
LOOSE = frozenset("since so through by for due reason reasons".split())


def added_causes(claim: Passage, source: Passage) -> tuple[str, ...]:
    """The claim's words of cause when its source has none at all."""
    if CAUSES.found_in(source):
        return ()
    return tuple(o.word.text for o in CAUSES.found_in(claim) if o.word.lower not in LOOSE)
