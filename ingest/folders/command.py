"""The commands `python -m ingest sync` and `python -m ingest changes`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from assistant.errors import AssistantError, LibraryIsEmpty
from assistant.library import Edition, Library
from assistant.settings import Settings
from ingest.adding import read_again
from ingest.apart.limits import Children
from ingest.folders.evidence import (
    Change,
    Cited,
    changes_among,
    cited_in_conversations,
    cited_in_file,
    cited_on_record,
)
from ingest.folders.folder import Folder, folders_of
from ingest.folders.noted import notes_in, write_notes
from ingest.folders.rehearsal import RehearsedReaders, RehearsedWriter
from ingest.folders.step import Step, in_step
from ingest.telling import STOPPED, counted, library_of, progress, report, say, writing
from ingest.version import reader_version


def sync(asked: argparse.Namespace) -> int:
    """Once, or again and again until the process is told to end."""
    folders = folders_of(tuple(asked.folders) or Settings.from_environment().folders)
    if not asked.every:
        return _synced(asked, folders)
    try:
        while not STOPPED.is_set():
            try:
                _synced(asked, folders)
            except AssistantError as error:  # a disk that is full now may have room the next time
                say(str(error))
            STOPPED.wait(asked.every * 60)
    except KeyboardInterrupt:
        pass
    say("Stopped. The library holds what the last whole sync brought.")
    return 0


def changes(asked: argparse.Namespace) -> int:
    """What kept answers cite and is no longer as it was; the exit code is 0 either way."""
    library = library_of(asked)
    cited = [*_cited_in(library)]
    for path in asked.answers:
        cited += cited_in_file(path)
    found = list(changes_among(cited, library.edition()))
    for lines in map(_as_json, found) if asked.json else _as_text(found):
        print(lines)
    if not asked.json:
        print(
            f"{counted(len(found), 'citation')} of {len(cited):,} in kept answers"
            f" {'is' if len(found) == 1 else 'are'} no longer as it was."
        )
    return 0


def _synced(asked: argparse.Namespace, folders: Sequence[Folder]) -> int:
    library = library_of(asked)
    noted = notes_in(library.folder, reader_version())
    if asked.dry_run:
        rehearsed = RehearsedWriter(_edition_of(library)), RehearsedReaders()
        step = in_step(folders, *rehearsed, lambda outcome: None, noted, asked.remove_many)
        for outcome in step.outcomes if not asked.json else ():
            if outcome.what != "unchanged":
                print(f"{outcome.what}: {outcome.name}")
        say("Nothing was changed. This is what a sync would do, if every new file can be read.")
        _say_all((*step.wrong, *step.passed_over))
        return report(asked, step.outcomes, step.wrong, {"dry_run": True})
    anew = library.is_of_another_format()
    if anew:
        say("Another release made this library: every document is read again.")
    with writing(library, anew) as writer, Children() as children, progress() as seen:
        if anew:
            read_again(writer, children, seen)
        step = in_step(folders, writer, children, seen, noted, asked.remove_many)
        write_notes(library.folder, reader_version(), step.notes)
    _say_all((*step.wrong, *step.passed_over))
    harmed = _evidence_harmed(library, step)
    if harmed:
        say(f"{counted(harmed, 'kept citation')} changed since: python -m ingest changes")
    return report(asked, step.outcomes, step.wrong, {"changed_citations": harmed})


def _say_all(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        say(sentence)


def _evidence_harmed(library: Library, step: Step) -> int:
    """How many citations of kept answers are no longer as they were."""
    if not any(outcome.what in ("replaced", "removed") for outcome in step.outcomes):
        return 0
    edition = _edition_of(library)
    if edition is None:
        return 0
    return sum(1 for _ in changes_among(_cited_in(library), edition))


def _cited_in(library: Library) -> Iterator[Cited]:
    yield from cited_in_conversations(library.folder)
    yield from cited_on_record(library.folder)


def _edition_of(library: Library) -> Edition | None:
    try:
        return library.edition()
    except LibraryIsEmpty:
        return None


def _as_json(change: Change) -> str:
    return json.dumps(asdict(change), ensure_ascii=False)


def _as_text(found: Sequence[Change]) -> Iterator[str]:
    """Each paragraph once, with what became of it and where it was cited."""

    def cited(change: Change) -> tuple[str, str, str, str]:
        one = change.cited
        return one.document, one.part, one.number, one.text

    for _, alike in groupby(sorted(found, key=cited), key=cited):
        first, *others = alike
        yield f"{_where(first.cited)}: {_told(first)}"
        yield f"  was: {first.cited.text}"
        if first.now:
            yield f"  now: {first.now}"
        for one in (first, *others):
            asked = f": {one.cited.question}" if one.cited.question else ""
            yield f"  cited in {one.cited.kept}{asked}"


def _where(cited: Cited) -> str:
    return ", ".join(filter(None, (cited.document, cited.part, cited.number)))


def _told(change: Change) -> str:
    if change.what == "changed":
        return "its words have changed"
    if change.what == "renumbered":
        return f"its words stand as {change.stands} now"
    gone = "the document was removed" if change.what == "removed" else "it is not there any more"
    return f"{gone}; the same words stand in {change.stands}" if change.stands else gone


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Both commands with their arguments."""
    what = "Keep the library in step with folders: new, changed, renamed, moved, gone."
    syncing = commands.add_parser("sync", help=what, description=what)
    syncing.set_defaults(command=sync)
    syncing.add_argument(
        "folders", nargs="*", metavar="FOLDER", help="or those of ASSISTANT_FOLDERS"
    )
    syncing.add_argument("--dry-run", action="store_true", help="say what would be done")
    syncing.add_argument(
        "--every", type=float, default=0, metavar="MINUTES", help="again and again, until stopped"
    )
    syncing.add_argument(
        "--remove-many", action="store_true", help="also when most files of a folder are gone"
    )
    what = "Kept answers that cite a paragraph which has changed or gone since."
    changing = commands.add_parser("changes", help=what, description=what)
    changing.set_defaults(command=changes)
    changing.add_argument(
        "--answers",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="answers as JSON, one a line; may be repeated",
    )
    for one in (syncing, changing):
        one.add_argument("--library", type=Path, metavar="DIR", help="the library's folder")
        one.add_argument("--json", action="store_true", help="results as JSON")
