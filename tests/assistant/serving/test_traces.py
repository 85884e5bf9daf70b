"""Traces say how long each step took, and nothing of what was asked."""

from __future__ import annotations

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from assistant.answers import Question
from assistant.serving.traces import Traces, traces_from
from tests.support.depots import QUESTION, depots, enquiries_of, someone


def test_a_trace_has_a_span_for_each_step_and_no_question(tmp_path):
    sent = InMemorySpanExporter()
    traces = Traces(sent)
    enquiries = enquiries_of(depots(tmp_path / "library"), traces=traces)
    answer = enquiries.of(someone("Officer One")).answer(Question(QUESTION))
    traces.flush()
    *steps, whole = sorted(sent.get_finished_spans(), key=lambda span: span.name == "answer")
    assert [span.name for span in steps] == ["understand", "find", "say"]
    assert dict(whole.attributes) == {"door": "api", "outcome": "answered", "reason": ""}
    assert {span.parent.span_id for span in steps} == {whole.context.span_id}
    taken = {span.name: (span.end_time - span.start_time) / 1e9 for span in steps}
    assert {**taken, "all": sum(taken.values())} == pytest.approx(dict(answer.timings), abs=1e-5)
    told = "".join(span.to_json() for span in (*steps, whole))
    assert "lorries" not in told and "Officer" not in told


def test_without_an_endpoint_there_are_none():
    assert traces_from({}) is None
