"""What other programs may call, beside the page: docs/api.md, and openapi.json in this folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from assistant.answer_json import as_json, documents_json, sentence_json
from assistant.answers import Answer, Question
from assistant.api.body import Body
from assistant.errors import (
    AssistantError,
    LibraryError,
    NotThere,
    QuestionRefused,
    TookTooLong,
    TooManyQuestions,
)
from assistant.library import Edition
from assistant.serving.asker import Asker
from assistant.serving.counts import CONTENT_TYPE
from assistant.serving.enquiries import Enquiries, Served
from assistant.serving.looking_up import check_document, paragraph_said
from assistant.serving.tokens import Who

OPENAPI = Path(__file__).with_name("openapi.json").read_bytes()
LARGEST = 64 * 1024  # bytes of a body: a question of 2,000 characters and hundreds of ids
LINES = "application/x-ndjson"


class Routes:
    """The addresses of the API. `enquiries` is called for each request: making it may fail."""

    def __init__(self, enquiries: Callable[[], Enquiries], who: Who) -> None:
        self._enquiries, self._who = enquiries, who

    def app(self) -> Starlette:
        routes = [
            Route("/api/ask", self._ask, methods=["POST"]),
            Route("/api/documents", self._documents),
            Route("/api/documents/{id}/paragraphs/{number:path}", self._paragraph),
            Route("/api/openapi.json", _described),
            Route("/metrics", self._metrics),
            Route("/healthz", _alive),
            Route("/readyz", self._ready),
        ]
        wrong = {HTTPException: _refused, AssistantError: _refused, Exception: _broken}
        app = Starlette(routes=routes, exception_handlers=wrong)
        app.router.redirect_slashes = False  # to http:, whatever the proxy before it speaks
        return app

    def _known(self, request: Request) -> Asker:
        asker = self._who(request.scope)
        if asker is None:
            raise HTTPException(
                401,
                "Send a token that the administrator gave you: Authorization: Bearer TOKEN.",
                {"www-authenticate": "Bearer"},
            )
        return asker

    def _served(self, request: Request) -> Served:
        return self._enquiries().of(self._known(request))

    async def _ask(self, request: Request) -> Response:
        served = await run_in_threadpool(self._served, request)
        body = Body.of(await _bytes_of(request))
        question, edition = body.asked(), await run_in_threadpool(served.library.edition)
        for id in body.documents:
            await run_in_threadpool(check_document, edition, id)
        if body.stream:
            return StreamingResponse(
                iterate_in_threadpool(_lines(served, question, edition)), media_type=LINES
            )
        answer = await run_in_threadpool(served.answer, question)
        return _json(await run_in_threadpool(as_json, answer, edition))

    def _documents(self, request: Request) -> Response:
        return _json(documents_json(self._served(request).library.edition()))

    def _paragraph(self, request: Request) -> Response:
        edition, asked = self._served(request).library.edition(), request.path_params
        part = request.query_params.get("part", "")
        return _json(paragraph_said(edition, asked["id"], asked["number"], part))

    def _metrics(self, request: Request) -> Response:
        asker, enquiries = self._known(request), self._enquiries()
        try:
            edition = enquiries.of(asker).library.edition()
        except LibraryError:
            edition = None  # what was asked is counted all the same
        return Response(enquiries.counts.as_text(edition), media_type=CONTENT_TYPE)

    def _ready(self, request: Request) -> Response:
        try:
            self._enquiries().library.edition()
        except AssistantError as error:
            return _json({"status": "not ready", "error": type(error).__name__}, 503)
        return _json({"status": "ready"})


def _alive(request: Request) -> Response:
    return _json({"status": "alive"})


def _described(request: Request) -> Response:
    return Response(OPENAPI, media_type="application/json")


async def _bytes_of(request: Request) -> bytes:
    """The body. It has to call itself JSON: a page of another site cannot send that unasked."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind.lower() != "application/json":
        raise HTTPException(415, "Send the question as JSON: Content-Type: application/json.")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise HTTPException(413, f"The body may have {LARGEST // 1024} kB at most.")
    return bytes(body)


def _lines(served: Served, question: Question, edition: Edition) -> Generator[bytes]:
    """A line for each sentence as it is ready, then one for the answer, or for what went wrong."""
    try:
        with closing(served.answering(question)) as parts:
            for part in parts:
                if isinstance(part, Answer):
                    yield _line("answer", as_json(part, edition))
                else:
                    yield _line("sentence", sentence_json(part, edition))
    except AssistantError as error:
        yield _line("error", str(error))


def _line(name: str, said: object) -> bytes:
    return json.dumps({name: said}, ensure_ascii=False).encode() + b"\n"


def _json(said: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    body = json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, status, headers, media_type="application/json")


STATUS: dict[type[Exception], int] = {
    QuestionRefused: 400,
    NotThere: 404,
    TooManyQuestions: 429,
    TookTooLong: 504,
}


# Of what the router refuses by itself.
WORDS = {
    404: "There is nothing at this address.",
    405: "This address is not to be asked in that way: see api/openapi.json.",
}


async def _refused(request: Request, error: Exception) -> Response:
    headers: dict[str, Any] = {}
    if isinstance(error, HTTPException):
        said = WORDS.get(error.status_code, error.detail)
        return _json({"error": said}, error.status_code, error.headers)
    if isinstance(error, TooManyQuestions):
        headers = {"retry-after": str(error.wait)}
    return _json({"error": str(error)}, STATUS.get(type(error), 503), headers)


async def _broken(request: Request, error: Exception) -> Response:
    return _json({"error": "Something went wrong that nobody foresaw. It has been logged."}, 500)
