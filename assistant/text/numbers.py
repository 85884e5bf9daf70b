"""Numbers as people write them: in figures and in words."""

from __future__ import annotations

import re

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# What each word counts; "dozen" and "hundred" multiply what stands before them.
VALUES = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 20 + 10 * n for n, word in enumerate(_TENS)},
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
}
# Every word that tells a number, a share or how often.
NUMBER_WORDS = frozenset(VALUES) | frozenset(
    "half halved doubled trebled third quarter none once twice majority".split()
)
_BEGINS = "".join(sorted({word[0] for word in VALUES}))
_A_FIGURE = re.compile(rf"\d|\b(?=[{_BEGINS}])(?:{'|'.join(VALUES)})\b", re.IGNORECASE)


def has_number(text: str) -> bool:
    """Whether a number stands there, in figures or in words."""
    return bool(_A_FIGURE.search(text))
