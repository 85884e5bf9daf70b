"""The records written out, for a spreadsheet or another program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from assistant.errors import SettingsError

COLUMNS = (
    *("id", "at", "who", "door", "question", "outcome", "reason", "text", "cited"),
    *("library", "model", "seconds", "verdict", "paragraph", "remark"),
)
# A cell that begins with one of these is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(rows: Iterable[dict[str, Any]], path: Path) -> None:
    """Writes NAME.csv (a line for each answer) or NAME.json (everything). Raises SettingsError."""
    write = _WRITTEN.get(path.suffix.lower())
    if write is None:
        raise SettingsError(f"{path} should end in .csv or .json.")
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            write(rows, file)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}.") from error


def written(rows: Iterable[dict[str, Any]], suffix: str) -> str:
    """What the file of this suffix, ".csv" or ".json", would hold."""
    file = io.StringIO(newline="")
    _WRITTEN[suffix](rows, file)
    return file.getvalue()


def _as_json(rows: Iterable[dict[str, Any]], file: TextIO) -> None:
    json.dump(list(rows), file, ensure_ascii=False, indent=1)


def _as_csv(rows: Iterable[dict[str, Any]], file: TextIO) -> None:
    file.write("\ufeff")  # so that Excel reads it as UTF-8
    table = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
    table.writeheader()
    for row in rows:
        places = (" ".join((c["document"], c["part"], c["number"])) for c in row["citations"])
        said = {**row, "text": row["answer"]["text"], "cited": "; ".join(places)}
        table.writerow({name: _cell(value) for name, value in said.items()})


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


_WRITTEN = {".csv": _as_csv, ".json": _as_json}
