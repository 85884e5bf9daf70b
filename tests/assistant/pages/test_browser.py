"""The page in a real browser: headless Chromium, over a scripted assistant."""

import contextlib
import zipfile
from importlib import resources
from pathlib import Path

import pytest

from tests.support.browsing import ask, framing_site, free_port, opened, served
from tests.support.scripted_assistant import HOSTILE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.needs("chromium"),
]
APP = ("uvicorn", "tests.support.scripted_app:app", "--port", "{port}", "--log-level", "error")
AXE = resources.files("axe_playwright_python") / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
REFERENCE = "2020 inspection, paragraph 17, page 2"
SOURCE = f"1. {REFERENCE}"


@pytest.fixture(scope="module")
def address():
    with served(*APP) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def page(chromium, address):
    page = opened(chromium, address)
    yield page
    page.close()


def the_cited_paragraph_opens(page) -> None:
    """Asks, opens the reference from the text, and reads the paragraph and its page."""
    ask(page, "How fast are children seen?")
    page.get_by_role("link", name=f"Source 1: {REFERENCE}").click()
    dialog = page.get_by_role("dialog", name="2020 inspection")
    assert dialog.locator("mark").inner_text() == "seen within ten days of a referral"
    picture = dialog.get_by_role("img", name="Page 2 of 2")
    picture.wait_for(timeout=30_000)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1100


def test_a_question_is_asked_and_its_cited_paragraph_opened(page):
    the_cited_paragraph_opens(page)
    assert page.elsewhere == []


@pytest.mark.parametrize(
    ("width", "height", "query"),
    [(1280, 600, ""), (400, 800, ""), (380, 520, "?embed=true"), (320, 256, "")],
)
def test_a_first_visit_begins_at_the_title(page, address, width, height, query):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + query)
    page.get_by_role("heading", name="Questions you could ask").wait_for()
    page.wait_for_timeout(2500)  # while Streamlit still draws and scrolls
    scrolled = "[...document.querySelectorAll('*')].filter((one) => one.scrollTop > 0).length"
    assert page.evaluate(scrolled) == 0
    assert page.get_by_role("heading", level=1).bounding_box()["y"] >= 0


def test_a_limit_of_the_address_that_is_not_known_stays_in_force(page, address):
    page.goto(f"{address}?documents=gone&from_year=2018")
    page.get_by_text("No document is within these limits: gone, from 2018 on.").wait_for()
    assert "documents=gone" in page.url and "from_year=2018" in page.url
    page.get_by_role("button", name="Take the limits off").click()
    page.get_by_text("No document is within").wait_for(state="detached")
    page.wait_for_timeout(500)
    assert "gone" not in page.url


def test_an_opened_source_is_read_on_without_drawing_the_page_again(page):
    the_cited_paragraph_opens(page)
    page.locator(".answer-words").evaluate("element => { element.same = true }")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Next").click()
    dialog.locator(".cited").get_by_text("Managers read every record").wait_for()
    number = dialog.get_by_label("Go to paragraph")
    number.fill("16")
    number.press("Enter")
    dialog.locator(".cited").get_by_text("Staff know and help").wait_for()
    number.fill("99")
    number.press("Enter")
    dialog.get_by_text("There is no paragraph 99").wait_for()
    assert page.locator(".answer-words").evaluate("element => element.same")
    original = dialog.get_by_role("link", name="Open the original at page 2")
    fetched = page.request.get(original.evaluate("link => link.href"))
    assert fetched.headers["content-type"] == "application/pdf" and fetched.body()[:4] == b"%PDF"


def clipboard(page) -> dict[str, str]:
    """What was copied, as text and as HTML."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page.evaluate(
        "async () => { const [item] = await navigator.clipboard.read();"
        " const read = async kind => (await item.getType(kind)).text();"
        " return {text: await read('text/plain'), html: await read('text/html')} }"
    )


def test_what_is_copied_keeps_its_references(page):
    ask(page, "How fast are children seen?")
    page.locator(".st-key-tools-0").get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = clipboard(page)
    assert copied["text"] == (
        "How fast are children seen?\nChildren are seen within ten days of a referral. [1]\n"
        "1 sentence of the language model was withheld because its paragraphs do not support it."
        f"\n\nSources\n[1] {REFERENCE}"
    )
    assert "referral.<sup>[1]</sup>" in copied["html"] and f"<li>{REFERENCE}</li>" in copied["html"]


def test_words_that_are_selected_and_copied_take_their_source_along(page):
    ask(page, "How fast are children seen?")
    page.locator(".answer-words").evaluate(
        "words => getSelection().selectAllChildren(words.querySelector('p'))"
    )
    page.keyboard.press("Control+c")
    assert clipboard(page)["text"] == (
        f"Children are seen within ten days of a referral. [1]\n\nSource 1: {REFERENCE}"
    )


def test_an_answer_is_saved_as_word_with_footnotes(page):
    ask(page, "Two sentences")
    page.locator(".st-key-tools-0").get_by_role("button", name="Save").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word, with footnotes").click()
    with zipfile.ZipFile(download.value.path()) as file:
        assert file.read("word/footnotes.xml").decode().count('<w:footnote w:id="') == 1
        assert file.read("word/document.xml").decode().count("<w:footnoteReference ") == 1


def test_printing_leaves_out_the_furniture_and_the_other_answers(page):
    ask(page, "How fast are children seen?")
    ask(page, "Two sentences", 1)
    page.get_by_text("You could ask next").wait_for()  # drawn last
    page.emulate_media(media="print")
    page.evaluate(
        "() => { window.print = () => { window.printed = [...document.querySelectorAll("
        "'.answer-words, .tools, [data-testid=stChatInput], [data-testid=stSidebar]')]"
        ".filter(one => one.checkVisibility()).map(one => one.innerText) } }"
    )
    page.locator(".st-key-tools-1 [data-print]").evaluate("button => button.click()")
    words = "Children are seen within ten days of a referral."
    assert page.evaluate("window.printed") == [f"{words} Again, they are seen a month later.1"]
    page.locator(".st-key-ways-out [data-print]").evaluate("button => button.click()")
    assert len(page.evaluate("window.printed")) == 2


def tab_to(page, selector: str, words: str = "") -> None:
    """Presses Tab until the focus is there, on its own and in view."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(
            "([selector, words]) => document.activeElement.matches(selector)"
            " && document.activeElement.innerText.trim().startsWith(words)",
            [selector, words],
        ):
            return
    raise AssertionError(f"Tab does not lead to {selector} {words}")


def test_the_whole_job_with_the_keyboard_alone(page):
    keys = page.keyboard
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "textarea")
    keys.type("How fast are children seen?")
    keys.press("Enter")
    page.locator(".st-key-tools-0").wait_for(timeout=30_000)
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "a.ref")
    keys.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.locator("mark").wait_for()
    tab_to(page, "button", "Next")
    keys.press("Enter")
    dialog.locator(".cited").get_by_text("Managers read every record").wait_for()
    # While the page is being drawn, Streamlit opens again what was closed.
    page.locator("[data-test-script-state=notRunning]").wait_for(timeout=30_000)
    page.locator("[role=dialog]:focus-within").wait_for()
    keys.press("Escape")
    dialog.wait_for(state="detached")
    tab_to(page, "button", "Copy")
    keys.press("Enter")
    page.get_by_role("button", name="Copied").wait_for()
    tab_to(page, "button", "Save")
    keys.press("Enter")
    page.get_by_role("button", name="Markdown").wait_for()
    tab_to(page, "button", "Markdown")
    with page.expect_download():
        keys.press("Enter")
    keys.press("Escape")
    tab_to(page, "button", "Say how good this answer is")
    keys.press("Enter")
    page.get_by_role("radio", name="right", exact=True).wait_for()
    tab_to(page, "input[type=radio]")
    keys.press("ArrowDown")
    assert page.get_by_role("radio", name="wrong", exact=True).is_checked()
    keys.press("Escape")
    tab_to(page, ".st-key-next button")
    keys.press("Enter")
    page.locator(".st-key-tools-1").wait_for(timeout=30_000)
    tab_to(page, "button", "Browse the documents")
    keys.press("Enter")
    dialog.get_by_label("Search by name").wait_for()


def test_the_live_region_is_one_element_whose_words_change(page):
    region = page.locator("[role=status].unseen")
    region.evaluate("element => { element.marked = true }")
    said = []
    page.expose_function("heard", lambda words: said.append(words))
    region.evaluate(
        "element => new MutationObserver(() => heard(element.textContent))"
        ".observe(element, {childList: true, characterData: true, subtree: true})"
    )
    ask(page, "How fast are children seen?")
    page.wait_for_function(
        "() => document.querySelector('[role=status].unseen').dataset.turns == 1"
    )
    assert page.locator("[role=status].unseen").evaluate("element => element.marked")
    assert said[-1] == "Answer 1 ready: 1 sentence."
    ask(page, "How fast are children seen?", 1)
    page.wait_for_function(
        "() => document.querySelector('[role=status].unseen').dataset.turns == 2"
    )
    assert said[-1] == "Answer 2 ready: 1 sentence."


def test_sentences_come_one_by_one_and_an_answer_can_be_stopped(chromium):
    with served(*APP, SCRIPTED_SLOWNESS="2") as port:
        page = opened(chromium, f"http://127.0.0.1:{port}/")
        box = page.get_by_placeholder("Ask a question")
        box.fill("two sentences")
        box.press("Enter")
        page.locator(".reference").get_by_text(REFERENCE).wait_for()
        assert page.locator(".sentence").count() == 1
        assert page.locator(".ref").count() == 0, "the answer is not finished yet"
        page.locator(".ref").wait_for()
        assert page.locator(".sentence").count() == 2
        assert page.get_by_role("link", name=f"Source 1: {REFERENCE}").count() == 1
        box.fill("two more")
        box.press("Enter")
        page.get_by_role("button", name="Stop").click()
        page.get_by_text("Stopped. Ask again").wait_for(timeout=5_000)
        assert page.locator(".sentence").count() == 2, "the first answer stays, no more comes"
        page.close()


def test_a_long_answer_is_read_from_its_question_on(page):
    page.set_viewport_size({"width": 1280, "height": 500})
    for at, question in enumerate(("Weather?", "Compare", "Weather again?")):
        ask(page, question, at)
        page.wait_for_function(
            "asked => { const last = [...document.querySelectorAll('.question')].at(-1);"
            " return last.innerText.includes(asked) && last.getBoundingClientRect().top >= 0"
            " && last.getBoundingClientRect().top < 250 }",
            arg=question,
            timeout=5_000,
        )
        page.wait_for_timeout(1_000)
        top = page.locator(".question").last.bounding_box()["y"]
        assert 0 <= top < 250, f"{question} is at {top}"


def test_an_error_nobody_foresaw_is_one_sentence(page):
    box = page.get_by_placeholder("Ask a question")
    box.fill("broken")
    box.press("Enter")
    page.get_by_text("Something went wrong").first.wait_for(timeout=20_000)
    assert "ZeroDivision" not in page.content() and "Traceback" not in page.content()


@pytest.mark.parametrize("policy", ["on", "off"])
def test_hostile_words_load_nothing_and_are_shown_as_they_are(chromium, policy):
    with served(*APP, SCRIPTED_POLICY=policy) as port:
        page = opened(chromium, f"http://127.0.0.1:{port}/")
        alerts = []
        page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
        ask(page, f"hostile {HOSTILE}")
        ask(page, f"which {HOSTILE}", 1)
        page.locator("[class*=st-key-open-] button").first.click()
        page.get_by_role("dialog").locator(".paragraph.cited").wait_for()
        page.get_by_role("dialog").get_by_role("img").wait_for(timeout=30_000)
        shown = page.locator(".sentence").first.inner_text()
        label = page.locator(".st-key-choice-1-1 button").inner_text()
        page.wait_for_timeout(500)
        assert (page.elsewhere, alerts) == ([], [])
        assert shown == HOSTILE
        assert label.replace("\u2060", "") == f"Or {HOSTILE}?"
        assert page.locator("a[href*=evil], a[href^=javascript], img[src*=evil]").count() == 0
        page.close()


@contextlib.contextmanager
def framed(folder, allowed: bool):
    """A site that shows the chat in a frame: its port, and the address of the chat."""
    port = free_port()
    with framing_site(folder, f"http://localhost:{port}/?embed=true") as site:
        origin = f"http://127.0.0.1:{site}" if allowed else "http://somebody.else.test"
        command = (word.format(port=port) for word in APP)
        with served(*command, port=port, ASSISTANT_FRAME_ANCESTORS=origin):
            yield site, f"http://localhost:{port}/?embed=true"


def test_a_frame_on_an_allowed_origin_has_the_chat_without_chrome(chromium, tmp_path):
    with framed(tmp_path, allowed=True) as (port, _):
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        frame = page.frame_locator("iframe")
        frame.get_by_placeholder("Ask a question").wait_for(timeout=30_000)
        the_cited_paragraph_opens(frame)
        for chrome in ("stSidebar", "stToolbar", "stExpandSidebarButton"):
            assert not frame.get_by_test_id(chrome).is_visible(), chrome
        assert frame.get_by_test_id("stHeader").locator("*").count() == 0
        frame.get_by_role("button", name="Close").click()
        frame.get_by_role("button", name="Save the conversation").click()
        with page.expect_download() as download:
            frame.get_by_role("button", name="Markdown").click()
        assert REFERENCE in Path(download.value.path()).read_text("utf-8")
        page.close()


def test_a_frame_on_another_origin_is_refused_by_the_browser(chromium, tmp_path):
    with framed(tmp_path, allowed=False) as (port, address):
        page = chromium.new_page()
        refusals = []
        page.on("console", lambda message: refusals.append(message.text))
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_timeout(1500)
        assert any("frame-ancestors" in refusal for refusal in refusals), refusals
        assert page.frames[1].url != address
        page.close()
