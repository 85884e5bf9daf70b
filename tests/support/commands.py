"""The product's commands, run as an officer or another program would run them."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.places import ROOT

SAMPLES = ROOT / "eval" / "corpus"


def run(module: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m module arguments` in a clean environment; never longer than two minutes."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ASSISTANT_")}
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    """What was said beside the results; no traceback may be in it."""
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done.stderr
