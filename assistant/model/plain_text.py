"""What a model wrote, as plain text: no markdown, links, images, HTML or hidden characters."""

from __future__ import annotations

import html
import re
import unicodedata

LINK = re.compile(r"!?\[([^\]]*)\]\s*\([^)]*\)")
ADDRESS = re.compile(
    r"\b(?:https?|ftp|javascript|mailto)\s*:\s*\S+|\b(?:data:\w+/|file://|tel:\+?\d)\S*"
    r"|\bwww\.\S+|//[\w.-]+/\S*",
    re.I,
)
TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
FENCE = re.compile(r"```\w*|~~~\w*|`")
EMPHASIS = re.compile(r"(?<!\w)(\*\*\*|\*\*|\*|___|__|_|~~)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_FIGURE = r"\s*=?\s*[£$€]?\d"
LINE_MARK = re.compile(
    rf"^[ \t]*(?:#{{1,6}}[ \t]+|>+(?!{_FIGURE})[ \t]*|[-*+•][ \t]+|\d{{1,2}}[.)][ \t]+)", re.M
)
MARKS = str.maketrans("[]|", "() ")  # of reference links and tables
ANGLE = re.compile(rf"[<>](?!{_FIGURE})")  # of broken tags; before a figure it is less or more than
REMOVED = "(link removed)"


def plain(text: str) -> str:
    """The words alone on one line; an address becomes "(link removed)"."""
    before = None
    while before != text:  # an entity may hide a tag, and a tag an entity
        before, text = text, TAG.sub(" ", LINK.sub(r"\1", html.unescape(text)))
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C")
    text = ADDRESS.sub(REMOVED, LINE_MARK.sub("", FENCE.sub("", text)))
    text = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", text))
    return " ".join(ANGLE.sub(" ", text.translate(MARKS)).split())
