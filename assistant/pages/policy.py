"""What the browser may do with the page: frame it, load from elsewhere, talk to it."""

from __future__ import annotations

import ipaddress
import logging
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)

Headers = list[tuple[bytes, bytes]]

# Measured to carry Streamlit's chat, tables and charts. Styles are inline in every Streamlit page.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' ws: wss:; "
    "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)
HERE = "localhost"
LARGEST = 2 * 2**20  # bytes of a request: a question is short
FILES = "/_stcore/upload_file/"  # where files are sent to, which have bounds of their own
COUNTERS = "/_stcore/metrics"  # of all sessions, which Streamlit shows to everybody
_NAME = r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?"
_HOST = re.compile(_NAME, re.IGNORECASE)
_ORIGIN = re.compile(rf"null|[a-z][a-z0-9+.-]*://{_NAME}", re.IGNORECASE)
_READING = {"GET", "HEAD", "OPTIONS"}
_STARTS = {"http.response.start", "websocket.accept", "websocket.http.response.start"}

UNREADABLE = "The request could not be understood: its address or Host header is malformed."
OTHER_NAME = (
    "This server does not answer to the name in the address. Whoever runs it can add the name:"
    " ASSISTANT_HOSTS."
)
OTHER_SITE = "A page of another site may not do this here. Open this page in a window of its own."
TOO_LARGE = "That is too much at once: at most {most} MB can be sent."
NOT_HERE = "There is nothing at this address."
TROUBLE = "Something went wrong here. Please try again; if it stays so, tell whoever runs the page."


def policy_headers(frame_ancestors: Iterable[str] = ()) -> Headers:
    """What every answer carries. `frame_ancestors` are the origins that may show the page in a
    frame; none means nobody."""
    policy = POLICY.format(ancestors=" ".join(frame_ancestors) or "'none'")
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    ]


class Guarded:
    """An ASGI app every answer of which carries the policy: errors, files and websockets too.

    A middleware inside Streamlit's app would miss the answers to errors. Refused are, in our own
    words: a name in the address that is neither a number nor one of `hosts` or of the
    `allowed_origins`, for a page of any site can have its name lead to this machine; and a
    websocket, or a request that changes anything, from a page of another origin.
    """

    def __init__(
        self,
        app: ASGIApp,
        frame_ancestors: Iterable[str] = (),
        allowed_origins: Iterable[str] = (),
        hosts: Iterable[str] = (),
        largest_file: int = 0,
    ) -> None:
        self._app, self._largest_file = app, largest_file
        self._allowed = frozenset(urlsplit(origin).netloc.lower() for origin in allowed_origins)
        named = {netloc.partition(":")[0] for netloc in self._allowed}
        self._hosts = frozenset((HERE, *hosts)) | named
        self._headers = policy_headers(frame_ancestors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def sent(message: Message) -> None:
            nonlocal started
            if message["type"] in _STARTS:
                started = True
                ours = {name for name, _ in self._headers}
                theirs = [(n, v) for n, v in message.get("headers", ()) if n.lower() not in ours]
                message = {**message, "headers": [*theirs, *self._headers]}
            elif message["type"] == "websocket.close" and not started and _can_say(scope):
                await _say(scope, receive, sent, 403, NOT_HERE)
                return
            await send(message)

        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        if scope["path"].endswith(COUNTERS):
            await _say(scope, receive, sent, 404, NOT_HERE)
            return
        if refused := self._refusal(scope):
            await _say(scope, receive, sent, *refused)
            return
        try:
            await self._app(scope, receive, sent)
        except Exception:
            log.exception("A request was not answered")
            if not started:
                await _say(scope, receive, sent, 500, TROUBLE)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and words for what is not answered, None for what is."""
        hosts, origins = _values(scope, b"host"), _values(scope, b"origin")
        host = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if not host or int(host[2] or 0) > 65535:
            return 400, UNREADABLE
        if not self._answers_to(host[1]):
            return 403, OTHER_NAME
        if len(origins) > 1 or not all(map(_ORIGIN.fullmatch, origins)):
            return 403, OTHER_SITE
        talks = scope["type"] == "websocket" or scope["method"] not in _READING
        if talks and not all(self._is_ours(origin, hosts[0]) for origin in origins):
            return 403, OTHER_SITE
        most = LARGEST + (self._largest_file if FILES in scope["path"] else 0)
        if any(
            not size.isdigit() or int(size) > most for size in _values(scope, b"content-length")
        ):
            return 413, TOO_LARGE.format(most=most // 2**20)
        return None

    def _answers_to(self, name: str) -> bool:
        """Whether the name in the address is one of ours. A number leads nobody astray."""
        name = name.lower()
        if name.rstrip(".") in self._hosts:
            return True
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True

    def _is_ours(self, origin: str, host: str) -> bool:
        """Whether an origin (none is no browser) is this very site, or an allowed one."""
        return origin.lower().partition("://")[2] in self._allowed | {host.lower()}


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name]


def _can_say(scope: Scope) -> bool:
    """Whether the server lets the opening of a websocket be refused in words."""
    return "websocket.http.response" in scope.get("extensions", {})


async def _say(scope: Scope, receive: Receive, send: Send, status: int, words: str) -> None:
    """Answers a request, or the opening of a websocket, with a sentence."""
    kind = "http"
    if scope["type"] == "websocket":
        if not _can_say(scope):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        kind = "websocket.http"
    body = words.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": f"{kind}.response.start", "status": status, "headers": headers})
    shown = b"" if scope.get("method") == "HEAD" else body
    await send({"type": f"{kind}.response.body", "body": shown})
