"""From use to evaluation: answers marked wrong become draft cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.pages.marks import marks


def drafted(library: Path, out: Path) -> int:
    """Appends a draft case for every mark not in `out` yet; returns how many.

    A draft has the question, what was cited and what the officer said; `expected` and `keys`
    are left for a person, who then moves it into a file of a suite.
    """
    known = set()
    if out.exists():
        known = {json.loads(line)["id"] for line in out.read_text("utf-8").splitlines()}
    drafts = [draft for mark in marks(library) if (draft := _draft(mark))["id"] not in known]
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(draft, ensure_ascii=False) + "\n" for draft in drafts)
    return len(drafts)


def _draft(mark: dict[str, Any]) -> dict[str, Any]:
    answer = mark["answer"]
    cited = {
        (c["document"], c["part"], c["number"]): {
            "document": c["document"], "number": c["number"], "part": c["part"]
        }
        for sentence in answer["sentences"]
        for c in sentence["citations"]
    }  # fmt: skip
    return {
        "id": f"marked-{mark['marked']}",
        "question": answer["question"],
        "expected": [],
        "keys": [],
        "kind": "draft",
        "was_cited": list(cited.values()),
        "outcome": answer["outcome"],
        "comment": mark["comment"],
        "verdict": mark.get("verdict", "wrong"),
        "paragraph": mark.get("paragraph", ""),
    }
