"""Text as printed -> the same text in plain characters, no word altered."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
SPACES = dict.fromkeys("\t\n\r\f\v\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
SPACES.update(dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "))
PLAIN = str.maketrans({**LIGATURES, **SPACES, "\u2011": "-"})

# A word broken at the end of a line keeps this mark until its other half is joined to it.
SOFT_HYPHEN = "\u00ad"
# Symbol fonts put their bullets at F0xx of the private use area, whatever the shape.
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
SUPERSCRIPTS = str.maketrans("0123456789ivxlc", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜ")


def plain(text: str) -> str:
    """NFC, ligatures spelt out, one kind of space, nothing that prints nothing.

    Only a soft hyphen at the very end stays: the word goes on in the next line.
    """
    if text.isascii() and text.isprintable():
        return text
    broken = text.rstrip().endswith(SOFT_HYPHEN)
    text = PRIVATE.sub("•", text.translate(PLAIN))
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn"))
    return unicodedata.normalize("NFC", text) + (SOFT_HYPHEN if broken else "")


def raised(text: str) -> str:
    """A footnote mark as it is printed, so that it cannot be taken for a figure: "¹²"."""
    return text.translate(SUPERSCRIPTS)
