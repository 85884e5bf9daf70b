"""What was sent to the model and what it cost, for an administrator. Off unless asked for."""

from __future__ import annotations

import json
import logging
import os
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import SettingsError

log = logging.getLogger("assistant.model.language_model")


def tokens_in(text: str) -> int:
    """About how many tokens a text takes: never fewer, for English, than a tokenizer counts.

    Three bytes a token: OpenAI's and Llama's tokenizers average over four on English prose.
    """
    return len(text.encode()) // 3 + 1


@dataclass(slots=True)
class Exchange:
    """One question to the model and its reply, as they went over the wire."""

    model: str
    instructions: str
    text: str
    reply: str = ""
    tokens_sent: int = 0
    tokens_received: int = 0

    def count(self, usage: object) -> None:
        """Take over the counts the endpoint itself gives, where it gives them."""
        self.tokens_sent = getattr(usage, "prompt_tokens", None) or self.tokens_sent
        self.tokens_received = getattr(usage, "completion_tokens", None) or self.tokens_received


@dataclass(frozen=True, slots=True)
class Record:
    """Where exchanges are kept. Without a path only the counts are logged, never a word of text."""

    path: Path | None = None
    price: tuple[float, float] = (0.0, 0.0)  # for a million tokens sent, and received
    lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def named(cls, path: str, price: tuple[float, float]) -> Record:
        """Raises SettingsError when the file cannot be written: before anything is sent."""
        record = cls(Path(path) if path else None, price)
        try:
            record._append("")
        except OSError as error:
            raise SettingsError(
                f"ASSISTANT_MODEL_RECORD names {path}, which cannot be written: name a file in a"
                " folder that is there and belongs to the account that runs the assistant."
            ) from error
        return record

    def keep(self, exchange: Exchange, *, ended: str, seconds: float) -> None:
        """Log the counts; append the whole exchange to the file, where one is named."""
        sent = exchange.tokens_sent or tokens_in(exchange.instructions + exchange.text)
        received = exchange.tokens_received or tokens_in(exchange.reply)
        cost = (sent * self.price[0] + received * self.price[1]) / 1_000_000
        log.info(
            "%s: %d tokens sent, %d received, cost %.6f, %.2f s, %s",
            *(exchange.model, sent, received, cost, seconds, ended),
        )
        if self.path is None:
            return
        line = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "model": exchange.model,
            "instructions": exchange.instructions,
            "text": exchange.text,
            "reply": exchange.reply,
            "ended": ended,
            "tokens_sent": sent,
            "tokens_received": received,
            "cost": round(cost, 6),
            "seconds": round(seconds, 3),
        }
        try:
            self._append(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:  # the disk is full, say: the answer is there all the same
            log.error("What was sent could not be recorded in %s: %s", self.path, error.strerror)

    def _append(self, line: str) -> None:
        if self.path is None:
            return
        with self.lock:
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(line)
