"""The tools over HTTP: only for those who have a token, or whom the trusted proxy names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import uvicorn
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.serving.asker import Asker
from assistant.serving.tokens import Who
from assistant.tools.offered import Called

HERE = ("127.0.0.1", "localhost", "[::1]")


def by_request(context: Called) -> Asker:
    """Whoever sent the request that calls the tool, as `Known` found them."""
    request: Any = context.request_context.request
    asker: Asker = request.scope["state"]["asker"]
    return asker


class Known:
    """An ASGI app that lets through only those it knows, and says who they are."""

    def __init__(self, app: ASGIApp, who: Who) -> None:
        self._app, self._who = app, who

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            asker = self._who(scope)
            if asker is None:
                said = {"error": "Send a token that the administrator gave you: Bearer TOKEN."}
                refused = JSONResponse(said, 401, {"www-authenticate": "Bearer"})
                await refused(scope, receive, send)
                return
            scope["state"] = {**scope.get("state", {}), "asker": asker}
        await self._app(scope, receive, send)


def app_of(server: MCPServer[Any], who: Who, hosts: Iterable[str] = ()) -> ASGIApp:
    """The server at /mcp. `hosts` are names it answers to beside those of this machine."""
    named = [*HERE, *hosts]
    security = TransportSecuritySettings(
        allowed_hosts=[*named, *(f"{host}:*" for host in named)],
        allowed_origins=[f"{scheme}://{host}:*" for host in named for scheme in ("http", "https")],
    )
    # Without sessions any of several processes can answer any request.
    app = server.streamable_http_app(
        stateless_http=True, json_response=True, transport_security=security
    )
    return Known(app, who)


def serve(app: ASGIApp, host: str, port: int) -> None:
    """Serves until the process is told to stop, then ends the answers that were begun."""
    # Not the addresses that a proxy forwards: the trusted one is known by its own.
    uvicorn.run(
        app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False
    )
