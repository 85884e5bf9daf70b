"""What a file is, told from its first bytes; its name may be wrong."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

from assistant.errors import FileRefused

# What people have in their folders and this reads not, by how the file begins.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an Outlook message or another old office file", "PDF or .eml"),
    (b"\x89PNG", "a picture", "PDF with its text recognised"),
    (b"\xff\xd8\xff", "a picture", "PDF with its text recognised"),
    (b"GIF8", "a picture", "PDF with its text recognised"),
    (b"II*\x00", "a picture", "PDF with its text recognised"),
    (b"MM\x00*", "a picture", "PDF with its text recognised"),
    (b"%!PS", "a PostScript file", "PDF"),
)
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # in a .docx saved with a password
# What an old office file calls the part that holds its content (MS-CFB, MS-DOC, MS-XLS, MS-PPT).
_OLD = {"WordDocument": "old Word", "Workbook": "old Excel", "Book": "old Excel",
        "PowerPoint Document": "old PowerPoint"}  # fmt: skip
_COLUMNS = {".csv", ".tsv"}
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?>(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body|div|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(r"\A(?:[A-Za-z][A-Za-z-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+\r?\n")
_MAIL_FIELDS = re.compile(r"^(?:from|to|subject|date|mime-version):", re.IGNORECASE | re.MULTILINE)
# Headings with hashes, or the line under the column headings of a table.
_MARKDOWN = re.compile(r"^(?:#{1,6} \S.*|\|(?:\s*:?-{3,}:?\s*\|)+\s*$)", re.MULTILINE)
_CLAIMS = {".pdf", ".docx", ".doc", ".odt", ".rtf"}


def format_of(name: str, data: bytes) -> str:
    """ "pdf", "word", "sheets", "slides", "opendocument", "html", "email", "markdown", "columns",
    "text", or what only LibreOffice reads: "old Word", "rich text" …

    Raises FileRefused for all else.
    """
    if not data.strip():
        raise FileRefused(f"{name} is empty. Copy or download it again, and add that.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _archive_format(name, data)
    if data.startswith(b"\xd0\xcf\x11\xe0") and _LOCKED in data:
        raise FileRefused(f"{name} asks for a password. Save a copy without one and add that.")
    if data.startswith(b"{\\rtf"):
        return "rich text"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        parts = (kind for part, kind in _OLD.items() if f"{part}\0".encode("utf-16-le") in data)
        if kind := next(parts, ""):
            return kind
    for start, what, better in _OTHERS:
        if data.startswith(start):
            raise FileRefused(f"{name} is {what}, which cannot be read. Save it as {better}.")
    text = text_of(name, data)
    if _HTML.match(text[:20_000]):
        return "html"
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in _CLAIMS:
        raise FileRefused(
            f"{name} is not what its name says: it holds plain text. "
            "Download or save it again; if plain text is right, rename it to end in .txt."
        )
    if suffix in _COLUMNS:
        return "columns"
    if (head := _MAIL.match(text)) and len(_MAIL_FIELDS.findall(head[0])) >= 3:
        return "email"
    return "markdown" if suffix in {".md", ".markdown"} or _MARKDOWN.search(text) else "text"


def text_of(name: str, data: bytes) -> str:
    """The characters of a text file: UTF-8, UTF-16 with its mark, or what Windows wrote before.

    Raises FileRefused for bytes that are no text.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    strange = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]", text))
    if strange > len(text) / 200:
        raise FileRefused(
            f"{name} is of a kind that cannot be read. "
            "PDF, Word, Excel, PowerPoint, OpenDocument, HTML, Markdown, CSV, plain text and e-mail"
            " (.eml) can: save it as one."
        )
    return text


def _archive_format(name: str, data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FileRefused(f"{name} is damaged. Copy or download it again, and add that.") from error
    kinds = {
        "word/document.xml": "word",
        "xl/workbook.xml": "sheets",
        "ppt/presentation.xml": "slides",
        "content.xml": "opendocument",
    }
    if kind := next((kind for part, kind in kinds.items() if part in names), ""):
        return kind
    raise FileRefused(
        f"{name} is an archive, which cannot be read. Unpack it and add the files in it."
    )
