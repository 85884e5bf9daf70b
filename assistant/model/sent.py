"""What the record holds of what was sent to the model, for an administrator to read."""

from __future__ import annotations

import json
from collections import deque
from pathlib import Path
from typing import Any

from assistant.errors import SettingsError

FIELDS = ("instructions", "text", "reply")
Sent = dict[str, Any]


def exchanges(path: Path, last: int) -> list[Sent]:
    """The last exchanges of a record, oldest first; a line that was cut short is left out.

    Raises SettingsError when the record cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return list(deque(filter(None, map(_exchange, file)), maxlen=last))
    except FileNotFoundError:
        return []  # nothing has been sent yet
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: ask as the account that runs the assistant."
        ) from error


def _exchange(line: str) -> Sent | None:
    try:
        exchange: Sent = json.loads(line)
    except ValueError:
        return None
    return exchange


def as_text(exchange: Sent) -> str:
    """One exchange for a terminal: when, to whom, what was sent, what came back."""
    sent, received = exchange["tokens_sent"], exchange["tokens_received"]
    head = (
        f"{exchange['at']}  {exchange['model']}\n"
        f"{sent} tokens sent, {received} received, cost {exchange['cost']:.6f},"
        f" {exchange['seconds']:.2f} s, {exchange['ended']}"
    )
    whole = "\n\n".join([head, *(f"{name.upper()}\n{exchange[name]}" for name in FIELDS)])
    return "".join(c for c in whole if c == "\n" or c.isprintable())  # nothing moves the cursor
