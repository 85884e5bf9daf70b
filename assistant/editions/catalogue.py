"""What an edition holds, told a second time: enough to read its originals again."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.editions.edition_folder import CATALOGUE
from assistant.editions.store import Version

_versions = TypeAdapter(tuple[tuple[Version, str | None], ...])


def write(edition: Path, versions: Sequence[Version]) -> None:
    """Notes every version, the superseded too, under a line with the checksum of the rest.

    A sidecar, which may hold any bytes, is written as hexadecimal figures.
    """
    noted = tuple(
        (replace(v, sidecar=None), None if v.sidecar is None else v.sidecar.hex()) for v in versions
    )
    body = _versions.dump_json(noted, indent=1)
    (edition / CATALOGUE).write_bytes(b"%08x\n" % zlib.crc32(body) + body)


def read(edition: Path) -> tuple[Version, ...] | None:
    """The versions noted in an edition; None where they are not as they were written."""
    try:
        checksum, _, body = (edition / CATALOGUE).read_bytes().partition(b"\n")
        if int(checksum, 16) != zlib.crc32(body):
            return None
        return tuple(
            replace(version, sidecar=None if beside is None else bytes.fromhex(beside))
            for version, beside in _versions.validate_json(body)
        )
    except (OSError, ValidationError, ValueError):
        return None
