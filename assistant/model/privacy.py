"""Personal identifiers masked in whatever leaves the machine."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
# Two letters, six digits, A to D: https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
# With its last letter also where the first two are never given out: QQ stands in every example.
# Without it only in capitals: "fell by 150000 a year" is a figure. Its pairs are set apart alike:
# "by 2023-24" is a year.
INSURANCE = re.compile(
    r"\b(?:[A-Z]{2}[ -]?\d\d([ -]?)\d\d\1\d\d(?:[ -]?[B-D]|\1A)"
    r"|(?-i:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d\d([ -]?)\d\d\2\d\d(?:[ -]?[A-D])?))\b",
    re.I,
)
CARD = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?![\d.,]*\d)")
HEALTH = re.compile(r"(?<![\d.,])\d{3}[ -]?\d{3}[ -]?\d{4}(?![.,]?\d)")
# Ten or eleven digits from 0 or +44, as Ofcom numbers them, with brackets, spaces or hyphens.
PHONE = re.compile(
    r"(?<![\w.,])(?:(?:\+44|0044)(?:[ ()-]*\d){9,11}|\(?0(?:[ ()-]*\d){9,10})(?![.,]?\d)"
)


def masked(text: str) -> str:
    """The text with e-mail addresses, National Insurance, card, NHS and phone numbers masked."""
    text = EMAIL.sub("(e-mail address)", text)
    text = INSURANCE.sub("(National Insurance number)", text)
    text = PHONE.sub("(phone number)", text)
    text = CARD.sub(lambda m: "(card number)" if _passes_luhn(m[0]) else m[0], text)
    return HEALTH.sub(lambda m: "(NHS number)" if _is_health_number(m[0]) else m[0], text)


def _digits(text: str) -> list[int]:
    return [int(c) for c in text if c.isdigit()]


def _passes_luhn(text: str) -> bool:
    digits = _digits(text)[::-1]
    doubled = (sum(divmod(2 * d, 10)) for d in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_health_number(text: str) -> bool:
    """Whether the tenth digit is the check digit (modulus 11) of the nine before it."""
    digits = _digits(text)
    rest = 11 - sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == rest % 11 and rest != 10
