"""The product and the stock LlamaIndex pipeline side by side, in one run, on the same questions."""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answers import Answer, Question
from assistant.embedding.embedding import embedder_for
from assistant.pipeline import Assistant
from assistant.settings import Settings
from eval import suites
from eval.cases import Case, cases_in
from eval.figures import quantile
from eval.score import has_keys
from ingest.formats.pdf.pdf import page_texts


@dataclass(frozen=True, slots=True)
class Line:
    """One way of answering: the key facts in what the reader is given, and what that costs.

    `keys` is a share of the answerable questions that name key facts; `words` is the mean number
    of words to read; seconds are per question.
    """

    name: str
    keys: float
    words: float
    median: float
    slowest: float


def run(options: argparse.Namespace) -> int:
    """Prints the comparison for every suite on this machine, then growth where asked for."""
    for suite in suites.suites(options.suite or ("samples", "seeds")):
        _compare(suite)
    if options.scale is not None:
        from eval.growth import run as grow

        grow(options.scale or [1_000, 10_000, 100_000])
    return 0


def _compare(suite: suites.Suite) -> None:
    from eval.stock import StockPipeline

    cases = [c for path in suite.cases for c in cases_in(path) if c.keys and not c.history]
    started = time.perf_counter()
    opened = suites.opened(suites.library_of(suite))
    reading = time.perf_counter() - started
    assistant = Assistant(opened)
    assistant.answer(Question("What did inspectors find?"))  # imports and models are loaded once
    embedder = embedder_for(Settings())
    started = time.perf_counter()
    stock = StockPipeline(_pages(suite.documents), embedder)
    stock_reading = time.perf_counter() - started

    def answered(case: Case) -> str:
        return _shown(assistant.answer(Question(case.question)))

    def found(limit: int) -> Callable[[Case], str]:
        def texts(case: Case) -> str:
            matches = assistant.answer(Question(case.question)).matches
            return "\n".join(m.paragraph.text for m in matches[:limit])

        return texts

    def chunks(limit: int) -> Callable[[Case], str]:
        return lambda case: "\n".join(stock.chunks(case.question, limit))

    lines = [
        _line("this product: its answer", cases, answered),
        _line("this product: 5 paragraphs", cases, found(5)),
        _line("stock: 2 chunks", cases, chunks(2)),
        _line("stock: 5 chunks", cases, chunks(5)),
    ]
    print(_table(suite.name, len(cases), lines))
    print(f"  reading and indexing: this product {reading:.1f} s (only what changed), ", end="")
    print(f"stock {stock_reading:.1f} s; most memory so far {_memory()} MB\n")


def _shown(answer: Answer) -> str:
    return answer.text if answer.sentences else ""


def _line(name: str, cases: Sequence[Case], shown: Callable[[Case], str]) -> Line:
    seconds, texts = [], []
    for case in cases:
        started = time.perf_counter()
        texts.append(shown(case))
        seconds.append(time.perf_counter() - started)
    right = sum(has_keys(c.keys, text) for c, text in zip(cases, texts, strict=True))
    words = sum(len(text.split()) for text in texts) / len(texts)
    seconds.sort()
    return Line(name, right / len(cases), words, quantile(seconds, 50), quantile(seconds, 95))


def _pages(folders: Sequence[Path]) -> Iterator[tuple[str, int, str]]:
    for path in sorted(p for folder in folders for p in folder.glob("*.pdf")):
        for number, text in enumerate(page_texts(path.read_bytes()), 1):
            yield path.stem, number, text


def _table(name: str, cases: int, lines: Sequence[Line]) -> str:
    head = f"{name}: {cases} questions with key facts\n"
    head += f"  {'':<28} {'key facts':>9} {'words read':>11} {'median':>9} {'p95':>9}\n"
    return head + "\n".join(
        f"  {x.name:<28} {x.keys:>9.1%} {x.words:>11.0f} {x.median * 1000:>6.0f} ms"
        f" {x.slowest * 1000:>6.0f} ms"
        for x in lines
    )


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
