"""The page over the scripted assistant: what Streamlit runs in the browser tests."""

import os

from assistant.pages.chat import page
from tests.support.scripted_assistant import ScriptedAssistant, ScriptedEdition, ScriptedLibrary

slowness = float(os.environ.get("SCRIPTED_SLOWNESS", "0"))
page(ScriptedAssistant(slowness), ScriptedLibrary(ScriptedEdition()))
