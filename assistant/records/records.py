"""Answers on record: what was asked and said, with the paragraphs as they stood that day."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.answer_json import as_json
from assistant.answers import Answer
from assistant.library import Edition
from assistant.records.file import FILE, FOLDER, reading, wipe, writing
from assistant.records.pseudonym import LENGTH, pseudonym

Row = dict[str, Any]
Counted = tuple[tuple[str, int], ...]
MOST = 10  # of what is counted
_PSEUDONYM = re.compile(rf"[0-9a-f]{{{LENGTH}}}")
_COUNT = (
    "INSERT INTO counts VALUES (?, ?, ?, ?, 1)"
    " ON CONFLICT (day, door, outcome, reason) DO UPDATE SET number = number + 1"
)
_WANTED = {"": "1", "refused": "outcome IN ('not_found', 'out_of_scope')", "marked wrong": (
    "verdict NOT IN ('', 'right')"
)}  # fmt: skip
_AMONG = "(:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))"


class Records:
    """The records of one library. With 0 days only counts are kept, never a question or an answer.

    Safe to share between threads, and to be used by several processes at once. What is asked of
    it raises sqlite3.Error or OSError where the file cannot be read or written.
    """

    def __init__(self, library: Path, days: int, model: str = "") -> None:
        self.file, self.days, self._model = library / FOLDER / FILE, days, model
        self._cleared = date.min

    def keep(self, answer: Answer, who: str, door: str, edition: Edition) -> Answer:
        """Counts the answer and puts it on record; gives it with the id of its record. It is on
        the disk when this returns."""
        now = datetime.now(UTC)
        if self._cleared != now.date():
            self._cleared = now.date()
            self.clear_old(now)
        kept = replace(answer, id=secrets.token_hex(8)) if self.days else answer
        rows = _rows(kept, edition) if self.days else ()
        whose = pseudonym(who, self.file.parent) if self.days else ""
        with writing(self.file) as connection:
            day = now.date().isoformat()
            connection.execute(_COUNT, (day, door, answer.outcome, answer.reason))
            if self.days:
                connection.execute(
                    "INSERT INTO answers (id, at, who, door, question, outcome, reason, answer,"
                    " library, model, seconds, timings) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                    (
                        *(kept.id, now.isoformat(timespec="seconds"), whose, door),
                        *(answer.question.text, answer.outcome, answer.reason),
                        *(_said(answer, edition), edition.id, self._model),
                        *(answer.timings.get("all", 0.0), json.dumps(dict(answer.timings))),
                    ),
                )
            connection.executemany(f"INSERT INTO citations VALUES ({','.join('?' * 11)})", rows)
        return kept

    def mark(self, id: str, verdict: str, paragraph: str = "", remark: str = "") -> bool:
        """Adds what the reader said of an answer; whether it is on record."""
        if not id or not self.file.exists():
            return False
        change = "UPDATE answers SET verdict = ?, paragraph = ?, remark = ? WHERE id = ?"
        with writing(self.file) as connection:
            return connection.execute(change, (verdict, paragraph, remark, id)).rowcount > 0

    def forget(self, ids: Collection[str]) -> None:
        """Deletes the answers of these ids."""
        if not ids or not self.file.exists():
            return
        with writing(self.file) as connection:
            connection.executemany("DELETE FROM answers WHERE id = ?", [(id,) for id in ids])
        wipe(self.file)

    def ids_of(self, name: str) -> frozenset[str]:
        """The ids of all that somebody asked, by their name or their pseudonym."""
        names = [pseudonym(name, self.file.parent)]
        names += [name] if _PSEUDONYM.fullmatch(name) else []
        return frozenset[str]().union(*(self._ids("who = ?", one) for one in names))

    def clear_old(self, now: datetime | None = None) -> frozenset[str]:
        """Deletes what is older than the days; the ids of it."""
        oldest = (now or datetime.now(UTC)) - timedelta(days=self.days)
        ids = self._ids("at < ?", oldest.isoformat(timespec="seconds"))
        self.forget(ids)
        return ids

    def answers(
        self, only: str = "", last: int = -1, skip: int = 0, ids: Collection[str] | None = None
    ) -> tuple[Row, ...]:
        """The last answers, without the `skip` after them, oldest first, each with its citations;
        `only` those "refused", or "marked wrong"; of these `ids`, where they are given."""
        with reading(self.file) as connection:
            if connection is None:
                return ()
            query = f"SELECT * FROM answers WHERE {_WANTED[only]} AND {_AMONG}"
            order = "ORDER BY at DESC, rowid DESC LIMIT :last OFFSET :skip"
            values = {"ids": _listed(ids), "last": last, "skip": skip}
            found = connection.execute(f"{query} {order}", values).fetchall()
            return tuple(_whole(connection, row) for row in reversed(found))

    def number(self, only: str = "", ids: Collection[str] | None = None) -> int:
        """How many `answers` gives."""
        ((number,),) = self._counted("count(*)", _WANTED[only], "", ids) or ((0,),)
        return int(number)

    def verdicts(self, ids: Collection[str] | None = None) -> Counted:
        """What readers said of answers, and how often, the most frequent first."""
        return self._counted("verdict, count(*)", "verdict != ''", "verdict", ids)

    def often(self, ids: Collection[str] | None = None) -> Counted:
        """What was asked more than once, as it was spelt last, and how often."""
        several = "casefold(question) HAVING count(*) > 1"
        return self._counted("question, count(*), max(rowid)", "1", several, ids)

    def marks(self) -> dict[str, tuple[str, ...]]:
        """By its id, what a reader said of each answer on record."""
        with reading(self.file) as connection:
            query = "SELECT id, verdict, paragraph, remark FROM answers"
            found = connection.execute(query) if connection else ()
            return {id: tuple(said) for id, *said in found}

    def _counted(
        self, what: str, which: str, by: str, ids: Collection[str] | None
    ) -> tuple[Any, ...]:
        """The first two columns of a count, the most frequent of those that are told `by` first."""
        with reading(self.file) as connection:
            if connection is None:
                return ()
            connection.create_function("casefold", 1, str.casefold, deterministic=True)
            query = f"SELECT {what} FROM answers WHERE {which} AND {_AMONG}"
            order = f" GROUP BY {by} ORDER BY 2 DESC, max(rowid) LIMIT {MOST}" if by else ""
            found = connection.execute(query + order, {"ids": _listed(ids)})
            return tuple(tuple(row)[:2] for row in found)

    def answer(self, id: str) -> Row | None:
        with reading(self.file) as connection:
            found = connection and connection.execute("SELECT * FROM answers WHERE id = ?", (id,))
            row = found.fetchone() if found else None
            return _whole(connection, row) if connection and row else None

    def cited(self) -> Iterator[Row]:
        """Every paragraph that an answer on record cites: answer, document, part, number, digest
        of its text. For finding those that a new version of the document has changed."""
        with reading(self.file) as connection:
            found = connection.execute("SELECT * FROM citations") if connection else ()
            yield from map(dict, found)

    def counts(self, since: str = "") -> tuple[Row, ...]:
        """How many were answered and refused, by day, door, outcome and reason; `since` a day in
        ISO form."""
        with reading(self.file) as connection:
            query = "SELECT * FROM counts WHERE day >= ? ORDER BY day, door, outcome, reason"
            return tuple(map(dict, connection.execute(query, (since,)))) if connection else ()

    def _ids(self, which: str, value: str) -> frozenset[str]:
        with reading(self.file) as connection:
            query = f"SELECT id FROM answers WHERE {which}"
            found = connection.execute(query, (value,)) if connection else ()
            return frozenset(id for (id,) in found)


def _listed(ids: Collection[str] | None) -> str | None:
    return None if ids is None else json.dumps(list(ids))


def _said(answer: Answer, edition: Edition) -> str:
    """The answer in the contract's words, without what search found beside it."""
    said = as_json(answer, edition)
    del said["matches"]
    return json.dumps(said, ensure_ascii=False)


def _rows(answer: Answer, edition: Edition) -> list[tuple[Any, ...]]:
    """A row for each citation: the paragraph as it stands now, and the digests of it and of the
    document's file."""
    rows = []
    for citation in answer.citations:
        paragraph = citation.paragraph
        document = edition.document(paragraph.document)
        digest = hashlib.sha256(paragraph.text.encode("utf-8", "replace")).hexdigest()
        rows.append(
            (
                *(answer.id, document.id, document.sha256, document.title),
                *(paragraph.part, paragraph.number, paragraph.first_page, paragraph.last_page),
                *(citation.quote, paragraph.text, digest),
            )
        )
    return rows


def _whole(connection: Any, row: Any) -> Row:
    whole = dict(row)
    found = connection.execute("SELECT * FROM citations WHERE answer = ?", (row["id"],))
    cited = [{k: v for k, v in dict(one).items() if k != "answer"} for one in found]
    return {
        **whole,
        "answer": json.loads(whole["answer"]),
        "timings": json.loads(whole["timings"]),
        "citations": cited,
    }
