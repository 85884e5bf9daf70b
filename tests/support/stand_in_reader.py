"""A reader that behaves as the file says: well, or as only a stranger's file can."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time

from assistant.documents import Document, Facts, Paragraph
from assistant.errors import FileRefused
from ingest.faults import give_sign
from ingest.quality.checks import Summary
from ingest.reading import Reading

kept: list[bytes] = []


def read(name: str, data: bytes, sidecar: bytes | None = None) -> Reading:
    text = data.decode()
    if text == "loop":
        while True:
            pass
    if text in ("pages", "a page"):
        for _ in range(4 if text == "pages" else 1):
            time.sleep(0.5)
            give_sign()
    if text == "litter":
        tempfile.mkdtemp()
    if text in ("sleep", "a page", "litter"):
        time.sleep(3600)
    if text == "bomb":
        return Reading(*_document(name, data, ("x" * 10_000_000_000,)))
    if text == "greedy":
        kept.append(b"x" * 300_000_000)
        kept.append(b"x" * 10_000_000_000)
    if text == "crash":
        os._exit(11)
    if text == "mistake":
        raise KeyError("nobody thought of this")
    if text == "refused":
        raise FileRefused(f"{name} is refused.")
    if text == "print":
        print("a reader prints")
    if text == "long":
        return Reading(*_document(name, data, ("word " * 1000,) * 3))
    paragraphs = (text, f"read by {os.getpid()}") if text == "who" else (text,)
    return Reading(*_document(name, data, paragraphs))


def _document(name: str, data: bytes, texts: tuple[str, ...]):
    document = Document(
        name.partition(".")[0], Facts(), name, hashlib.sha256(data).hexdigest(), pages=1
    )
    rows = (
        Paragraph(document.id, i, str(i + 1), "printed", (), 1, 1, text)
        for i, text in enumerate(texts)
    )
    paragraphs = tuple(rows)
    return document, paragraphs, Summary(1, len(paragraphs), 0, (), 1.0, 0)
