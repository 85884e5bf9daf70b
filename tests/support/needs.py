"""What a test needs of the machine. Without it the test is left out; in CI that is a failure.

    pytestmark = pytest.mark.needs("chromium")

Every test that may be left out says so here, so that CI can never be green for want of a part.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from typing import NoReturn

import pytest

from tests.support.places import CORPUS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


def left_out(reason: str) -> NoReturn:
    """Leaves the test out, saying why; in CI the test fails instead."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"Not run: {reason}", pytrace=False)
    pytest.skip(reason)


@cache
def has_namespaces() -> bool:
    parts = shutil.which("unshare") and shutil.which("ip")
    alone = ["unshare", "--net", "--map-root-user", "true"]
    return bool(parts) and subprocess.run(alone, capture_output=True).returncode == 0


PARTS: dict[str, tuple[Callable[[], bool], str]] = {
    "chromium": (lambda: bool(CHROMIUM), "Chromium is not installed"),
    "poppler": (lambda: shutil.which("pdftotext") is not None, "poppler is not installed"),
    "nginx": (lambda: shutil.which("nginx") is not None, "nginx is not installed"),
    "caddy": (lambda: shutil.which("caddy") is not None, "Caddy is not installed"),
    "tesseract": (lambda: shutil.which("tesseract") is not None, "Tesseract is not installed"),
    "namespaces": (
        has_namespaces,
        "network namespaces are not allowed here, or unshare and ip are not installed",
    ),
    "signals": (lambda: os.name == "posix", "Windows has no SIGTERM to catch"),
    "corpus": (CORPUS.is_dir, f"there are no documents in {CORPUS}"),
}


def check(item: pytest.Item) -> None:
    """Leaves a test out that needs a part this machine has not."""
    for mark in item.iter_markers("needs"):
        for part in mark.args:
            is_there, reason = PARTS[part]
            if not is_there():
                left_out(reason)
