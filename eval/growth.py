"""Growth: how long reading in, opening and asking take as a library grows.

Paragraphs are made from the sentences of the samples with figures and words exchanged; vectors
are drawn from the text, not embedded, so that 100,000 paragraphs are a matter of minutes. What
embedding adds is known: about 17 ms a paragraph when read in. Questions are embedded as ever.
"""

from __future__ import annotations

import hashlib
import random
import re
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from assistant.answers import Question
from assistant.documents import Document, Facts, Paragraph
from assistant.embedding.embedding import embedder_for
from assistant.library import Library
from assistant.pipeline import Assistant
from assistant.settings import Settings
from eval.figures import quantile
from eval.offline.passages import sentences_in
from eval.suites import HERE
from ingest.reading import read

A_DOCUMENT = 60  # paragraphs, as of an inspection report
QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class Size:
    """What a library of so many paragraphs costs: seconds, and megabytes of memory to ask it.

    `changed` is the first question after another document was added; the processor time of the
    median question is `median_work`.
    """

    paragraphs: int
    thousand: float
    adding: float
    opening: float
    changed: float
    median: float
    median_work: float
    slowest: float
    memory: int


class AsAsked:
    """Embeds a question as the product does, over paragraphs whose vectors were drawn."""

    name, dimension = "drawn", 384

    def __init__(self) -> None:
        self._model = embedder_for(Settings())

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        return self._model.embed(texts)


class DrawnVectors:
    """Unit vectors that depend on the text alone."""

    name, dimension = "drawn", 384

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        seeds = [int(hashlib.md5(text.encode()).hexdigest()[:8], 16) for text in texts]
        drawn = [np.random.default_rng(s).standard_normal(self.dimension) for s in seeds]
        rows = np.array(drawn, np.float32).reshape(len(texts), self.dimension)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def run(sizes: Iterable[int]) -> None:
    """Prints a table of the sizes, and draws docs/growth.png."""
    measured = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measured.append(_measured(size, Path(folder) / "library"))
        print(_line(measured[-1]), flush=True)
    from eval.plots import growth

    growth(measured, HERE.parent / "docs" / "growth.png")


def _measured(size: int, folder: Path) -> Size:
    texts = _Texts()
    library = Library(folder, DrawnVectors())
    started = time.perf_counter()
    with library.writing() as writer:
        for n in tqdm(range(size // A_DOCUMENT), desc=f"{size:,} paragraphs", disable=None):
            writer.add(*texts.document(f"report-{n}"))
    thousand = (time.perf_counter() - started) / (size / 1000)
    adding = quantile(sorted(_adding(library, texts, f"more-{n}") for n in range(3)), 50)
    # In a process of its own: what making a library takes of memory is not what asking takes.
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        asked = process.submit(_asked, folder).result()
    return Size(size, thousand, adding, **asked)


def _adding(library: Library, texts: _Texts, name: str) -> float:
    document = texts.document(name)
    started = time.perf_counter()
    with library.writing() as writer:
        writer.add(*document)
    return time.perf_counter() - started


def _asked(folder: Path) -> dict[str, Any]:
    """What asking the library costs, in this process."""
    library, texts = Library(folder, AsAsked()), _Texts()
    started = time.perf_counter()
    library.edition()
    opening = time.perf_counter() - started
    assistant = Assistant(library)
    assistant.answer(Question("What did inspectors find?"))
    questions = [q for q in (texts.question() for _ in range(2 * QUESTIONS)) if _is_plain(q)]
    spent = [_seconds_of(assistant, question) for question in questions[:QUESTIONS]]
    seconds, work = (sorted(each) for each in zip(*spent, strict=True))
    memory = _most_memory()
    with Library(folder, DrawnVectors()).writing() as writer:
        writer.add(*texts.document("after-asking"))
    changed, _ = _seconds_of(assistant, "What did inspectors find then?")
    return {
        "opening": opening,
        "changed": changed,
        "median": quantile(seconds, 50),
        "median_work": quantile(work, 50),
        "slowest": quantile(seconds, 95),
        "memory": memory,
    }


def _most_memory() -> int:
    """Megabytes; not by getrusage, which begins with the size of the parent."""
    said = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(re.findall(r"VmHWM:\s*(\d+) kB", said)[0]) // 1024


def _is_plain(question: str) -> bool:
    """No comparison: that takes as long as there are documents, and is another measure."""
    return "each" not in question


def _seconds_of(assistant: Assistant, question: str) -> tuple[float, float]:
    """Seconds by the clock, and of processor time."""
    clock, work = time.perf_counter(), time.process_time()
    assistant.answer(Question(question))
    return time.perf_counter() - clock, time.process_time() - work


class _Texts:
    """Paragraphs after the samples' own: their sentences, other figures, some other words."""

    def __init__(self) -> None:
        self._draw = random.Random(7)
        self._sentences = [
            sentence
            for path in sorted((HERE / "corpus").glob("*.pdf"))
            for paragraph in read(path.name, path.read_bytes()).paragraphs
            for sentence in sentences_in(paragraph.text)
            if len(sentence.split()) > 5
        ]
        ends = ("ing", "ment", "tion", "ness", "er", "ed", "al", "ity")
        firsts = ("".join(pair) for pair in product("bcdfglmnprst", ("a", "e", "i", "o", "ou")))
        starts = ["".join(pair) for pair in product(firsts, "bdglmnprstvz")]
        self._words = [a + b + e for a in starts for b in ("", "and", "ing", "or") for e in ends]

    def sentence(self) -> str:
        chosen = self._draw.choice(self._sentences)
        chosen = re.sub(r"\d+", lambda m: str(self._draw.randint(1, 999)), chosen)
        return re.sub(r"\b[a-z]{7,}\b", self._maybe_another, chosen)

    def _maybe_another(self, word: re.Match[str]) -> str:
        return self._draw.choice(self._words) if self._draw.random() < 0.2 else word.group()

    def question(self) -> str:
        return "What about " + " ".join(self.sentence().split()[:9]).strip(" .") + "?"

    def document(self, name: str) -> tuple[Document, tuple[Paragraph, ...], bytes]:
        texts = [" ".join(self.sentence() for _ in range(4)) for _ in range(A_DOCUMENT)]
        original = (name + texts[0]).encode()
        digest = hashlib.sha256(original).hexdigest()
        document = Document(name, Facts(title=name), f"{name}.pdf", digest, pages=10)
        paragraphs = tuple(
            Paragraph(name, n, str(n + 1), "printed", ("Findings",), 1, 1, text)
            for n, text in enumerate(texts)
        )
        return document, paragraphs, original


def _line(size: Size) -> str:
    return (
        f"{size.paragraphs:>8,} paragraphs: {size.thousand:.2f} s a thousand read in,"
        f" {size.adding:.2f} s for one document more, {size.opening:.3f} s to open,"
        f" question p50 {size.median * 1000:.0f} ms ({size.median_work * 1000:.0f} ms of processor"
        f" time), p95 {size.slowest * 1000:.0f} ms, the first after a change"
        f" {size.changed * 1000:.0f} ms, {size.memory} MB"
    )
