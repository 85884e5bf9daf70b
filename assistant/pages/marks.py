"""What officers said of answers, kept beside the library for the evaluation.

Nothing else of a conversation is kept. A mark holds the question, for whoever looks into it:
the page says so before it is sent.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from assistant.errors import LibraryError

FILE = "marked.jsonl"
Verdict = Literal["right", "wrong", "citation", "elsewhere"]
VERDICTS: tuple[Verdict, ...] = ("right", "wrong", "citation", "elsewhere")


def mark(
    library: Path,
    answer: Mapping[str, Any],
    comment: str,
    verdict: Verdict = "wrong",
    paragraph: str = "",
) -> None:
    """Keeps one answer, as `answer_json` writes it, with what the officer said of it.

    `paragraph` is the number of the one that has the answer, where the officer named it.

    Raises LibraryError where it cannot be written.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"verdict": verdict, "comment": comment, "paragraph": paragraph.strip()}
    line = json.dumps({"marked": when, **said, "answer": dict(answer)})
    try:
        with open(library / FILE, "a", encoding="utf-8", opener=_private) as file:
            file.write(line + "\n")
    except OSError as error:
        raise LibraryError(
            "The mark could not be kept: the library's folder cannot be written. "
            "Please tell whoever looks after the assistant."
        ) from error


def forget_marks(library: Path, ids: Collection[str]) -> None:
    """Leaves out the marks of answers with one of these ids of records."""
    path = library / FILE
    if not ids or not path.exists():
        return
    kept = [line for line in path.read_text("utf-8").splitlines() if _id(line) not in ids]
    new = path.with_suffix(".new")
    with open(new, "w", encoding="utf-8", opener=_private) as file:
        file.writelines(f"{line}\n" for line in kept)
    os.replace(new, path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _id(line: str) -> str:
    return str(json.loads(line)["answer"].get("id", "")) if line.endswith("}") else ""


def marks(library: Path) -> tuple[dict[str, Any], ...]:
    """Every mark, oldest first; a last line cut short is left out."""
    path = library / FILE
    if not path.exists():
        return ()
    lines = path.read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line.endswith("}"))
