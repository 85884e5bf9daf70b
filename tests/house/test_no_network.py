"""Ingest, ask and evaluation in a network namespace without a route: nothing may be missed."""

import os
import subprocess
import sys

import pytest

from tests.support.commands import ROOT, SAMPLES

pytestmark = [pytest.mark.slow, pytest.mark.needs("namespaces")]


def isolated(*arguments: object, home) -> subprocess.CompletedProcess[str]:
    """Runs a command with loopback only, and nothing of the user's home."""
    up = 'ip link set lo up && exec "$@"'
    return subprocess.run(
        ["unshare", "--net", "--map-root-user", "sh", "-c", up, "sh", *map(str, arguments)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=240,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


def test_the_namespace_has_no_route(home):
    attempt = "import socket; socket.create_connection(('192.0.2.1', 80), 3)"
    done = isolated(sys.executable, "-c", attempt, home=home)
    assert "Network is unreachable" in done.stderr


def test_everything_runs_without_a_network(home):
    library = home / "library"
    python = [sys.executable, "-m"]
    done = isolated(*python, "ingest", "add", SAMPLES, "--library", library, home=home)
    assert done.returncode == 0, done.stderr
    question = "How many looked after children were there in Ashmere?"
    done = isolated(*python, "assistant", "ask", question, "--library", library, home=home)
    assert done.returncode == 0, done.stderr
    assert "412" in done.stdout
    cases, out = ROOT / "eval" / "cases" / "samples-dev.jsonl", home / "answers.jsonl"
    given = ["--cases", cases, "--limit", 5]
    done = isolated(*python, "eval", "ask", *given, "--library", library, "--out", out, home=home)
    assert done.returncode == 0, done.stderr
    done = isolated(*python, "eval", "score", *given, "--answers", out, home=home)
    assert done.returncode == 0, done.stderr
