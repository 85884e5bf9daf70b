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

    settings = {"hosts": ("chat.example",), **settings}
    asyncio.run(Guarded(inside, **settings)(scope, receive, send))
    return sent


def request(host: str = "chat.example:8501", method: str = "GET", **more: str) -> dict:
    headers = {"host": host, **more}
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return {"type": "http", "method": method, "path": "/", "headers": pairs}


OK = {"type": "http.response.start", "status": 200, "headers": []}


def status_of(scope: dict, **settings) -> int:
    """What a request is answered with, where the app inside would answer 200."""
    return answer_of(scope, OK, **settings)[0]["status"]


def policy_of(**settings) -> dict[str, str]:
    start = {"type": "http.response.start", "status": 500, "headers": []}
    (message,) = answer_of(request(), start, **settings)
    headers = dict(message["headers"])
    policy = headers[b"content-security-policy"].decode()
    return dict(directive.split(" ", 1) for directive in policy.split("; "))


def websocket(origin: str | None, host: str = "chat.example:8501") -> dict:
    headers = [(b"host", host.encode())]
    headers += [(b"origin", origin.encode())] if origin else []
    return {"type": "websocket", "path": "/_stcore/stream", "headers": headers}


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
    (message,) = answer_of(request(), start)
    names = [name.lower() for name, _ in message["headers"]]
    assert sorted(names) == [
        b"content-security-policy",
        b"content-type",
        b"cross-origin-resource-policy",
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
    [
        "http://evil.example",
        "http://chat.example",
        "null",
        "http://chat.example:8501.evil",
        "http://chat.example:8501@evil.example",
        "http://[",
        "http://[::1",
        "chat.example:8501",
        "http://",
        "https://allowed.example/path",
        "\xff",
        "http://chat.example:8501 http://evil.example",
    ],
)
def test_a_websocket_from_another_site_or_with_a_malformed_origin_is_refused(origin):
    allowed = ("https://allowed.example",)
    scope = websocket(origin)
    assert answer_of(scope, ACCEPT, allowed_origins=allowed) == [
        {"type": "websocket.close", "code": 1008}
    ]
    can_say = {**scope, "extensions": {"websocket.http.response": {}}}
    start, body = answer_of(can_say, ACCEPT, allowed_origins=allowed)
    assert (start["type"], start["status"]) == ("websocket.http.response.start", 403)
    assert b"content-security-policy" in dict(start["headers"])
    assert body["body"].startswith(b"A page of another site may not do this here.")


@pytest.mark.parametrize(
    "host", ["chat.example", "CHAT.example.:80", "localhost:1", "127.0.0.1:8501"]
)
def test_a_name_of_ours_and_a_number_are_answered(host):
    assert status_of(request(host)) == 200


def test_a_number_of_version_six_and_the_hosts_of_allowed_origins_are_answered():
    assert status_of(request("[::1]:8501")) == 200
    allowed = {"allowed_origins": ("https://allowed.example:444",), "hosts": ()}
    assert status_of(request("allowed.example"), **allowed) == 200


@pytest.mark.parametrize(
    "host",
    [
        "rebound.evil.example",
        "chat.example.evil",
        "evil-chat.example",
        "2130706433",
        "0x7f.1",
        "a.localhost",
    ],
)
def test_another_name_gets_nothing_though_it_leads_here(host):
    for scope in (request(host), request(host, "HEAD"), websocket("http://" + host, host)):
        scope["extensions"] = {"websocket.http.response": {}}
        start, _ = answer_of(scope, OK)
        assert start["status"] == 403
        assert b"content-security-policy" in dict(start["headers"])


@pytest.mark.parametrize(
    "host",
    [
        "",
        " ",
        "chat.example:",
        "chat.example:port",
        "chat.example:99999",
        "[::1",
        "a b",
        "x@chat.example",
        "chat.example/x",
        "chat.example,evil.example",
        "\xe9.example",
    ],
)
def test_a_malformed_host_is_told_so(host):
    start, body = answer_of(request(host), OK)
    assert start["status"] == 400 and b"content-security-policy" in dict(start["headers"])
    assert b"Host header is malformed" in body["body"]


def test_no_host_and_two_hosts_are_malformed():
    scope = request()
    assert status_of({**scope, "headers": []}) == 400
    assert status_of({**scope, "headers": scope["headers"] * 2}) == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_request_that_changes_anything_comes_from_this_site(method):
    assert status_of(request(method=method)) == 200  # no browser
    assert status_of(request(method=method, origin="http://chat.example:8501")) == 200
    assert status_of(request(method=method, origin="http://evil.example")) == 403
    assert status_of(request(method=method, origin="null")) == 403


def test_a_malformed_origin_is_refused_even_to_a_reader():
    assert status_of(request(origin="http://[")) == 403
    assert status_of(request(origin="http://evil.example")) == 200  # who gets no leave to read it


def test_the_counters_of_all_sessions_are_not_shown():
    for path in ("/_stcore/metrics", "/sub/path/_stcore/metrics"):
        assert status_of({**request(), "path": path}) == 404


def test_an_error_nobody_foresaw_is_told_in_our_words_with_the_policy():
    sent: list[dict] = []

    async def broken(scope, receive, send):
        raise ValueError("secret")

    async def send(message):
        sent.append(message)

    asyncio.run(Guarded(broken, hosts=("chat.example",))(request(), None, send))
    start, body = sent
    assert start["status"] == 500 and b"content-security-policy" in dict(start["headers"])
    assert b"Something went wrong here" in body["body"] and b"secret" not in body["body"]


def test_what_is_no_answer_passes_unchanged():
    body = {"type": "http.response.body", "body": b"words"}
    assert answer_of(request(), body) == [body]
