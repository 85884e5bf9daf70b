"""Scanned pages -> Lines, read by Tesseract where that program is installed.

Drawing and reading both run as programs of their own: a page that crashes or stalls either
costs that page, not the reading.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from assistant.settings import Settings
from ingest.faults import give_sign, place_of
from ingest.formats.clean import plain
from ingest.lines import Line, Page, Span

log = logging.getLogger(__name__)

DPI = 300  # what Tesseract's own guide asks for
LONGEST_SIDE = 5000  # pixels: A3 at 300 dots an inch; a hostile page may be a mile long
SECONDS_IN_ALL = 7200.0  # for the pictures of one file; 2,000 pages take two hours
SECONDS = 60  # for one page, drawing and reading each; an ordinary page takes 3
UNSURE = 30  # of 100: words Tesseract is less sure of are mostly marks on the paper
BROKEN = (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError, ValueError)


def is_installed() -> bool:
    """Whether there is a Tesseract to read with."""
    return shutil.which("tesseract") is not None


def recognised(pages: Sequence[Page], data: bytes) -> tuple[Page, ...]:
    """The pages, each that is a picture without text, or whose text has no meaning, read by
    Tesseract when it is installed."""
    unread = [page for page in pages if not page.lines and not page.failure]
    scans = [page for page in unread if page.has_image or page.meaningless]
    if not scans or not is_installed():
        return tuple(pages)
    languages = Settings.from_environment().ocr_languages
    if missing := _missing(languages):
        told = {page.number: replace(page, failure=_without(missing, page)) for page in scans}
        return tuple(told.get(page.number, page) for page in pages)
    with tempfile.TemporaryDirectory(prefix="ocr-") as folder:
        original = Path(folder, "original.pdf")
        original.write_bytes(data)
        until = time.monotonic() + SECONDS_IN_ALL
        read = {}
        for page in scans:
            in_time = time.monotonic() < until
            read[page.number] = _read(page, original, languages) if in_time else _unread(page)
            give_sign()
    return tuple(read.get(page.number, page) for page in pages)


def _unread(page: Page) -> Page:
    failed = f"Page {page.number} is a picture that was not read: those before took too long."
    return replace(page, failure=f"{failed} Add the file in pieces.")


def _missing(languages: Sequence[str]) -> list[str]:
    """The languages that Tesseract has not; none where it does not say."""
    try:
        installed = _run(["tesseract", "--list-langs"]).decode("utf-8").split()
    except BROKEN as error:
        log.warning("%s", place_of(error))
        return []
    return [name for name in languages if name not in installed]


def _without(missing: Sequence[str], page: Page) -> str:
    return (
        f"Page {page.number} is a picture, and Tesseract has no language {' or '.join(missing)}:"
        f" install it (apt install tesseract-ocr-{missing[0].replace('_', '-')}), or name others in"
        " ASSISTANT_OCR_LANGUAGES."
    )


def _read(page: Page, original: Path, languages: Sequence[str]) -> Page:
    scale = min(DPI / 72, LONGEST_SIDE / max(page.width, page.height, 1))
    try:
        rows = _tesseract(_picture_of(original, page.number, scale), languages)
    except BROKEN as error:
        log.warning("page %d: %s", page.number, place_of(error))
        failed = f"Page {page.number} is a picture that could not be read."
        return replace(page, failure=failed)
    return replace(page, lines=tuple(_lines_of(rows, page.number, scale)), ocr=True)


def _picture_of(original: Path, page: int, scale: float) -> bytes:
    """One page as PNG, drawn by pypdfium2's own command."""
    with tempfile.TemporaryDirectory(prefix="page-", dir=original.parent) as folder:
        draw = [sys.executable, "-m", "pypdfium2_cli", "render", str(original), "-o", folder]
        draw += ["--pages", str(page), "--scale", f"{scale:.3f}", "--format", "png", "--grayscale"]
        _run(draw)
        return next(Path(folder).glob("*.png"), Path(folder, "missing.png")).read_bytes()


def _tesseract(picture: bytes, languages: Sequence[str]) -> list[dict[str, str]]:
    """Tesseract's table of what it saw, a row for each page, block, line and word."""
    command = ["tesseract", "stdin", "stdout", "-l", "+".join(languages), "tsv"]
    table = _run(command, picture).decode("utf-8")
    names, *rows = [row.split("\t") for row in table.splitlines() if row.strip()]
    return [dict(zip(names, row, strict=False)) for row in rows]


def _run(command: Sequence[str], given: bytes = b"") -> bytes:
    # One thread: the files of a folder are read side by side already.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(
        command, input=given, capture_output=True, timeout=SECONDS, check=True, env=environment
    ).stdout


def _lines_of(rows: Sequence[dict[str, str]], page: int, scale: float) -> Iterator[Line]:
    """The lines of a page in Tesseract's reading order, in points like those of any PDF."""
    words = [row for row in rows if row.get("level") == "5" and row.get("text", "").strip()]
    words = [row for row in words if float(row["conf"]) >= UNSURE]
    for _, group in groupby(words, lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        line = list(group)
        height = sorted(int(word["height"]) for word in line)[len(line) // 2] / scale
        x = int(line[0]["left"]) / scale
        right = (int(line[-1]["left"]) + int(line[-1]["width"])) / scale
        y = max(int(word["top"]) + int(word["height"]) for word in line) / scale
        text = plain(" ".join(word["text"] for word in line))
        yield Line(
            text, page, x=x, y=y, right=right, size=round(height), ocr=True,
            spans=(Span(text, x, right, round(height)),),
        )  # fmt: skip
