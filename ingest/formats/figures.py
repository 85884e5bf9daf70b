"""What a cell of a table says: a figure, that there is none, or a time."""

from __future__ import annotations

import re

from assistant.text.dates import A_MONTH

MOST_HEADS = 4  # rows of heads, one over the other
# A column may stand for a time: "2018", "2021/22", "Sept 2021", "31 March 2019", "31/03/24", "Q3".
PERIOD = re.compile(
    rf"\b(?=\w)(?:\d{{1,2}}\s+)?(?:{A_MONTH}\s+)?"
    r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b|\bQ[1-4]\b"
    r"|\b\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}\b"
)
# One figure, whatever it counts: "1,204", "(93)", "-£8.2m", "+6.0%". "£000" is a unit.
ONE_FIGURE = re.compile(
    r"(?!£0+$)[(\[]?[-–+]?\s?[£$€]?\s?[-–+]?\d(?:[\d,.]*\d)?\s?(?:%|m|k|p|bn|pts?)?[)\]]?[*¹²³]?",
    re.IGNORECASE,
)
# What stands where there is no figure.
NO_FIGURE = re.compile(r"[-–—]|n/?a|nil", re.IGNORECASE)


def is_figure(text: str) -> bool:
    """Whether a cell says a figure, or that there is none."""
    return bool(ONE_FIGURE.fullmatch(text) or NO_FIGURE.fullmatch(text))
