"""The HTTP client of a model: what an endpoint refuses is left out, whole replies are streamed."""

from __future__ import annotations

import json
import re
import ssl
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import httpx

from assistant.errors import ModelError

MOST_BYTES = 2_000_000  # of one reply with its protocol around it: 700 tokens are about 200 kB
PARTS = re.compile(rb'"content"\s*:\s*\[')
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
        told = _error_in(response.read()) if "json" in kind else None
        if told:
            return httpx.Response(status_of(told), json={"error": told}, request=request)
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
    """A body, line by line, that raises TooLong beyond two megabytes and notes that it told its own
    end; content in typed parts comes as text."""

    def __init__(self, stream: Any, client: Client) -> None:
        self.stream, self.client = stream, client

    def __iter__(self) -> Iterator[bytes]:
        size, tail, rest = 0, b"", b""
        for chunk in self.stream:
            size += len(chunk)
            if size > MOST_BYTES:
                raise TooLong
            tail = (tail + chunk)[-32:]
            self.client.done = b"[DONE]" in tail
            *lines, rest = (rest + chunk).split(b"\n")
            if lines:
                yield b"".join(_with_text(line) + b"\n" for line in lines)
        if rest:
            yield _with_text(rest)

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
    refuses = (
        *("support", "unrecognized", "unknown", "not permitted", "not allowed", "extra input"),
        "deprecated",
    )
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


def status_of(error: object) -> int:
    """The HTTP status that an error sent as an answer names; 400 where it names none."""
    code = str(error.get("code", "")) if isinstance(error, Mapping) else ""
    if code.isdigit() and 400 <= int(code) < 600:
        return int(code)
    return 429 if "rate_limit" in str(error).lower() else 400


def _error_in(body: bytes) -> object:
    """The error that stands in the place of an answer; None where there is none."""
    try:
        reply = json.loads(body)
    except ValueError:
        return None
    return reply.get("error") if isinstance(reply, dict) and "choices" not in reply else None


def _with_text(line: bytes) -> bytes:
    """A line of a stream, the content of its piece as text."""
    if not PARTS.search(line) or not line.startswith(b"data:"):
        return line
    try:
        event = json.loads(line[5:])
        for choice in event["choices"]:
            choice["delta"]["content"] = _text_of(choice["delta"].get("content"))
    except (ValueError, LookupError, TypeError, AttributeError):
        return line
    return b"data: " + json.dumps(event).encode()


def _text_of(content: Any) -> Any:
    """Content as one text: of typed parts the text, not what was thought."""
    if not isinstance(content, list):
        return content
    return "".join(part["text"] for part in content if part.get("type") == "text")


def _as_events(body: bytes) -> bytes:
    """A whole reply as the stream it would have been; b"" where it is none."""
    try:
        reply = json.loads(body)
        choice = reply["choices"][0]
        said = choice["message"]
        delta = {"content": _text_of(said["content"]), "refusal": said.get("refusal")}
    except (ValueError, LookupError, TypeError, AttributeError):
        return b""
    part = {"index": 0, "delta": delta, "finish_reason": choice.get("finish_reason")}
    event = {"id": "", "object": "chat.completion.chunk", "created": 0, "model": ""}
    event |= {"choices": [part], "usage": reply.get("usage")}
    return f"data: {json.dumps(event)}\n\ndata: [DONE]\n\n".encode()
