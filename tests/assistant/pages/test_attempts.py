"""Ways in that others have tried: out of the folder, from another site, under another name."""

import contextlib

import pytest

from assistant.embedding.embedding import embedder_for
from assistant.settings import Settings
from tests.support.browsing import ROOT, served
from tests.support.over_the_wire import UPGRADE, answer
from tests.support.role_library import PAPERS, library_of

pytestmark = pytest.mark.slow
ACCESS = """
[proxy]
addresses = ["10.9.8.7"]
user = "X-User"
groups = "X-Groups"

[roles.housing]
people = ["ann"]
groups = ["Housing"]

[[limited]]
folders = ["/papers/housing"]
roles = ["housing"]
"""
SECRETS = tuple(word.encode() for p in PAPERS for word in (p.secret, p.figure)) + (
    b"root:x:",
    b"[proxy]",
    b"SQLite format",
    b"def main",
)


@contextlib.contextmanager
def page_behind(proxy: str, folder):
    """The port of the page where only a proxy at this address may name anybody."""
    settings = Settings(library=folder / "library")
    library_of(settings.library, PAPERS, embedder_for(settings))
    (folder / "access.toml").write_text(ACCESS.replace("10.9.8.7", proxy), "utf-8")
    command = ("streamlit", "run", str(ROOT / "app.py"), "--server.port", "{port}")
    environment = {
        "ASSISTANT_LIBRARY": str(settings.library),
        "ASSISTANT_ACCESS": str(folder / "access.toml"),
    }
    with served(*command, **environment) as port:
        yield port


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with page_behind("10.9.8.7", tmp_path_factory.mktemp("page")) as port:
        yield port


def told(port: int, line: str, *headers: str) -> tuple[int, bytes]:
    lines = [line, "Host: {host}", "Connection: close", *headers, ""]
    status, _, body = answer(port, "\r\n".join(lines))
    return status, body


UP = (
    "../", "..%2f", "%2e%2e/", "..\\", "..%5c",
    "%252e%252e%252f", "....//", "..;/", "%c0%ae%c0%ae/",
)  # fmt: skip
PLACES = ("static/", "media/", "own/original/", "component/x/", "app/static/", "")
PATHS = [f"/{place}{up * 6}etc/passwd" for place in PLACES for up in UP[:5]]
PATHS += [f"/own/original/{up}access.toml" for up in UP]
PATHS += [
    "/own/original//etc/passwd",
    "/own/original/dampness%00.pdf",
    "/own/original/dampness@1",
    "/own/original/dampness/../tramway",
    "/own/original/dampness",
    "/own/../app.py",
    "/app.py",
    "/library/current",
    "/.streamlit/secrets.toml",
    "/access.toml",
    "/etc/passwd",
    "//etc/passwd",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out_of_the_page(port, path):
    _, body = told(port, f"GET {path} HTTP/1.1")
    assert not any(secret in body for secret in SECRETS)


@pytest.mark.parametrize(
    "headers",
    [
        ("X-User: ann",),
        ("x-user: ann", "x-groups: Housing"),
        ("X-User: ann", "X-Forwarded-For: 10.9.8.7"),
        ("X-User: ann", "X-Real-IP: 10.9.8.7", "Forwarded: for=10.9.8.7"),
        ("X-User: ann", "X-Forwarded-For: 10.9.8.7, 10.9.8.7"),
        ("X_User: ann",),
        ("Cookie: _streamlit_user=ann",),
        ("Authorization: Bearer ann",),
        ("Cookie: _streamlit_user=eyJlbWFpbCI6ImFubiJ9.x.y",),
    ],
)
def test_nobody_names_themselves(port, headers):
    status, body = told(port, "GET /own/original/dampness HTTP/1.1", *headers)
    assert status == 404 and b"lathwork" not in body
    assert told(port, "GET /api/documents HTTP/1.1", *headers)[0] == 401


def test_the_proxy_names_whoever_it_answers_for(tmp_path):
    """It is known by its own address, whatever it says of the reader's."""
    named, of = ("X-User: bob", "X-Groups: Housing"), "X-Forwarded-For: 192.0.2.7"
    with page_behind("127.0.0.1", tmp_path) as port:
        for headers in (named, (*named, of)):
            assert told(port, "GET /own/original/dampness HTTP/1.1", *headers)[0] == 200
            assert told(port, "GET /api/documents HTTP/1.1", *headers)[0] == 200
        for headers in (named[:1], named[1:], (*named, "X-User: ann"), ()):
            assert told(port, "GET /own/original/dampness HTTP/1.1", *headers)[0] == 404


OTHERS = (
    "http://evil.example",
    "https://{host}.evil.example",
    "http://{host}@evil.example",
    "http://evil.example#{host}",
    "http://evil.example/{host}",
    "null",
    "file://",
    "http://127.0.0.1",
    "http://localhost:1",
    "http://[",
    "",
    "evil",
)


@pytest.mark.parametrize("origin", OTHERS)
def test_no_websocket_is_opened_and_nothing_changed_from_another_site(port, origin):
    line = f"Origin: {origin}"
    request = "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\n" + UPGRADE
    assert answer(port, f"{request}{line}\r\n")[0] == 403
    for method, path in (
        ("PUT", "/_stcore/upload_file/a/b"),
        ("DELETE", "/_stcore/upload_file/a/b"),
        ("POST", "/api/ask"),
    ):
        assert told(port, f"{method} {path} HTTP/1.1", "Content-Length: 0", line)[0] == 403


def test_there_were_fifty_attempts_or_more():
    assert len(PATHS) + 9 + 4 * len(OTHERS) >= 100
