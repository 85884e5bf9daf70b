"""The packages of a lock file, each with its version and the digests it may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
_LINE = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+))?")


@dataclass(frozen=True, slots=True)
class Locked:
    """One package. `marker` says on which machines it is installed, "" for all; `sha256` are the
    digests of its files, one of which an installation must have."""

    name: str
    version: str
    marker: str
    sha256: tuple[str, ...]


def packages_in(lock: Path = LOCK) -> tuple[Locked, ...]:
    """Every package of a lock file, by name."""
    entries = lock.read_text("utf-8").replace("\\\n", " ").splitlines()
    found = []
    for entry in entries:
        if told := _LINE.match(entry):
            marker = (told["marker"] or "").partition("--hash")[0].strip()
            digests = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
            found.append(Locked(plain(told["name"]), told["version"], marker, digests))
    return tuple(sorted(found, key=lambda one: one.name))


def plain(name: str) -> str:
    """A package's name as all spellings of it are told to be the same."""
    return re.sub(r"[-_.]+", "-", name).lower()
