"""The policy on every status the server has, over the wire: the server's own refusals too."""

import pytest

from assistant.pages.policy import policy_headers
from tests.support.browsing import ROOT, served
from tests.support.over_the_wire import UPGRADE, answer

STREAMLIT = ("streamlit", "run", str(ROOT / "app.py"), "--server.port", "{port}")
pytestmark = pytest.mark.slow

STREAM = "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\n"
TALK = STREAM + UPGRADE
FILE = "GET /favicon.png HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
PAGE = "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
PUT = (
    "PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
    "Origin: http://{host}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
)


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with served(*STREAMLIT, ASSISTANT_LIBRARY=str(tmp_path_factory.mktemp("empty"))) as port:
        yield port


@pytest.mark.parametrize(
    ("status", "request_text"),
    [
        (101, TALK),
        (200, PAGE),
        (206, FILE + "Range: bytes=0-9\r\n"),
        (400, "NO HTTP AT ALL\r\n"),
        (400, "GET / HTTP/1.1\r\nConnection: close\r\n"),
        (400, "GET / HTTP/1.1\r\nHost: [\r\nConnection: close\r\n"),
        (400, STREAM + "Connection: Upgrade\r\nUpgrade: websocket\r\n"),
        (400, "GET //x HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"),
        (403, PAGE.replace("{host}", "rebound.example")),
        (403, TALK.replace("{host}", "rebound.example")),
        (403, TALK + "Origin: http://evil.example\r\n"),
        (403, TALK + "Origin: http://[\r\n"),
        (403, TALK.replace("stream", "other")),
        (403, PUT + "Content-Length: 0\r\n"),
        (404, "GET /media/no HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"),
        (404, "GET /own/original/no HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"),
        (405, PAGE.replace("GET", "DELETE")),
        (413, PUT + "Content-Length: 2100000\r\n"),
        (416, FILE + "Range: bytes=99999999-\r\n"),
    ],
)
def test_every_status_carries_the_policy(port, status, request_text):
    got, headers, _ = answer(port, request_text)
    assert got == status
    for name, value in policy_headers():
        assert headers[name.decode()] == value.decode()


def test_so_does_a_file_that_has_not_changed(port):
    _, headers, _ = answer(port, FILE)
    got, again, _ = answer(port, FILE + f"If-None-Match: {headers['etag']}\r\n")
    assert got == 304 and "frame-ancestors 'none'" in again["content-security-policy"]
