"""What a command of `python -m ingest` works on, and how it tells what came of it."""

from __future__ import annotations

import argparse
import json
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import partial
from types import MappingProxyType

from tqdm import tqdm

from assistant.errors import LibraryIsBusy
from assistant.library import Library, Writer
from assistant.outcome import Outcome
from assistant.settings import Settings
from ingest.adding import Seen
from ingest.faults import signs_go_to

# Seconds for another writer to finish; a first ingest of hundreds of files takes minutes.
WAIT = 600
# Set when the process is told to end: the exception alone is lost where it meets a destructor.
STOPPED = threading.Event()


def library_of(asked: argparse.Namespace) -> Library:
    settings = Settings.from_environment()
    return Library.open(replace(settings, library=asked.library) if asked.library else settings)


@contextmanager
def writing(library: Library, anew: bool = False) -> Iterator[Writer]:
    """A writer, at once or, having said so, when another has finished."""
    try:
        with library.the_lock():
            pass
    except LibraryIsBusy as error:
        say(f"{error} Waiting for it.")
    with library.writing(WAIT, anew) as writer:
        yield writer


@contextmanager
def progress(total: int | None = None, each: bool = False) -> Iterator[Seen]:
    """A bar on standard error for work that takes more than a second, where a person looks on.

    With `each`, an outcome is printed as JSON, on a line of its own, as soon as its file is done,
    and an empty line with each sign that a long one is still being read.
    """
    if each:
        signs_go_to(partial(print, flush=True))
    with tqdm(total=total, unit="file", delay=1, disable=None, leave=False) as bar:

        def seen(outcome: Outcome) -> None:
            if outcome.message:
                bar.write(outcome.message, file=sys.stderr)
            if each:
                print(json.dumps(asdict(outcome)), flush=True)
            bar.update()

        yield seen


def report(
    asked: argparse.Namespace,
    outcomes: Sequence[Outcome],
    wrong: Sequence[str],
    more: Mapping[str, object] = MappingProxyType({}),
) -> int:
    """Prints what became of the files, and as JSON what `more` there is to say; the exit code."""
    refused = [outcome for outcome in outcomes if outcome.what == "refused"]
    kept = [outcome for outcome in outcomes if outcome.kept]
    if asked.json:
        print(json.dumps({"files": [asdict(o) for o in outcomes], "errors": list(wrong), **more}))
    else:
        for outcome in kept:
            if outcome.summary:
                print(f"{outcome.name}: {outcome.summary}")
            for problem in outcome.problems:
                where = f", {problem.where}" if problem.where else ""
                print(f"  {problem.kind}{where}: {problem.message}")
        problems = sum(len(outcome.problems) for outcome in kept) + len(refused) + len(wrong)
        counts = ", ".join(
            f"{sum(o.what == what for o in outcomes)} {what}"
            for what in dict.fromkeys(outcome.what for outcome in outcomes)
        )
        print(
            f"{counted(len(kept), 'document')},"
            f" {counted(sum(o.paragraphs for o in kept), 'paragraph')},"
            f" {counted(sum(o.pages for o in kept), 'page')},"
            f" {counted(problems, 'problem')}{f' ({counts})' if counts else ''}"
        )
    if not refused and not wrong:
        return 0
    return 1 if len(refused) < len(outcomes) else 2


def counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
