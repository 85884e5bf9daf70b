"""python -m eval.walk --library DIR: which files one answer touches, and how often it comes back.

A file is entered by a call from another of our files. It is come back to once for each further
place in the code that calls into it: loops do not count, for a reader follows them once. The same
for rooms: a folder of the assistant, or a file that lies in none.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import assistant
from assistant.answers import Question
from assistant.library import Library
from assistant.pipeline import Assistant
from assistant.settings import Settings

OURS = f"{Path(assistant.__file__).parent}/"  # of the release that is imported, not of this file
QUESTIONS = {
    "a fact": "How many children were in care in Ashmere at the end of December 2018?",
    "a grade": "What was the overall effectiveness of Ashmere in 2019?",
    "a comparison": "How do the documents compare on caseloads?",
    "two in one": "Who was the lead inspector in Ashmere and how many children were in care there?",
}
MOST = 2  # times that an answer may come back to one file

Walk = Mapping[str, frozenset[tuple[str, int]]]


def walk_of(assistant: Assistant, question: str) -> Walk:
    """Each of our files that the answer touches, with the places that called into it."""
    places: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)

    def seen(frame: FrameType, event: str, _: Any) -> None:
        file = frame.f_code.co_filename
        if event != "call" or not file.startswith(OURS):
            return
        caller = frame.f_back
        while caller is not None and not caller.f_code.co_filename.startswith(OURS):
            caller = caller.f_back
        if caller is None:
            places[file].add(("", 0))
        elif caller.f_code.co_filename != file:
            places[file].add((caller.f_code.co_filename, caller.f_lineno))

    sys.setprofile(seen)
    try:
        assistant.answer(Question(question))
    finally:
        sys.setprofile(None)
    return {file.removeprefix(OURS): frozenset(calls) for file, calls in places.items()}


def rooms_of(walk: Walk) -> Walk:
    """The same walk by rooms; calls from inside a room do not enter it."""
    rooms: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for file, places in walk.items():
        room = file.partition("/")[0]
        outside = {p for p in places if p[0].removeprefix(OURS).partition("/")[0] != room}
        rooms[room] |= outside
    return {room: frozenset(places) for room, places in rooms.items()}


def told(name: str, walk: Walk) -> str:
    """ "a fact: 31 files, 52 comings back, to text/words 9 …", and the same by rooms."""
    lines = []
    for what, by in (("files", walk), ("rooms", rooms_of(walk))):
        again = {place: len(calls) - 1 for place, calls in by.items()}
        often = sorted((-times, place.removesuffix(".py")) for place, times in again.items())
        listed = ", ".join(f"{place} {-times}" for times, place in often if -times > MOST)
        lines.append(f"{len(by)} {what}, {sum(again.values())} comings back (to {listed})")
    return f"{name}: " + "; ".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.walk", description=__doc__)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--ask", metavar="QUESTION", help="another question than the four")
    options = parser.parse_args()
    settings = Settings(library=options.library)
    asked = Assistant(Library.open(settings))
    asked.answer(Question("What should be improved?"))  # what is read once is read now
    for name, question in ({"asked": options.ask} if options.ask else QUESTIONS).items():
        print(told(name, walk_of(asked, question)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
