"""Who may use the API: a file of names and their tokens, kept by the administrator."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from assistant.access.rules import Access
from assistant.access.told import named_by_proxy
from assistant.errors import SettingsError
from assistant.serving.asker import Asker, Door

SHORTEST = 24  # characters: what can be guessed is no token

Tokens = Mapping[bytes, Asker]
# Who sent a request, by its ASGI scope; None for nobody that is known.
Who = Callable[[Mapping[str, Any]], Asker | None]


def digest_of(token: str) -> bytes:
    """What a token is looked up by: comparing it takes no longer the more of it is right."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()


def tokens_in(path: str, access: Access, door: Door = "api") -> dict[bytes, Asker]:
    """Who is behind each token, by its digest; none without a file.

    A line is NAME TOKEN, with a space between; # begins a remark. A name holds the roles that
    `access` says it holds, as a person's does.
    Raises SettingsError naming the file and the line.
    """
    if not path:
        return {}
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"ASSISTANT_API_TOKENS names {path}, which cannot be read: name a file that has a line"
            " for each who may use the API, with a name and a token."
        ) from error
    found: dict[bytes, Asker] = {}
    for at, line in enumerate(lines, 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        if len(words) != 2 or len(words[1]) < SHORTEST:
            raise SettingsError(
                f"Line {at} of {path} should be a name and a token of at least {SHORTEST}"
                " characters, such as is printed by: openssl rand -hex 24"
            )
        found[digest_of(words[1])] = Asker(words[0], door, access.known(words[0]))
    return found


def who_asks(
    scope: Mapping[str, Any], tokens: Tokens, access: Access, door: Door = "api"
) -> Asker | None:
    """Whose token a request carries, or whom the trusted proxy names; None for nobody known."""
    sent = [value for name, value in scope["headers"] if name.lower() == b"authorization"]
    if sent:
        kind, _, token = sent[0].decode("latin-1").partition(" ")
        return tokens.get(digest_of(token.strip())) if kind.lower() == "bearer" else None
    identity = named_by_proxy(scope["headers"], scope.get("client"), access)
    return Asker(identity.name, door, identity) if identity else None
