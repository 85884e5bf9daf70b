"""The page over the scripted assistant: what Streamlit runs in the browser tests."""

import os
from pathlib import Path

import streamlit as st

from assistant.pages.administering import records_are_asked_for, records_page
from assistant.pages.chat import page
from assistant.pages.first_page import COOKIE
from assistant.pages.shelf import Shelf
from tests.support.scripted_assistant import ScriptedAssistant, ScriptedEdition, ScriptedLibrary
from tests.support.scripted_keeping import kept_papers
from tests.support.scripted_office import office

slowness = float(os.environ.get("SCRIPTED_SLOWNESS", "0"))
kept = os.environ.get("SCRIPTED_CONVERSATIONS")
secret = st.context.cookies.get(COOKIE, "")
shelf = Shelf(Path(kept), secret, 30) if kept and secret else None
state = st.query_params.get("state", "")  # of the library, where a state of it is to be seen
library = ScriptedLibrary(*(() if "empty" in state else (ScriptedEdition(),)))
library.being_written = "reading" in state
keeping = kept_papers(library, Path(os.environ["SCRIPTED_PAPERS"])) if "keep" in state else None
if records_are_asked_for():
    records_page(office())
else:
    page(ScriptedAssistant(slowness), library, shelf=shelf, days=30, keeping=keeping)
