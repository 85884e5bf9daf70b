"""Works begun from the page, over a stand-in for the reading: what is told, and what is left."""

import sys
import threading
import tomllib
from contextlib import contextmanager
from dataclasses import replace

import pytest
from pydantic import TypeAdapter
from streamlit.testing.v1 import AppTest

from assistant.access.identity import ADMINISTRATOR, LIBRARIAN, READER, Identity
from assistant.outcome import Outcome
from assistant.pages.keeping.facts import Told
from assistant.pages.keeping.keeping import Keeping
from assistant.pages.keeping.received import Received
from assistant.pages.keeping.report import outcome_html
from tests.support.scripted_assistant import (
    HOSTILE,
    ScriptedEdition,
    ScriptedLibrary,
)
from tests.support.scripted_ingest import SAID, noted
from tests.support.scripted_keeping import kept_papers

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:streamlit")
SECONDS = 60
PDF = b"%PDF-1.7"


class ReadLibrary(ScriptedLibrary):
    """Says of its documents what the stand-in for the reading has made of them."""

    def edition(self) -> ScriptedEdition:
        edition, places = super().edition(), noted(self.folder)
        edition.documents = tuple(
            replace(document, place=places.get(document.id, document.place))
            for document in edition.documents
            if places.get(document.id) != ""
        )
        return edition


@pytest.fixture
def keep(tmp_path) -> Keeping:
    library = ReadLibrary(ScriptedEdition(), folder=tmp_path / "library")
    return kept_papers(library, tmp_path / "papers")


def documents(keep: Keeping):
    return {document.id: document for document in keep.library.edition().documents}


def lying(keep: Keeping) -> list[str]:
    files = keep.papers.folder.rglob("*.*")
    return sorted(str(path.relative_to(keep.papers.folder)) for path in files)


BEFORE = ["inspection-2016.pdf", "inspection-2020.pdf"]


def test_a_work_tells_each_file_and_takes_away_what_did_not_come_into_the_library(keep):
    work = keep.add([Received("minutes.pdf", PDF), Received("scan.pdf", PDF)], "housing")
    assert work.wait(SECONDS) and work.well and work.done == 2
    assert [outcome.what for outcome in work.outcomes] == ["added", "refused"]
    assert lying(keep) == BEFORE  # no document of this library came from either


def test_a_folder_that_is_not_theirs_gets_nothing(keep):
    for folder in ("legal", "..", "/etc", "housing/../.."):
        with pytest.raises(OSError):
            keep.add([Received("minutes.pdf", PDF)], folder)
    assert lying(keep) == BEFORE


def test_a_reading_that_fails_leaves_all_as_it_was(keep):
    old = documents(keep)["inspection-2016"]
    work = keep.replace(old, Received("broken.pdf", PDF))
    assert work.wait(SECONDS) and not work.well
    assert lying(keep) == BEFORE
    gone = kept_papers(
        keep.library, keep.papers.folder, (sys.executable, "-c", "raise SystemExit(9)")
    )
    work = gone.correct(old, Told("Another", "", "", None))
    assert work.wait(SECONDS) and not work.well
    assert lying(keep) == BEFORE
    work = gone.remove(old)
    assert work.wait(SECONDS) and not work.well and lying(keep) == BEFORE


def test_facts_lie_beside_the_file_and_a_newer_version_takes_its_place(keep):
    old = documents(keep)["inspection-2016"]
    assert keep.correct(old, Told("Another", "Dunholt", "report", None)).wait(SECONDS)
    assert lying(keep) == ["inspection-2016.pdf", "inspection-2016.pdf.toml", "inspection-2020.pdf"]
    assert keep.replace(old, Received("inspection.pdf", PDF)).wait(SECONDS)
    assert lying(keep) == ["inspection-2020.pdf", "inspection.pdf", "inspection.pdf.toml"]
    told = tomllib.loads((keep.papers.folder / "inspection.pdf.toml").read_text("utf-8"))
    assert told == {"title": "Another", "authority": "Dunholt", "kind": "report"}


@pytest.fixture
def first_in_turn(keep):
    """A work that goes on until it is told to end: what is begun meanwhile waits."""
    end = threading.Event()

    @contextmanager
    def turn(_work):
        end.wait(SECONDS)
        yield ["a"]

    keep.works.start("remove", turn)
    yield end.set
    end.set()


def test_a_second_work_on_a_document_is_done_to_what_the_first_left_of_it(keep, first_in_turn):
    old = documents(keep)["inspection-2016"]
    first = keep.replace(old, Received("inspection.pdf", PDF))
    then = (
        keep.correct(old, Told("Another", "Marlow Vale", "inspection", None)),
        keep.replace(old, Received("inspection b.pdf", PDF)),
        keep.remove(old),
    )
    first_in_turn()
    assert all(work.wait(SECONDS) and work.well for work in (first, *then))
    assert lying(keep) == ["inspection-2020.pdf"]


def test_a_newer_version_of_what_was_removed_meanwhile_does_not_stay(keep, first_in_turn):
    old = documents(keep)["inspection-2016"]
    removed, replaced = keep.remove(old), keep.replace(old, Received("inspection.pdf", PDF))
    first_in_turn()
    assert removed.wait(SECONDS) and replaced.wait(SECONDS) and not replaced.well
    assert lying(keep) == ["inspection-2020.pdf"]


def lies_now(keep: Keeping, id: str, file: str) -> None:
    """As the edition says after a reading of which the stand-in knows nothing."""
    (edition,) = keep.library.editions
    place = str(keep.papers.folder / file)
    edition.documents = tuple(
        replace(d, place=place) if d.id == id else d for d in edition.documents
    )


def test_a_document_that_could_not_replace_another_keeps_its_own_file(keep):
    (keep.papers.folder / "broken.pdf").write_bytes(PDF)
    lies_now(keep, "inspection-2020", "broken.pdf")
    known = documents(keep)
    work = keep.replace_by(known["inspection-2016"], known["inspection-2020"])
    assert work.wait(SECONDS) and not work.well
    assert lying(keep) == ["broken.pdf", *BEFORE]


def test_a_file_that_is_still_a_documents_own_is_not_taken_away_with_the_older_version(
    keep, tmp_path
):
    unread = kept_papers(ScriptedLibrary(ScriptedEdition()), tmp_path / "unread" / "papers")
    known = documents(unread)
    work = unread.replace_by(known["inspection-2016"], known["inspection-2020"])
    assert work.wait(SECONDS) and work.well and lying(unread) == BEFORE
    known = documents(keep)
    work = keep.replace_by(known["inspection-2016"], known["inspection-2020"])
    assert work.wait(SECONDS) and lying(keep) == ["inspection-2020.pdf"]


def test_a_document_of_another_folder_is_neither_changed_nor_removed(keep):
    hostile = documents(keep)["hostile"]
    for change in (keep.remove, lambda d: keep.replace(d, Received("a.pdf", PDF))):
        with pytest.raises(FileNotFoundError):
            change(hostile)


def test_a_removed_document_takes_its_file_with_it(keep):
    work = keep.remove(documents(keep)["inspection-2020"])
    assert work.wait(SECONDS) and work.well
    assert lying(keep) == ["inspection-2016.pdf"]


def outcome(name: str, **said) -> Outcome:
    return TypeAdapter(Outcome).validate_python({"name": name, **said})


def test_a_report_says_what_to_do_in_the_page_and_never_at_a_command_line(keep):
    told = outcome_html(outcome("minutes.pdf", **SAID["minutes"]), documents(keep))
    assert "Please look at this" in told and "Paragraph 4 was not found" in told
    assert "Add a copy whose words can be selected" in told
    assert "toml" not in told and "ocrmypdf" not in told and "problems" not in told


def test_a_paper_that_is_not_theirs_is_not_named(keep):
    same = outcome_html(outcome("copy.pdf", **SAID["copy"]), documents(keep))
    assert "Children’s services inspection" in same
    hidden = outcome_html(outcome("secret.pdf", **SAID["secret"]), documents(keep))
    assert "hush-hush" not in hidden and "not-theirs" not in hidden


def test_words_of_files_and_titles_are_text_in_the_report(keep):
    hostile = outcome(HOSTILE, what="added", document="hostile", summary=HOSTILE)
    told = outcome_html(hostile, documents(keep))
    assert "<script>" not in told and "<img" not in told and "&lt;script&gt;" in told
    refused = outcome_html(outcome(HOSTILE, what="refused", message=HOSTILE), {})
    assert "<script>" not in refused and "<img" not in refused


def run_page(library, keep):
    from assistant.pages.chat import page
    from tests.support.scripted_assistant import ScriptedAssistant

    page(ScriptedAssistant(), library, keeping=keep)


def run(library, keep) -> AppTest:
    return AppTest.from_function(run_page, args=(library, keep), default_timeout=60).run()


def buttons(page: AppTest) -> set[str]:
    return {button.label for button in page.button}


def words(page: AppTest) -> str:
    bodies = [element.proto.body for element in page.get("html")]
    return " ".join(body for body in bodies if not body.startswith("<style"))


def test_a_reader_is_offered_nothing_and_told_whom_to_ask_over_an_empty_library(keep):
    assert "Add documents" not in buttons(run(keep.library, None))
    page = run(ScriptedLibrary(), None)
    assert "Ask whoever looks after this page" in words(page) and not page.button


def test_while_an_edition_is_written_answers_come_from_the_one_before(keep):
    keep.library.being_written = True
    page = run(keep.library, None)
    assert "answers come from those that were here before" in words(page)
    empty = ScriptedLibrary()
    empty.being_written = True
    assert "The first documents are being read" in words(run(empty, None))


def test_in_a_frame_nobody_is_a_librarian():
    for role in (LIBRARIAN, ADMINISTRATOR):
        who = Identity.holding("ann", (role,))
        assert who.may(LIBRARIAN) and not who.framed.may(LIBRARIAN) and who.framed.may(READER)
