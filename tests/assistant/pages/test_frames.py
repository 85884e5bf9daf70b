"""Frames on sites with names of their own, as a browser sees them, all of them on this machine."""

import pytest

from tests.support.browsing import NAMED, browser, framing_site, free_port, served
from tests.support.needs import CHROMIUM
from tests.support.scripted_assistant import DOCUMENTS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.needs("chromium")]
APP = ("uvicorn", "tests.support.scripted_app:app", "--port", "{port}", "--log-level", "error")
OURS = "assistant.ashmere.test"
SAME_SITE, CROSS_SITE, OTHER = "intranet.ashmere.test", "portal.dunholt.test", "evil.test"


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The port of the chat, and of a site that frames it; any name leads to either."""
    port = free_port()
    address = f"http://{OURS}:{port}/?embed=true"
    with framing_site(tmp_path_factory.mktemp("site"), address) as site:
        ancestors = f"http://{SAME_SITE}:{site} http://{CROSS_SITE}:{site}"
        with served(*APP, port=port, ASSISTANT_FRAME_ANCESTORS=ancestors, ASSISTANT_HOSTS=OURS):
            yield port, site


@pytest.fixture(scope="module")
def chromium():
    assert CHROMIUM
    with browser(*NAMED) as chromium:
        yield chromium


@pytest.mark.parametrize("host", [SAME_SITE, CROSS_SITE])
def test_in_an_allowed_frame_a_question_is_asked_and_its_source_opened(chromium, sites, host):
    page = chromium.new_page(viewport={"width": 380, "height": 800})
    page.goto(f"http://{host}:{sites[1]}/")
    frame = page.frame_locator("iframe")
    box = frame.get_by_placeholder("Ask a question")
    box.wait_for(timeout=40_000)
    box.fill("How fast are children seen?")
    box.press("Enter")
    frame.get_by_role("link", name="Source 1").click(timeout=30_000)
    frame.get_by_role("dialog").locator("mark").wait_for(timeout=30_000)
    page.close()


def test_in_a_frame_there_is_nothing_of_administration_and_no_menu(chromium, sites):
    page = chromium.new_page()
    page.goto(f"http://{SAME_SITE}:{sites[1]}/")
    frame = page.frame_locator("iframe")
    frame.get_by_placeholder("Ask a question").wait_for(timeout=40_000)
    names = {name.partition("\n")[0] for name in frame.get_by_role("button").all_inner_texts()}
    asked = {name for name in names if name.endswith("?")}
    assert names - asked - {""} <= {"Limit the question", "Browse the documents", "Conversations"}
    for menu in ("stSidebar", "stToolbar", "stMainMenu"):
        assert not frame.get_by_test_id(menu).is_visible(), menu
    page.close()


def test_in_a_frame_of_another_origin_there_is_nothing_at_all(chromium, sites):
    page = chromium.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://{OTHER}:{sites[1]}/")
    page.wait_for_timeout(1500)
    assert any("frame-ancestors" in words for words in said), said
    assert OURS not in page.frames[1].url
    page.close()


def test_a_name_that_was_made_to_lead_here_gets_nothing(chromium, sites):
    page = chromium.new_page()
    answer = page.goto(f"http://rebound.{OTHER}:{sites[0]}/")
    assert answer.status == 403 and "does not answer to the name" in answer.text()
    for path in ("_stcore/host-config", "own/page.js", f"own/original/{DOCUMENTS[0].id}"):
        got = page.request.get(f"http://127.0.0.1:{sites[0]}/{path}", headers={"Host": OTHER})
        assert got.status == 403
    opened = page.evaluate(
        "address => new Promise(done => { const wire = new WebSocket(address);"
        " wire.onopen = () => done(true); wire.onerror = () => done(false) })",
        f"ws://rebound.{OTHER}:{sites[0]}/_stcore/stream",
    )
    assert opened is False
    page.close()


def test_a_page_of_another_site_opens_no_websocket_and_reads_no_file(chromium, sites):
    page = chromium.new_page()
    page.goto(f"http://{OTHER}:{sites[1]}/")
    for host in (f"{OURS}:{sites[0]}", f"127.0.0.1:{sites[0]}"):
        opened = page.evaluate(
            "address => new Promise(done => { const wire = new WebSocket(address);"
            " wire.onopen = () => done(true); wire.onerror = () => done(false) })",
            f"ws://{host}/_stcore/stream",
        )
        read = page.evaluate(
            "address => fetch(address).then(() => true, () => false)", f"http://{host}/own/page.js"
        )
        assert (opened, read) == (False, False)
    page.close()
