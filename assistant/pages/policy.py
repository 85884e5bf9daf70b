"""What the browser may do with the page: frame it, load from elsewhere, talk to it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Measured to carry Streamlit's chat, tables and charts. Styles are inline in every Streamlit page.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' ws: wss:; "
    "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)


class Guarded:
    """An ASGI app every answer of which carries the policy: errors, files and websockets too.

    A middleware inside Streamlit's app would miss the answers to errors. `frame_ancestors` are the
    origins that may show the page in a frame; none means nobody. A websocket opened by a page of
    another origin is refused here: Streamlit would go and ask the internet for its own address.
    """

    def __init__(
        self, app: ASGIApp, frame_ancestors: Iterable[str] = (), allowed_origins: Iterable[str] = ()
    ) -> None:
        policy = POLICY.format(ancestors=" ".join(frame_ancestors) or "'none'")
        self._app = app
        self._allowed = frozenset(urlsplit(origin).netloc for origin in allowed_origins)
        self._headers = [
            (b"content-security-policy", policy.encode("ascii")),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] in _STARTS:
                ours = {name for name, _ in self._headers}
                theirs = [(n, v) for n, v in message.get("headers", ()) if n.lower() not in ours]
                message = {**message, "headers": [*theirs, *self._headers]}
            await send(message)

        if scope["type"] == "websocket" and not self._may_talk(scope):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._app(scope, receive, sent)

    def _may_talk(self, scope: Scope) -> bool:
        """Whether a websocket comes from this very site, an allowed one, or no browser at all."""
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        origin = headers.get(b"origin")
        return origin is None or urlsplit(origin).netloc in self._allowed | {headers.get(b"host")}


_STARTS = {"http.response.start", "websocket.accept", "websocket.http.response.start"}
