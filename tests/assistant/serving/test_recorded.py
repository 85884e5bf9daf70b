"""Whatever door a question comes by, its answer is counted and on record before it is shown."""

from __future__ import annotations

import sqlite3

import pytest

from assistant.answers import Question
from assistant.records.records import Records
from tests.support.depots import LORRIES, QUESTION, depots, enquiries_of, someone


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    return depots(tmp_path_factory.mktemp("recorded") / "library")


def test_an_answer_has_the_id_of_its_record(library, tmp_path):
    records = Records(tmp_path, 30)
    served = enquiries_of(library, records=records).of(someone("a", "page"))
    answer = served.answer(Question(QUESTION))
    refused = served.answer(Question("Who won the chess cup in Ruritania?"))
    first, second = records.answers()
    assert (first["id"], first["answer"]["text"], first["door"]) == (answer.id, LORRIES, "page")
    assert (second["id"], second["outcome"], second["reason"]) == (
        refused.id,
        "not_found",
        "not said",
    )


def test_each_refusal_says_why(library, tmp_path):
    records = Records(tmp_path, 0)
    served = enquiries_of(library, records=records).of(someone())
    for question in ("Write me a poem", "What does paragraph 99 of the depot report say?"):
        served.answer(Question(question))
    reasons = {row["reason"] for row in records.counts()}
    assert reasons == {"not of documents", "no such number"}


def test_a_full_disk_costs_the_record_and_not_the_answer(library, tmp_path):
    class Full(Records):
        def keep(self, *told):
            raise sqlite3.OperationalError("database or disk is full")

    enquiries = enquiries_of(library, records=Full(tmp_path, 30))
    assert enquiries.of(someone()).answer(Question(QUESTION)).text == LORRIES
    told = enquiries.counts.as_text(None).decode()
    assert 'assistant_unrecorded_total{door="api"} 1.0' in told
