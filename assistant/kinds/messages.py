"""What one person writes to others and nobody decides on: an e-mail, a memorandum."""

from __future__ import annotations

from assistant.kinds.kind import Kind, Sign

_PARTICULARS = (
    (r"^who\b.*\b(?:wrote|written|sent|from)\b|\b(?:author|sender)\b|\bfrom whom\b", r"^from\s*:"),
    (r"\bto (?:whom|who)\b|\bwho (?:was|were) .{0,40}\bto\b|\brecipients?\b", r"^(?:to|cc)\s*:"),
)
EMAIL = Kind(
    name="e-mail",
    about="a message with its sender, its recipients and its day",
    signs=(Sign(labels=(r"from\s*:", r"sent\s*:", r"to\s*:", r"subject\s*:"), least=4),),
    also=("e-mail", "email"),
    particulars=_PARTICULARS,
    examples=("Who wrote {name}?",),
)
MEMO = Kind(
    name="memo",
    about="a memorandum from one officer to others",
    signs=(
        Sign(
            front=(r"^(?:\w+ )?memo(?:randum)?$",),
            labels=(r"from\s*:", r"to\s*:", r"date\s*:", r"(?:subject|re)\s*:"),
            least=3,
        ),
    ),
    called=("memo",),
    also=("memorandum",),
    particulars=_PARTICULARS,
    examples=("What does {name} ask for?",),
)
