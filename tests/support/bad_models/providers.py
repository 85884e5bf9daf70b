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
        left_out = asked.get(field) is None or asked[field] is False
        return _truthful() if left_out else error(400, message)

    return provider


def whole(body: dict[str, Any]) -> Reply:
    """A whole reply where a stream was asked for."""
    choice = {"index": 0, "message": {"content": TRUE}, "finish_reason": "stop"}
    raw = json.dumps({"id": "c", "object": "chat.completion", "choices": [choice]}).encode()
    return Reply(content_type="application/json", raw=raw)


def as_json(body: object) -> Reply:
    """Something other than a stream, as if all were well."""
    return Reply(content_type="application/json", raw=json.dumps(body).encode())


def as_events(*events: object) -> Reply:
    said = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    return Reply(raw=f"{said}data: [DONE]\n\n".encode())


def choosing(how: str, **said: object) -> dict[str, Any]:
    """A reply, its one choice a "message" or a "delta"."""
    return {"choices": [{"index": 0, how: said, "finish_reason": "stop"}]}


PARTS = [
    {"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]},
    {"type": "text", "text": TRUE},
]


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
    "has given temperature up": refusing(
        "temperature", "`temperature` is deprecated for this model."
    ),
    "takes no stream options": refusing(
        "stream_options", "Unrecognized request argument supplied: stream_options"
    ),
    "takes no system role": refusing("system", "System role not supported"),
    "streams nothing": without_stream,
    "sends it whole": whole,
    "sends it whole in parts": lambda body: as_json(choosing("message", content=PARTS)),
    "streams parts": lambda body: as_events(choosing("delta", content=PARTS)),
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
    "has no credit": lambda body: error(402, "Insufficient Balance"),
    "has no credit left": lambda body: error(400, "Your credit balance is too low."),
    "has no quota": lambda body: error(429, "You exceeded your quota: insufficient_quota"),
    "has too little room": lambda body: error(
        400, "'max_tokens' is too large: 700 is not supported, the context length is 2048 tokens."
    ),
    "takes no such key": lambda body: error(400, "API key not valid. Please pass a valid one."),
    "fails as if well": lambda body: as_json({"error": {"message": "No such model", "code": 404}}),
    "fails in an event": lambda body: as_events({"error": {"message": "Slow down", "code": 429}}),
    "declines": lambda body: as_events(choosing("delta", content=None, refusal="I can’t.")),
    "declines whole": lambda body: as_json(choosing("message", content=None, refusal="I can’t.")),
    "sends nothing": lambda body: saying("")("", 0),
    "only thinks": lambda body: saying("<think>Hm.</think>")("", 0),
}
