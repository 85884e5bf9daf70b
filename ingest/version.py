"""Which reader made a document, so that a better one reads it again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The code that decides what is read: what stores, starts and measures is left out.
READING = (
    "assistant/documents.py",
    "assistant/kinds",
    "assistant/text",
    "ingest/facts",
    "ingest/faults.py",
    "ingest/formats",
    "ingest/layout",
    "ingest/lines.py",
    "ingest/number_styles.py",
    "ingest/quality",
    "ingest/reading.py",
    "ingest/structure",
)


def modules() -> tuple[Path, ...]:
    """The files that the version is made of, those of sub-folders included, in order."""
    found = (ROOT / place for place in READING)
    return tuple(path for place in found for path in (sorted(place.rglob("*.py")) or [place]))


@cache
def reader_version() -> str:
    """A digest of the reading code itself: nobody has to remember to count it up."""
    digest = hashlib.sha256()
    for path in modules():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def source_of(data: bytes, sidecar: bytes | None, exempt: bool = False) -> str:
    """What a document is made from: its file, its sidecar and the reader; exempt papers or not."""
    digest = hashlib.sha256(hashlib.sha256(data).digest())
    digest.update(b"" if sidecar is None else b"sidecar" + sidecar)
    digest.update(reader_version().encode() + (b"exempt" if exempt else b""))
    return digest.hexdigest()
