"""Conversations kept for the reader who had them, each a file, for a number of days."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.answers import Answer, Turn

FOLDER = "conversations"
DAY = 24 * 60 * 60
LONGEST_NAME = 60  # characters
_TURNS = TypeAdapter(tuple[Turn, ...])
_ID = re.compile(r"[0-9a-f]{12}")
_cleared: dict[Path, date] = {}  # the day each library was last rid of what is too old


@dataclass(frozen=True, slots=True)
class Kept:
    """One conversation of the list: its id in the address, its name, when it was last added to."""

    id: str
    name: str
    when: float


class Shelf:
    """What one reader has asked. Nobody else can name it: its folder is a hash of their secret.

    `secret` is the unguessable word that the reader's browser keeps in a cookie. A conversation
    that quotes one of the `hidden` documents is not given back.
    """

    def __init__(self, library: Path, secret: str, days: int, hidden: Collection[str] = ()) -> None:
        self._hidden = frozenset(hidden)
        self._library = library
        self._folder = library / FOLDER / hashlib.sha256(secret.encode()).hexdigest()[:32]
        self._days = days

    def kept(self) -> tuple[Kept, ...]:
        """Every conversation that is still kept, the last first."""
        found = [self._entry(file) for file in self._folder.glob("*.json")]
        return tuple(sorted(filter(None, found), key=lambda kept: -kept.when))

    def turns(self, id: str) -> tuple[Turn, ...] | None:
        """The turns of a conversation; None where it is not there, expired or unreadable."""
        if not self._entry(self._file(id)):
            return None
        try:
            told = json.loads(self._file(id).read_text("utf-8"))
            turns = _TURNS.validate_python(told["turns"])
        except (OSError, ValueError, KeyError, TypeError, ValidationError):
            return None
        return None if self._hidden & _quoted(turns) else _with_history(turns)

    def keep(self, id: str, turns: Sequence[Turn], name: str = "") -> None:
        """Keeps the conversation as it stands, under its first question unless it has a name.
        What is too old, of every reader, is deleted with the first one of a day."""
        if _cleared.get(self._library) != date.today():
            _cleared[self._library] = date.today()
            forget_old(self._library, self._days)
        name = name or self.name(id) or turns[0].question
        told = {"name": name[:LONGEST_NAME], "turns": _TURNS.dump_python(_bare(turns), mode="json")}
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = self._file(id).with_suffix(".new")
        new.write_text(json.dumps(told), "utf-8")
        os.replace(new, self._file(id))

    def name(self, id: str) -> str:
        entry = self._entry(self._file(id))
        return entry.name if entry else ""

    def remove(self, id: str) -> None:
        """Takes it off the list; it can be brought back until it expires."""
        if self._file(id).exists():
            os.replace(self._file(id), self._removed(id))

    def bring_back(self, id: str) -> None:
        if self._removed(id).exists():
            os.replace(self._removed(id), self._file(id))

    def _entry(self, file: Path) -> Kept | None:
        try:
            when = file.stat().st_mtime
            if when < time.time() - self._days * DAY:
                return None
            return Kept(file.stem, str(json.loads(file.read_text("utf-8"))["name"]), when)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _file(self, id: str) -> Path:
        return self._folder / f"{id if _ID.fullmatch(id) else 'none'}.json"

    def _removed(self, id: str) -> Path:
        return self._file(id).with_suffix(".removed")


def every_conversation(library: Path) -> Iterator[tuple[str, tuple[Turn, ...]]]:
    """The id and the turns of every reader's kept conversation, without whose it is."""
    for file in sorted((library / FOLDER).glob("*/*.json")):
        try:
            told = json.loads(file.read_text("utf-8"))
            yield file.stem, _TURNS.validate_python(told["turns"])
        except (OSError, ValueError, KeyError, TypeError, ValidationError):
            continue  # the reader is not shown it either


def new_id() -> str:
    return secrets.token_hex(6)


def forget_old(library: Path, days: int) -> None:
    """Deletes what is older than the days, and with 0 days everything."""
    for file in (library / FOLDER).glob("*/*"):
        with suppress(FileNotFoundError):  # its reader, or another process, was first
            if file.stat().st_mtime < time.time() - days * DAY:
                file.unlink()


def forget_conversations(library: Path, ids: Collection[str]) -> None:
    """Deletes every conversation that holds an answer with one of these ids of records."""
    for file in (library / FOLDER).glob("*/*"):
        with suppress(FileNotFoundError):
            said = file.read_bytes()
            if any(f'"{id}"'.encode() in said for id in ids):
                file.unlink()


def _bare(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Each turn without those before it, which stand in the file already."""
    return tuple(replace(turn, answer=_answered(turn.answer, ())) for turn in turns)


def _quoted(turns: Sequence[Turn]) -> frozenset[str]:
    """The ids of the documents that the answers show anything of."""
    answers = [turn.answer for turn in turns]
    said = [s for a in answers for s in (*a.sentences, *a.withheld)]
    said += [s for a in answers for row in a.rows for s in row.sentences]
    found = {m.paragraph.document for a in answers for m in (*a.matches, *a.closest)}
    rows = {row.document.id for a in answers for row in a.rows}
    return frozenset(found | rows | {c.paragraph.document for s in said for c in s.citations})


def _with_history(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    whole: list[Turn] = []
    for turn in turns:
        whole.append(replace(turn, answer=_answered(turn.answer, tuple(whole))))
    return tuple(whole)


def _answered(answer: Answer, history: tuple[Turn, ...]) -> Answer:
    return replace(
        answer,
        question=replace(answer.question, history=history),
        timings=dict(answer.timings),
    )
