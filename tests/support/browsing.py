"""A page served on a free loopback port, and headless Chromium to look at it."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support.needs import CHROMIUM
from tests.support.places import ROOT

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
).split()
HERE = ("127.0.0.1", "localhost")
# Sites as a browser knows them: every name that ends so leads to this machine.
NAMED = ("--host-resolver-rules=MAP *.test 127.0.0.1",)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def served(*command: str, port: int = 0, folder: Path = ROOT, **environment: str) -> Iterator[int]:
    """Runs the command (`{port}` stands for the port), and gives the port once it answers."""
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", *(word.replace("{port}", str(port)) for word in command)],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            assert process.poll() is None, f"{command} ended with {process.returncode}"
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


@contextlib.contextmanager
def framing_site(folder: Path, address: str) -> Iterator[int]:
    """A site of its own whose only page shows `address` in a frame."""
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><title>Intranet</title><h1>Intranet</h1>'
        f'<iframe title="Assistant" src="{address}" width="900" height="700"></iframe></html>'
    )
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words) -> None:
        """Says nothing."""


@contextlib.contextmanager
def browser(*flags: str) -> Iterator:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
        yield chromium
        chromium.close()


def opened(
    chromium,
    address: str,
    width: int = 1280,
    colours: str = "light",
    height: int = 900,
    zoom: float = 1,
) -> Page:
    """A new tab at the address; `page.elsewhere` lists what it tried to load from other hosts."""
    page = chromium.new_page(device_scale_factor=zoom) if zoom != 1 else chromium.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=colours)
    page.elsewhere = []
    page.on("request", lambda request: _note(page.elsewhere, request.url))
    page.goto(address)
    page.get_by_placeholder("Ask a question").wait_for(timeout=90_000)
    page.get_by_role("heading", level=1).wait_for(timeout=90_000)
    return page


def ask(page, question: str, at: int = 0) -> None:
    """Types the question and waits for the finished answer, the page's number `at` (from 0)."""
    # What is typed while the page is drawn again may be lost.
    page.locator("[data-test-script-state=notRunning]").wait_for(timeout=30_000)
    box = page.get_by_placeholder("Ask a question")
    box.fill(question)
    box.press("Enter")
    page.locator(f".st-key-answer-{at}").wait_for(timeout=30_000)
    page.locator(".waiting").wait_for(state="detached", timeout=30_000)
    page.locator(f".st-key-tools-{at}").wait_for(timeout=30_000)


def drop(page, *files: tuple[str, bytes]) -> None:
    """Drags files onto the page's form for them, as from a folder of the desktop."""
    carried = page.evaluate_handle(
        """files => { const carried = new DataTransfer();
           for (const {name, bytes} of files)
             carried.items.add(new File([new Uint8Array(bytes)], name));
           return carried; }""",
        [{"name": name, "bytes": list(data)} for name, data in files],
    )
    form = page.get_by_test_id("stFileUploaderDropzone")
    for event in ("dragenter", "dragover", "drop"):
        form.dispatch_event(event, {"dataTransfer": carried})


def _note(elsewhere: list[str], url: str) -> None:
    if not url.startswith(("data:", "blob:")) and not any(f"//{host}:" in url for host in HERE):
        elsewhere.append(url)
