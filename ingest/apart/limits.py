"""Each file is read in a child process that may be killed: a file from outside is a stranger's.

A PDF of 100 kB can ask for minutes or gigabytes, and no library bounds the whole document. Children
are reused, as starting one costs half a second, and replaced when they die.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from assistant.documents import Document, Paragraph
from assistant.errors import FileRefused
from assistant.outcome import Problem
from assistant.scratch import Scratch
from assistant.watch import Deadline
from ingest.faults import SECONDS_A_PICTURE, give_sign

log = logging.getLogger(__name__)

READER = "ingest.reading:read"
ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 120  # one second on a quiet machine; more than eight seen on a busy one


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    A page of text takes 0.03 seconds and about 20 kB; a scanned one 5 seconds and 200 kB. So time
    grows with size, and a small file that asks for much of it is a trap.
    """

    seconds: float = 60
    seconds_for_a_megabyte: float = 30
    seconds_at_most: float = 900
    memory: int = 1536 * 2**20  # bytes of address space in the child, on Linux and macOS
    pages: int = 2000
    characters: int = 8_000_000
    size: int = 200 * 2**20  # bytes of the file

    def seconds_for(self, size: int) -> float:
        """How long a file of `size` bytes may take."""
        return min(self.seconds + size / 2**20 * self.seconds_for_a_megabyte, self.seconds_at_most)


@dataclass(frozen=True, slots=True)
class FileIn:
    """A file to be read: its name, its bytes, and the bytes of NAME.toml beside it.

    With `exempt`, papers that are marked as not for publication are read too.
    """

    name: str
    data: bytes
    sidecar: bytes | None = None
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What the child sent back of one file. `summary` says in a sentence how reading it went."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...] = ()
    summary: str = ""


_read_file = TypeAdapter(ReadFile)


class Children:
    """As many reading processes as are worth having, each reading one file at a time."""

    def __init__(
        self, limits: Limits = Limits(), reader: str = READER, count: int | None = None
    ) -> None:
        self.limits, self._reader = limits, reader
        self._started: set[_Child] = set()
        self.count = count or min(os.cpu_count() or 1, 8)
        self._free: queue.SimpleQueue[_Child | None] = queue.SimpleQueue()
        for _ in range(self.count):
            self._free.put(None)
        self._threads = ThreadPoolExecutor(self.count)

    def __enter__(self) -> Children:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Ends them: when the work is done, or at once where it is given up."""
        self._threads.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None:
            for started in tuple(self._started):
                started.end()
        self._threads.shutdown()
        while not self._free.empty():
            if child := self._free.get():
                child.end()

    def read(self, file: FileIn) -> ReadFile:
        """One file's document and paragraphs. Raises FileRefused, saying what to do."""
        if len(file.data) > self.limits.size:
            raise FileRefused(
                f"{file.name} has {len(file.data) / 2**20:.0f} MB; {self.limits.size / 2**20:.0f}"
                " MB at most can be read. Add it in pieces."
            )
        child = self._free.get()
        try:
            if child is None or not child.alive:
                if child is not None:
                    self._started.discard(child)
                child = _Child(self._reader, self.limits)
                self._started.add(child)
            return child.read(file)
        finally:
            self._free.put(child)

    def read_each(self, files: Iterable[FileIn]) -> Iterator[tuple[FileIn, ReadFile | FileRefused]]:
        """Each file with what became of it, in order. Only a few are held in memory at a time: as
        many as the children have work for, and no more bytes than one file may have beside the
        last of them."""
        waiting: deque[tuple[FileIn, Future[ReadFile | FileRefused]]] = deque()
        for file in files:
            waiting.append((file, self._threads.submit(self._read_or_refuse, file)))
            while len(waiting) > 2 * self.count or _bytes_of(waiting) > self.limits.size:
                yield _first_done(waiting)
        while waiting:
            yield _first_done(waiting)

    def _read_or_refuse(self, file: FileIn) -> ReadFile | FileRefused:
        try:
            return self.read(file)
        except FileRefused as error:
            return error


def _bytes_of(waiting: Iterable[tuple[FileIn, object]]) -> int:
    return sum(len(file.data) for file, _ in waiting)


def _first_done(
    waiting: deque[tuple[FileIn, Future[ReadFile | FileRefused]]],
) -> tuple[FileIn, ReadFile | FileRefused]:
    file, future = waiting.popleft()
    return file, future.result()


class _Child:
    """One process that reads files until it is ended, or until a file is its end."""

    def __init__(self, reader: str, limits: Limits) -> None:
        self._limits = limits
        self._ending, self._ended, self._ready = threading.Lock(), False, False
        self._scratch = Scratch()  # it may be killed before it has put its own things away
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ingest.apart.child", reader, json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Found from anywhere, and never by what happens to lie in the user's folder.
            env={
                **os.environ,
                **self._scratch.environment,
                "PYTHONPATH": str(ROOT),
                "PYTHONSAFEPATH": "1",
            },
            start_new_session=True,  # so that what it starts (text recognition) ends with it
        )
        assert self._process.stdin and self._process.stdout  # both are pipes
        self._asked, self._answers = self._process.stdin, self._process.stdout

    @property
    def alive(self) -> bool:
        return not self._ended and self._process.poll() is None

    def read(self, file: FileIn) -> ReadFile:
        self._wait_until_ready(file.name)  # a file's time is its own, not that of a busy machine
        seconds = self._limits.seconds_for(len(file.data))
        with Deadline(seconds, self.end) as late:
            answer = self._exchange(file, late.put_off)
        if late.has_come:
            self.end()  # waits until it is; else the next file might be given to a dead child
            raise FileRefused(
                f"{file.name} took longer than {late.seconds:.0f} seconds to read and was"
                " left out. Save or print it as PDF again, or add it in pieces."
            )
        if answer is None:
            self.end()
            raise FileRefused(
                f"{file.name} needed more memory than a file may, or made its reader crash, and"
                " was left out. Save or print it as PDF again, and add that."
            )
        status, body = answer
        if status == "refused":
            raise FileRefused(body.decode())
        return _read_file.validate_json(body)

    def _wait_until_ready(self, name: str) -> None:
        """Reads the empty line with which the child says that it can read files."""
        if self._ready:
            return
        with Deadline(SECONDS_TO_START, self.end), suppress(OSError, ValueError):
            self._ready = self._answers.readline() == b"\n"
        if not self._ready:
            self.end()
            raise FileRefused(
                f"{name} was left out, as the process that reads files did not start. Add it again"
                " when the machine has more memory and less to do."
            )

    def _exchange(self, file: FileIn, put_off: Callable[[float], None]) -> tuple[str, bytes] | None:
        """What the child answers; None when it has died of the file. With every sign of life it has
        time for another page."""
        asked = {
            "name": file.name,
            "data": len(file.data),
            "sidecar": None if file.sidecar is None else len(file.sidecar),
            "exempt": file.exempt,
            "seconds": self._limits.seconds_for(len(file.data)),
        }
        try:
            self._asked.write(json.dumps(asked).encode() + b"\n")
            self._asked.write(file.data + (file.sidecar or b""))
            self._asked.flush()
            while (line := self._answers.readline()) == b"\n":
                put_off(SECONDS_A_PICTURE)
                give_sign()
            header = json.loads(line)
            body = self._answers.read(header["size"])
            for record in header["log"]:
                log.warning("%s: %s", hashlib.sha256(file.data).hexdigest()[:12], record)
            if header["last"]:  # it has grown too large for another file
                self.end()
            return (header["status"], body) if len(body) == header["size"] else None
        except (OSError, ValueError):
            return None

    def end(self) -> None:
        """Ends the child and whatever it has started; returns when it has ended."""
        with self._ending:
            if self._ended:
                return
            self._ended = True
            with suppress(OSError):
                if os.name == "posix":
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()
            self._process.wait()
            for pipe in (self._asked, self._answers):
                with suppress(OSError):
                    pipe.close()
            self._scratch.remove()
