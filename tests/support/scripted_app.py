"""The page over the scripted assistant as it is served: with the product's options and policy."""

import os
from pathlib import Path

import streamlit as st

from assistant.pages.first_page import Furnished
from assistant.pages.options import set_options
from assistant.pages.policy import Guarded
from assistant.pages.texts import speak
from assistant.pages.trouble import say_sorry
from tests.support.scripted_assistant import original

set_options()
app = st.App(Path(__file__).with_name("scripted_page.py"), on_script_error=say_sorry)
speak(os.environ.get("ASSISTANT_LANGUAGE", "en"))
app = Furnished(app, original, 30 if "SCRIPTED_CONVERSATIONS" in os.environ else 0)
if os.environ.get("SCRIPTED_POLICY", "on") == "on":
    ancestors = os.environ.get("ASSISTANT_FRAME_ANCESTORS", "").split()
    app = Guarded(app, ancestors, hosts=os.environ.get("ASSISTANT_HOSTS", "").split())
