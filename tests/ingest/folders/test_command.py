"""`python -m ingest sync` and `changes`, as an administrator and a service manager run them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.support.commands import run, said
from tests.support.places import ROOT

PAPER = "# Tree plan\n\n1. The council of Marlow Vale will plant {} trees.\n\n2. A hedge as well.\n"


@pytest.fixture
def share(tmp_path):
    folder = tmp_path / "share"
    folder.mkdir()
    (folder / "plan.md").write_text(PAPER.format(40))
    (folder / "other.md").write_text("# Other plan\n\n1. Nothing is planned here.\n")
    return folder


@pytest.mark.slow
def test_a_folder_is_synced_rehearsed_and_its_changes_are_told(share, tmp_path):
    here = {"ASSISTANT_LIBRARY": str(tmp_path / "library"), "ASSISTANT_FOLDERS": f" {share} ;"}
    done = run("ingest", "sync", "--dry-run", **here)
    assert (done.returncode, done.stdout.splitlines()[:2]) == (
        0,
        ["added: other.md", "added: plan.md"],
    )
    assert "Nothing was changed." in said(done) and not (tmp_path / "library").exists()
    done = run("ingest", "sync", **here)
    assert (done.returncode, "2 documents" in done.stdout) == (0, True), said(done)
    answer = run("assistant", "ask", "--json", "How many trees will be planted?", **here).stdout
    kept = tmp_path / "kept.jsonl"
    kept.write_text(answer)
    (share / "plan.md").write_text(PAPER.format(25))
    (share / "other.md").unlink()
    told = json.loads(run("ingest", "sync", "--json", **here).stdout)
    assert [(one["what"], one["document"]) for one in told["files"]] == [
        ("replaced", "plan"),
        ("removed", "other"),
    ]
    changes = run("ingest", "changes", "--json", "--answers", kept, **here)
    (change,) = map(json.loads, changes.stdout.splitlines())
    assert (change["what"], change["cited"]["number"], "25 trees" in change["now"]) == (
        "changed",
        "1",
        True,
    )
    lines = run("ingest", "changes", "--answers", kept, **here).stdout.splitlines()
    assert lines[0] == "plan, 1: its words have changed"
    assert lines[-1] == "1 citation of 1 in kept answers is no longer as it was."
    share.rename(tmp_path / "away")
    done = run("ingest", "sync", **here)
    assert (done.returncode, said(done).strip()) == (
        2,
        f"{share} is not there. Nothing of it was changed; check that it is.",
    )
    assert "plan" in run("ingest", "list", **here).stdout


@pytest.mark.slow
@pytest.mark.needs("signals")
def test_a_sync_that_goes_on_ends_in_order_when_it_is_told_to(share, tmp_path):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("ASSISTANT_")}
    library = tmp_path / "library"
    asked = ["sync", share, "--every", "0.01", "--json", "--library", library]
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest", *map(str, asked)],
        cwd=ROOT,
        env={**clean, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    first, second = (json.loads(process.stdout.readline()) for _ in range(2))
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert [sorted({one["what"] for one in told["files"]}) for told in (first, second)] == [
        ["added"],
        ["unchanged"],
    ]
    assert (process.returncode, errors.strip().splitlines()[-1]) == (
        0,
        "Stopped. The library holds what the last whole sync brought.",
    )
    assert not [p for p in (library / "editions").iterdir() if "unfinished" in p.name]


def test_without_a_folder_a_sync_says_what_to_name(tmp_path):
    done = run("ingest", "sync", ASSISTANT_LIBRARY=str(tmp_path / "library"))
    assert (done.returncode, said(done).strip()) == (
        2,
        "Name the folders to keep the library in step with, here or in ASSISTANT_FOLDERS.",
    )
