"""Where a request really came from: uvicorn puts the address of X-Forwarded-For in its place."""

from __future__ import annotations

from typing import Any

from starlette.types import Scope
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

PEER = "assistant.peer"


def keep_the_peer() -> None:
    """From now on a request says under PEER who is at the other end of the wire."""
    putting = ProxyHeadersMiddleware.__call__

    async def keeping(self: Any, scope: Any, receive: Any, send: Any) -> None:
        scope[PEER] = scope.get("client")
        await putting(self, scope, receive, send)

    setattr(ProxyHeadersMiddleware, "__call__", keeping)  # noqa: B010


def from_the_peer(scope: Scope) -> Scope:
    """The request as it came over the wire."""
    return {**scope, "client": scope.get(PEER, scope.get("client"))}
