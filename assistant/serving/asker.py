"""Who asks, and by which door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.access.identity import Identity

Door = Literal["page", "api", "tools"]


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks. `name` tells them apart from others, for limits and for records, which
    keep a pseudonym of it. `identity` is who they are known to be, None for nobody known."""

    name: str
    door: Door
    identity: Identity | None = None
