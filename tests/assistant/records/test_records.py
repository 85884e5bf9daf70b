"""What is on record, for how long, and that what is deleted is gone from the file."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from assistant.answers import Turn
from assistant.errors import SettingsError
from assistant.pages.marks import mark, marks
from assistant.pages.shelf import Shelf
from assistant.records.overview import days_of, overview, seen, trend
from assistant.records.pseudonym import pseudonym
from assistant.records.records import Records
from assistant.records.written import export
from tests.support.commands import run, said
from tests.support.places import ROOT
from tests.support.recording import DOCUMENT, PARAGRAPH, OneDocument, answer, refusal

EDITION = OneDocument()


@pytest.fixture
def records(tmp_path):
    return Records(tmp_path, 30, "a model")


def test_an_answer_is_on_record_with_its_paragraphs_as_they_stood(records):
    kept = records.keep(answer("How many lorries?"), "Officer One", "page", EDITION)
    (row,) = records.answers()
    said = row.pop("answer")
    assert (said["text"], "matches" in said) == ("The depot holds 41 lorries.", False)
    assert datetime.fromisoformat(row.pop("at")) > datetime.now(UTC) - timedelta(minutes=1)
    assert row == {
        "id": kept.id,
        "who": pseudonym("Officer One", records.file.parent),
        "door": "page",
        "question": "How many lorries?",
        "outcome": "answered",
        "reason": "",
        "library": "edition-7",
        "model": "a model",
        "seconds": 0.25,
        "timings": {"all": 0.25},
        "verdict": "",
        "paragraph": "",
        "remark": "",
        "citations": [
            {
                "document": "minutes",
                "file": DOCUMENT.sha256,
                "title": "Minutes of the depot",
                "part": "",
                "number": "17",
                "first_page": 2,
                "last_page": 2,
                "quote": "holds 41 lorries",
                "text": PARAGRAPH.text,
                "digest": hashlib.sha256(PARAGRAPH.text.encode()).hexdigest(),
            }
        ],
    }


def test_a_name_is_never_on_record_and_its_pseudonym_is_always_the_same(records):
    for _ in range(2):
        records.keep(answer("How many?"), "officer.one@example.gov.uk", "page", EDITION)
    assert len({row["who"] for row in records.answers()}) == 1
    assert b"officer.one" not in records.file.read_bytes()
    elsewhere = Records(records.file.parent / "other", 30)
    elsewhere.keep(answer("How many?"), "officer.one@example.gov.uk", "page", EDITION)
    assert elsewhere.answers()[0]["who"] != records.answers()[0]["who"]


def test_what_a_reader_says_of_an_answer_is_added_to_it(records):
    kept = records.keep(answer("How many?"), "a", "page", EDITION)
    assert records.mark(kept.id, "wrong", "18", "It says 42.")
    assert not records.mark("", "wrong") and not records.mark("0" * 16, "wrong")
    (row,) = records.answers("marked wrong")
    assert (row["verdict"], row["paragraph"], row["remark"]) == ("wrong", "18", "It says 42.")


def test_refusals_are_listed_by_themselves(records):
    records.keep(answer("How many?"), "a", "page", EDITION)
    records.keep(refusal("Who won?"), "a", "page", EDITION)
    assert [row["question"] for row in records.answers("refused")] == ["Who won?"]
    assert [row["question"] for row in records.answers(last=1)] == ["Who won?"]


def test_switched_off_only_counts_are_kept_and_never_a_question(tmp_path):
    records = Records(tmp_path, 0)
    for _ in range(3):
        kept = records.keep(refusal("Zanzibar?"), "Officer One", "page", EDITION)
    assert kept.id == ""
    today = datetime.now(UTC).date().isoformat()
    assert records.counts() == (
        {"day": today, "door": "page", "outcome": "not_found", "reason": "not said", "number": 3},
    )
    assert records.answers() == ()
    kept = b"".join(file.read_bytes() for file in records.file.parent.iterdir())
    assert b"Zanzibar" not in kept and b"Officer" not in kept


def many(records: Records) -> None:
    for at in range(60):
        records.keep(answer(f"What of Zanzibar {at}? " * 20), "leaving", "page", EDITION)
        records.keep(answer(f"What of Ruritania {at}? " * 20), "staying", "page", EDITION)


def bytes_of(records: Records) -> bytes:
    return b"".join(file.read_bytes() for file in records.file.parent.iterdir())


@pytest.mark.parametrize("by", ["name", "pseudonym"])
def test_who_is_forgotten_is_in_no_byte_of_the_file(records, by):
    many(records)
    who = pseudonym("leaving", records.file.parent)
    assert b"Zanzibar" in bytes_of(records) and who.encode() in bytes_of(records)
    ids = records.ids_of("leaving" if by == "name" else who)
    records.forget(ids)
    assert len(ids) == 60
    assert b"Zanzibar" not in bytes_of(records) and who.encode() not in bytes_of(records)
    assert len(records.answers()) == 60
    assert bytes_of(records).count(b"Ruritania") >= 60
    assert records.counts()[0]["number"] == 120


def test_after_the_days_an_answer_is_in_no_byte_of_the_file(records):
    many(records)
    assert records.clear_old(datetime.now(UTC) + timedelta(days=29)) == frozenset()
    assert len(records.clear_old(datetime.now(UTC) + timedelta(days=31))) == 120
    assert b"Zanzibar" not in bytes_of(records) and b"41 lorries" not in bytes_of(records)


def test_with_fewer_days_the_older_ones_go_with_the_next_answer(tmp_path, records):
    many(records)
    with closing(sqlite3.connect(records.file)) as connection, connection:
        connection.execute("UPDATE answers SET at = '2001-01-01T00:00:00+00:00'")
    Records(tmp_path, 30).keep(answer("A new one?"), "a", "page", EDITION)
    assert [row["question"] for row in records.answers()] == ["A new one?"]
    assert b"Zanzibar" not in bytes_of(records)


def test_nothing_recorded_is_nothing_and_makes_no_file(records):
    assert (records.answers(), records.counts(), tuple(records.cited())) == ((), (), ())
    assert (records.answer("x"), records.ids_of("x")) == (None, frozenset())
    records.forget(("x",))
    assert records.clear_old() == frozenset()
    assert not records.file.exists()


def test_every_cited_paragraph_can_be_gone_through(records):
    kept = records.keep(answer("How many?"), "a", "page", EDITION)
    (cited,) = records.cited()
    assert (cited["answer"], cited["document"], cited["number"]) == (kept.id, "minutes", "17")


def test_they_are_written_out_for_a_spreadsheet_and_for_programs(records, tmp_path):
    records.keep(answer("=HYPERLINK(1)"), "a", "page", EDITION)
    export(records.answers(), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["question"] == "'=HYPERLINK(1)"
    assert (row["text"], row["cited"]) == ("The depot holds 41 lorries.", "minutes  17")
    export(records.answers(), tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == list(records.answers())
    with pytest.raises(SettingsError, match=r"should end in \.csv or \.json"):
        export((), tmp_path / "out.xls")


def test_the_trend_has_a_bar_for_each_day():
    counts = [
        {"day": "2026-03-01", "outcome": "answered", "reason": "", "number": 30},
        {"day": "2026-03-01", "outcome": "not_found", "reason": "not said", "number": 10},
        {"day": "2026-03-03", "outcome": "answered", "reason": "", "number": 20},
    ]
    assert trend(days_of(counts, ["2026-03-01", "2026-03-02", "2026-03-03"])) == [
        "2026-03-01  " + "█" * 30 + "░" * 10 + " 30 + 10",
        "2026-03-02   0 + 0",
        "2026-03-03  " + "█" * 20 + " 20 + 0",
    ]


def test_the_overview_counts_what_was_refused_marked_and_asked_again(records):
    for text in ("HOW many?", "How many?", "how MANY?", "Éa?", "éA?", "Once?"):
        kept = records.keep(answer(text), "a", "page", EDITION)
    records.mark(kept.id, "wrong")
    for _ in range(10):
        records.keep(refusal("Who won?"), "b", "page", EDITION)
    lines = overview(seen(records, datetime.now(UTC).date()))
    assert lines[27:] == [
        *lines[27:29],
        "",
        "Refused in 28 days, by reason",
        "    10  not said",
        "",
        "Marked by readers",
        "     1  wrong",
        "",
        "Asked more than once",
        "    10  Who won?",
        "     3  how MANY?",
        "     2  éA?",
    ]


def test_the_commands_show_write_out_and_delete(records, tmp_path):
    kept = records.keep(answer("What of Zanzibar?"), "Officer One", "page", EDITION)
    where = ("--library", tmp_path)
    listed = run("assistant", "records", "list", *where)
    assert kept.id in listed.stdout and "What of Zanzibar?" in listed.stdout
    out = tmp_path / "answers.json"
    assert run("assistant", "records", "export", out, *where).returncode == 0
    assert json.loads(out.read_text("utf-8"))[0]["id"] == kept.id
    assert "Questions a day" in run("assistant", "records", *where).stdout
    shelf = Shelf(tmp_path, "a secret of the browser", 30)
    shelf.keep("a" * 12, [Turn("What of Zanzibar?", kept)])
    shelf.keep("b" * 12, [Turn("How many?", answer("How many?"))])
    for id in (kept.id, "another"):
        mark(tmp_path, {"question": f"Zanzibar of {id}?", "id": id}, "No.")
    done = run("assistant", "records", "forget", "Officer One", *where)
    assert done.stdout == "1 answers deleted.\n"
    assert b"Zanzibar" not in records.file.read_bytes()
    assert [one.id for one in shelf.kept()] == ["b" * 12]
    assert [one["answer"]["id"] for one in marks(tmp_path)] == ["another"]
    done = run("assistant", "records", "forget", *where)
    assert (done.returncode, "forget NAME" in said(done)) == (2, True)


WRITERS, ANSWERS, KILLS = 10, 100, 20


@pytest.mark.slow
def test_of_a_thousand_answers_by_ten_writers_with_kills_none_that_was_said_is_lost(tmp_path):
    chance = random.Random(5)
    said: set[str] = set()
    left = {name: 0 for name in range(WRITERS)}

    def begun(name: int) -> subprocess.Popen:
        command = (sys.executable, "-m", "tests.support.recording", str(tmp_path), str(name))
        rest = (str(left[name]), str(ANSWERS))
        return subprocess.Popen([*command, *rest], cwd=ROOT, stdout=subprocess.PIPE, text=True)

    running = {name: begun(name) for name in left}
    kills = 0
    while running:
        name = chance.choice(list(running))
        process = running[name]
        for _ in range(chance.randrange(1, 15)):
            if line := process.stdout.readline():
                said.add(line.strip())
                left[name] += 1
        if left[name] < ANSWERS and kills < KILLS and chance.random() < 0.3:
            process.kill()
            kills += 1
            for line in process.communicate()[0].split():  # said before it was killed
                if len(line) == 16:
                    said.add(line)
                    left[name] += 1
            running[name] = begun(name)
        elif left[name] >= ANSWERS:
            process.communicate()
            del running[name]
    records = Records(tmp_path, 30)
    there = {row["id"] for row in records.answers()}
    assert (len(said), said - there) == (WRITERS * ANSWERS, set())
    assert len(there) <= len(said) + kills
    assert sum(row["number"] for row in records.counts()) == len(there)
    assert sum(1 for _ in records.cited()) == len(there)
    with closing(sqlite3.connect(records.file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
