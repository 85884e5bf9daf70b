"""Numbers as people write them: in figures and in words."""

from __future__ import annotations

import re
from itertools import zip_longest

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
UNITS = {word: value for value, word in enumerate(_WORDS)}
TENS = {
    word: 10 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
# What each word counts; "dozen" and the scales multiply what stands before them.
VALUES = {**UNITS, **TENS, "dozen": 12, **SCALES}
# Every word that tells a number, a share or how often.
NUMBER_WORDS = frozenset(VALUES) | frozenset(
    "half halved doubled trebled third quarter none once twice majority".split()
)
_BEGINS = "".join(sorted({word[0] for word in VALUES}))
_A_FIGURE = re.compile(rf"\d|\b(?=[{_BEGINS}])(?:{'|'.join(VALUES)})\b", re.IGNORECASE)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = {letters: value for value, letters in _ROMAN if value <= 100 and len(letters) == 1}


def has_number(text: str) -> bool:
    """Whether a number stands there, in figures or in words."""
    return bool(_A_FIGURE.search(text))


def roman_value(numeral: str) -> int:
    """4 of "iv" or "IV"; 0 of what is no numeral as it is written ("iiii", "ic")."""
    values = [_LETTERS.get(letter, 0) for letter in numeral.casefold()]
    total = sum(-v if v < n else v for v, n in zip_longest(values, values[1:], fillvalue=0))
    return total if total > 0 and roman(total) == numeral.casefold() else 0


def roman(number: int) -> str:
    """A number from 1 to 3999 as a numeral in small letters: 4 is "iv"."""
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
