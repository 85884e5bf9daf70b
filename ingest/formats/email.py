"""A saved e-mail -> the files attached to it, or the text of the message."""

from __future__ import annotations

import email.policy
import logging
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from assistant.errors import FileRefused
from ingest.faults import place_of

log = logging.getLogger(__name__)

# The attachments worth reading; pictures in a signature and calendar entries are not.
READABLE = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".html", ".htm",
            ".md", ".markdown", ".txt")  # fmt: skip


def contents_of(data: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    """Each readable attachment as (name, bytes), else the message's own text.

    Raises FileRefused when there is neither.
    """
    try:
        return _contents(BytesParser(policy=email.policy.default).parsebytes(data), name)
    except FileRefused:
        raise
    except Exception as error:  # the parser has no one exception for what is no message
        log.warning("e-mail: %s", place_of(error))
        raise FileRefused(
            f"{name} is an e-mail that cannot be opened: it is damaged. Open it in the mail"
            " program, save it again, or print it as PDF, and add that."
        ) from error


def _contents(message: EmailMessage, name: str) -> tuple[tuple[str, bytes], ...]:
    attached = tuple(
        (part.get_filename() or "", _bytes_of(part))
        for part in message.iter_attachments()
        if str(part.get_filename() or "").lower().endswith(READABLE)
    )
    if attached:
        return attached
    body = message.get_body(("plain", "html"))
    said = b"" if body is None else _text_of(body)
    if body is None or not said.strip():
        raise FileRefused(f"{name} is an e-mail with no text and no readable attachment.")
    suffix = "html" if body.get_content_subtype() == "html" else "txt"
    return ((f"{name}.{suffix}", said),)


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
