"""What is counted for whoever operates the assistant; never a question. Home of prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from assistant.answers import Answer
from assistant.library import Edition

CONTENT_TYPE = CONTENT_TYPE_LATEST
# Without a model an answer takes .05 to 1 s, with one until its deadline of a minute.
SECONDS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)


class Counts:
    """Counters of one process, in the form Prometheus reads. Safe to share between threads."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._questions = Counter(
            "assistant_questions",
            "Questions answered or refused, by door and outcome",
            ("door", "outcome"),
            registry=registry,
        )
        self._turned_away = Counter(
            "assistant_turned_away",
            "Questions that got no answer: over a limit, not askable, or a fault",
            ("door", "why"),
            registry=registry,
        )
        self._unrecorded = Counter(
            "assistant_unrecorded",
            "Answers that could not be put on record",
            ("door",),
            registry=registry,
        )
        self._seconds = Histogram(
            "assistant_answer_seconds",
            "Seconds until an answer was whole",
            ("door",),
            buckets=SECONDS,
            registry=registry,
        )
        self._documents = Gauge(
            "assistant_documents", "Documents in the library", registry=registry
        )
        self._paragraphs = Gauge(
            "assistant_paragraphs", "Paragraphs in the library", registry=registry
        )

    def answered(self, door: str, answer: Answer) -> None:
        self._questions.labels(door, answer.outcome).inc()
        self._seconds.labels(door).observe(answer.timings.get("all", 0.0))

    def turned_away(self, door: str, why: str) -> None:
        """`why` is the name of an error of ours, or of any other."""
        self._turned_away.labels(door, why).inc()

    def unrecorded(self, door: str) -> None:
        self._unrecorded.labels(door).inc()

    def as_text(self, edition: Edition | None) -> bytes:
        """Everything counted; the library's size is of `edition`, 0 where there is none."""
        documents = edition.documents if edition else ()
        self._documents.set(len(documents))
        self._paragraphs.set(sum(edition.count(d.id) for d in documents) if edition else 0)
        return generate_latest(self._registry)
