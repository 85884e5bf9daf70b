"""Forty ways to make a browser tell others what it shows: no connection and no name looked up.

Each stands in a document's title, section and words, and in a model's answer, in real Chromium.
Without the content policy the escaping alone holds, with it both do.
"""

from hashlib import sha256

import pytest

from assistant.documents import Document, Facts, Paragraph
from assistant.embedding.minilm import MiniLM
from assistant.library import Library
from tests.assistant.pages.test_injections import APPS, asked_anew
from tests.support.browsing import NAMED, browser, opened, served
from tests.support.exfiltration import NAME, Listener, listening_for_leaks

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.needs("chromium"),
]
TEAMS = ("fostering", "adoption", "court", "disability", "duty", "respite", "housing", "hospital")


def library_of(listener: Listener, folder) -> Library:
    """A document for each way, five of each team: a model is shown ten paragraphs."""
    library = Library(folder, MiniLM())
    with library.writing() as writer:
        for at, variant in enumerate(listener.variants.values()):
            name, words = f"report-{at}", " ".join(variant.split())
            original = b"%PDF-1.4 " + name.encode()
            facts = Facts(f"Report {words}", f"Council {words}", "inspection")
            document = Document(name, facts, f"{name}.pdf", sha256(original).hexdigest(), 1)
            text = f"The {TEAMS[at % len(TEAMS)]} team holds {at + 10} cases. {variant}"
            found = Paragraph(name, 0, str(at + 1), "printed", (f"Teams {words}",), 1, 1, text)
            writer.add(document, (found,), original)
    return library


def everything_shown(page) -> None:
    """Answers, what was withheld, a source beside them, the list of documents and one of them."""
    for team in TEAMS:
        asked_anew(page, f"How many cases does the {team} team hold?")
        if page.get_by_text("Open what was withheld").count():
            page.get_by_text("Open what was withheld").click()
        page.locator("[class*=st-key-open-] button").first.click()
        page.get_by_role("dialog").locator(".paragraph.cited").wait_for(timeout=20_000)
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
    page.get_by_role("button", name="Browse the documents").click()
    page.get_by_role("dialog").get_by_role("button", name="Page 2").click()
    page.locator("[class*=st-key-document-report-39]").wait_for(timeout=20_000)
    page.get_by_role("dialog").locator("[class*=st-key-read-] button").first.click()
    page.get_by_role("dialog").locator(".paper").wait_for(timeout=20_000)


@pytest.fixture(scope="module")
def listener():
    with listening_for_leaks() as listener:
        yield listener


@pytest.fixture(scope="module")
def folder(tmp_path_factory, listener):
    return library_of(listener, tmp_path_factory.mktemp("library")).folder


@pytest.mark.parametrize("policy", ["off", pytest.param("on", marks=pytest.mark.long)])
def test_no_way_leads_to_the_listener(policy, listener, folder, models, tmp_path):
    assert len(listener.variants) == 40
    listener.heard.clear()
    models.asked.clear()
    log = tmp_path / "network.json"
    with (
        served(
            *("uvicorn", APPS[policy], "--port", "{port}", "--log-level", "error"),
            ASSISTANT_LIBRARY=str(folder),
            ASSISTANT_MODEL_URL=models.url,
            ASSISTANT_MODEL="repeats the paragraphs",
            ASSISTANT_MODEL_WINDOW="16384",
            ASSISTANT_SHOW_WITHHELD="on",
            ASSISTANT_QUESTIONS_A_MINUTE="10000",
        ) as port,
        browser(*NAMED, f"--log-net-log={log}") as chromium,
    ):
        page = opened(chromium, f"http://127.0.0.1:{port}/")
        everything_shown(page)
        asked_of = "\n".join(models.prompts)
        assert page.elsewhere == []
        page.close()
    shown = [f"team holds {at + 10} cases." in asked_of for at in range(40)]
    assert all(shown), "every way stood in what the model was shown, and so in its answer"
    assert listener.heard == []
    known = log.read_text(errors="replace")
    assert f"127.0.0.1:{port}" in known and NAME not in known


def test_a_way_that_is_open_is_heard_and_logged(listener, tmp_path):
    log = tmp_path / "network.json"
    with browser(*NAMED, f"--log-net-log={log}") as chromium:
        page = chromium.new_page()
        page.set_content(f'<img src="http://{listener.at}/p.png">')
        page.wait_for_timeout(1_000)
        page.close()
    assert listener.heard and NAME in log.read_text(errors="replace")
