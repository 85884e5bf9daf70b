"""Documents added, corrected, replaced and removed in real Chromium, over the real reading."""

import re
from urllib.parse import urlsplit

import pytest

from tests.support.browsing import ROOT, ask, drop, served
from tests.support.over_the_wire import answer
from tests.support.scripted_assistant import pdf

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.needs("chromium")]
SCRIPT = "<script>document.title='got in'</script><img src=x onerror=document.title='got in'>"
LINES = ("Report on parking", "1. There were 4107 permits in Ashmere.", "2. Kerbs are painted.")
NEWER = ("Report on parking", "1. There were 5218 permits in Ashmere.", "2. Kerbs are grey.")
SECONDS = 120_000  # milliseconds: a reading on a busy machine


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keeping")
    (folder / "access.toml").write_text("trust_network = true", "utf-8")
    settings = {
        "ASSISTANT_LIBRARY": str(folder / "library"),
        "ASSISTANT_ACCESS": str(folder / "access.toml"),
        "ASSISTANT_UPLOADS": str(folder / "papers"),
    }
    command = ("streamlit", "run", str(ROOT / "app.py"), "--server.port", "{port}")
    with served(*command, **settings) as port:
        yield port, folder / "papers"


def forged(port: int, path: str) -> int:
    """The status of a file sent to somebody's session without the cookie of their browser."""
    part = 'Content-Disposition: form-data; name="f"; filename="f.pdf"'
    form = f"--b\r\n{part}\r\n\r\n%PDF-\r\n--b--\r\n"
    head = f"PUT {path} HTTP/1.1\r\nHost: {{host}}\r\nContent-Length: {len(form)}\r\n"
    kind = "Content-Type: multipart/form-data; boundary=b\r\nX-Xsrftoken: guessed\r\n"
    return answer(port, f"{head}{kind}Connection: close\r\n\r\n{form}")[0]


def test_documents_are_added_corrected_replaced_and_removed(chromium, place):
    port, papers = place
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{port}/", timeout=SECONDS)
    page.get_by_text("There are no documents here yet. Add the first ones.").wait_for(
        timeout=SECONDS
    )
    page.get_by_role("button", name="Add documents").click()
    drawer = page.get_by_role("dialog")
    files = (("parking.pdf", pdf(LINES)), ("notes.txt", SCRIPT.encode()), ("run.pdf", b"MZ\0\0"))
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    drop(page, *files)
    drawer.get_by_text("run.pdf is not what its name says").wait_for(timeout=SECONDS)
    upload = urlsplit(next(url for url in sent if "/upload_file/" in url)).path
    assert forged(port, upload) == 403
    drawer.get_by_role("button", name="Add 2 documents").click()
    drawer.get_by_text("2 of 2 in the library.").wait_for(timeout=SECONDS)
    assert {path.name for path in papers.iterdir()} == {"parking.pdf", "notes.txt"}
    assert "<script>" in drawer.locator(".report").nth(1).inner_text()

    drawer.get_by_role("button", name="Correct, replace or remove").first.click()
    drawer.get_by_label("Title").fill(f"Parking {SCRIPT}")
    drawer.get_by_role("button", name="Keep these facts").click()
    drawer.get_by_text("1 of 1 in the library.").wait_for(timeout=SECONDS)
    assert SCRIPT in drawer.locator(".report").inner_text()
    drawer.get_by_role("button", name="Close").click()
    ask(page, "How many permits were there in Ashmere?")
    assert "4107" in page.locator(".st-key-answer-0").inner_text()

    page.get_by_role("button", name="Browse the documents").click()
    drawer.get_by_role("button", name=re.compile("Parking")).wait_for(timeout=SECONDS)
    drawer.locator("[class*=st-key-act-parking] button").click()
    drop(page, ("parking.pdf", pdf(NEWER)))
    drawer.get_by_role("button", name="Replace it").click()
    drawer.get_by_text("1 of 1 in the library.").wait_for(timeout=SECONDS)
    drawer.get_by_role("button", name="Back to all documents").click()
    drawer.locator("[class*=st-key-act-notes] button").click()
    drawer.get_by_role("button", name="Remove this document").click()
    page.get_by_role("button", name="Yes, remove it").click()
    drawer.get_by_text("has been removed").wait_for(timeout=SECONDS)
    drawer.get_by_role("button", name="Close").click()
    ask(page, "How many permits were there in Ashmere?", 1)
    assert "5218" in page.locator(".st-key-answer-1").inner_text()
    # What was put right of the older one is kept with the newer.
    assert sorted(path.suffix for path in papers.iterdir()) == [".pdf", ".toml"]
    assert page.title() != "got in"
    page.close()


def test_the_embedded_view_offers_none_of_it_and_takes_no_file(chromium, place):
    port, papers = place
    before = sorted(papers.iterdir())
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{port}/?embed=true&keeping=add&act-begin=true", timeout=SECONDS)
    page.get_by_role("button", name="Browse the documents").click(timeout=SECONDS)
    drawer = page.get_by_role("dialog")
    drawer.get_by_text("Search by name").wait_for()
    for name in ("Add documents", "Correct, replace or remove"):
        assert page.get_by_role("button", name=name).count() == 0
    assert page.get_by_test_id("stFileUploader").count() == 0
    assert sorted(papers.iterdir()) == before
    page.close()
