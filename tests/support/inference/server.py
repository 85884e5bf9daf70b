"""llama.cpp's server as a process of its own, from a package that only these tests need."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.needs import left_out

HERE = Path(__file__).parent
KEY = "open-sesame"
UNREACHABLE = "No matching distribution found"  # what pip says without a network, too


@contextmanager
def packages() -> Iterator[Path]:
    """A folder with the packages of requirements.lock; skips where the index has none of them."""
    with TemporaryDirectory() as folder:
        options = "--quiet --no-deps --require-hashes --only-binary :all:".split()
        lock = str(HERE / "requirements.lock")
        done = subprocess.run(
            [sys.executable, "-m", "pip", "install", *options, "--target", folder, "-r", lock],
            capture_output=True,
            text=True,
        )
        if UNREACHABLE in done.stderr:
            left_out("the package index cannot be reached, or has no xllamacpp for this machine")
        assert done.returncode == 0, done.stderr
        yield Path(folder)


@contextmanager
def serving(model: Path, folder: Path) -> Iterator[str]:
    """The address of a server of this model, which stops at the end."""
    server = subprocess.Popen(
        [sys.executable, str(HERE / "serve.py"), str(model), KEY],
        env={**os.environ, "PYTHONPATH": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), f"no server came up: {server.poll()}"
        yield f"{address}/v1"
    finally:
        server.kill()
        server.communicate()
