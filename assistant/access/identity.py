"""Who asks: a name and roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

READER, LIBRARIAN, ADMINISTRATOR = "reader", "librarian", "administrator"
# Each may do what those before it may. Any other role only opens documents.
RANKS = (READER, LIBRARIAN, ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Identity:
    """One who is known. `name` is what the proxy or the provider calls them, "" where nobody signs
    in; `roles` are all they hold, those below theirs in rank too."""

    name: str
    roles: frozenset[str] = frozenset()

    @classmethod
    def holding(cls, name: str, roles: Iterable[str]) -> Identity:
        """One with these roles, and with those that are part of them."""
        held = frozenset(roles)
        below = {low for at, rank in enumerate(RANKS) if rank in held for low in RANKS[:at]}
        return cls(name, held | below)

    def may(self, role: str) -> bool:
        """Whether they may do what this role may."""
        return role in self.roles

    @property
    def framed(self) -> Identity:
        """The same in the embedded view, where nobody administers anything."""
        return replace(self, roles=self.roles - {LIBRARIAN, ADMINISTRATOR})
