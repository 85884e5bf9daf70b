"""Where the closing matter begins: the signature of a letter, the imprint of a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.kinds.every import IMPRINTS
from ingest.structure.blocks import Block

CLOSING = "Closing"
SIGNATURE = re.compile(r"^yours (?:sincerely|faithfully|truly)\b", re.IGNORECASE)
# The same below a message, alone on its line: "Kind regards", "Many thanks".
SIGN_OFF = re.compile(
    r"(?:with )?(?:(?:kind(?:est)?|best|warm(?:est)?|many) )?(?:regards|wishes|thanks)[,.]?",
    re.IGNORECASE,
)
# What public bodies print at the end of what they publish, whatever it was about.
IMPRINT = re.compile(
    rf"^(?:{IMPRINTS}|(?:©|\(c\)) ?(?:crown )?copyright|© \w"
    r"|if you (?:would like|require|need) (?:a copy of )?(?:this|the) (?:\w+ )?(?:in|and)\b"
    r"|if you (?:would like|require|need) a copy of this|you may (?:re-?use|copy) (?:this|all)"
    r"|this (?:report|publication|document) is (?:also )?available (?:at|from|on|in)\b|isbn\b)",
    re.IGNORECASE,
)


def closings(blocks: Sequence[Block], parts: Collection[int]) -> set[int]:
    """Indices of the blocks that open the closing matter of the document or of a part: a
    signature with nothing numbered before the next heading, or an imprint that ends all."""
    found: set[int] = set()
    first: int | None = None
    for index, block in enumerate(blocks):
        signed = first is not None and is_signature(blocks[first])
        if block.kind == "row" and signed:
            continue  # the names of those who sign, side by side
        if index in parts or block.kind in ("heading", "number", "row"):
            if first is not None and (index in parts or (block.kind == "heading" and signed)):
                found.add(first)
            first = None
        if first is None and block.kind == "text" and opens(block):
            first = index
    return found | ({first} if first is not None else set())


def is_signature(block: Block) -> bool:
    return bool(SIGNATURE.match(block.text) or SIGN_OFF.fullmatch(block.first.text.strip()))


def opens(block: Block) -> bool:
    return is_signature(block) or bool(IMPRINT.match(block.text))
