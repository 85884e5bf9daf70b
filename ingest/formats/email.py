"""A saved e-mail -> the files attached to it, or the text of the message."""

from __future__ import annotations

import email.policy
from email.message import EmailMessage
from email.parser import BytesParser

from assistant.errors import FileRefused

# The attachments worth reading; pictures in a signature and calendar entries are not.
READABLE = (".pdf", ".docx", ".html", ".htm", ".md", ".markdown", ".txt")


def contents_of(data: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    """Each readable attachment as (name, bytes), else the message's own text.

    Raises FileRefused when there is neither.
    """
    message = BytesParser(policy=email.policy.default).parsebytes(data)
    attached = tuple(
        (part.get_filename() or "", _bytes_of(part))
        for part in message.iter_attachments()
        if str(part.get_filename() or "").lower().endswith(READABLE)
    )
    if attached:
        return attached
    body = message.get_body(("plain", "html"))
    if body is None or not str(body.get_content()).strip():
        raise FileRefused(f"{name} is an e-mail with no text and no readable attachment.")
    suffix = "html" if body.get_content_subtype() == "html" else "txt"
    return ((f"{name}.{suffix}", str(body.get_content()).encode("utf-8")),)


def _bytes_of(part: EmailMessage) -> bytes:
    content = part.get_content()
    return content if isinstance(content, bytes) else str(content).encode("utf-8")
