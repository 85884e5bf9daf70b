"""How endpoints refuse what they are sent, and how they end: by the body they are asked with."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.support.bad_models.behaviours import TRUE, Reply, error, saying

Provider = Callable[[dict[str, Any]], Reply]


def _truthful() -> Reply:
    return saying(TRUE)("", 0)


def refusing(field: str, message: str) -> Provider:
    """An endpoint that answers only when the field is left out, or is as it likes it."""

    def provider(body: dict[str, Any]) -> Reply:
        asked = {"system": any(m["role"] == "system" for m in body["messages"]), **body}
        return error(400, message) if asked.get(field) not in (None, False) else _truthful()

    return provider


def whole(body: dict[str, Any]) -> Reply:
    """A whole reply where a stream was asked for."""
    choice = {"index": 0, "message": {"content": TRUE}, "finish_reason": "stop"}
    raw = json.dumps({"id": "c", "object": "chat.completion", "choices": [choice]}).encode()
    return Reply(content_type="application/json", raw=raw)


def without_stream(body: dict[str, Any]) -> Reply:
    if body.get("stream"):
        return error(400, "Streaming is not supported by this deployment")
    return whole(body)


def done_without_a_reason(body: dict[str, Any]) -> Reply:
    event = json.dumps({"choices": [{"index": 0, "delta": {"content": TRUE}}]})
    return Reply(raw=f"data: {event}\n\ndata: [DONE]\n\n".encode())


WILLING: dict[str, Provider] = {
    "takes no max_tokens": refusing(
        "max_tokens",
        "Unsupported parameter: 'max_tokens' is not supported with this model."
        " Use 'max_completion_tokens' instead.",
    ),
    "takes no temperature": refusing(
        "temperature", "Unsupported value: 'temperature' does not support 0 with this model."
    ),
    "takes no stream options": refusing(
        "stream_options", "Unrecognized request argument supplied: stream_options"
    ),
    "takes no system role": refusing("system", "System role not supported"),
    "streams nothing": without_stream,
    "sends it whole": whole,
    "is done without a reason": done_without_a_reason,
    **{
        f"ends with {reason}": lambda body, reason=reason: saying(TRUE, finish=reason)("", 0)
        for reason in ("eos_token", "end_turn", "STOP", "stop_sequence")
    },
}
UNWILLING: dict[str, Provider] = {
    "filters the question": lambda body: error(
        400, "The response was filtered due to the content management policy."
    ),
    "refuses access": lambda body: error(403, "Access denied due to firewall rules."),
    "sends nothing": lambda body: saying("")("", 0),
    "only thinks": lambda body: saying("<think>Hm.</think>")("", 0),
}
