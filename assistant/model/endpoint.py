"""The HTTP side of a model: what is refused on the wire, and each failure as one sentence."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from functools import cache

import httpx

from assistant.errors import ModelError

MOST_BYTES = 2_000_000  # of one reply with its protocol around it: 700 tokens are about 200 kB


class Busy(ModelError):
    """The endpoint asks to be tried again; `retry_after` is in seconds."""

    def __init__(self, message: str, retry_after: float = 60.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class TooLong(ModelError):
    """More than an answer can hold."""

    def __init__(self) -> None:
        super().__init__("The language model sent far more than an answer and was cut off.")


def guarded_client(seconds: float) -> httpx.Client:
    """An HTTP client that follows no redirects and reads nothing but a stream of events."""
    return httpx.Client(
        timeout=seconds,
        verify=certificates(),
        follow_redirects=False,  # an allowed address must not pass the question on to another
        event_hooks={"response": [_check]},
    )


def make_ready() -> None:
    """Load what would otherwise be loaded, for seconds, while the first officer waits."""
    import openai.resources.chat  # noqa: F401

    certificates()


@cache
def certificates() -> ssl.SSLContext:
    """Read once: it takes longer than checking a sentence."""
    return httpx.create_ssl_context()


def _check(response: httpx.Response) -> None:
    if response.is_success and "event-stream" not in response.headers.get("content-type", ""):
        raise ModelError(
            "The address of the language model sent something other than an answer, "
            "such as a sign-in page: check ASSISTANT_MODEL_URL."
        )
    if response.is_redirect:
        raise ModelError(
            "The address of the language model points elsewhere: check ASSISTANT_MODEL_URL."
        )
    assert isinstance(response.stream, httpx.SyncByteStream)  # the client is no asynchronous one
    response.stream = Capped(response.stream)


class Capped(httpx.SyncByteStream):
    """A body that raises TooLong beyond two megabytes."""

    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self.stream:
            size += len(chunk)
            if size > MOST_BYTES:
                raise TooLong
            yield chunk

    def close(self) -> None:
        self.stream.close()


def reason_for(error: Exception, *, begun: bool) -> ModelError:
    """The failure as an officer may read it; Busy when another attempt may help.

    `begun` says that words have come already: then another attempt would say them twice.
    """
    import openai  # slow to import, and loaded already by whatever raised one of its errors

    known = next((e for e in (error, error.__cause__) if isinstance(e, ModelError)), None)
    if known is not None:
        return known
    if isinstance(error, openai.APIStatusError):
        waits = error.response.headers.get("retry-after", "")
        return _reason_for_status(
            error.status_code, str(error).lower(), float(waits) if waits.isdigit() else 60.0
        )
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return ModelError("The language model did not answer in time.")
    if begun:
        return ModelError("The language model stopped before it had finished.")
    if isinstance(error, openai.APIConnectionError | httpx.TransportError):
        return Busy("The language model could not be reached.")
    return ModelError("The language model sent something that cannot be read.")


def _reason_for_status(code: int, message: str, retry_after: float) -> ModelError:
    if code in (401, 403):
        return ModelError("The language model refused the key: check ASSISTANT_MODEL_KEY.")
    if code == 404:
        return ModelError(
            "The language model is not there: check ASSISTANT_MODEL_URL and ASSISTANT_MODEL."
        )
    if code == 429:
        return Busy("The language model is too busy to answer.", retry_after)
    if code >= 500:
        return Busy(f"The language model failed with error {code}.", retry_after)
    if code in (400, 413) and any(w in message for w in ("context", "too long", "token")):
        return ModelError(
            "The language model could not take so many paragraphs: lower ASSISTANT_MODEL_WINDOW."
        )
    return ModelError(f"The language model refused the question with error {code}.")
