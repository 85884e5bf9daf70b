"""Fifty people at once, and a working day: nobody gets another's answer, nothing grows or leaks.

The long ones print their figures.
"""

import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.embedding.minilm import MiniLM
from assistant.library import Library
from eval.figures import quantile
from ingest.reading import read
from tests.support.people import Person, Server, page_served
from tests.support.places import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.needs("signals")]
STARTS = "Ash Birch Cedar Elm Holly Juniper Larch Maple Oak Rowan".split()
ENDS = "borough combe field hurst ley".split()
TOWNS = [start + end for start in STARTS for end in ENDS]  # one for each of fifty people
ASKED = (
    "How many lorries does the depot of {town} hold?",
    "Who is the manager of {town}?",
    "When was {town} opened?",
    "How many staff are there in {town}?",
)


@dataclass(frozen=True, slots=True)
class Served:
    """The seconds of each answer, and the answers that were not their own."""

    seconds: list[float]
    wrong: list[str]


def report_on(town: str, year: int = 2020) -> str:
    at = TOWNS.index(town)
    return (
        f"Report on the depot of {town}\n\n"
        f"1. The depot of {town} holds {at + 100} lorries and was last inspected in {year}.\n\n"
        f"2. The manager of {town} is Alex {ENDS[at % 5].title()}by.\n\n"
        f"3. The depot of {town} was opened on {at % 28 + 1} May 1987.\n\n"
        f"4. There are {at + 300} staff in {town}.\n"
    )


def library_of(folder: Path) -> Path:
    library = Library(folder, MiniLM())
    with library.writing() as writer:
        for town in TOWNS:
            data = report_on(town).encode()
            reading = read(f"{town}.txt", data)
            writer.add(reading.document, reading.paragraphs, data)
    return folder


def asks(server: Server, town: str, questions: int, pause: float) -> Served:
    """One person, who reads each answer for as long as `pause` seconds, more or less."""
    person = Person(server.port)
    draw = random.Random(town)
    seconds, wrong = [], []
    for at in range(questions):
        time.sleep(draw.uniform(0, 2 * pause))
        started = time.perf_counter()
        drawn = person.ask(ASKED[at % len(ASKED)].format(town=town))
        seconds.append(time.perf_counter() - started)
        answer = drawn.rpartition('class="answer-words"')[2].partition("data-plain")[0]
        if town not in answer or any(other in answer for other in TOWNS if other != town):
            wrong.append(drawn)
    person.leave()
    return Served(seconds, wrong)


def all_at_once(server: Server, people: int, questions: int, pause: float) -> Served:
    with ThreadPoolExecutor(people) as pool:
        asked = [pool.submit(asks, server, t, questions, pause) for t in TOWNS[:people]]
        served = [one.result() for one in asked]
    seconds = sorted(second for one in served for second in one.seconds)
    return Served(seconds, [wrong for one in served for wrong in one.wrong])


def held(server: Server) -> str:
    return f"{server.memory()} MB, {server.open_files()} files, {server.threads()} threads"


@pytest.mark.parametrize(
    ("people", "questions", "pause"), [(6, 4, 1), pytest.param(50, 20, 10, marks=pytest.mark.long)]
)
def test_each_of_many_people_at_once_gets_their_own_answers(
    people, questions, pause, tmp_path, capsys
):
    """Fifty wait no more than six times as long as five do, and memory stays as it is."""
    with page_served(library_of(tmp_path / "library"), tmp_path / "log") as server:
        few = all_at_once(server, 5, questions, pause)
        before = server.memory(), held(server)
        many = all_at_once(server, people, questions, pause)
        after = server.memory()
        with capsys.disabled():
            for name, served in (("five", few), (f"{people}", many)):
                p50, p95 = (quantile(served.seconds, share) for share in (50, 95))
                print(f"\n{name} people: p50 {p50:.2f} s, p95 {p95:.2f} s", end="")
            print(f"\nbefore {before[1]}; after {held(server)}")
        said = server.log.read_text("utf-8")
    assert few.wrong == many.wrong == [] and said == ""
    if people == 50:
        assert quantile(many.seconds, 95) <= 6 * quantile(few.seconds, 95)
        assert after <= 1.25 * before[0]


@pytest.mark.long
def test_a_working_day_leaves_memory_files_and_threads_as_they_were(tmp_path, capsys):
    """Eight hours of 64 questions by people who come and go, with a sync after each hour."""
    folder, library = tmp_path / "papers", tmp_path / "library"
    folder.mkdir()
    for town in TOWNS:
        (folder / f"{town}.txt").write_text(report_on(town))
    synced(folder, library)
    seen: list[tuple[int, int, int]] = []
    wrong: list[str] = []
    with page_served(library, tmp_path / "log", kept=2) as server:  # pressed, as the day is
        for hour in range(8):
            served = all_at_once(server, 8, 8, pause=1)
            wrong += served.wrong
            (folder / f"{TOWNS[10 + hour]}.txt").write_text(report_on(TOWNS[10 + hour], 2021))
            (folder / f"{TOWNS[20 + hour]}.txt").unlink()
            synced(folder, library)
            asks(server, TOWNS[0], 1, 0)  # over the new edition
            seen.append((server.memory(), server.open_files(), server.threads()))
            with capsys.disabled():
                p95 = quantile(served.seconds, 95)
                print(f"\nhour {hour + 1}: p95 {p95:.2f} s, {held(server)}", end="", flush=True)
        said = server.log.read_text("utf-8")
    assert wrong == [] and said == ""
    (memory, files, threads), (*last,) = seen[0], seen[-1]
    assert last[0] <= 1.1 * memory and last[1] <= files + 8 and last[2] <= threads + 8


def synced(folder: Path, library: Path) -> None:
    command = [sys.executable, "-m", "ingest", "sync", str(folder), "--library", str(library)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
