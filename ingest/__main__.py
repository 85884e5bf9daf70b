"""python -m ingest add | show | list | kinds | remove | check | rebuild"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from io import TextIOWrapper
from pathlib import Path

from tqdm import tqdm

from assistant.errors import (
    AssistantError,
    FileRefused,
    LibraryError,
    LibraryIsBusy,
    LibraryIsEmpty,
)
from assistant.kinds.every import EVERY
from assistant.library import Library, Writer
from assistant.settings import Settings
from ingest.adding import Seen, added, read_again
from ingest.apart.limits import Children, FileIn
from ingest.files import contents_of, places_of
from ingest.read_again import readings_in
from ingest.shelf import Outcome

_KEPT = ("added", "replaced", "unchanged", "moved")
WAIT = (
    600  # seconds for another writer to finish; a first ingest of hundreds of files takes minutes
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code: 0 done, 1 some inputs failed, 2 nothing could be done."""
    asked = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a file name may hold anything
    try:
        code: int = asked.command(asked)
        return code
    except AssistantError as error:
        _say(str(error))
    except KeyboardInterrupt:
        _say("Stopped. The library is as it was before.")
    except BrokenPipeError:  # the reader of our output had enough
        sys.stderr.close()
    return 2


def add(asked: argparse.Namespace) -> int:
    places, wrong = places_of(asked.paths, asked.follow_links)
    for sentence in wrong:
        _say(sentence)
    if asked.replaces and len(places) != 1:
        raise LibraryError("--replaces goes with one file: the newer version of that document.")
    outcomes: tuple[Outcome, ...] = ()
    if places:
        library = _library(asked)
        anew = library.is_of_another_format()
        if anew:
            _say("Another release made this library: every document is read again.")
        with _writing(library, anew) as writer, Children() as children, _progress(places) as seen:
            if anew:
                read_again(writer, children, seen)
            outcomes = added(places, writer, children, seen, asked.replaces, asked.exempt)
    return _report(asked, outcomes, wrong)


def rebuild(asked: argparse.Namespace) -> int:
    library = _library(asked)
    documents = _documents_in(library)
    with _writing(library, anew=True) as writer, Children() as children, _progress(documents) as on:
        outcomes = read_again(writer, children, on)
    return min(1, _report(asked, outcomes, ()))  # what could not be read again is still there


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
        _say(problem.message)
    return 0


def list_documents(asked: argparse.Namespace) -> int:
    edition = _library(asked).edition()
    for document in edition.documents:
        row = {
            "document": document.id,
            "title": document.title,
            "authority": document.facts.authority,
            "kind": document.facts.kind,
            "date": document.facts.when,
            "file": document.file,
            "pages": document.pages,
            "paragraphs": edition.count(document.id),
        }
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
    with _writing(_library(asked)) as writer:
        for document in asked.documents:
            try:
                writer.remove(document)
            except AssistantError as error:
                failed.append(document)
                _say(str(error))
    done = len(asked.documents) - len(failed)
    print(f"{_counted(done, 'document')} removed.")
    return 0 if not failed else 1 if done else 2


def check(asked: argparse.Namespace) -> int:
    library = _library(asked)
    faults = list(library.faults())
    for fault in faults:
        print(fault)
    if faults and not any("Restore a copy" in f or "ingest rebuild" in f for f in faults):
        print("Make every index anew from the kept originals: python -m ingest rebuild")
    if faults:
        return 1
    edition = library.edition()
    with Children() as children:
        for line in readings_in(edition, children, asked.reread):
            print(line, flush=True)
    paragraphs = sum(edition.count(document.id) for document in edition.documents)
    documents = _counted(len(edition.documents), "document")
    print(f"{documents}, {_counted(paragraphs, 'paragraph')}: all there and all found.")
    return 0


def _library(asked: argparse.Namespace) -> Library:
    settings = Settings.from_environment()
    return Library.open(replace(settings, library=asked.library) if asked.library else settings)


@contextmanager
def _writing(library: Library, anew: bool = False) -> Iterator[Writer]:
    """A writer, at once or, having said so, when another has finished."""
    try:
        with library.the_lock():
            pass
    except LibraryIsBusy as error:
        _say(f"{error} Waiting for it.")
    with library.writing(WAIT, anew) as writer:
        yield writer


@contextmanager
def _progress(work: Sequence[object]) -> Iterator[Seen]:
    """A bar on standard error for work that takes more than a second, where a person looks on."""
    with tqdm(total=len(work), unit="file", delay=1, disable=None, leave=False) as bar:

        def seen(outcome: Outcome) -> None:
            if outcome.message:
                bar.write(outcome.message, file=sys.stderr)
            bar.update()

        yield seen


def _report(asked: argparse.Namespace, outcomes: Sequence[Outcome], wrong: Sequence[str]) -> int:
    """Prints what became of the files; the exit code."""
    refused = [outcome for outcome in outcomes if outcome.what == "refused"]
    kept = [outcome for outcome in outcomes if outcome.what in _KEPT]
    if asked.json:
        print(json.dumps({"files": [asdict(o) for o in outcomes], "errors": list(wrong)}))
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
            f"{_counted(len(kept), 'document')},"
            f" {_counted(sum(o.paragraphs for o in kept), 'paragraph')},"
            f" {_counted(sum(o.pages for o in kept), 'page')},"
            f" {_counted(problems, 'problem')}{f' ({counts})' if counts else ''}"
        )
    if not refused and not wrong:
        return 0
    return 1 if len(refused) < len(outcomes) else 2


def _documents_in(library: Library) -> Sequence[object]:
    """How much there is to rebuild, as far as a damaged library can tell."""
    try:
        return library.edition().documents
    except LibraryIsEmpty:
        raise
    except AssistantError:
        return ()


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


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
    return parser


if __name__ == "__main__":
    sys.exit(main())
