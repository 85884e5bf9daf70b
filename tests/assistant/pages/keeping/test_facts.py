"""Facts put right on the page are a sidecar that the reading takes."""

import tomllib
from datetime import date

from assistant.documents import Document, Facts
from assistant.pages.keeping.facts import Told, as_toml, changes, corrected, passed_on, told_of
from ingest.facts.sidecar import EXAMPLE
from ingest.facts.sidecar import corrected as read_with

DOCUMENT = Document("a", Facts("Minutes", "Ashmere", "minutes", date(2024, 3, 1)), "a.pdf", "")


def test_only_what_was_changed_is_written_and_the_reading_takes_it():
    now = Told("Minutes of “May”\\ <script>\x07", "Dunholt", "minutes", date(2024, 5, 2))
    sidecar = corrected(None, changes(DOCUMENT, now))
    assert tomllib.loads(sidecar.decode()) == {
        "title": "Minutes of “May”\\ <script>",
        "authority": "Dunholt",
        "inspected": [date(2024, 5, 2)],
    }
    facts = read_with(DOCUMENT.facts, sidecar, "a.pdf")
    assert (facts.title, facts.authority) == ("Minutes of “May”\\ <script>", "Dunholt")
    assert facts.day == date(2024, 5, 2) and facts.kind == "minutes"


def test_a_paper_that_is_known_by_its_publication_gets_that_day():
    now = Told("Minutes", "Ashmere", "report", date(2024, 5, 2))
    table = tomllib.loads(corrected(None, changes(DOCUMENT, now)).decode())
    assert table == {"kind": "report", "published": date(2024, 5, 2)}


def test_nothing_changed_is_nothing_written():
    assert changes(DOCUMENT, told_of(DOCUMENT)) == {}


def test_what_was_put_right_before_stays():
    now = Told("Another", "Ashmere", "minutes", DOCUMENT.facts.day)
    table = tomllib.loads(corrected(EXAMPLE.encode(), changes(DOCUMENT, now)).decode())
    assert table == {**tomllib.loads(EXAMPLE), "title": "Another"}


def test_a_newer_version_keeps_what_was_put_right_but_for_what_is_of_the_older_alone():
    lasting = {key: value for key, value in tomllib.loads(EXAMPLE).items() if key != "published"}
    assert tomllib.loads(passed_on(EXAMPLE.encode(), None).decode()) == lasting
    newer = passed_on(EXAMPLE.encode(), b'title = "Newer"\nstatus = "draft"')
    assert tomllib.loads(newer.decode()) == {**lasting, "title": "Newer", "status": "draft"}
    assert passed_on(None, b"# none") == b"# none" and passed_on(b'status = "draft"', None) is None


def test_words_that_toml_would_trip_over_come_back_as_they_were():
    for words in ('"', "\\", "a\nb", "]\n[x]", "é字", "\t", "'''", "# no"):
        assert tomllib.loads(as_toml({"title": words, words: {"a": "b"}})) == {
            "title": words,
            words: {"a": "b"},
        }
