"""Who may send files to the page, and how much: decided before a byte of one is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.pages.keeping.received import MEGABYTE, Bounds

_UPLOAD = re.compile(r"/_stcore/upload_file(?:/([^/]*)/([^/]*))?/?$")
AROUND = 64 * 1024  # bytes that a form adds to a file
MOST_OPEN = 1000  # sessions remembered that have a form open

NOT_YOURS = "Documents are added here by librarians alone, in the page itself."
TOO_MANY = "That is too much at once: take some files out and add them afterwards."
NO_LENGTH = "How long the file is has to be said."

_open: dict[str, None] = {}
_coming: dict[str, list[int]] = {}  # bytes of the files on their way, by session


def let_in(session: str) -> None:
    """From now on this session may send files: a form for them is drawn to a librarian in it."""
    _open.pop(session, None)
    _open[session] = None
    while len(_open) > MOST_OPEN:
        _open.pop(next(iter(_open)))


class Door:
    """An ASGI app that lets files through to Streamlit only from those who `may_add`, into a
    session where the form for them is drawn, and no more than `bounds`.

    `waiting` gives the sizes in bytes of the files of a session that Streamlit holds.
    """

    def __init__(
        self,
        app: ASGIApp,
        may_add: Callable[[Scope], bool],
        waiting: Callable[[str], Collection[int]],
        bounds: Bounds,
    ) -> None:
        self._app, self._may_add, self._waiting, self._bounds = app, may_add, waiting, bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        sent = _UPLOAD.search(scope["path"]) if scope["type"] == "http" else None
        if sent and (refused := self._refusal(scope, sent[1] or "")):
            status, words = refused
            await PlainTextResponse(words, status)(scope, receive, send)
        elif sent and scope["method"] == "PUT":
            with _on_its_way(sent[1], int(_lengths(scope)[0])):
                await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope, session: str) -> tuple[int, str] | None:
        if session not in _open or not self._may_add(scope):
            return 403, NOT_YOURS
        if scope["method"] != "PUT":
            return None
        lengths = _lengths(scope)
        if len(lengths) != 1 or not lengths[0].isdigit():
            return 411, NO_LENGTH
        coming, there = int(lengths[0]), (*self._waiting(session), *_coming.get(session, ()))
        if coming > self._bounds.size + AROUND:
            return 413, f"A file may have {self._bounds.size // MEGABYTE} MB at most."
        # Somewhat more than is taken, so that the page can say in words what is too much.
        bytes_held = self._bounds.total + self._bounds.size + AROUND
        if len(there) >= 2 * self._bounds.files or sum(there) + coming > bytes_held:
            return 413, TOO_MANY
        return None


def _lengths(scope: Scope) -> list[bytes]:
    return [v for name, v in scope["headers"] if name.lower() == b"content-length"]


@contextmanager
def _on_its_way(session: str, length: int) -> Iterator[None]:
    """Counts a file from when its length is said, so that those that come together are bounded."""
    _coming.setdefault(session, []).append(length)
    try:
        yield
    finally:
        _coming[session].remove(length)
        if not _coming[session]:
            del _coming[session]
