"""The HTTP side of a model: what is refused on the wire, and each failure as one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import httpx

from assistant.errors import ModelError
from assistant.model.wire import certificates, refusal_in, status_of


class Busy(ModelError):
    """The endpoint asks to be tried again; `retry_after` is in seconds."""

    def __init__(self, message: str, retry_after: float = 60.0) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Refused(ModelError):
    """The endpoint will not take one of the things sent with the question."""

    def __init__(self, code: int, name: str) -> None:
        super().__init__(f"The language model refused the question with error {code}.")
        self.name = name


class Declined(ModelError):
    """The provider will not answer this question: no fault of the model's."""

    def __init__(self) -> None:
        super().__init__("The provider of the language model declined this question.")


def make_ready() -> None:
    """Load what would otherwise be loaded, for seconds, while the first officer waits."""
    import openai.resources.chat  # noqa: F401

    with suppress(ModelError):  # said when somebody asks: the documents answer all the same
        certificates()


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
        message, wait = str(error).lower(), float(waits) if waits.isdigit() else 60.0
        refused = error.status_code in (400, 422) and not _is_too_much(error.status_code, message)
        if refused and (name := refusal_in(message, error.param)):
            return Refused(error.status_code, name)
        return _reason_for_status(error.status_code, message, wait)
    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return ModelError("The language model did not answer in time.")
    if begun:
        return ModelError("The language model stopped before it had finished.")
    if isinstance(error, openai.APIError) and isinstance(error.body, Mapping):  # sent as an event
        return _reason_for_status(status_of(error.body), f"{error} {error.body}".lower(), 60.0)
    if isinstance(error, openai.APIConnectionError | httpx.TransportError):
        return Busy("The language model could not be reached.")
    return ModelError("The language model sent something that cannot be read.")


def _reason_for_status(code: int, message: str, retry_after: float) -> ModelError:
    if code == 400 and any(word in message for word in FILTERED):
        return Declined()
    if code == 402 or (code in (400, 403, 429) and any(word in message for word in USED_UP)):
        return ModelError(
            "The credit or quota of the language model is used up: tell whoever pays for it."
        )
    if code == 401 or (code == 400 and any(word in message for word in WRONG_KEY)):
        return ModelError("The language model refused the key: check ASSISTANT_MODEL_KEY.")
    if code == 403:
        return ModelError(
            "The language model refused access: check ASSISTANT_MODEL_KEY, and whether this machine"
            " may reach it."
        )
    if code == 404:
        return ModelError(
            "The language model is not there: check ASSISTANT_MODEL_URL and ASSISTANT_MODEL."
        )
    if code == 429:
        return Busy("The language model is too busy to answer.", retry_after)
    if code >= 500:
        return Busy(f"The language model failed with error {code}.", retry_after)
    if _is_too_much(code, message):
        return ModelError(
            "The language model could not take so many paragraphs: lower ASSISTANT_MODEL_WINDOW."
        )
    return ModelError(f"The language model refused the question with error {code}.")


def _is_too_much(code: int, message: str) -> bool:
    return code in (400, 413) and any(word in message for word in TOO_MUCH)


FILTERED = ("content_filter", "content management policy", "content policy", "content filter")
USED_UP = ("insufficient_quota", "insufficient balance", "credit balance")
WRONG_KEY = ("api key not valid", "invalid api key", "incorrect api key")
TOO_MUCH = (
    *(f"context{join}{word}" for join in " _" for word in ("length", "size")),
    *("context window", "too long", "too many tokens", "maximum number of tokens"),
)
