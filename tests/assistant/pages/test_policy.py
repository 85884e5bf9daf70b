"""Every answer of the server says what the browser may do with it."""

import asyncio

import pytest

from assistant.pages.policy import Guarded


def answer_of(scope: dict, *start: dict, **settings) -> list[dict]:
    """What the guarded app sends for a scope when the app inside sends `start`."""
    sent: list[dict] = []

    async def inside(scope, receive, send):
        for message in start:
            await send(message)

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    asyncio.run(Guarded(inside, **settings)(scope, receive, send))
    return sent


def policy_of(**settings) -> dict[str, str]:
    start = {"type": "http.response.start", "status": 500, "headers": []}
    (message,) = answer_of({"type": "http"}, start, **settings)
    headers = dict(message["headers"])
    policy = headers[b"content-security-policy"].decode()
    return dict(directive.split(" ", 1) for directive in policy.split("; "))


def websocket(origin: str | None, host: str = "chat.example:8501") -> dict:
    headers = [(b"host", host.encode())]
    headers += [(b"origin", origin.encode())] if origin else []
    return {"type": "websocket", "headers": headers}


ACCEPT = {"type": "websocket.accept", "headers": []}


def test_nobody_may_frame_the_page_unless_it_is_said():
    assert policy_of()["frame-ancestors"] == "'none'"


def test_the_named_origins_may_frame_the_page():
    origins = ("https://intranet.example.gov.uk", "https://other.example")
    assert policy_of(frame_ancestors=origins)["frame-ancestors"] == " ".join(origins)


def test_pictures_and_scripts_come_from_this_site_alone():
    policy = policy_of()
    assert policy["img-src"] == "'self' data: blob:"
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert policy["default-src"] == "'self'" and policy["object-src"] == "'none'"


def test_an_error_carries_the_headers_and_a_weaker_policy_is_replaced():
    weak = [(b"Content-Security-Policy", b"default-src *"), (b"content-type", b"text/plain")]
    start = {"type": "http.response.start", "status": 500, "headers": weak}
    (message,) = answer_of({"type": "http"}, start)
    names = [name.lower() for name, _ in message["headers"]]
    assert sorted(names) == [
        b"content-security-policy",
        b"content-type",
        b"permissions-policy",
        b"referrer-policy",
        b"x-content-type-options",
    ]
    assert (b"referrer-policy", b"no-referrer") in message["headers"]


@pytest.mark.parametrize("origin", [None, "http://chat.example:8501", "https://allowed.example"])
def test_a_websocket_from_this_site_an_allowed_one_or_no_browser_is_accepted(origin):
    allowed = ("https://allowed.example",)
    (message,) = answer_of(websocket(origin), ACCEPT, allowed_origins=allowed)
    assert message["type"] == "websocket.accept"
    assert b"content-security-policy" in dict(message["headers"])


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "http://chat.example", "null", "http://chat.example:8501.evil"],
)
def test_a_websocket_from_another_site_is_refused(origin):
    assert answer_of(websocket(origin), ACCEPT) == [{"type": "websocket.close", "code": 1008}]


def test_what_is_no_answer_passes_unchanged():
    body = {"type": "http.response.body", "body": b"words"}
    assert answer_of({"type": "http"}, body) == [body]
