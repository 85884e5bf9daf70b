"""The process that reads strangers' files for `ingest.limits`: a file in, JSON out, again."""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import TypeAdapter

from assistant.documents import Document, Paragraph
from assistant.errors import FileRefused
from assistant.outcome import Problem
from ingest.faults import SECONDS_A_PICTURE, place_of, signs_go_to
from ingest.formats.pdf import pdf

log = logging.getLogger("ingest.apart.child")  # it runs as __main__
_document, _paragraphs, _problems = (
    TypeAdapter(kind) for kind in (Document, tuple[Paragraph, ...], tuple[Problem, ...])
)

MOST_RECORDS = 50  # of one file: a thousand broken pages say no more than fifty


def main() -> None:
    """Answers requests from standard input until it is closed."""
    reader, limits = sys.argv[1], json.loads(sys.argv[2])
    # What a reader prints must not stand among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory(limits["memory"])
    said = _Said()
    logging.getLogger("ingest").addHandler(said)
    signs_go_to(partial(_sign, answers))
    module, _, function = reader.partition(":")
    read = getattr(importlib.import_module(module), function)
    _write(answers, b"\n")  # ready: from here on the time is the file's
    while line := sys.stdin.buffer.readline():
        asked = json.loads(line)
        data = sys.stdin.buffer.read(asked["data"])
        beside = asked["sidecar"]
        sidecar = None if beside is None else sys.stdin.buffer.read(beside)
        _end_after(asked["seconds"] + 10)
        said.records.clear()
        status, body = _answer(_reader(read, asked), asked["name"], data, sidecar, limits)
        _end_after(0)  # waiting for the next file takes as long as it takes
        last = _is_swollen(limits["memory"])
        _send(answers, status, body, last, said.records)
        if last:
            return
        del data, sidecar, body
        gc.collect()


def _end_after(seconds: float) -> None:
    """An end even when the parent is gone; none for 0."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds))


def _sign(answers: BinaryIO) -> None:
    """An empty line before the answer: the file is still being read."""
    left = signal.alarm(0) if hasattr(signal, "alarm") else 0
    _end_after(max(left, SECONDS_A_PICTURE + 10))
    _write(answers, b"\n")


def _reader(read: Callable[..., Any], asked: dict[str, Any]) -> Callable[..., Any]:
    return partial(read, exempt=True) if asked["exempt"] else read


def _answer(
    read: Callable[..., Any], name: str, data: bytes, sidecar: bytes | None, limits: dict[str, Any]
) -> tuple[str, bytes]:
    try:
        _refuse_many_pages(name, data, limits["pages"])
        reading = read(name, data, sidecar)
        return _checked(name, reading, limits)
    except FileRefused as error:
        return "refused", str(error).encode("utf-8", "replace")
    except MemoryError:
        return "refused", (
            f"{name} needs more memory than a file may and was left out. Save or print it as PDF"
            " again, or add it in pieces."
        ).encode("utf-8", "replace")
    except Exception as error:  # a file no reader foresaw must not stop the others
        log.error("%s", place_of(error))
        return "refused", (
            f"{name} could not be read: it may be damaged. Save or print it as PDF again, and add"
            " that."
        ).encode("utf-8", "replace")


def _refuse_many_pages(name: str, data: bytes, most: int) -> None:
    """Counts before reading, which takes a thousand times as long."""
    if b"%PDF-" in data[:1024] and (pages := len(pdf.opened(data, name).pages)) > most:
        raise FileRefused(
            f"{name} has {pages:,} pages; {most:,} at most can be read. Add it in pieces."
        )


def _checked(name: str, reading: Any, limits: dict[str, Any]) -> tuple[str, bytes]:
    characters = sum(len(paragraph.text) for paragraph in reading.paragraphs)
    if characters > limits["characters"]:
        raise FileRefused(
            f"{name} holds {characters:,} characters; {limits['characters']:,} at most can be"
            " read. Add it in pieces."
        )
    parts = (
        b'{"document":' + _document.dump_json(reading.document),
        b',"paragraphs":' + _paragraphs.dump_json(reading.paragraphs),
        b',"problems":' + _problems.dump_json(reading.problems),
        b',"summary":' + json.dumps(reading.summary.sentence).encode() + b"}",
    )
    return "read", b"".join(parts)


class _Said(logging.Handler):
    """Keeps what is logged of a file, for the parent to log."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if len(self.records) < MOST_RECORDS:
            self.records.append(record.getMessage())


def _send(answers: BinaryIO, status: str, body: bytes, last: bool, records: Sequence[str]) -> None:
    header = {"status": status, "size": len(body), "last": last, "log": list(records)}
    _write(answers, json.dumps(header).encode() + b"\n" + body)


def _write(answers: BinaryIO, said: bytes) -> None:
    answers.write(said)
    answers.flush()


def _is_swollen(most: int) -> bool:
    """Whether one file took so much memory that too little may be left for the next."""
    # Not getrusage: what that says begins with the size of the parent.
    try:
        said = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:  # not Linux
        return False
    peak = re.search(r"VmHWM:\s*(\d+) kB", said)
    return peak is not None and int(peak[1]) * 1024 > most / 3


def _limit_memory(most: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        # Only the soft limit: a program it starts (LibreOffice) may be given more.
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
