"""Whether the text of a page means anything, or its signs are the inner numbers of its fonts.

A font may be kept without saying which letter each of its shapes is. The page looks as it should,
and what is copied from it is “7KH FRXQFLO” or signs that print nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ingest.lines import Line

# Fewer are no page of text: a drawing with a few labels.
FEWEST_SIGNS, FEWEST_LETTERS = 60, 300
# Of the signs, so many may be ones without meaning: bullets and ticks of a symbol font.
MOST_STRANGE = 0.3
_STRANGE = frozenset(("Cc", "Co", "Cs", "Cn"))
# The letters that are common wherever Latin ones are written. Of the letters of 2,527 pages of
# councils .55 to .70 are among them (Welsh .54, Polish .48); where each was moved on by some
# number .18 to .52, by that of most such fonts (29) .18.
_COMMON = frozenset("aeinorst")
FEWEST_COMMON = 0.4


def is_without_meaning(painted: Sequence[str], lines: Sequence[Line]) -> bool:
    """Of the texts that a page paints, and the lines that they make."""
    return _is_strange("".join(painted)) or _is_unspeakable(" ".join(line.text for line in lines))


def _is_strange(text: str) -> bool:
    signs = [sign for sign in text if not sign.isspace()]
    strange = sum(sign == "\ufffd" or unicodedata.category(sign) in _STRANGE for sign in signs)
    return len(signs) >= FEWEST_SIGNS and strange > MOST_STRANGE * len(signs)


def _is_unspeakable(text: str) -> bool:
    spelt = unicodedata.normalize("NFD", text).casefold()
    letters = [sign for sign in spelt if "a" <= sign <= "z"]
    if len(letters) < FEWEST_LETTERS:
        return False
    return sum(letter in _COMMON for letter in letters) < FEWEST_COMMON * len(letters)
