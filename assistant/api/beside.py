"""The API beside the page, in the same process."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

OURS = ("/healthz", "/readyz", "/metrics")


class Beside:
    """An ASGI app that gives the API what is addressed to it, and the page all else."""

    def __init__(self, page: ASGIApp, api: ASGIApp) -> None:
        self._page, self._api = page, api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        ours = scope["type"] == "http" and (path.startswith("/api/") or path in OURS)
        await (self._api if ours else self._page)(scope, receive, send)
