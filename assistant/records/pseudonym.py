"""Whoever asks, on record by a name that says nothing without the key beside the records."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

KEY = "key"
LENGTH = 16  # hexadecimal digits: no two of a council's officers share one


def pseudonym(name: str, folder: Path) -> str:
    """The pseudonym of a name: the same for ever, as long as the key in the folder is."""
    return hmac.new(_key(folder), name.encode(), hashlib.sha256).hexdigest()[:LENGTH]


def _key(folder: Path) -> bytes:
    """The key, made where there is none: whole at once, and the first one counts."""
    file = folder / KEY
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = folder / f"{KEY}.{secrets.token_hex(8)}"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(secrets.token_bytes(32))
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(new, file)
        except FileExistsError:
            pass  # another process was first
        finally:
            new.unlink()
    return file.read_bytes()
