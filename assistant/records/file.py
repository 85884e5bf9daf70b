"""The file of the records: SQLite, written by several processes, where deleted is gone.

What SQLite deletes it only marks as free; `secure_delete` overwrites it, VACUUM leaves it out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

FOLDER, FILE = "records", "records.sqlite"
WAIT = 60.0  # seconds for the others who write; each takes some milliseconds
FORMAT = 1

_TABLES = """
CREATE TABLE answers (
    id TEXT PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, door TEXT NOT NULL,
    question TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL, answer TEXT NOT NULL,
    library TEXT NOT NULL, model TEXT NOT NULL, seconds REAL NOT NULL, timings TEXT NOT NULL,
    verdict TEXT NOT NULL DEFAULT '', paragraph TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
);
CREATE INDEX answers_at ON answers (at);
CREATE INDEX answers_who ON answers (who);
CREATE TABLE citations (
    answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE, document TEXT NOT NULL,
    file TEXT NOT NULL, title TEXT NOT NULL, part TEXT NOT NULL, number TEXT NOT NULL,
    first_page INTEGER NOT NULL, last_page INTEGER NOT NULL, quote TEXT NOT NULL,
    text TEXT NOT NULL, digest TEXT NOT NULL
);
CREATE INDEX citations_answer ON citations (answer);
CREATE TABLE counts (
    day TEXT NOT NULL, door TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
    number INTEGER NOT NULL, PRIMARY KEY (day, door, outcome, reason)
);
"""


@contextmanager
def writing(file: Path) -> Iterator[sqlite3.Connection]:
    """One change, on the disk when the block ends and not at all where it raises.

    The file is made where there is none. Raises sqlite3.Error or OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with closing(_opened(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                for statement in filter(str.strip, _TABLES.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {FORMAT}")
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection | None]:
    """The file as it stands now; None where nothing was ever recorded."""
    if not file.exists():
        yield None
        return
    with closing(_opened(file)) as connection:
        is_made = connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT
        connection.row_factory = sqlite3.Row
        yield connection if is_made else None


def wipe(file: Path) -> None:
    """Leaves nothing of what was deleted in the file."""
    with closing(_opened(file)) as connection:
        connection.execute("VACUUM")


def _opened(file: Path) -> sqlite3.Connection:
    # Not in WAL mode: its log keeps what was deleted, and does not work on a network share.
    connection = sqlite3.connect(file, timeout=WAIT, isolation_level=None)
    for pragma in ("journal_mode = DELETE", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
