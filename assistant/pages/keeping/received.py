"""A file as a browser sends it: what it may be called, and whether it is let in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from assistant.pages.texts import say

MEGABYTE = 2**20
_ZIP, _OLD, _RICH = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
# How a file of this name begins; () is text. Whether it can be read is seen when it is read.
BEGINS: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    **dict.fromkeys(".docx .docm .xlsx .xlsm .pptx .odt .ods .odp".split(), (_ZIP,)),
    **dict.fromkeys(".xls .ppt".split(), (_OLD, _ZIP)),
    ".doc": (_OLD, _ZIP, _RICH),
    ".rtf": (_RICH,),
    **dict.fromkeys(".txt .text .md .markdown .csv .tsv .html .htm .xhtml .eml".split(), ()),
}
# Bytes looked at: a PDF may have something before it, and a binary file shows itself soon.
_PDF_WITHIN, _TEXT_WITHIN = 1024, 8192
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LONGEST = 120  # bytes of a name without its end; file systems take 255 of a whole name
_NO_FILE = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)  # to Windows


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that is taken: bytes of one file, files at once, bytes of those together."""

    size: int = 50 * MEGABYTE
    files: int = 20

    @property
    def total(self) -> int:
        return 4 * self.size


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was sent: the name it came under and its bytes."""

    name: str
    data: bytes


def plain_name(name: str) -> str:
    """The name of a file without folders, control characters and what turns text round; at most
    `_LONGEST` bytes and its end. "" where nothing is left of it."""
    own = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in own if c.isspace() or unicodedata.category(c)[0] != "C")
    words = re.sub(r'[<>:"|?*]', "-", " ".join(seen.split())).lstrip(".~$- ")
    path = PurePath(words)
    stem = path.stem.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(". ")
    if not stem or not path.suffix:
        return ""
    return f"{stem}{'-' if _NO_FILE.fullmatch(stem) else ''}{path.suffix.lower()}"


def refusal(file: Received, bounds: Bounds) -> str:
    """Why this file is not let in, in a sentence; "" where it is."""
    name = plain_name(file.name)
    if not name:
        return say("keep_no_name")
    suffix = PurePath(name).suffix
    if suffix not in BEGINS:
        return say("keep_no_kind", name=name)
    if not file.data:
        return say("keep_empty", name=name)
    if len(file.data) > bounds.size:
        return say("keep_too_large", name=name, most=bounds.size // MEGABYTE)
    return "" if _begins_as(suffix, file.data) else say("keep_not_so", name=name)


def too_much(files: Sequence[Received], bounds: Bounds) -> str:
    """Why these are too many or too large together, in a sentence; "" where they are not."""
    if len(files) > bounds.files:
        return say("keep_too_many", most=bounds.files, number=len(files))
    if sum(len(file.data) for file in files) > bounds.total:
        return say("keep_too_much", most=bounds.total // MEGABYTE)
    return ""


def _begins_as(suffix: str, data: bytes) -> bool:
    if suffix == ".pdf":
        return b"%PDF-" in data[:_PDF_WITHIN]
    if starts := BEGINS[suffix]:
        return data.startswith(starts)
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16
    return marked or not _NO_TEXT.search(data[:_TEXT_WITHIN])
