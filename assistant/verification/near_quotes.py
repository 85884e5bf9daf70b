"""A sentence that is a quote but for a word or two: no such word may be one that turns it."""

from __future__ import annotations

from difflib import SequenceMatcher

from assistant.verification.quantifiers import QUANTIFIERS
from assistant.verification.wording import FRAME
from assistant.verification.words import Passage

# Words that say whether, how surely or how much; figures and names have checks of their own.
TURNING = frozenset(
    """not no never none neither nor without all every each any some most many few several both only
    always often usually sometimes rarely seldom must may might shall half
    did does do is are was were has have had be been""".split()
)
TENSES = frozenset("is are was were has have had do does did be been".split())
FUTURE = frozenset("will would should".split())  # put in or left out: the modals' own check
WHOLE = frozenset("all every each both any only always".split())  # without it a claim says less
ALMOST = 0.8  # of the words alike, in their order: a quote with a word or two changed


def is_nearly_quoted(claim: Passage, source: Passage) -> bool:
    """Whether nearly all that the claim says stands in one sentence in its order, whatever
    introduces it ("the report says that")."""
    mine = [word.stem for word in claim.content if word.stem not in FRAME]
    for unit in source.units:
        theirs = [word.stem for word in Passage((unit,)).content]
        blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
        if sum(block.size for block in blocks) >= ALMOST * len(mine):
            return True
    return False


def turned_words(claim: Passage, source: Passage) -> tuple[str, ...]:
    """Turning words put in, left out or exchanged in what is otherwise a quote."""
    mine = [word.lower for word in claim.words]
    for unit in source.units:
        theirs = [word.lower for word in Passage((unit,)).words]
        matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
        if matcher.quick_ratio() < ALMOST or matcher.ratio() < ALMOST:
            continue
        here: set[str] = set()
        there: set[str] = set()
        for tag, i, j, k, end in matcher.get_opcodes():
            if tag != "equal" and max(j - i, end - k) <= 2:
                turning = TURNING | FUTURE if tag == "replace" else TURNING
                here |= set(mine[i:j]) & turning
                there |= set(theirs[k:end]) & turning
        harmless = here | there <= TENSES or (not here and there <= WHOLE)
        if _kinds(here) != _kinds(there) and not harmless:
            return tuple(sorted(here | there))
    return ()


def _kinds(words: set[str]) -> set[str]:
    """The classes of quantifiers, and other words as they are: "some" is "sometimes"."""
    return {QUANTIFIERS.get(word, word) for word in words}
