"""What became of a file that was given to be read: told by the reading, repeated by the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["added", "replaced", "unchanged", "moved", "same content", "refused", "removed"]
KEPT = ("added", "replaced", "unchanged", "moved")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person should know: its kind, where it is ("page 4", a part), a sentence."""

    kind: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `older` is the document it looks like a newer version of."""

    name: str
    what: What
    document: str = ""
    paragraphs: int = 0
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    message: str = ""
    summary: str = ""
    older: str = ""

    @property
    def kept(self) -> bool:
        """Whether the library holds it now."""
        return self.what in KEPT
