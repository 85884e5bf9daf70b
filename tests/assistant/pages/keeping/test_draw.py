"""The form for files: what it hands on, and that what was chosen is not held once it is left."""

from dataclasses import replace

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from assistant.pages.keeping.keeping import Keeping
from tests.support.scripted_assistant import ScriptedEdition, ScriptedLibrary
from tests.support.scripted_keeping import kept_papers

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:streamlit")
PDF = b"%PDF-1.7 of the form"
CHOSEN = ("minutes.pdf", PDF, "application/pdf")


def run_form(keep, held):
    import streamlit as st
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    from assistant.pages.keeping import state
    from assistant.pages.keeping.draw import draw_keeping

    st.button("dismiss", on_click=state.note_closed)
    st.button("close", on_click=state.close)
    for what in (state.ADDING, "inspection-2016"):
        st.button(what, on_click=state.open_form, args=(what,))
    draw_keeping(keep)
    context = get_script_run_ctx()
    held.append(len(context.uploaded_file_mgr.file_storage.get(context.session_id, {})))


@pytest.fixture
def keep(tmp_path) -> Keeping:
    return kept_papers(ScriptedLibrary(ScriptedEdition()), tmp_path / "papers")


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def opened(keep: Keeping, what: str, held: list[int]) -> AppTest:
    page = AppTest.from_function(run_form, args=(keep, held), default_timeout=30).run()
    press(page, what)
    (form,) = page.file_uploader
    several = what == "add a document"
    return form.set_value([CHOSEN, ("run.pdf", b"MZ", "x")] if several else CHOSEN).run()


@pytest.mark.parametrize(
    ("what", "key"), [("add a document", "keep-add"), ("inspection-2016", "keep-replace")]
)
def test_a_button_is_handed_no_bytes_and_still_has_the_files_read(keep, monkeypatch, what, key):
    handed, button = [], streamlit.button

    def spied(*args, **named):
        handed.append(repr(named.get("args")))
        return button(*args, **named)

    monkeypatch.setattr(streamlit, "button", spied)
    page = opened(keep, what, [])
    assert handed and "of the form" not in "".join(handed)
    page.button(key=key).click().run()
    told = " ".join(element.proto.body for element in page.get("html"))
    assert not page.exception and "1 of 1 in the library" in told


@pytest.mark.parametrize("way", ["close", "dismiss", "Back to all documents", "inspection-2016"])
def test_what_was_chosen_is_given_back_when_the_form_is_left(keep, way):
    held: list[int] = []
    page = opened(keep, "add a document", held)
    assert held[-1] == 2
    press(page, way)
    assert held[-1] == 0 and not page.exception
    press(page, "add a document")
    assert page.file_uploader[0].value in (None, [])


@pytest.mark.parametrize(
    ("what", "key"),
    [
        ("add a document", "keep-add"),
        ("inspection-2016", "keep-replace"),
        ("inspection-2016", "keep-remove-now"),
    ],
)
def test_who_is_no_librarian_any_more_begins_nothing_and_leaves_the_drawer(keep, what, key):
    signed_in, held = [True], []
    keep = replace(keep, still=lambda: bool(signed_in))
    page = opened(keep, what, held)
    before = sorted(keep.papers.folder.iterdir())
    signed_in.clear()
    page.button(key=key).click().run()
    assert not page.exception and not page.file_uploader and held[-1] == 0
    assert sorted(keep.papers.folder.iterdir()) == before
    assert "keeping work" not in page.session_state
