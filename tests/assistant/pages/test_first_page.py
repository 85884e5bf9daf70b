"""The start page gets our script and words, and the reader's cookie."""

import asyncio
import re

import pytest

from assistant.pages.first_page import Furnished, with_ours
from assistant.pages.texts import say

START = b"""<html lang="en"><head><title>Streamlit</title><script>x = 1</script></head></html>"""


def answer(
    path: str, days: int = 0, query: str = "", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of what the furnished app answers."""
    sent: list[dict] = []

    async def inside(scope, receive, send):
        headers = [(b"content-type", b"text/html"), (b"etag", b"1"), (b"content-length", b"9")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": START, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def send(message):
        sent.append(message)

    files = {"pack": ("pack.pdf", b"%PDF-1.7"), "page": ('a "b".html', b"<script>1</script>")}
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": pairs, "scheme": "http"}
    scope["query_string"] = query.encode()
    asyncio.run(Furnished(inside, lambda name, _: files.get(name), days)(scope, None, send))
    start, body = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], found, body["body"]


def test_the_start_page_has_our_script_title_and_no_inline_script():
    status, headers, body = answer("/")
    assert (status, headers["content-length"]) == (200, str(len(body)))
    assert "etag" not in headers and headers["cache-control"] == "private, no-cache"
    words = f'data-gone="{say("gone")}" data-blocked="{say("blocked")}"'
    assert body.decode() == (
        f'<html lang="en"><head><script defer src="./own/page.js" {words}></script>'
        "<title>Ask the council’s documents</title></head></html>"
    )
    assert with_ours(START) == body


def test_the_script_is_served():
    status, headers, body = answer("/own/page.js")
    assert status == 200 and headers["content-type"].startswith("text/javascript")
    assert b"a.ref" in body


def test_search_engines_are_told_to_stay_away_and_no_icon_is_the_start_page():
    assert answer("/robots.txt")[2] == b"User-agent: *\nDisallow: /\n"
    assert answer("/favicon.ico")[0] == 404


def test_a_pdf_is_shown_and_anything_else_handed_over_as_a_file():
    assert answer("/own/original/pack")[1]["content-disposition"] == "inline"
    _, headers, _ = answer("/own/original/page")
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"] == 'attachment; filename="a-b-.html"'


@pytest.mark.parametrize("path", ["/own/original/no", "/own/../app.py", "/own/"])
def test_what_is_not_there_is_not_found(path):
    assert answer(path)[0] == 404


def test_a_reader_gets_a_secret_that_is_kept_as_long_as_conversations_are():
    cookie = answer("/", days=2)[1]["set-cookie"]
    assert re.fullmatch(
        r"conversations=[\w-]{43}; Max-Age=172800; Path=/; HttpOnly; SameSite=Lax", cookie
    )
    secret = cookie.split(";")[0]
    assert answer("/", days=2, cookie=secret)[1]["set-cookie"].startswith(secret + ";")
    assert "set-cookie" not in answer("/")[1]


def test_a_frame_of_another_site_gets_a_cookie_that_browsers_send_there():
    where = {"x_forwarded_proto": "https", "sec_fetch_dest": "iframe"}
    framed = answer("/", 2, "embed=true", **where)[1]
    assert framed["set-cookie"].endswith("; HttpOnly; SameSite=None; Partitioned; Secure")


def test_a_frame_gets_the_embedded_view_whatever_address_it_asks_for():
    for query in ("view=records", "view=records&embed=false", "embed=True&view=records"):
        status, headers, _ = answer("/", query=query, sec_fetch_dest="iframe")
        assert (status, headers["location"]) == (307, "?embed=true&view=records")
    assert answer("/", query="view=records&embed=true", sec_fetch_dest="iframe")[0] == 200
    assert answer("/", query="view=records", sec_fetch_dest="document")[0] == 200
