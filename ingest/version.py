"""Which reader made a document, so that a better one reads it again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

# What stores and starts does not change what is read.
_NOT_READING = {
    "__main__.py",
    "child.py",
    "files.py",
    "limits.py",
    "version.py",
    "adding.py",
    "read_again.py",
}


@cache
def reader_version() -> str:
    """A digest of the reading code itself: nobody has to remember to count it up."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.name not in _NOT_READING:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def source_of(data: bytes, sidecar: bytes | None) -> str:
    """What a document is made from: its file, its sidecar and the reader."""
    digest = hashlib.sha256(hashlib.sha256(data).digest())
    digest.update(b"" if sidecar is None else b"sidecar" + sidecar)
    digest.update(reader_version().encode())
    return digest.hexdigest()
