"""Every state of the page, light and dark, wide and narrow: seen by axe, and by a person."""

import os
from importlib import resources
from pathlib import Path

import pytest

from tests.support.browsing import ask, drop, opened, served
from tests.support.scripted_assistant import HOSTILE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.needs("chromium"),
]
APP = ("uvicorn", "tests.support.scripted_app:app", "--port", "{port}", "--log-level", "error")
AXE = resources.files("axe_playwright_python") / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Width, height and zoom: 320 by 256 pixels are what is left of 1280 by 1024 at 400% (1.4.10).
LOOKS = [(1280, 900, 1), (400, 900, 1), (320, 256, 4)]
QUESTIONS = (
    *("How fast?", "Compare", "Judged", "Table", "Weather today", "Which", "And"),
    *(f"hostile {HOSTILE}", "Partly"),
)
# A folder to leave pictures of every state in: `make pictures`.
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    papers = str(tmp_path_factory.mktemp("librarian") / "papers")
    with served(*APP, SCRIPTED_PAPERS=papers, SCRIPTED_READING="2") as port:
        yield f"http://127.0.0.1:{port}/"


def seen(page, name: str, look: str) -> list[str]:
    """What axe objects to, light and dark, as rule and first element; pictures are kept where they
    are wanted."""
    wrong = []
    page.wait_for_function(DRAWN)
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        page.wait_for_function(
            "colours => getComputedStyle(document.querySelector('.stApp')).colorScheme === colours",
            arg=colours,
        )
        wrong += _seen(page, name, f"{colours}-{look}")
    page.emulate_media(color_scheme="light")
    return wrong


# What a script has yet to draw again is pale until it has.
DRAWN = """() => [...document.querySelectorAll(".stElementContainer")].every(
  (one) => getComputedStyle(one).opacity === "1")"""


def _seen(page, name: str, look: str) -> list[str]:
    if PICTURES:
        page.wait_for_timeout(1_600)
        page.screenshot(path=Path(PICTURES, f"{name}-{look}.png"))
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(AXE.read_text("utf-8"))
    rules = {"runOnly": {"type": "tag", "values": WCAG}}
    result = page.evaluate("rules => axe.run(document, rules)", rules)
    assert len(result["passes"]) > 5, "axe looked at nothing"
    first = [(v, v["nodes"][0]) for v in result["violations"]]
    return [f"{v['id']}: {n['html'][:150]} {n['any'][0]['message']}" for v, n in first]


def all_of_it_fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "height", "zoom"), LOOKS)
def test_axe_finds_no_violation_of_wcag_22_in_any_state(chromium, address, width, height, zoom):
    page = opened(chromium, address, width, height=height, zoom=zoom)
    look = str(width)
    found = {"start": seen(page, "first-visit", look)}
    for at, question in enumerate(QUESTIONS):
        ask(page, question, at)
        found[question[:9]] = seen(page, f"answer-{question.split()[0].lower().strip('?')}", look)
    assert covered(page) == []
    page.locator(f".st-key-feedback-{len(QUESTIONS) - 1} button").click()
    page.get_by_role("radio", name="wrong", exact=True).wait_for()
    found["feedback"] = seen(page, "feedback", look)
    page.keyboard.press("Escape")
    page.locator("a.ref").first.click()
    page.get_by_role("dialog").get_by_role("img").wait_for(timeout=30_000)
    found["source"] = seen(page, "source", look)
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.get_by_role("dialog").wait_for(state="detached")
    if width > 800:
        page.get_by_role("button", name="Browse the documents").click()
        page.get_by_role("dialog").get_by_text("Search by name").wait_for()
        found["documents"] = seen(page, "documents", look)
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        page.get_by_role("dialog").wait_for(state="detached")
    assert all_of_it_fits(page)
    page.goto(f"{address}?view=records")
    page.get_by_role("heading", name="What was asked").wait_for(timeout=30_000)
    page.get_by_role("button", name="Save as CSV").wait_for(timeout=30_000)
    page.locator("[data-test-script-state=notRunning]").wait_for(timeout=30_000)
    found["records"] = seen(page, "records", look)
    assert covered(page) == []
    page.locator("[class*=st-key-why-] button").first.click()
    page.get_by_role("dialog").get_by_text("Nearest paragraphs").wait_for(timeout=30_000)
    found["why"] = seen(page, "why", look)
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert all_of_it_fits(page)
    page.close()


def covered(page) -> list[str]:
    """What has the focus and cannot be seen, going through the whole page by Tab (2.4.11)."""
    page.evaluate("document.activeElement.blur()")
    hidden, stops = [], 0
    for _ in range(250):
        page.keyboard.press("Tab")
        name, share = page.evaluate(SHARE_SEEN)
        if not name:
            break
        stops += 1
        if share < 0.5:
            hidden.append(f"{name}: {share:.0%} seen")
    assert stops > 10, "Tab went nowhere"
    return hidden


# Of nine points of what has the focus, or of as much of it as there is room for, how many are it.
SHARE_SEEN = """() => {
  let one = document.activeElement;
  if (!one || one === document.body) return ["", 1];
  const name = `${one.tagName} ${one.innerText || one.ariaLabel}`;
  if (one.matches("input[type=radio], input[type=checkbox]")) one = one.closest("label") ?? one;
  const box = one.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [
    box.left + x * box.width, box.top + y * Math.min(box.height, innerHeight / 2)]));
  const seen = points.filter(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (one.contains(hit) || hit === one.parentElement);
  });
  return [name, seen.length / points.length];
}"""


def test_text_alone_at_twice_its_size_is_not_cut(chromium, address):
    page = opened(chromium, address)
    for at, question in enumerate(("How fast?", "Judged", "Table")):
        ask(page, question, at)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(300)
    assert (
        page.locator(".sentence").first.evaluate("s => parseFloat(getComputedStyle(s).fontSize)")
        > 30
    )
    assert all_of_it_fits(page)
    assert page.evaluate(CUT) == []
    if PICTURES:
        page.screenshot(path=Path(PICTURES, "text-200-light-1280.png"))
    page.close()


# What holds words, cuts off what does not fit, and has more of them than fit; and fields.
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  const holds = one.matches("input") || (style.overflowX === "hidden"
    && style.clipPath === "none" && one.innerText?.trim() && one.clientWidth > 1);
  return holds && one.checkVisibility() && one.scrollWidth > one.clientWidth + 1;
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(("width", "height", "zoom"), LOOKS)
def test_axe_finds_no_violation_in_what_a_librarian_sees(chromium, address, width, height, zoom):
    look, found = str(width), {}
    page = chromium.new_page(viewport={"width": width, "height": height}, device_scale_factor=zoom)
    states = {
        "empty": "Ask whoever looks after this page",
        "empty reading": "The first documents are being read",
        "empty keep": "Add the first ones",
    }
    for state, words in states.items():
        page.goto(f"{address}?state={state}")
        page.get_by_text(words).wait_for(timeout=30_000)
        found[state] = seen(page, f"library-{state.replace(' ', '-')}", look)
    page.get_by_role("button", name="Add documents").click()
    drawer = page.get_by_role("dialog")
    names = ("inspection.pdf", "minutes.pdf", "scan.pdf")
    drop(page, *((name, b"%PDF-1.7") for name in names), ("photo.pdf", b"GIF89a"))
    drawer.get_by_text("photo.pdf is not what its name says").wait_for(timeout=30_000)
    found["adding"] = seen(page, "librarian-adding", look)
    drawer.get_by_role("button", name="Add 3 documents").click()
    drawer.get_by_text("1 of 3 done").wait_for(timeout=30_000)
    found["reading"] = seen(page, "librarian-reading", look)
    page.goto(f"{address}?state=keep+reading")
    page.get_by_placeholder("Ask a question").wait_for(timeout=30_000)
    if width < 800:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_text("answers come from those that were here before").wait_for(timeout=30_000)
    found["indexing"] = seen(page, "indexing", look)
    page.get_by_role("button", name="Add documents").click()
    drop(page, *((name, b"%PDF-1.7") for name in names))
    drawer.get_by_role("button", name="Add 3 documents").click()
    drawer.get_by_text("2 of 3 in the library").wait_for(timeout=30_000)
    found["report"] = seen(page, "librarian-report", look)
    drawer.get_by_role("button", name="Back to all documents").click()
    drawer.get_by_text("Search by name").wait_for()
    found["list"] = seen(page, "librarian-list", look)
    drawer.locator(".st-key-act-inspection-2020 button").click()
    drawer.get_by_text("Replace by a newer version").wait_for()
    found["changing"] = seen(page, "librarian-changing", look)
    drawer.get_by_role("button", name="Remove this document").click()
    page.get_by_role("button", name="Yes, remove it").wait_for()
    found["removing"] = seen(page, "librarian-removing", look)
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert all_of_it_fits(page)
    page.close()


def test_the_title_stays_in_view_in_a_small_frame(chromium, address):
    page = opened(chromium, f"{address}?embed=true", 380, height=520)
    heading = page.get_by_role("heading", level=1)
    for at, question in enumerate(("How fast?", "Weather today", "Compare")):
        ask(page, question, at)
    page.wait_for_timeout(1_700)
    box = heading.bounding_box()
    assert 0 <= box["y"] < 60 and box["x"] + box["width"] <= 380
    assert seen(page, "frame", "380") == []
    assert covered(page) == []
    page.close()


@pytest.mark.parametrize("width", [320, 768])
def test_the_title_is_not_cut(chromium, address, width):
    page = opened(chromium, address, width)
    heading = page.get_by_role("heading", level=1)
    assert heading.evaluate("h => h.scrollWidth <= h.clientWidth") and all_of_it_fits(page)
    assert heading.bounding_box()["y"] >= 0
    page.close()


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (320, "dark")])
def test_a_server_that_has_gone_is_said_in_our_words_and_covers_nothing(chromium, width, colours):
    with served(*APP) as port:
        page = opened(chromium, f"http://127.0.0.1:{port}/", width)
        page.emulate_media(color_scheme=colours)
        ask(page, "How fast?")
    told = page.get_by_role("alert").filter(has_text="The page has lost the assistant")
    told.wait_for(timeout=20_000)
    assert not page.get_by_text("Is Streamlit still running").is_visible()
    assert not page.get_by_text("Connection error").is_visible()
    assert page.locator(".answer-words").is_visible()
    end = told.bounding_box()["height"]
    assert page.get_by_test_id("stApp").bounding_box()["y"] >= end - 1
    if PICTURES:
        page.screenshot(path=Path(PICTURES, f"server-gone-{colours}-{width}.png"))
    page.close()


def test_a_proxy_that_blocks_websockets_is_said_after_ten_seconds(chromium, address):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.goto(address)
    told = page.get_by_role("alert").filter(has_text="something between them blocks websockets")
    told.wait_for(timeout=20_000)
    assert page.get_by_test_id("stAppSkeleton").count() == 0
    if PICTURES:
        page.screenshot(path=Path(PICTURES, "websocket-blocked-light-1280.png"))
    page.close()


def test_the_page_in_welsh_says_so_to_a_screen_reader(chromium):
    with served(*APP, ASSISTANT_LANGUAGE="cy") as port:
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{port}/")
        page.get_by_role("heading", name="Holi dogfennau’r cyngor").wait_for(timeout=30_000)
        assert page.locator("html").get_attribute("lang") == "cy"
        assert seen(page, "welsh", "1280") == []
        page.close()


def test_a_conversation_and_its_limits_survive_a_restart_of_the_server(chromium, tmp_path):
    kept = {"SCRIPTED_CONVERSATIONS": str(tmp_path)}
    with served(*APP, **kept) as port:
        page = opened(chromium, f"http://127.0.0.1:{port}/?from_year=2016")
        ask(page, "How fast?")
        page.wait_for_url("**conversation=*")
    with served(*APP, port=port, **kept):
        page.reload()
        page.locator(".answer-words").wait_for(timeout=30_000)
        assert page.locator(".limits").all_inner_texts() == ["Only from 2016 on"] * 2
        address = page.url
        stranger = opened(chromium.new_context(), address)
        assert stranger.locator(".question").count() == 0
        stranger.close()
    page.close()
