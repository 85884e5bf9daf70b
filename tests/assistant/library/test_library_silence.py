"""Storing and finding sends nothing: not even an attempt leaves the machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.commands import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.needs("namespaces")]

STORE_AND_FIND = """
from pathlib import Path
from assistant.editions.edition import Edition
from assistant.library import Library
from assistant.embedding.minilm import MiniLM
from tests.support.small_library import a_document, add
import sys
import time
library = Library(Path(sys.argv[1]), MiniLM())
add(library, *a_document("visit.pdf", "Placements are stable", "Beds"))
assert list(library.faults()) == []
edition = Edition(library.edition()._folder, library.embedder, exact_up_to=0)
assert edition.search("stable", "Are placements stable?", limit=1)
time.sleep(5)  # what reports in the background does so late
"""
ATTEMPT = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), 1)
except OSError:
    pass
"""


def attempts(program: str, folder) -> int:
    """How often a program tried to reach another machine, by the count of its own network."""
    run = 'ip link set lo up && "$@" && cat /proc/net/snmp'
    python = [sys.executable, "-c", program, str(folder)]
    done = subprocess.run(
        ["unshare", "--net", "--map-root-user", "sh", "-c", run, "sh", *python],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    counts = {
        f"{names[0]}{name}": int(value)
        for names, values in zip(rows[::2], rows[1::2], strict=False)
        for name, value in zip(names[1:], values[1:], strict=True)
    }
    return sum(counts[n] for n in ("Ip:OutNoRoutes", "Tcp:ActiveOpens", "Udp:OutDatagrams"))


def test_an_attempt_is_counted(tmp_path):
    assert attempts(ATTEMPT, tmp_path) > 0


def test_the_library_makes_none(tmp_path):
    assert attempts(STORE_AND_FIND, tmp_path / "library") == 0
