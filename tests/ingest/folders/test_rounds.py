"""Round after round of a share that people work on: the library equals it, and loses nothing."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time

import pytest

from assistant.library import Library
from tests.support.changing_share import GoesHalfway, Share, sync
from tests.support.small_library import WordCounting, state


def said(folder) -> list[str]:
    """Every text that the library says, however often."""
    return sorted(texts[0] for texts in state(Library(folder, WordCounting())).values())


def ids(library, folder="") -> set[str]:
    """The documents of a library, or those that came from below a folder."""
    documents = Library(library, WordCounting()).edition().documents
    return {document.id for document in documents if document.place.startswith(str(folder))}


def goes_halfway(library, share, number: int) -> None:
    """A sync during which one of the folders goes; nothing that came from there is lost, though
    some of its files were deleted just before.
    """
    folder = share.folders[number % 2]
    away, before = folder.with_name("away"), ids(library, folder)
    sync(library, share.folders, GoesHalfway(folder, away, after=2))
    away.rename(folder)
    assert before and before <= ids(library)


def killed(library, share, after_seconds: float) -> bool:
    """Whether a sync in a process of its own was killed before it had done."""
    before, after = said(library), share.texts()
    process = multiprocessing.get_context("forkserver").Process(
        target=sync, args=(library, share.folders)
    )
    process.start()
    process.join(after_seconds)
    early = process.is_alive()
    if early:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert said(library) in (before, after)
    return early


def rounds(tmp_path, files: int, times: int, kills: bool) -> int:
    """Some days; how many syncs were killed."""
    share, library = Share(tmp_path / "share", files, seed=7), tmp_path / "library"
    rng, killings, took = random.Random(8), 0, 0.0
    for number in range(times):
        if number:
            share.change()
        if number % 4 == 2:
            goes_halfway(library, share, number)
        if kills and number % 4 == 3:
            # Twice what the last one took here: a process of its own has to start as well.
            killings += killed(library, share, rng.uniform(0.2, 1.0) * 2 * took)
        started = time.monotonic()
        sync(library, share.folders)
        took = time.monotonic() - started
        assert said(library) == share.texts()
    assert set(sync(library, share.folders)) == {"unchanged", "same content"}
    assert list(Library(library, WordCounting()).faults()) == []
    return killings


def test_a_library_equals_a_share_of_25_files_after_each_of_4_rounds(tmp_path):
    rounds(tmp_path, 25, 4, kills=False)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_library_equals_a_share_of_100_files_after_each_of_12_rounds_kills_included(tmp_path):
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.changing_share"])
    assert rounds(tmp_path, 100, 12, kills=True) >= 1


@pytest.mark.slow
@pytest.mark.long
def test_a_library_equals_a_share_of_300_files_after_each_of_20_rounds_kills_included(tmp_path):
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.changing_share"])
    assert rounds(tmp_path, 300, 20, kills=True) >= 1
