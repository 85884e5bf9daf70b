"""How long each step of an answer took, sent to OpenTelemetry where an endpoint is configured.

Nothing is sent unless OTEL_EXPORTER_OTLP_ENDPOINT is set. A trace has no question and no name.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.trace import set_span_in_context

from assistant.answers import Answer

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
SECOND = 1_000_000_000  # nanoseconds


class Traces:
    """A trace for each answer: the whole, and a span for each step one after another."""

    def __init__(self, exporter: SpanExporter) -> None:
        named = Resource.create({"service.name": "council-assistant"})
        self._provider = TracerProvider(resource=named, shutdown_on_exit=True)
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("assistant")

    def answered(self, door: str, answer: Answer) -> None:
        """Sends what the answer that was just made says of its time, from a thread of its own."""
        whole = answer.timings.get("all", 0.0)
        ended = time.time_ns()
        at = ended - int(whole * SECOND)
        said = {"door": door, "outcome": answer.outcome, "reason": answer.reason}
        root = self._tracer.start_span("answer", start_time=at, attributes=said)
        within = set_span_in_context(root)
        for step, seconds in answer.timings.items():
            if step != "all":
                span = self._tracer.start_span(step, within, start_time=at)
                at += int(seconds * SECOND)
                span.end(at)
        root.end(ended)

    def flush(self) -> None:
        """Waits until what there is has been sent."""
        self._provider.force_flush()


def traces_from(environment: Mapping[str, str] = os.environ) -> Traces | None:
    """Traces to the endpoint that the environment names; None where it names none."""
    if not environment.get(ENDPOINT):
        return None
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter

    return Traces(OTLPSpanExporter())
