"""What the reader learns from: examples of the public sets and of our own questions."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from assistant.reader.windows import Passage

BORNE_OUT, CONTRADICTED, NEITHER = 0, 1, 2
# Kept for measuring only (the sets' own test halves, and six articles of SQuAD 2.0).
NEVER_SOURCES = {"omos-test", "clapnq", "clapnq-un"}
NEVER_GROUPS = {"squad20", "squad23", "squad27", "squad2t2", "squad2t6", "squad2t11"}


@dataclass(frozen=True, slots=True)
class Example:
    """A question (or statement) before a passage, with what is known of the reading.

    `answers` are the sentences that answer, empty where none does, None for a statement. `words`
    is the answer as it stands in the passage. `verdicts` are the verdicts that may be right;
    `astray` the characters of the statement that are not borne out, None where that is not known.
    Examples of one `ask` are one question before several passages, or a true statement and its
    false twins before one; "" for an example alone.
    """

    question: str
    passage: Passage
    answers: tuple[int, ...] | None
    source: str
    group: str
    words: str = ""
    verdicts: frozenset[int] = field(default_factory=frozenset)
    astray: tuple[tuple[int, int], ...] | None = None
    ask: str = ""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def public_questions(folder: Path) -> list[Example]:
    """All questions of the public sets, those for measuring included."""
    passages = {row["id"]: row for row in rows(folder / "passages.jsonl.gz")}
    found = []
    for row in rows(folder / "questions.jsonl.gz"):
        held = passages[row["passage"]]
        sentences = tuple(_plain(sentence) for sentence in held["sentences"])
        words = next((_plain(word) for word in row.get("words") or ()), "")
        passage = Passage(_plain(held["title"]), sentences)
        found.append(
            Example(
                row["question"], passage, tuple(row["answers"]), row["source"], held["group"], words
            )
        )
    return found


def measured_only(example: Example) -> bool:
    """Whether the example is kept for measuring."""
    return example.source in NEVER_SOURCES or example.group in NEVER_GROUPS


def public_statements(folder: Path) -> list[Example]:
    """Statements with their evidence, and yes/no questions read as statements (CondaQA)."""
    found = []
    for row in rows(folder / "statements.jsonl.gz"):
        told = row["source"].startswith("fever")  # what it calls false is refuted, not only unsaid
        wrong = frozenset({CONTRADICTED} if told else {CONTRADICTED, NEITHER})
        right = frozenset({BORNE_OUT})
        passage = Passage("", cut(_plain(row["evidence"])))
        verdicts = right if row["holds"] else wrong
        found.append(
            Example(
                _plain(row["statement"]),
                passage,
                None,
                row["source"],
                "",
                "",
                verdicts,
                () if row["holds"] else None,
            )
        )
    said = {"yes": BORNE_OUT, "no": CONTRADICTED, "don't know": NEITHER}
    for row in rows(folder / "yes-no.jsonl.gz"):
        verdict = said.get(str(row["answer"]).lower().strip(". "))
        if verdict is not None and len(row["passage"].split()) < 130:
            passage = Passage("", cut(_plain(row["passage"])))
            verdicts = frozenset({verdict})
            found.append(Example(row["question"], passage, None, "condaqa", "", "", verdicts))
    return found


def own_questions(folder: Path, papers: dict[str, list[Example]]) -> list[Example]:
    """Our own questions, each before the paragraph that answers or, where none does, is nearest."""
    found = []
    for path in sorted(folder.glob("train-*.jsonl")):
        for row in rows(path):
            held = next((e for e in papers[row["paper"]] if e.source == str(row["row"])), None)
            if held is None:
                continue
            answers = tuple(row["sentences"]) if row.get("answerable", True) else ()
            words = row.get("words") or ""
            found.append(
                Example(
                    row["question"],
                    held.passage,
                    answers,
                    "own-" + row["kind"],
                    row["paper"],
                    words,
                )
            )
    return found


def seen_questions(folder: Path) -> list[Example]:
    """Our questions before the paragraphs that the product's own search offers, each as the product
    cuts and heads it (`seen-*.jsonl`)."""
    return [
        Example(
            row["question"],
            Passage(row["heading"], tuple(row["sentences"])),
            tuple(row["answers"]),
            row["source"],
            row["group"],
            row["words"],
            ask=f"{row['group']}: {row['question']}",
        )
        for path in sorted(folder.glob("seen-*.jsonl"))
        for row in rows(path)
    ]


def own_statements(folder: Path, papers: dict[str, list[Example]]) -> list[tuple[Example, Example]]:
    """Our own statements, each before its own sentences and before the whole paragraphs. A false
    one goes astray where its words part from those of the true one that is most like it, and is
    that one's twin."""
    found = []
    for path in sorted(folder.glob("statements-*.jsonl")):
        told = list(rows(path))
        true = defaultdict(list)
        for row in told:
            if row["holds"]:
                true[row["paper"], tuple(row["rows"])].append(row["statement"])
        for row in told:
            twin = nearest(row["statement"], true[row["paper"], tuple(row["rows"])])
            by_row = {e.source: e.passage for e in papers[row["paper"]]}
            there = [(by_row[str(r)], set(row["sentences"].get(str(r), ()))) for r in row["rows"]]
            heading = there[0][0].heading
            whole = tuple(s for passage, _ in there for s in passage.sentences)
            own = tuple(
                s for passage, at in there for i, s in enumerate(passage.sentences) if i in at
            )
            verdicts = frozenset({BORNE_OUT} if row["holds"] else {CONTRADICTED, NEITHER})
            alone, among = (
                Example(
                    row["statement"],
                    Passage(heading, text),
                    None,
                    "told-" + row["kind"],
                    row["paper"],
                    "",
                    verdicts,
                    () if row["holds"] else parting(row["statement"], twin),
                    f"{row['paper']}: {twin}" if twin else "",
                )
                for text in (own or whole, whole)
            )
            found.append((alone, among))
    return found


LIKE = 0.6  # of the words of two statements that are twins


def nearest(statement: str, true: Sequence[str]) -> str:
    """The true statement most like this one, itself if it is true; "" where none is near."""
    said = statement.lower().split()
    shares = {
        one: SequenceMatcher(None, said, one.lower().split(), autojunk=False).ratio()
        for one in true
    }
    best = max(shares, key=shares.__getitem__, default="")
    return best if best and shares[best] >= LIKE else ""


def parting(statement: str, twin: str) -> tuple[tuple[int, int], ...] | None:
    """The characters of a false statement that its true twin says otherwise; None where it has no
    twin, or nothing but what is left out tells them apart."""
    if not twin:
        return None
    words = [(m[0].lower(), m.start(), m.end()) for m in re.finditer(r"\S+", statement)]
    said = [word for word, *_ in words]
    matched = SequenceMatcher(None, said, twin.lower().split(), autojunk=False)
    parts = [
        (words[first][1], words[last - 1][2])
        for tag, first, last, *_ in matched.get_opcodes()
        if tag in ("replace", "delete")
    ]
    return tuple(parts) or None


def own_papers(folder: Path, named: set[str]) -> dict[str, list[Example]]:
    """The paragraphs of the papers named, as examples with no question; `source` is the row."""
    return {
        path.stem: [
            Example("", _passage(path.stem, row), (), str(row["row"]), path.stem)
            for row in rows(path)
        ]
        for path in sorted(folder.glob("*.jsonl"))
        if path.stem in named
    }


def _passage(paper: str, row: dict[str, Any]) -> Passage:
    title = paper.replace("-", " ")
    heading = " · ".join(filter(None, (title, row["part"], row["section"])))
    return Passage(heading, tuple(row["sentences"].values()))


def cut(text: str) -> tuple[str, ...]:
    """Sentences: a full stop, then a space and a capital or an opening mark."""
    sentences, start = [], 0
    for at in range(len(text) - 2):
        if text[at] in ".?!" and text[at + 1] == " " and not text[at + 2].islower():
            sentences.append(text[start : at + 1].strip())
            start = at + 1
    return tuple(s for s in (*sentences, text[start:].strip()) if s) or (text,)


def _plain(text: str) -> str:
    """The text without the marks of tree banks."""
    for mark, plain in (("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]")):
        text = text.replace(mark, plain)
    return " ".join(text.replace("``", '"').replace("''", '"').split())
