"""Ask: every case is put to the assistant, and its answer written down at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.answer_json import as_json
from assistant.answers import Question, Turn
from assistant.errors import AssistantError
from assistant.pipeline import Assistant
from eval.cases import Case


def ask(cases: Iterable[Case], assistant: Assistant, out: Path) -> int:
    """Answers every case not answered in `out` yet, a line each; returns how many were asked.

    A line names the language model, where the assistant has one.
    A run that was interrupted goes on where it stopped: a line is complete or not there.
    """
    done = _ids_in(out)
    waiting = [case for case in cases if case.id not in done]
    with out.open("a", encoding="utf-8") as file:
        by = {"model": assistant.model.name} if assistant.model else {}
        for case in tqdm(waiting, desc="Asking", unit="question", disable=None):
            line = {**_record(case, assistant), **by}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
    return len(waiting)


def history_of(case: Case, assistant: Assistant) -> tuple[Turn, ...]:
    """The conversation before a question, each earlier one asked in its turn."""
    history: tuple[Turn, ...] = ()
    for earlier in case.history:
        answer = assistant.answer(Question(earlier, history=history))
        history = (*history, Turn(answer.asked_as or earlier, answer))
    return history


def _record(case: Case, assistant: Assistant) -> dict[str, Any]:
    try:
        answer = assistant.answer(Question(case.question, history=history_of(case, assistant)))
    except AssistantError as error:
        said = {"outcome": "out_of_scope", "text": str(error), "error": str(error)}
        return {"id": case.id, "question": case.question, **said, "sentences": [], "matches": []}
    return {"id": case.id, **as_json(answer, assistant.library.edition())}


def _ids_in(out: Path) -> set[str]:
    """The ids answered already; a last line cut short by an interruption is dropped."""
    if not out.exists():
        return set()
    whole = [line for line in out.read_text("utf-8").splitlines() if line.endswith("}")]
    out.write_text("".join(line + "\n" for line in whole), "utf-8")
    return {json.loads(line)["id"] for line in whole}
