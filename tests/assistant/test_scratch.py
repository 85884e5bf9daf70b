"""What is on the disk for a while does not outlive the process, or not the next one."""

import os
import subprocess
import sys
import tempfile
import threading

import pytest

from assistant.scratch import PREFIX, Scratch

MAKES = "from assistant.scratch import Scratch; s = Scratch(); print(s.folder, flush=True); input()"


@pytest.fixture(autouse=True)
def temporary(monkeypatch, tmp_path):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_what_a_killed_process_left_is_removed_by_the_next_that_needs_room(temporary):
    command = (sys.executable, "-c", MAKES)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as it:
        left = it.stdout.readline().strip()
        mine = Scratch()
        assert os.path.isdir(left), "it is in use"
        it.kill()
        it.wait()
    other = Scratch()
    assert set(temporary.iterdir()) == {mine.folder, other.folder}
    remove = threading.Thread(target=mine.remove)
    remove.start()
    remove.join()
    other.remove()
    assert list(temporary.iterdir()) == []


def test_nothing_is_removed_by_way_of_a_link_that_somebody_laid_there(temporary):
    papers = temporary / "papers"
    papers.mkdir()
    (papers / "report.pdf").write_bytes(b"%PDF")
    (temporary / f"{PREFIX}link").symlink_to(papers)
    Scratch().remove()
    assert [path.name for path in papers.iterdir()] == ["report.pdf"]
