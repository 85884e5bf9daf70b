"""The product's page in a real browser with a model over HTTP: how soon it speaks, and stops."""

import statistics
import threading
import time

import pytest

from tests.support.bad_models.behaviours import BEHAVIOURS, Reply
from tests.support.bad_models.council import CASELOADS, QUESTION, SUPERVISION, library_with
from tests.support.browsing import opened, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.needs("chromium"),
]
APP = ("uvicorn", "app:app", "--port", "{port}", "--log-level", "error")
# Notes when the first sentence stands on the page.
WATCH = """() => { window.first = 0; window.watching?.disconnect();
    window.watching = new MutationObserver(() => {
        if (!window.first && document.querySelector('.sentence'))
            window.first = performance.timeOrigin + performance.now() });
    window.watching.observe(document.body, {childList: true, subtree: true}) }"""
LATE = 0.1  # seconds after the model's own first sentence
AT_ONCE = 1.5  # seconds: about one, on a machine that is doing other things too


class Scripted:
    """A model that the test lets go on; it notes when it said its first sentence, or was left."""

    def __init__(self) -> None:
        self.go_on, self.left = threading.Event(), threading.Event()
        self.first = 0.0

    def __call__(self, prompt: str, earlier: int) -> Reply:
        return Reply(self.pieces())

    def pieces(self):
        raise NotImplementedError


class Stalling(Scripted):
    """Says one sentence and the beginning of another, and then nothing for a minute."""

    def pieces(self):
        yield "Caseloads fell from 22 in 2017 to 16 in 2019 [1]. Staff "
        self.go_on.wait(60)
        yield "feel well supported [1]."


class Thinking(Scripted):
    """Thinks for ever, and notes when its reader has gone."""

    def pieces(self):
        try:
            yield "<think>"
            while True:
                yield "hm "
                time.sleep(0.05)
        finally:
            self.left.set()


class Pacing(Scripted):
    """Says two sentences, fifty pieces a second."""

    def pieces(self):
        for word in "Caseloads fell from 22 in 2017 to 16 in 2019 [1].".split():
            yield f"{word} "
            self.first = time.time()
            time.sleep(0.02)
        for word in "Staff feel well supported [1].".split():
            yield f"{word} "
            time.sleep(0.02)


@pytest.fixture(scope="module")
def page(chromium, models, tmp_path_factory):
    folder = tmp_path_factory.mktemp("library")
    library_with(folder, (CASELOADS, SUPERVISION))
    with served(
        *APP,
        ASSISTANT_LIBRARY=str(folder),
        ASSISTANT_MODEL_URL=models.url,
        ASSISTANT_MODEL="scripted",
        ASSISTANT_MODEL_SECONDS="50",
    ) as port:
        page = opened(chromium, f"http://127.0.0.1:{port}/")
        yield page
        page.close()


def begin(page, model: Scripted, monkeypatch) -> None:
    """Asks the question of this model in a new conversation."""
    monkeypatch.setitem(BEHAVIOURS, "scripted", model)
    if page.locator(".question").count():
        page.get_by_role("button", name="New conversation").click()
        # The answer before leaves the page a moment after its question.
        gone = "() => !document.querySelector('.question, .sentence')"
        page.wait_for_function(gone, timeout=20_000)
    page.evaluate(WATCH)
    box = page.get_by_placeholder("Ask a question")
    box.fill(QUESTION.text)
    box.press("Enter")


def stopped_after(page) -> float:
    """Presses stop; seconds until the page says so and asks for another question."""
    page.get_by_role("button", name="Stop").wait_for(timeout=20_000)
    started = time.monotonic()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped. Ask again").wait_for(timeout=20_000)
    return time.monotonic() - started


def test_stop_works_at_once_while_the_model_stalls(page, monkeypatch):
    model = Stalling()
    begin(page, model, monkeypatch)
    page.locator(".sentence").get_by_text("Caseloads fell").wait_for(timeout=20_000)
    took = stopped_after(page)
    model.go_on.set()
    print(f"\nstopped after {took:.2f} s")
    assert took < AT_ONCE


def test_stop_also_stops_a_model_that_thinks_for_ever(page, monkeypatch):
    model = Thinking()
    begin(page, model, monkeypatch)
    took = stopped_after(page)
    print(f"\nstopped after {took:.2f} s")
    assert took < AT_ONCE and model.left.wait(2)


def test_the_first_words_come_with_the_models_own_first_sentence(page, monkeypatch):
    late = []
    for _ in range(20):
        begin(page, model := Pacing(), monkeypatch)
        page.wait_for_function("() => window.first > 0", timeout=20_000)
        late.append(page.evaluate("() => window.first") / 1000 - model.first)
        page.locator(".st-key-ways-out").wait_for(timeout=20_000)
    half, most = statistics.median(late), statistics.quantiles(late, n=20)[-1]
    print(f"\nfirst words {1000 * half:.0f} ms after the model's (p95 {1000 * most:.0f} ms)")
    assert half < LATE
