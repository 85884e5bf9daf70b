"""The page as it is started, both ways, over a library that is still empty."""

import http.client
import json
import os
import subprocess
import sys

import pytest

from assistant.pages.options import OPTIONS
from tests.support.browsing import ROOT, browser, served

STREAMLIT = ("streamlit", "run", str(ROOT / "app.py"), "--server.port", "{port}")
UVICORN = ("uvicorn", "--app-dir", str(ROOT), "app:app", "--port", "{port}")
pytestmark = pytest.mark.slow


def answer(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    body = b"" if response.status == 101 else response.read()
    connection.close()
    return response.status, found, body


def upgrade(origin: str) -> dict[str, str]:
    return {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": origin,
    }


@pytest.fixture(
    scope="module",
    params=[(STREAMLIT, ROOT), (UVICORN, ROOT.parent)],
    ids=["streamlit", "uvicorn elsewhere"],
)
def port(request, tmp_path_factory):
    command, folder = request.param
    empty = str(tmp_path_factory.mktemp("empty"))
    ancestors = "https://intranet.example.gov.uk"
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    with served(
        *command,
        folder=folder,
        ASSISTANT_LIBRARY=empty,
        ASSISTANT_FRAME_ANCESTORS=ancestors,
        PYTHONPATH=paths,
    ) as port:
        yield port


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/_stcore/health", 200), ("/favicon.png", 200), ("/media/no", 404), ("//x", 400)],
)
def test_every_answer_carries_the_policy(port, path, status):
    got, headers, _ = answer(port, path)
    assert got == status
    assert headers["content-security-policy"].endswith(
        "frame-ancestors https://intranet.example.gov.uk"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_no_page_around_ours_may_send_it_commands(port):
    config = json.loads(answer(port, "/_stcore/host-config")[2])
    assert config["allowedOrigins"] == OPTIONS["client.allowedOrigins"] == []


def test_a_websocket_is_for_pages_of_this_site(port):
    same, headers, _ = answer(port, "/_stcore/stream", **upgrade(f"http://127.0.0.1:{port}"))
    other, _, _ = answer(port, "/_stcore/stream", **upgrade("http://evil.test"))
    assert (same, other) == (101, 403)
    assert "content-security-policy" in headers


@pytest.mark.browser
@pytest.mark.needs("chromium")
def test_an_empty_library_says_whom_to_ask(port):
    with browser() as chromium:
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        trouble = page.get_by_role("alert").filter(has_text="There are no documents here yet")
        trouble.wait_for(timeout=40_000)
        page.close()


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def test_a_wrong_setting_is_one_sentence_and_no_traceback(command):
    done = subprocess.run(
        [sys.executable, "-m", *(word.format(port=1) for word in command)],
        cwd=ROOT,
        env={**os.environ, "ASSISTANT_FRAME_ANCESTORS": "intranet"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "ASSISTANT_FRAME_ANCESTORS lists origins such as" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
