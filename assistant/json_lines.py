"""Log lines as JSON, one object each, with nothing in them that somebody asked or wrote.

Named by a logging configuration (docs/operating/logging.json). Of an error its kind and the places
it came by are told, never its message: that may repeat a question or the words of a paper.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]


class JsonLines(logging.Formatter):
    """A record as one JSON object: time (UTC), level, logger, message, and an error's places."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and (error := record.exc_info[1]):
            told["error"] = type(error).__name__
            told["at"] = " < ".join(_places(error))
        return json.dumps(told, ensure_ascii=False)


def _places(error: BaseException) -> list[str]:
    """Where an error came by, the innermost first: file, line and function."""
    return [
        f"{_within(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    ]


def _within(file: str) -> str:
    """A file of ours by its place in the project, any other by its name."""
    path = Path(file)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
