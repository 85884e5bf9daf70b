"""`kill -9`, a full disk, a read-only disk and damaged files: nothing is lost, nothing is half."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from assistant.editions.edition_folder import read_manifest
from assistant.errors import LibraryError
from assistant.library import Library
from tests.support.killed_writer import change, changed, contents
from tests.support.needs import left_out
from tests.support.small_library import WordCounting, a_document, add, answers, put_back, state

QUESTIONS = ("paragraph 3 says", "paragraph 17 of", "says nothing")


@pytest.fixture(scope="module")
def forks():
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.killed_writer"])
    return context


@pytest.fixture
def library(tmp_path) -> Library:
    library = Library(tmp_path / "library", WordCounting())
    with library.writing() as writer:
        for n in range(3):
            writer.add(*a_document(f"document-{n}.pdf", *contents(-n)))
    return library


def killed(forks, library: Library, before, seed: int, after_seconds: float) -> bool:
    """Whether the kill came before the change was done."""
    process = forks.Process(target=change, args=(library.folder, before, seed))
    process.start()
    process.join(after_seconds)
    early = process.is_alive()
    if early:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert early or process.exitcode == 0
    return early


def kills(forks, library: Library, times: int) -> None:
    """Kills writers at random moments; after each the library is as before or as after."""
    rng = random.Random(11)
    now, early, seed = state(library), 0, 0
    started = time.monotonic()
    killed(forks, library, now, seed, 60)
    longest = time.monotonic() - started  # how long a change takes on this machine, now
    now = state(library)
    while early < times:
        seed += 1
        assert seed < 4 * times, "changes end before they can be killed"
        if not killed(forks, library, now, seed, rng.uniform(0, longest)):
            longest = max(longest * 0.9, 0.05)
        else:
            early += 1
        found = state(library)
        assert found in (now, changed(now, seed))
        fresh = Library(library.folder, WordCounting())
        assert list(fresh.faults()) == []
        text = next(iter(found.values()))[5]
        assert fresh.edition().search(text, text, limit=1)[0].paragraph.text == text
        now = found
    change(library.folder, now, seed + 1)  # the next writer finishes the job
    assert state(library) == changed(now, seed + 1)
    assert not [p for p in (library.folder / "editions").iterdir() if "unfinished" in p.name]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_library_survives_40_kills_at_random_moments(forks, library):
    kills(forks, library, 40)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_library_survives_500_kills_at_random_moments(forks, library):
    kills(forks, library, 500)


def test_the_lock_of_a_killed_writer_is_free_again(forks, library):
    before = state(library)
    killed(forks, library, before, 1, 0.05)
    assert add(library, *a_document("next.pdf", "Beds")) == "added"


def damage(path: Path, rng: random.Random) -> str:
    """Truncates, flips a bit of, or deletes a file; what was done."""
    how = rng.choice(["truncated", "flipped", "deleted"])
    data = bytearray(path.read_bytes())
    if how == "deleted" or not data:
        path.unlink()
        return f"{path.name} deleted"
    if how == "truncated":
        path.write_bytes(data[: rng.randrange(len(data))])
    else:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
    return f"{path.name} {how}"


def damages(library: Library, tmp_path: Path, times: int, rebuilt_every: int) -> None:
    rng = random.Random(12)
    sound, whole = answers(library, QUESTIONS), state(library)
    for n in range(times):
        folder = tmp_path / "damaged"
        shutil.copytree(library.folder, folder)
        edition = folder / "editions" / library.edition().id
        files = sorted(
            path
            for path in edition.rglob("*")
            if path.is_file() and path.parent.name != "originals" and path.name != "truth.sqlite"
        )
        done = damage(rng.choice(files), rng)
        harmed = Library(folder, WordCounting())
        told = list(harmed.faults())
        assert told, f"{done}: not noticed"
        assert all(fault.endswith((".", "rebuild")) for fault in told), told
        if n % rebuilt_every == 0:
            put_back(harmed)
            assert list(harmed.faults()) == []
            assert (answers(harmed, QUESTIONS), state(harmed)) == (sound, whole), done
        shutil.rmtree(folder)


@pytest.mark.slow
def test_100_damages_to_index_files_are_noticed_and_mended(library, tmp_path):
    damages(library, tmp_path, 100, rebuilt_every=8)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_500_damages_to_index_files_are_noticed_and_each_is_mended(library, tmp_path):
    damages(library, tmp_path, 500, rebuilt_every=1)


def test_no_flipped_bit_of_what_an_edition_says_of_itself_goes_unnoticed(library):
    manifest = library.folder / "editions" / library.edition().id / "edition.json"
    whole = manifest.read_bytes()
    for at in range(len(whole)):
        manifest.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        with pytest.raises(LibraryError, match=r"edition\.json cannot be read"):
            read_manifest(manifest.parent)


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"other"), Path.unlink])
def test_a_damaged_original_is_told_and_stops_nothing(library, harm):
    before, sound = state(library), answers(library, QUESTIONS)
    document = library.edition().documents[1]
    harm(library.folder / "editions" / library.edition().id / "originals" / document.sha256)
    library = Library(library.folder, WordCounting())
    assert (state(library), answers(library, QUESTIONS)) == (before, sound)
    told = [
        f"{document.id}: the file {document.file} that was kept is missing or damaged; its"
        " paragraphs are not. Add the file again: python -m ingest add"
    ]
    assert list(library.faults()) == told
    with pytest.raises(LibraryError, match=f"ingest add {document.file}"):
        library.edition().original(document.id)
    add(library, *a_document("late.pdf", "Beds"))
    with library.writing() as writer:
        writer.remove("late")
    put_back(library)
    assert (state(library), answers(library, QUESTIONS)) == (before, sound)
    assert list(library.faults()) == told
    number = int(document.id.removeprefix("document-"))
    again = a_document(document.file, *contents(-number))
    assert add(library, *again) == "replaced"
    assert list(library.faults()) == []
    assert library.edition().original(document.id) == again[2]
    assert library.edition().earlier == ()


def test_a_backup_taken_during_an_ingest_gives_the_answers_of_before_or_after(
    forks, library, tmp_path
):
    now = state(library)
    for seed in range(1, 5):
        process = forks.Process(target=change, args=(library.folder, now, seed))
        process.start()
        time.sleep(random.Random(seed).uniform(0, 0.6))
        copy = tmp_path / f"backup-{seed}"
        # cp says so when a half-made edition vanishes under it, and copies everything else.
        subprocess.run(["cp", "-a", library.folder, copy], stderr=subprocess.DEVNULL, check=False)
        process.join()
        restored = Library(copy, WordCounting())
        after = changed(now, seed)
        found = state(restored)
        assert found in (now, after)
        expected = after if state(library) == found else now
        assert found == expected
        add(restored, *a_document("next.pdf", "Beds"))
        assert list(restored.faults()) == []
        now = state(library)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 6 MB, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder]
    try:
        done = subprocess.run(command, capture_output=True)
    except OSError:
        left_out("there is no mount here")
    if done.returncode:
        left_out("only an administrator may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_leaves_the_library_as_it_was(small_disk):
    library = Library(small_disk / "library", WordCounting())
    add(library, *a_document("document-1.pdf", *contents(1)))
    before = state(library)
    refused = 0
    for n in range(2, 10):
        try:
            add(library, *a_document(f"document-{n}.pdf", *contents(n) * 20))
            before = state(library)
        except LibraryError as error:
            refused += 1
            assert "as it was before" in str(error) or "Make room" in str(error)
            assert state(library) == before
            assert list(library.faults()) == []
    assert refused
    subprocess.run(["mount", "-o", "remount,size=60m", small_disk], check=True)
    assert add(library, *a_document("document-99.pdf", *contents(99) * 20)) == "added"


def test_a_read_only_library_is_read_and_says_that_it_cannot_be_written(small_disk):
    library = Library(small_disk / "library", WordCounting())
    add(library, *a_document("document-1.pdf", *contents(1)))
    expected = answers(library, QUESTIONS)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    only_read = Library(library.folder, WordCounting())
    assert answers(only_read, QUESTIONS) == expected
    assert list(only_read.faults()) == []
    with pytest.raises(LibraryError, match=r"could not be written .*as it was before"):
        add(only_read, *a_document("document-2.pdf", "Beds"))
    assert answers(only_read, QUESTIONS) == expected


def read_for(folder: Path, seconds: float, failed) -> None:
    """Asks again and again; every edition must hold one round only, whole."""
    library, ends, asked = Library(folder, WordCounting()), time.monotonic() + seconds, 0
    try:
        while time.monotonic() < ends:
            edition = library.edition()
            found = edition.search("round", "round of the ring", limit=200)
            rounds = {one.paragraph.text.split()[1] for one in found}
            for document in edition.documents:
                texts = [p.text for p in edition.paragraphs(document.id)]
                rounds |= {text.split()[1] for text in texts}
                assert edition.original(document.id)
            assert len(rounds) == 1, rounds
            asked += 1
            time.sleep(0.02)
        assert asked > 3
    except BaseException as error:
        failed.put(repr(error))
        raise


def readers_beside_a_writer(forks, folder: Path, readers: int, seconds: float) -> int:
    """How many rounds were written while others read."""
    library = Library(folder, WordCounting())

    def write(n: int) -> None:
        with library.writing() as writer:
            wanted = {f"document-{i}" for i in range(2 + n % 3)}
            for gone in {version.id for version in writer.versions()} - wanted:
                writer.remove(gone)
            for id in sorted(wanted):
                writer.add(*a_document(f"{id}.pdf", *[f"round {n} part {i}" for i in range(20)]))

    write(0)
    failed = forks.Queue()
    others = [
        forks.Process(target=read_for, args=(folder, seconds, failed)) for _ in range(readers)
    ]
    for other in others:
        other.start()
    ends, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        rounds += 1
        write(rounds)
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0] * readers, failed.get()
    return rounds


@pytest.mark.slow
def test_readers_beside_a_writer_see_whole_editions_only(forks, tmp_path):
    assert readers_beside_a_writer(forks, tmp_path / "library", 3, 10) >= 3


@pytest.mark.long
@pytest.mark.timeout(300)
def test_8_readers_beside_a_writer_for_a_minute_see_whole_editions_only(forks, tmp_path):
    assert readers_beside_a_writer(forks, tmp_path / "library", 8, 60) >= 10
