"""The HTTP client of a model: what an endpoint refuses is left out, whole replies are streamed."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from functools import cache
from typing import Any

import httpx

from assistant.errors import ModelError

MOST_BYTES = 2_000_000  # of one reply with its protocol around it: 700 tokens are about 200 kB
# What is sent that some endpoints refuse, by the name their refusals give it.
REFUSABLE = ("max_tokens", "temperature", "stream_options", "stream", "system")


class TooLong(ModelError):
    """More than an answer can hold."""

    def __init__(self) -> None:
        super().__init__("The language model sent far more than an answer and was cut off.")


class Client(httpx.Client):
    """An HTTP client that follows no redirects and hears nothing but an answer.

    `refused` names what the endpoint has refused before; `done` says whether the last reply told
    its own end.
    """

    def __init__(self, seconds: float, refused: frozenset[str] = frozenset()) -> None:
        """Raises ModelError where the proxy or certificate settings of the machine are broken."""
        try:
            super().__init__(
                timeout=seconds,
                verify=certificates(),
                follow_redirects=False,  # an allowed address must not pass the question on
            )
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            raise ModelError(
                "The proxy settings of this machine cannot be used, so no language model was"
                " asked: correct ALL_PROXY, HTTPS_PROXY, HTTP_PROXY or NO_PROXY."
            ) from error
        self.refused, self.done = refused, False

    def send(self, request: httpx.Request, **how: Any) -> httpx.Response:
        response = super().send(_without(request, self.refused), **how)
        kind = response.headers.get("content-type", "")
        if response.is_redirect:
            raise ModelError(
                "The address of the language model points elsewhere: check ASSISTANT_MODEL_URL."
            )
        if not response.is_success:
            return response
        response.stream = Heard(response.stream, self)
        if "event-stream" in kind:
            return response
        if "json" in kind and (streamed := _as_events(response.read())):
            self.done = True
            return httpx.Response(
                200,
                headers={"content-type": "text/event-stream"},
                content=streamed,
                request=request,
            )
        raise ModelError(
            "The address of the language model sent something other than an answer, "
            "such as a sign-in page: check ASSISTANT_MODEL_URL."
        )


class Heard(httpx.SyncByteStream):
    """A body that raises TooLong beyond two megabytes and notes that it told its own end."""

    def __init__(self, stream: Any, client: Client) -> None:
        self.stream, self.client = stream, client

    def __iter__(self) -> Iterator[bytes]:
        size, tail = 0, b""
        for chunk in self.stream:
            size += len(chunk)
            if size > MOST_BYTES:
                raise TooLong
            tail = (tail + chunk)[-32:]
            self.client.done = b"[DONE]" in tail
            yield chunk

    def close(self) -> None:
        self.stream.close()


@cache
def certificates() -> ssl.SSLContext:
    """Read once: it takes longer than checking a sentence. Raises ModelError where it cannot be."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # of which ssl.SSLError is one
        raise ModelError(
            "The certificates of this machine cannot be read, so no language model was asked:"
            " correct SSL_CERT_FILE or SSL_CERT_DIR."
        ) from error


def refusal_in(message: str, param: str | None) -> str:
    """Which of the things sent an error message refuses, or ""."""
    if param in REFUSABLE:
        return str(param)
    if "streaming" in message and "not support" in message:
        return "stream"
    named = next((name for name in REFUSABLE if name != "stream" and name in message), "")
    refuses = ("support", "unrecognized", "unknown", "not permitted", "not allowed", "extra input")
    return named if any(word in message for word in refuses) else ""


def _without(request: httpx.Request, refused: frozenset[str]) -> httpx.Request:
    """The request without what its endpoint refuses, or with what stands for it."""
    if not refused:
        return request
    body = json.loads(request.content)
    if "max_tokens" in refused and "max_tokens" in body:
        body["max_completion_tokens"] = body.pop("max_tokens")
    for name in refused & {"temperature", "stream_options"}:
        body.pop(name, None)
    if "stream" in refused:
        body.pop("stream_options", None)
        body["stream"] = False
    if "system" in refused:
        words = "\n\n".join(message["content"] for message in body["messages"])
        body["messages"] = [{"role": "user", "content": words}]
    headers = {k: v for k, v in request.headers.items() if k.lower() != "content-length"}
    return httpx.Request(
        request.method, request.url, headers=headers, json=body, extensions=request.extensions
    )


def _as_events(body: bytes) -> bytes:
    """A whole reply as the stream it would have been; b"" where it is none."""
    try:
        reply = json.loads(body)
        choice = reply["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, LookupError, TypeError):
        return b""
    part = {"index": 0, "delta": {"content": text}, "finish_reason": choice.get("finish_reason")}
    event = {"id": "", "object": "chat.completion.chunk", "created": 0, "model": ""}
    event |= {"choices": [part], "usage": reply.get("usage")}
    return f"data: {json.dumps(event)}\n\ndata: [DONE]\n\n".encode()
