"""A saved e-mail -> its head, the text of the message and the files attached to it."""

from __future__ import annotations

import email.policy
import logging
import re
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from assistant.errors import FileRefused
from assistant.text.dates import date_in, written
from ingest.faults import place_of
from ingest.lines import Line

log = logging.getLogger(__name__)

# The attachments worth reading; pictures in a signature and calendar entries are not.
READABLE = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".html", ".htm",
            ".md", ".markdown", ".txt")  # fmt: skip


# Where a message that is answered or sent on begins below the words of the sender.
_ANSWERED = re.compile(
    r"^(?:-{2,} ?(?:original|forwarded) message ?-{2,}[ \t]*$|from: \S.{0,300}\n(?:sent|date): "
    r"|on \S.{10,200} wrote:[ \t]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(r"\s*+(?:-{2,40}[^\n-]{0,40}-{2,40}|_{5,200})?\s*+")
_QUOTE = re.compile(r"^(?:>[ \t]?){1,20}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """What a mail program shows above a message; empty where the message does not say it."""

    subject: str = ""
    sender: str = ""  # the name alone
    sent: date | None = None
    lines: tuple[Line, ...] = ()  # the subject as a heading, then who wrote to whom and when


@dataclass(frozen=True, slots=True)
class Message:
    """A message as (file name, bytes) of each of its pieces: its own words, each message that it
    quotes below them with the words it begins with, and the files attached to it."""

    head: Head
    own: tuple[str, bytes] | None
    quoted: tuple[tuple[str, bytes], ...] = ()
    attached: tuple[tuple[str, bytes], ...] = ()


def message_of(data: bytes, name: str) -> Message:
    """The message with all of it that can be read.

    Raises FileRefused when it has neither text nor readable attachments.
    """
    try:
        return _message(BytesParser(policy=email.policy.default).parsebytes(data), name)
    except FileRefused:
        raise
    except Exception as error:  # the parser has no one exception for what is no message
        log.warning("e-mail: %s", place_of(error))
        raise FileRefused(
            f"{name} is an e-mail that cannot be opened: it is damaged. Open it in the mail"
            " program, save it again, or print it as PDF, and add that."
        ) from error


def _message(message: EmailMessage, name: str) -> Message:
    attached = tuple(
        (part.get_filename() or "", _bytes_of(part))
        for part in message.iter_attachments()
        if str(part.get_filename() or "").lower().endswith(READABLE)
    )
    body = message.get_body(("plain", "html"))
    said = b"" if body is None else _text_of(body)
    if body is None or not said.strip():
        if attached:
            return Message(Head(), None, attached=attached)
        raise FileRefused(f"{name} is an e-mail with no text and no readable attachment.")
    if body.get_content_subtype() == "html":
        return Message(_head(message), (f"{name}.html", said), attached=attached)
    own, *quoted = _parted(said.decode("utf-8", "replace"))
    pieces = tuple((_opening(each), each.encode()) for each in quoted)
    return Message(_head(message), (f"{name}.txt", own.encode()), pieces, attached)


def _head(message: EmailMessage) -> Head:
    """The head of a message; a header that is damaged is left out."""
    said = {name: " ".join(str(message.get(name, "")).split()) for name in ("From", "To", "Cc")}
    subject = " ".join(str(message.get("Subject", "")).split())
    first = next(iter(getattr(message.get("From"), "addresses", ())), None)
    at = getattr(message.get("Date"), "datetime", None)
    sent = at.date() if at else date_in(str(message.get("Sent", "")))  # as some programs save it
    rows = [f"{label}: {words}" for label, words in said.items() if words]
    rows += [f"Sent: {written(sent)}"] if sent else []
    heading = [Line(subject, starts=True, level=1, bold=True)] if subject else []
    lines = (*heading, *(Line(row, starts=True) for row in rows))
    name = first.display_name if first else ""
    return Head(subject, name, sent, lines)


def _parted(text: str) -> list[str]:
    """The sender's own words, then each message that stands below them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = _QUOTE.sub("", text)
    begins = [found.start() for found in _ANSWERED.finditer(plain)]
    parts = [plain[a:b] for a, b in zip([0, *begins], [*begins, None], strict=True)]
    own, *others = parts
    if not own.strip():  # nothing but a message that is sent on
        return [plain]
    return [own, *(each for each in others if not _RULE.fullmatch(each))]


def _opening(text: str) -> str:
    """The first words of a message that is quoted: who wrote it."""
    rows = (row.strip() for row in text.split("\n") if not _RULE.fullmatch(row))
    return next(rows, "")[:100]


def _bytes_of(part: MIMEPart) -> bytes:
    if part.get_content_maintype() == "text":
        return _text_of(part)
    content = part.get_content()
    return content if isinstance(content, bytes) else bytes(content)


def _text_of(part: MIMEPart) -> bytes:
    """The text of a part in UTF-8; in a character set that nobody knows, its bytes as they are."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else str(payload or "").encode("utf-8", "replace")
    try:
        charset = part.get_content_charset() or "utf-8"
        return raw.decode(charset, "replace").encode("utf-8", "replace")
    except (LookupError, ValueError):
        return raw
