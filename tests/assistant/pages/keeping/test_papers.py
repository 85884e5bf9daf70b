"""Nothing is laid down, read or left outside the librarians' folder."""

import os
import time

import pytest

from assistant.pages.keeping.papers import Papers
from assistant.pages.keeping.received import Received

PAPER = Received("report.pdf", b"%PDF-1.7")


@pytest.fixture
def papers(tmp_path) -> Papers:
    (tmp_path / "papers" / "housing").mkdir(parents=True)
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    (tmp_path / "papers" / "out").symlink_to(tmp_path / "elsewhere")
    return Papers(tmp_path / "papers")


def test_a_link_to_a_folder_is_neither_offered_nor_filled(papers, tmp_path):
    assert list(papers.folders()) == ["housing"]
    for below in ("out", "out/deep", "..", "out/new"):
        with pytest.raises(OSError):
            papers.put(PAPER, below)
    assert papers.put(PAPER, "housing/new") == papers.folder / "housing/new/report.pdf"
    assert [path.name for path in (tmp_path / "elsewhere").rglob("*")] == ["deep"]


def test_facts_are_not_read_through_a_link_nor_written(papers, tmp_path):
    secret = tmp_path / "elsewhere" / "secret"
    secret.write_bytes(b'title = "Secret"')
    file = papers.put(PAPER)
    file.with_name("report.pdf.toml").symlink_to(secret)
    assert papers.facts(file) is None and papers.laid(file) is None
    papers.put_facts(file, b'title = "Ours"')
    assert papers.facts(file) == b'title = "Ours"'
    assert secret.read_bytes() == b'title = "Secret"'


def test_what_a_stopped_page_was_laying_down_is_put_away_by_the_next(papers):
    old, new, named = (papers.folder / name for name in (f".{'a' * 16}", f".{'b' * 16}", ".keep"))
    for path in (old, new, named):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - 9000,) * 2)
    os.utime(new)
    papers.clear_unfinished()
    assert not old.exists() and new.exists() and named.exists()
