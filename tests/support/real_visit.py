"""Visits the real page over a library and prints what a question gave, as JSON."""

import json
import sys

from tests.support.browsing import ask, browser, opened, served


def visit(library: str, question: str) -> dict:
    app = ("uvicorn", "app:app", "--port", "{port}", "--log-level", "error")
    with browser() as chromium, served(*app, ASSISTANT_LIBRARY=library) as port:
        page = opened(chromium, f"http://127.0.0.1:{port}/")
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.locator(".st-key-examples button").first.wait_for(timeout=60_000)
        examples = page.locator(".st-key-examples button").all_inner_texts()
        ask(page, question)
        number = page.locator("a.ref").first
        reference = (number.get_attribute("aria-label") or "").removeprefix("Source 1: ")
        sentences = page.locator(".sentence").all_inner_texts()
        number.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("img").wait_for(timeout=30_000)
        return {
            "examples": [" ".join(example.split()) for example in examples],
            "sentences": sentences,
            "reference": reference,
            "marked": dialog.locator("mark").all_inner_texts(),
            "picture": dialog.get_by_role("img").get_attribute("alt"),
            "elsewhere": page.elsewhere,
            "errors": errors,
        }


if __name__ == "__main__":
    print(json.dumps(visit(*sys.argv[1:])))
