"""`python -m assistant records …` and `… why`: what the administrator sees and does."""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import NotThere, SettingsError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.records.records import Records


WHAT = ("overview", "list", "export", "forget", "clear")


def add_commands(commands: Any) -> None:
    """Adds `records` and `why` to the commands of the assistant."""
    records = commands.add_parser("records", help="what was asked, refused and marked wrong")
    records.add_argument("what", nargs="?", default="overview", choices=WHAT)
    records.add_argument("name", nargs="?", default="", help="a file, or whom to forget")
    records.add_argument("--refused", dest="only", action="store_const", const="refused")
    records.add_argument("--wrong", dest="only", action="store_const", const="marked wrong")
    records.add_argument("--last", type=int, default=-1, metavar="N", help="so many answers; all")
    records.add_argument("--json", action="store_true", help="one JSON object for each answer")
    records.set_defaults(run=_records)
    reason = commands.add_parser("why", help="why a question is answered or refused as it is")
    reason.add_argument("question", help="the question, or the id of its record")
    reason.set_defaults(run=_why)
    for command in (records, reason):
        command.add_argument("--library", metavar="DIR", help="where the documents are kept")


def _records(chosen: argparse.Namespace, settings: Settings) -> int:
    from assistant.records.overview import overview, seen
    from assistant.records.records import Records
    from assistant.records.written import export

    records = Records(settings.library, settings.record_days)
    with _told():
        if chosen.what in ("forget", "clear"):
            number = _deleted(records, chosen.what, chosen.name, settings.library)
            print(f"{number} answers deleted.")
            return 0
        if chosen.what == "overview":
            print("\n".join(overview(seen(records, datetime.now(UTC).date()))))
            return 0
        answers = records.answers(chosen.only or "", chosen.last)
        if chosen.what == "export":
            if not chosen.name:
                raise SettingsError("Name the file to write: records export answers.csv")
            export(answers, Path(chosen.name))
            print(f"{len(answers)} answers written to {chosen.name}.", file=sys.stderr)
        else:
            for row in answers:
                print(json.dumps(row, ensure_ascii=False) if chosen.json else _line(row))
    return 0


def _deleted(records: Records, what: str, name: str, library: Path) -> int:
    from assistant.pages.forgetting import forget

    if what == "clear":
        return len(records.clear_old())
    if not name:
        raise SettingsError("Say whose questions to delete: records forget NAME")
    return forget(library, records, name)


def _why(chosen: argparse.Namespace, settings: Settings) -> int:
    from assistant.answers import Question
    from assistant.library import Library
    from assistant.pages.texts import say
    from assistant.pipeline import Assistant
    from assistant.records.records import Records
    from assistant.records.why import why

    with _told():
        row = Records(settings.library, settings.record_days).answer(chosen.question)
    question = row["question"] if row else chosen.question
    if row:
        print(f"Recorded {row['at']}: {question}")
    for line in why(Assistant(Library.open(settings)), Question(question), say):
        print(line)
    return 0


def _line(row: dict[str, Any]) -> str:
    """One answer on one line; who asked is a pseudonym."""
    told = f"{row['outcome']}{', ' + row['reason'] if row['reason'] else ''}"
    marked = f" [marked {row['verdict']}]" if row["verdict"] else ""
    return f"{row['at']}  {row['id']}  {row['who']}  {told}{marked}  {row['question']}"


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise NotThere(
            f"The records cannot be read ({error}). Run this as the account that runs the page."
        ) from error
