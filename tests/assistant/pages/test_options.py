"""How Streamlit is made to behave, and what a run of the page costs beside its own work."""

import gc

import streamlit as st

from assistant.pages import serving
from assistant.pages.options import OPTIONS, set_options


def test_every_option_is_one_that_streamlit_knows_and_is_set():
    set_options()
    assert {name: st.get_option(name) for name in OPTIONS} == OPTIONS


def test_no_run_of_the_page_looks_through_everything_that_is_loaded(monkeypatch):
    """Streamlit collects garbage after each run, over all that is loaded: a tenth of a second with
    three documents, during which nobody else is answered."""
    set_options()
    monkeypatch.setattr(serving, "_warm", lambda: None)
    before = gc.get_freeze_count()
    try:
        serving._warm_and_settle()
        assert gc.get_freeze_count() > before
        assert not st.get_option("runner.postScriptGC")
    finally:
        gc.unfreeze()
