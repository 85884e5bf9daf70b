"""What the page says, in the language it was started in: one table for each, `en.toml` first."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent

_spoken = ["en"]


def speak(language: str) -> None:
    """Chooses the table for the whole process."""
    _spoken[:] = [language]


def spoken() -> str:
    return _spoken[0]


@cache
def table(language: str) -> Mapping[str, str]:
    """Every text of a language by its name."""
    return tomllib.loads((HERE / f"{language}.toml").read_text("utf-8"))


def say(name: str, /, **values: object) -> str:
    """The text of this name with its values filled in: our own words, and never markup."""
    return table(_spoken[0])[name].format(**values)
