"""The administrator's view: the figures, one question explained, and deletion asked twice."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from assistant.access.identity import Identity
from assistant.access.rules import Access
from assistant.answers import Turn
from assistant.errors import QuestionRefused
from assistant.pages.administering import Office
from assistant.pages.shelf import Shelf
from assistant.pages.trend import trend_html
from assistant.records.overview import Day
from assistant.records.records import Records
from assistant.records.seen_by import ids_seen_by, seen_by
from tests.support.recording import OneDocument, answer, refusal

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:streamlit")
EDITION = OneDocument()


def run_records(office):
    from assistant.pages.administering import records_page

    records_page(office)


@pytest.fixture
def records(tmp_path):
    records = Records(tmp_path, 30)
    kept = records.keep(answer("How many lorries?"), "ann", "page", EDITION)
    records.keep(refusal("Who won the *race*?"), "bob", "page", EDITION)
    records.mark(kept.id, "citation", "18", "It is in the next one")
    return records


def opened(records, explain=lambda question: ("Outcome: not_found", "  0.10  minutes")) -> AppTest:
    office = Office(records, records.file.parents[1], lambda: None, explain)
    return AppTest.from_function(run_records, args=(office,), default_timeout=30).run()


def words(page: AppTest) -> str:
    shown = [element.proto.body for element in page.get("html")]
    return "\n".join(body for body in shown if not body.startswith("<style"))


def questions(page: AppTest) -> list[str]:
    shown = [b.label for b in page.button if b.key and b.key.startswith("why-")]
    return [label.replace("\\", "").replace("\u2060", "") for label in shown]


def test_what_was_asked_refused_and_marked_is_told_in_figures_and_words(records):
    page = opened(records)
    today = f"{datetime.now(UTC):%-d %B %Y}"
    assert f"{today}: 1 answered, 1 refused" in words(page)
    assert '<th scope="row">Near paragraphs do not say it</th><td>1</td>' in words(page)
    assert '<th scope="row">right, but the citation is wrong</th><td>1</td>' in words(page)
    assert questions(page) == ["Who won the *race*?", "How many lorries?"]
    assert "Marked right, but the citation is wrong: 18 It is in the next one" in words(page)
    assert not page.exception


@pytest.mark.parametrize(
    ("only", "left"), [("refused", "Who won the *race*?"), ("marked wrong", "How many lorries?")]
)
def test_the_list_is_of_those_refused_or_marked_wrong(records, only, left):
    page = opened(records)
    page.radio(key="records-only").set_value(only).run()
    assert questions(page) == [left]


def test_a_question_is_explained_as_the_command_does(records):
    asked = []
    page = opened(records, lambda question: asked.append(question) or ("Step passages: nothing",))
    next(b for b in page.button if b.label.startswith("Who won")).click().run()
    assert asked == ["Who won the *race*?"]
    assert "<p>Step passages: nothing</p>" in words(page)


def test_a_question_that_cannot_be_explained_is_a_sentence(records):
    def refused(question):
        raise QuestionRefused("The question is too long.")

    page = opened(records, refused)
    page.text_input(key="why-question").set_value("x" * 9)
    next(b for b in page.button if b.label == "Explain").click().run()
    assert '<p class="trouble" role="alert">The question is too long.</p>' in words(page)


def look_up(page: AppTest, name: str) -> AppTest:
    page.text_input(key="forget-whom").set_value(name)
    return next(b for b in page.button if b.label == "Look").click().run()


def test_what_one_person_asked_is_deleted_once_it_is_said_how_much_and_confirmed(records):
    shelf = Shelf(records.file.parents[1], "secret", 30)
    id = next(row["id"] for row in records.answers() if row["question"] == "How many lorries?")
    shelf.keep("0123456789ab", [Turn("How many?", replace(answer("How many lorries?"), id=id))])
    page = look_up(opened(records), "ann")
    assert "1 answers are on record" in words(page) and len(records.answers()) == 2
    page.button(key="forget-keep").click().run()
    assert len(records.answers()) == 2 and "on record." not in words(page) and shelf.kept()
    look_up(page, "ann").button(key="forget-for-good").click().run()
    assert [row["question"] for row in records.answers()] == ["Who won the *race*?"]
    assert "1 answers were deleted." in words(page)
    assert shelf.kept() == ()


def test_what_cannot_be_deleted_is_a_sentence_and_may_be_tried_again(records):
    page = look_up(opened(records), "ann")
    said, records.file = records.file.read_bytes(), records.file.with_name("gone") / "records"
    records.file.parent.write_bytes(said)  # no folder can be made there
    page.button(key="forget-for-good").click().run()
    assert not page.exception and "The records cannot be read" in words(page)


def test_what_is_deleted_in_part_is_said_and_can_be_deleted_again(records, monkeypatch):
    page = look_up(opened(records), "ann")
    with monkeypatch.context() as broken:

        def full(_records, _ids):
            raise sqlite3.OperationalError("disk I/O error")

        broken.setattr(Records, "forget", full)
        page.button(key="forget-for-good").click().run()
    assert not page.exception and "Not all of it could be deleted" in words(page)
    page.button(key="forget-for-good").click().run()
    assert "1 answers were deleted." in words(page) and len(records.answers()) == 1


class Counting(Records):
    """Notes how many answers are read at a time."""

    read: list[int]

    def answers(self, *which, **more):
        rows = super().answers(*which, **more)
        self.read.append(len(rows))
        return rows


def test_a_click_reads_the_answers_of_its_page_alone(tmp_path):
    records = Counting(tmp_path, 30)
    for at in range(23):
        records.keep(refusal(f"Who won race {at // 2}?"), "bob", "page", EDITION)
    records.read = []
    page = opened(records)
    assert questions(page)[:3] == ["Who won race 11?", "Who won race 10?", "Who won race 10?"]
    assert '<th scope="row">Who won race 0?</th><td>2</td>' in words(page)
    page.radio(key="records-only").set_value("refused").run()
    assert records.read == [10, 10] and len(questions(page)) == 10
    page.radio(key="records-only").set_value("marked wrong").run()
    assert records.read[2:] == [0] and questions(page) == []


def test_nobody_of_that_name_is_said(records):
    page = look_up(opened(records), "nobody")
    assert "Nothing is on record under that name" in words(page)
    assert not [b for b in page.button if b.key == "forget-for-good"]


def test_a_library_without_records_says_so(tmp_path):
    page = opened(Records(tmp_path, 30))
    assert "Nothing was asked in the last four weeks." in words(page) and not page.exception


def test_a_bar_is_as_long_as_its_day_and_says_its_figures():
    shown = trend_html((Day("2026-03-01", 6, 2), Day("2026-03-02", 0, 0)))
    assert (
        '1 March 2026: 6 answered, 2 refused</span><span class="refused" style="height: 25.0%">'
        in shown
    )
    assert 'class="answered" style="height: 75.0%"' in shown
    assert shown.count("height:") == 2


class TwoDocuments:
    """An edition whose second document is limited."""

    id = "edition-8"
    earlier = ()

    def __init__(self):
        from assistant.documents import Document, Facts

        self.documents = (
            Document("minutes", Facts("Minutes"), "minutes.pdf", "5"),
            Document("advice", Facts("Legal advice"), "advice.pdf", "6"),
        )


@pytest.mark.parametrize("name", ["legal advice", "LEGAL  ADVICE", "Legal\nadvice", "Q-7.PDF"])
def test_a_paper_not_theirs_is_told_of_however_its_name_is_written(records, name):
    records.keep(refusal(f"What does {name} say?"), "bob", "page", EDITION)
    access = Access.model_validate({"limited": [{"documents": ["q-7"], "roles": ["legal"]}]})
    rows, edition = records.answers(), TwoDocuments()
    minutes, advice = edition.documents
    edition.documents = (minutes, replace(advice, id="q-7", file="q-7.pdf"))
    eve = Identity.holding("eve", ("administrator",))
    assert seen_by(eve, rows, edition, access) == rows[:2]


def test_an_administrator_sees_no_record_that_tells_of_a_paper_not_theirs(records):
    records.keep(
        refusal("Which?", note="Nothing was found in: Legal advice."), "bob", "page", EDITION
    )
    limited = {"limited": [{"documents": ["advice"], "roles": ["legal"]}]}
    access, rows = Access.model_validate(limited), records.answers()

    def asked(*roles):
        seen = seen_by(Identity.holding("eve", roles), rows, TwoDocuments(), access)
        return [row["question"] for row in seen]

    assert asked("administrator") == ["How many lorries?", "Who won the *race*?"]
    assert asked("administrator", "legal")[-1] == "Which?"
    eve = Identity.holding("eve", ("administrator",))
    counting = Counting(records.file.parents[1], 30)
    counting.read = []
    for _ in range(2):
        ids = ids_seen_by(eve, counting, TwoDocuments(), access)
        assert ids == {row["id"] for row in rows[:2]}
    assert counting.read == [3], "each answer is looked through once"
    records.mark(rows[1]["id"], "wrong", remark="See the legal advice")
    assert ids_seen_by(eve, counting, TwoDocuments(), access) == {rows[0]["id"]}
    assert counting.read == [3, 1]
    assert ids_seen_by(eve, counting, TwoDocuments(), Access.model_validate({})) is None
    gone = {"limited": [{"documents": ["minutes"], "roles": ["legal"]}]}
    access = Access.model_validate(gone)
    assert asked("administrator") == ["Who won the *race*?", "Which?"]
