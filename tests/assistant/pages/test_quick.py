"""How long an officer waits, in a real browser, over the documents the product was asked for."""

import json
import time

import pytest

from eval.figures import quantile
from tests.support.browsing import opened, served
from tests.support.commands import run, said
from tests.support.places import CORPUS, ROOT

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.browser]
APP = ("uvicorn", "app:app", "--port", "{port}", "--log-level", "error")
KINDS = ("fact", "number", "person", "date")
MOST = 25  # questions
# Notes when Enter was pressed, when the next sentence stood there, and how often the script ran.
WATCH = """() => {
  const told = (window.told = {began: 0, first: 0, runs: 0, words: 0});
  window.watching?.disconnect();
  told.words = document.querySelectorAll(".answer-words .sentence").length;
  let running = false;
  window.watching = new MutationObserver(() => {
    const now = document.querySelector("[data-test-script-state=running]") !== null;
    told.runs += now && !running && told.began > 0;
    running = now;
    const words = document.querySelectorAll(".answer-words .sentence").length;
    if (told.began && !told.first && words > told.words) told.first = performance.now();
  });
  window.watching.observe(document.body, {childList: true, subtree: true, attributes: true});
  window.noting ??= document.addEventListener("keydown", (event) => {
    if (event.key === "Enter") window.told.began ||= performance.now();
  }, true) ?? true;
}"""


def questions() -> list[str]:
    """Questions of the seeds that are answered in a sentence, in their order."""
    lines = (ROOT / "eval" / "cases" / "seeds-test.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    fit = [c["question"] for c in cases if c["kind"] in KINDS and not c.get("history")]
    return fit[:MOST]


@pytest.mark.needs("chromium", "corpus")
def test_the_first_sentence_and_a_source_come_at_once(chromium, tmp_path, capsys):
    """Half within 400 ms of Enter, half of the sources within 400 ms of a click; ready in 3 s."""
    done = run("ingest", "add", CORPUS / "seeds", "--library", tmp_path / "library")
    assert done.returncode == 0, said(done)
    with served(*APP, ASSISTANT_LIBRARY=str(tmp_path / "library")) as port:
        begun = time.perf_counter()
        page = opened(chromium, f"http://127.0.0.1:{port}/")
        page.get_by_placeholder("Ask a question").wait_for()
        ready = time.perf_counter() - begun
        waited, runs, sources = [], [], []
        for question in questions():
            page.locator("[data-test-script-state=notRunning]").wait_for(timeout=30_000)
            page.evaluate(WATCH)
            box = page.get_by_placeholder("Ask a question")
            box.fill(question)
            box.press("Enter")
            page.locator(".question").get_by_text(question).last.wait_for()
            page.locator("[data-test-script-state=notRunning]").wait_for(timeout=30_000)
            page.wait_for_timeout(300)
            told = page.evaluate("() => window.told")
            if told["first"]:
                waited.append((told["first"] - told["began"]) / 1000)
                runs.append(told["runs"])
        for link in page.locator("a.ref").all()[-10:]:
            begun = time.perf_counter()
            link.click()
            page.get_by_role("dialog").locator(".cited").wait_for()
            sources.append(time.perf_counter() - begun)
            page.keyboard.press("Escape")
            page.get_by_role("dialog").wait_for(state="detached")
    with capsys.disabled():
        print(f"\nready {ready:.2f} s; runs of the script {sorted(runs)}")
        for name, seconds in (("first sentence", waited), ("source", sources)):
            p50, p95 = (quantile(sorted(seconds), share) for share in (50, 95))
            print(f"{name}: p50 {p50:.2f} s, p95 {p95:.2f} s of {len(seconds)}")
    assert len(waited) > MOST / 2
    assert ready < 3 and quantile(sorted(waited), 50) < 0.4 and quantile(sorted(sources), 50) < 0.4
