"""The check on statements of known truth: these were made beside it, and others it never saw."""

import json
import statistics
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from assistant.answers import Sentence
from assistant.documents import Citation, Paragraph
from assistant.finding.memory import the_judge
from assistant.text.sentences import pieces_of
from assistant.verification.verify import checked
from tests.support.alterations import FALSE, TRUE
from tests.support.places import EVAL

CAUGHT = 0.94  # of false statements, at least, are not shown as supported
LOST = 0.1  # of true ones, at most, are withheld


def statements(path: Path, half: str = "") -> list[tuple[bool, str, str, tuple[str, ...]]]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        (
            row["true"],
            row["kind"],
            row["statement"],
            tuple(row.get("paragraphs") or [row["paragraph"]]),
        )
        for row in rows
        if row.get("half", "") == half
    ]


def verdict(statement: str, texts: tuple[str, ...]) -> Sentence:
    citations = tuple(
        Citation(Paragraph("d", n, str(n), "printed", (), 1, 1, text), text)
        for n, text in enumerate(texts)
    )
    return checked(Sentence(statement, citations), {}, the_judge())


def shares(rows) -> tuple[float, float, Counter]:
    """The share of false statements not shown as supported, of true ones withheld, and the table
    by kind."""
    table = Counter()
    for true, kind, statement, texts in rows:
        table[true, kind, verdict(statement, texts).support] += 1
    of = {truth: sum(n for (t, *_), n in table.items() if t == truth) for truth in (True, False)}
    shown = sum(n for (true, _, support), n in table.items() if not true and support == "supported")
    lost = sum(n for (true, _, support), n in table.items() if true and support == "unsupported")
    return 1 - shown / of[False], lost / of[True], table


def test_false_statements_are_withheld_and_true_ones_are_not():
    rows = statements(EVAL / "cases" / "statements-dev.jsonl")
    assert len(rows) >= 300
    caught, lost, table = shares(rows)
    assert caught >= CAUGHT and lost <= LOST, table


def test_the_same_holds_of_statements_that_another_hand_wrote():
    rows = statements(EVAL / "trial_set" / "statements.jsonl", "development")
    caught, lost, table = shares(rows)
    assert caught >= CAUGHT and lost <= LOST, table


def test_false_statements_are_withheld_from_documents_never_looked_at():
    rows = statements(EVAL / "trial_set" / "statements.jsonl", "held out")
    assert len(rows) >= 100
    caught, lost, table = shares(rows)
    assert caught >= CAUGHT and lost <= LOST, table


@pytest.mark.parametrize("kind", FALSE)
def test_sentences_altered_by_rule_are_not_shown_as_supported(kind):
    random, outcomes = Random(7), Counter()
    for text in texts():
        for piece in pieces_of(text):
            altered = FALSE[kind](piece.text, random)
            if altered and altered not in text:
                outcomes[verdict(altered, (text,)).support != "supported"] += 1
    assert outcomes.total() >= 3
    assert outcomes[False] <= 0.06 * outcomes.total(), outcomes


@pytest.mark.parametrize("kind", TRUE)
def test_sentences_made_over_by_rule_are_shown(kind):
    random, outcomes = Random(7), Counter()
    for text in texts():
        for piece in pieces_of(text):
            if made_over := TRUE[kind](piece.text, random):
                outcomes[verdict(made_over, (text,)).support == "supported"] += 1
    assert outcomes[False] <= 0.06 * outcomes.total(), outcomes


def texts() -> list[str]:
    """Each paragraph of the statements once."""
    rows = statements(EVAL / "cases" / "statements-dev.jsonl")
    return list(dict.fromkeys(text for *_, texts in rows for text in texts))


def test_checking_a_sentence_takes_less_than_25_milliseconds():
    rows, took = statements(EVAL / "cases" / "statements-dev.jsonl")[:200], []
    for _, _, statement, texts in rows:
        started = time.process_time()
        verdict(statement, texts)
        took.append(1000 * (time.process_time() - started))
    mean, half, most = statistics.mean(took), statistics.median(took), quantile(took, 0.95)
    print(f"\nchecking a sentence: {mean:.1f} ms, median {half:.1f} ms, p95 {most:.1f} ms")
    assert mean < 25


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[int(share * (len(values) - 1))]
