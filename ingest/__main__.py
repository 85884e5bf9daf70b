"""python -m ingest add | sync | changes | show | list | kinds | remove | check | rebuild | …"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from assistant.access.rules import access_from
from assistant.access.visible import check_limits
from assistant.answer_json import particulars
from assistant.errors import AssistantError, FileRefused, LibraryError, LibraryIsEmpty
from assistant.kinds.every import EVERY
from assistant.library import Library
from assistant.outcome import Outcome
from assistant.settings import Settings
from ingest import backup
from ingest.adding import added, read_again
from ingest.apart.limits import Children, FileIn
from ingest.files import contents_of, places_of
from ingest.folders import command as folders
from ingest.read_again import readings_in
from ingest.telling import STOPPED, counted, library_of, progress, report, say, writing


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code: 0 done, 1 some inputs failed, 2 nothing could be done."""
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file name may hold anything
    try:
        with _stopped_by_a_signal():
            code: int = asked.command(asked)
            return code
    except AssistantError as error:
        say(str(error))
    except KeyboardInterrupt:
        say("Stopped. The library is as it was before.")
    except BrokenPipeError:  # the reader of our output had enough
        sys.stderr.close()
    return 2


def add(asked: argparse.Namespace) -> int:
    places, wrong = places_of(asked.paths, asked.follow_links)
    for sentence in wrong:
        say(sentence)
    if asked.replaces and len(places) != 1:
        raise LibraryError("--replaces goes with one file: the newer version of that document.")
    outcomes: tuple[Outcome, ...] = ()
    if places:
        library = library_of(asked)
        anew = library.is_of_another_format()
        if anew:
            say("Another release made this library: every document is read again.")
        with (
            writing(library, anew) as writer,
            Children() as children,
            progress(len(places), each=asked.json == "lines") as seen,
        ):
            if anew:
                read_again(writer, children, seen)
            outcomes = added(places, writer, children, seen, asked.replaces, asked.exempt)
    return report(asked, outcomes, wrong)


def rebuild(asked: argparse.Namespace) -> int:
    library = library_of(asked)
    documents = _documents_in(library)
    with (
        writing(library, anew=True) as writer,
        Children() as children,
        progress(len(documents)) as on,
    ):
        outcomes = read_again(writer, children, on)
    return min(1, report(asked, outcomes, ()))  # what could not be read again is still there


def show(asked: argparse.Namespace) -> int:
    places, wrong = places_of([asked.file])
    if wrong or len(places) != 1 or asked.file.is_dir():
        raise FileRefused(wrong[0] if wrong else f"{asked.file} is a folder. Name one file.")
    with Children(count=1) as children:
        data, sidecar = contents_of(places[0], children.limits.size)
        read = children.read(FileIn(places[0].name, data, sidecar))
    names = "number numbering part section first_page last_page text".split()
    for paragraph in read.paragraphs:
        print(json.dumps({name: getattr(paragraph, name) for name in names}, ensure_ascii=False))
    for problem in read.problems:
        say(problem.message)
    return 0


def list_documents(asked: argparse.Namespace) -> int:
    edition = library_of(asked).edition()
    for document in edition.documents:
        row = {"document": document.id, **particulars(edition, document)}
        if asked.json:
            print(json.dumps(row, ensure_ascii=False))
        else:
            date, title = row["date"] or "no date", row["title"]
            print(f"{document.id}  {date}  {row['paragraphs']} paragraphs  {title}")
    return 0


def list_kinds(asked: argparse.Namespace) -> int:
    """The kinds of document that are told apart, in the order they are tried, and by what."""
    for kind in EVERY:
        if asked.json:
            print(json.dumps(asdict(kind), ensure_ascii=False))
            continue
        print(f"{kind.name or 'plain'}: {kind.about}")
        if kind.nouns:
            print(f"  called: {', '.join(kind.nouns)}")
        for sign in kind.signs:
            print(f"  told by: {sign.in_words}")
    return 0


def remove(asked: argparse.Namespace) -> int:
    failed = []
    with writing(library_of(asked)) as writer:
        for document in asked.documents:
            try:
                writer.remove(document)
            except AssistantError as error:
                failed.append(document)
                say(str(error))
    done = len(asked.documents) - len(failed)
    print(f"{counted(done, 'document')} removed.")
    return 0 if not failed else 1 if done else 2


def check(asked: argparse.Namespace) -> int:
    library = library_of(asked)
    faults = list(library.faults())
    for fault in faults:
        print(fault)
    if faults and not any("Restore a copy" in f or "ingest rebuild" in f for f in faults):
        print("Make every index anew from the kept originals: python -m ingest rebuild")
    if faults:
        return 1
    check_limits(access_from(Settings.from_environment().access), library)
    edition = library.edition()
    with Children() as children:
        for line in readings_in(edition, children, asked.reread):
            print(line, flush=True)
    paragraphs = sum(edition.count(document.id) for document in edition.documents)
    documents = counted(len(edition.documents), "document")
    print(f"{documents}, {counted(paragraphs, 'paragraph')}: all there and all found.")
    return 0


def _documents_in(library: Library) -> Sequence[object]:
    """How much there is to rebuild, as far as a damaged library can tell."""
    try:
        return library.edition().documents
    except LibraryIsEmpty:
        raise
    except AssistantError:
        return ()


@contextmanager
def _stopped_by_a_signal() -> Iterator[None]:
    """What a service manager sends to end a process ends it as Ctrl-C does: nothing half done."""

    def stop(*_: object) -> NoReturn:
        STOPPED.set()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    STOPPED.clear()
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Files into the library.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], what: str
    ) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=what, description=what)
        one.set_defaults(command=run)
        return one

    adding = command("add", add, "Add or update files and folders.")
    adding.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    adding.add_argument(
        "--replaces", default="", metavar="ID", help="the file is a newer version of this document"
    )
    adding.add_argument(
        "--exempt", action="store_true", help="also papers marked as not for publication"
    )
    adding.add_argument(
        "--follow-links", action="store_true", help="also links that lead out of the folder"
    )
    folders.add_to(commands)
    backup.add_to(commands)
    showing = command("show", show, "Paragraphs of a file as JSON lines; nothing is stored.")
    showing.add_argument("file", type=Path, metavar="FILE")
    listing = command("list", list_documents, "The documents in the library.")
    kinds = command("kinds", list_kinds, "The kinds of document, and what tells each.")
    removing = command("remove", remove, "Remove documents and every version of them.")
    removing.add_argument("documents", nargs="+", metavar="ID")
    checking = command(
        "check",
        check,
        "How well each was read, and that all is there and found.",
    )
    checking.add_argument(
        "--reread", action="store_true", help="read every kept original again, which takes longer"
    )
    rebuilding = command("rebuild", rebuild, "Read the kept originals and make every index anew.")
    for one in (adding, listing, removing, checking, rebuilding):
        one.add_argument("--library", type=Path, metavar="DIR", help="the library's folder")
    for one in (adding, listing, rebuilding, kinds):
        one.add_argument("--json", action="store_true", help="results as JSON")
    adding.add_argument(
        "--json-lines",
        dest="json",
        action="store_const",
        const="lines",
        help="as --json, and before it each file on a line of its own as soon as it is done",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
