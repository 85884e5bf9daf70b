"""The same library on a real Chroma server on loopback, with several readers."""

from __future__ import annotations

import gc
import shutil
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.editions.chroma_index import ChromaIndex
from assistant.errors import LibraryError
from assistant.library import Library
from tests.support.small_library import WordCounting, a_document, add, answers

pytestmark = [
    pytest.mark.slow,
    # chromadb's HTTP client leaves connections to the garbage collector when the server dies.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

QUESTIONS = [f"w{n} w{n + 1} w{n + 7}" for n in range(40)]


def some(name: str, seed: int):
    rng = np.random.default_rng(seed)
    words = [f"w{n}" for n in range(60)]
    return a_document(name, *(" ".join(rng.choice(words, 8)) for _ in range(30)))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    chroma = shutil.which("chroma", path=str(Path(sys.executable).parent))
    folder, port = tmp_path_factory.mktemp("chroma"), free_port()
    command = [chroma, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"127.0.0.1:{port}", running
    running.kill()
    running.wait()


def held(library: Library) -> int:
    edition = library.edition()
    with ChromaIndex(library.chroma, f"library-{edition._store.stamp('library')}") as chroma:
        return chroma.count


def test_a_library_on_a_server_answers_as_one_in_a_folder(server, tmp_path):
    address, running = server
    served = Library(tmp_path / "served", WordCounting(), address)
    local = Library(tmp_path / "local", WordCounting())
    for library in (served, local):
        with library.writing() as writer:
            for n in range(4):
                writer.add(*some(f"{n}.pdf", n))
    assert answers(served, QUESTIONS) == answers(local, QUESTIONS)
    assert list(served.faults()) == []
    assert not (served.folder / "editions" / served.edition().id / "chroma").exists()

    # Several readers of their own, one of them still on the edition before.
    readers = [Library(served.folder, WordCounting(), address) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda reader: answers(reader, QUESTIONS), readers))
    assert found == [answers(local, QUESTIONS)] * 4
    late = readers[0].edition()

    for library in (served, local):
        add(library, *some("1.pdf", 100))
    assert answers(readers[1], QUESTIONS) == answers(local, QUESTIONS)
    assert held(served) == 150  # what the late reader still uses is still there
    assert len(late.search(QUESTIONS[0], QUESTIONS[0], limit=10)) >= 10
    add(served, *some("4.pdf", 4))
    assert held(served) == 150  # 5 documents of 30: what was replaced has gone
    assert list(served.faults()) == []

    # A whole edition copied to another machine, with the server for its vectors.
    shutil.copytree(served.folder / "editions" / served.edition().id, tmp_path / "copy")
    copy = Library(tmp_path / "copy", WordCounting(), address)
    assert answers(copy, QUESTIONS) == answers(served, QUESTIONS)

    # The server gone: questions are answered all the same, writing says what is wrong.
    expected = answers(served, QUESTIONS)
    running.kill()
    running.wait()
    alone = Library(served.folder, WordCounting(), address)
    assert answers(alone, QUESTIONS) == expected
    before = alone.edition().id
    with pytest.raises(LibraryError, match=r"The Chroma server .* cannot be used"):
        add(alone, *some("5.pdf", 5))
    assert alone.edition().id == before
    del alone, readers, late, copy, served
    gc.collect()
