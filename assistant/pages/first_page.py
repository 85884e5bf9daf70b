"""Streamlit's own start page with our script and language, and the few files of our own."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.pages.text import as_text
from assistant.pages.texts import say, spoken

Original = Callable[[str, Scope], tuple[str, bytes] | None]

SCRIPT = Path(__file__).with_name("page.js").read_bytes()
OWN = "/own/"
ROBOTS = b"User-agent: *\nDisallow: /\n"  # what is asked and said here is for no search engine
COOKIE = "conversations"
NOT_FOUND = (404, [(b"content-type", b"text/plain")], b"Not found")
_ASKED_FIRST = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}


class Furnished:
    """An ASGI app around Streamlit's.

    The start page gets `own/page.js`, the language and the title before Streamlit draws anything:
    what it says while it waits, or when it cannot reach the server, has to be our words.
    `original` gives the file name and bytes of a document to whoever sends a request, None when
    there is none for them.
    `days` is how long conversations are kept: their secret is a cookie, which no proxy logs.
    """

    def __init__(self, app: ASGIApp, original: Original, days: int = 0) -> None:
        self._app, self._original, self._days = app, original, days

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
        elif path.startswith(OWN):
            await _answer(send, *self._own(path.removeprefix(OWN), scope))
        elif path == "/robots.txt":
            await _answer(send, 200, [(b"content-type", b"text/plain")], ROBOTS)
        elif path == "/favicon.ico":  # the page names another
            await _answer(send, *NOT_FOUND)
        elif path in ("", "/"):
            if aside := _into_the_embedded_view(scope):
                await _answer(send, 307, [(b"location", aside)], b"")
                return
            await self._first_page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _own(self, name: str, scope: Scope) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        kind, _, document = name.partition("/")
        if name == "page.js":
            return 200, [(b"content-type", b"text/javascript; charset=utf-8")], SCRIPT
        if kind == "original" and (found := self._original(document, scope)):
            return 200, _headers_of(*found), found[1]
        return NOT_FOUND

    async def _first_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        plain = [pair for pair in scope["headers"] if pair[0].lower() not in _ASKED_FIRST]
        start: dict[str, Any] = {}
        body = bytearray()

        async def gathered(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                html = with_ours(bytes(body)) if body else b""
                kept = {b"content-length", b"etag", b"last-modified"}
                headers = [pair for pair in start["headers"] if pair[0].lower() not in kept]
                headers += _secret(scope, self._days)
                await _answer(send, start["status"], headers, html)

        await self._app({**scope, "headers": plain}, receive, gathered)


def with_ours(html: bytes) -> bytes:
    """The start page with our script first, our title, and the language the page speaks."""
    # An inline script, which the policy refuses and nothing needs.
    page = re.sub(r"<script>.*?</script>", "", html.decode("utf-8"), flags=re.DOTALL)
    page = re.sub(r"<html lang=\"\w+\"", f'<html lang="{spoken()}"', page, count=1)
    page = re.sub(r"<title>.*?</title>", f"<title>{as_text(say('title'))}</title>", page, count=1)
    words = " ".join(f'data-{name}="{as_text(say(name))}"' for name in ("gone", "blocked"))
    script = f'<script defer src="./own/page.js" {words}></script>'
    return page.replace("<head>", f"<head>{script}", 1).encode()


def _into_the_embedded_view(scope: Scope) -> bytes:
    """Where a frame that asks for the page as it stands alone is sent; b"" for any other request.

    A browser says where what it fetches will be shown: in a frame nobody administers anything.
    """
    shown = dict(scope["headers"]).get(b"sec-fetch-dest", b"")
    asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    if shown not in (b"iframe", b"frame", b"embed", b"object") or ("embed", "true") in asked:
        return b""
    others = [(name, value) for name, value in asked if name != "embed"]
    return f"?{urlencode([('embed', 'true'), *others])}".encode("latin-1")


def _secret(scope: Scope, days: int) -> list[tuple[bytes, bytes]]:
    """The cookie for a browser that has none, or none that lasts.

    Into a frame on another site a browser sends only a cookie that is set for just that.
    """
    sent = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    found = re.search(rf"(?:^|;\s*){COOKIE}=([\w-]{{20,}})", sent.get(b"cookie", ""))
    if not days:
        return []
    secure = "https" in (scope.get("scheme"), sent.get(b"x-forwarded-proto"))
    framed = sent.get(b"sec-fetch-dest") == "iframe"
    where = "SameSite=None; Partitioned" if framed and secure else "SameSite=Lax"
    secret = found[1] if found else secrets.token_urlsafe(32)
    cookie = f"{COOKIE}={secret}; Max-Age={days * 86400}; Path=/; HttpOnly; {where}"
    return [(b"set-cookie", (cookie + ("; Secure" if secure else "")).encode())]


def _headers_of(file: str, data: bytes) -> list[tuple[bytes, bytes]]:
    """A PDF is shown; anything else is handed over as a file, for it may hold scripts."""
    if data.startswith(b"%PDF-"):
        return [(b"content-type", b"application/pdf"), (b"content-disposition", b"inline")]
    return [
        (b"content-type", b"application/octet-stream"),
        (b"content-disposition", f'attachment; filename="{_plain(file)}"'.encode()),
    ]


def _plain(file: str) -> str:
    return re.sub(r"[^\w.-]+", "-", file, flags=re.ASCII)


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    fresh = (b"cache-control", b"private, no-cache")
    ours = [pair for pair in headers if pair[0].lower() != fresh[0]]
    await send({"type": "http.response.start", "status": status, "headers": [*ours, fresh, length]})
    await send({"type": "http.response.body", "body": body})
