"""The contract of commands and formats, on the sample documents."""

import json

import jsonschema
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.support.commands import ROOT, SAMPLES, run, said

pytestmark = pytest.mark.slow

SCHEMA = json.loads((ROOT / "tests" / "house" / "answer.schema.json").read_text("utf-8"))
QUESTION = "How many looked after children were there in Ashmere?"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contract") / "library"
    done = run("ingest", "add", SAMPLES, "--library", folder)
    assert done.returncode == 0, said(done)
    last = (done.stdout + done.stderr).strip().splitlines()[-1]
    assert "4 documents" in last and "paragraphs" in last and "pages" in last, last
    return folder


def answer(library, question, *more):
    done = run("assistant", "ask", question, "--library", library, "--json", *more)
    assert done.returncode == 0, said(done)
    (line,) = done.stdout.splitlines()
    reply = json.loads(line)
    jsonschema.validate(reply, SCHEMA)
    return reply


def test_an_answer_validates_and_cites_the_printed_number(library):
    reply = answer(library, QUESTION)
    assert reply["outcome"] == "answered"
    cited = {(c["document"], c["number"]) for s in reply["sentences"] for c in s["citations"]}
    assert ("ashmere-inspection-2019", "9") in cited
    assert "412" in reply["text"]


def test_what_the_documents_do_not_say_is_said_plainly(library):
    reply = answer(library, "How many swimming pools does Ashmere have?")
    assert (reply["outcome"], reply["sentences"]) == ("not_found", [])


def test_a_question_limited_to_a_document_stays_in_it(library):
    reply = answer(library, "What are the caseloads?", "--document", "ashmere-focused-visit-2021")
    assert {m["document"] for m in reply["matches"]} == {"ashmere-focused-visit-2021"}


def test_a_question_limited_to_years_stays_in_them(library):
    reply = answer(library, "What are social workers' caseloads?", "--from", 2020, "--to", 2022)
    assert {m["document"] for m in reply["matches"]} == {"ashmere-focused-visit-2021"}


def test_a_paragraph_is_printed_by_its_number(library):
    done = run("assistant", "paragraph", "ashmere-inspection-2019", "9", "--library", library)
    assert done.returncode == 0, said(done)
    assert "412" in done.stdout


def test_a_number_past_the_end_says_where_the_numbering_ends(library):
    done = run("assistant", "paragraph", "ashmere-inspection-2019", "900", "--library", library)
    assert done.returncode in (1, 2)
    assert "75" in said(done) + done.stdout


def test_show_prints_a_json_line_a_paragraph_and_stores_nothing(tmp_path):
    done = run("ingest", "show", SAMPLES / "ashmere-inspection-2019.pdf", HOME=str(tmp_path))
    assert done.returncode == 0, said(done)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    keys = {"number", "numbering", "part", "section", "first_page", "last_page", "text"}
    assert {frozenset(row) for row in rows} == {frozenset(keys)}
    printed = [row["number"] for row in rows if row["number"].isdigit()]
    assert printed == [str(n) for n in range(1, 76)]


def test_list_names_every_document(library):
    done = run("ingest", "list", "--library", library)
    assert done.returncode == 0, said(done)
    for path in SAMPLES.glob("*.pdf"):
        assert path.stem in done.stdout


def test_check_finds_the_library_sound(library):
    done = run("ingest", "check", "--library", library)
    assert done.returncode == 0, said(done)


def test_check_tells_how_each_document_was_read(library):
    lines = run("ingest", "check", "--library", library).stdout.splitlines()
    told = [line.partition(":")[0] for line in lines if not line.startswith(" ")][:-1]
    assert sorted(told) == sorted(path.stem for path in SAMPLES.glob("*.pdf"))
    assert any("(1 to 75)" in line for line in lines)
    assert not any("older reading" in line for line in lines)
    again = run("ingest", "check", "--reread", "--library", library).stdout.splitlines()
    assert again == lines


def test_reading_again_changes_nothing(library):
    before = run("ingest", "list", "--library", library).stdout
    done = run("ingest", "add", SAMPLES, "--library", library)
    assert done.returncode == 0, said(done)
    assert run("ingest", "list", "--library", library).stdout == before


def test_a_document_removed_is_gone_and_can_come_back(library):
    name = "tarrowdale-inspection-2026"
    done = run("ingest", "remove", name, "--library", library)
    assert done.returncode == 0, said(done)
    assert name not in run("ingest", "list", "--library", library).stdout
    done = run("ingest", "add", SAMPLES / f"{name}.pdf", "--library", library)
    assert done.returncode == 0, said(done)
    assert name in run("ingest", "list", "--library", library).stdout


@pytest.mark.parametrize("question", ["", "   ", "why " * 2500], ids=["empty", "blank", "long"])
def test_a_question_that_cannot_be_asked_is_refused_in_a_sentence(library, question):
    done = run("assistant", "ask", question, "--library", library)
    assert done.returncode == 2
    assert said(done).strip().endswith((".", "?”"))


def test_an_empty_library_says_what_to_do(tmp_path):
    done = run("assistant", "ask", QUESTION, "--library", tmp_path / "none")
    assert done.returncode == 2
    assert "python -m ingest add" in said(done)


def encrypted(path):
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(72, 700, "1. Nobody can read this.")
    canvas.save()


def without_text(path):
    canvas = Canvas(str(path))
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()


BAD = {
    "missing": lambda path: None,
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Minutes of the meeting. " * 40),
    "encrypted": encrypted,
    "drawing": without_text,
    "folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_gets_a_sentence_and_the_library_is_unharmed(library, tmp_path, kind):
    path = tmp_path / f"{kind}.pdf"
    BAD[kind](path)
    before = run("ingest", "list", "--library", library).stdout
    done = run("ingest", "add", path, "--library", library)
    assert done.returncode == 2, done.stdout
    assert kind in said(done)
    assert run("ingest", "list", "--library", library).stdout == before


def test_one_bad_file_among_good_ones_is_named_and_the_rest_are_read(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 not really")
    good = tmp_path / "ashmere-focused-visit-2021.pdf"
    good.write_bytes((SAMPLES / good.name).read_bytes())
    done = run("ingest", "add", tmp_path, "--library", tmp_path / "library")
    assert done.returncode == 1
    assert "bad.pdf" in said(done)
    assert good.stem in run("ingest", "list", "--library", tmp_path / "library").stdout
