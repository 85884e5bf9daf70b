"""The chat page as an ASGI app: `streamlit run app.py`, or `uvicorn app:app`."""

import sys
from functools import partial
from pathlib import Path

import streamlit as st

from assistant.api.beside import Beside
from assistant.api.routes import Routes
from assistant.errors import SettingsError
from assistant.pages import serving
from assistant.pages.asker import Vouched, check_sign_in, who_asks_here
from assistant.pages.first_page import Furnished
from assistant.pages.handing_over import hand_over_to
from assistant.pages.keeping.door import Door
from assistant.pages.log_lines import follow_the_root
from assistant.pages.options import set_options
from assistant.pages.own_answers import carry
from assistant.pages.peer import keep_the_peer
from assistant.pages.policy import Guarded, policy_headers
from assistant.pages.texts import speak
from assistant.pages.trouble import say_sorry
from assistant.serving.tokens import tokens_in

try:
    settings, access = serving.settings(), serving.the_access()
    check_sign_in(access)
    serving.check_access()
    tokens = tokens_in(settings.api_tokens, access)
except SettingsError as error:
    sys.exit(str(error))

speak(settings.language)
hand_over_to(settings.hand_over)
set_options(settings.upload_megabytes if settings.uploads else 0)
follow_the_root()
SCRIPT = Path(serving.__file__).with_name("start.py")

# `streamlit run` looks for this very form of line; what it serves is the guarded app below.
app = st.App(SCRIPT, lifespan=serving.warmed, on_script_error=say_sorry)
app = Door(app, serving.may_add, serving.waiting, serving.bounds())
app = Furnished(app, serving.original, settings.conversation_days)
app = Beside(
    app, Routes(serving.enquiries, partial(who_asks_here, tokens=tokens, access=access)).app()
)
app = Vouched(app, access)
largest = serving.bounds().size if settings.uploads else 0
ancestors, allowed = settings.frame_ancestors, st.get_option("server.corsAllowedOrigins")
app = Guarded(app, ancestors, allowed, settings.hosts, largest)
carry(policy_headers(ancestors))
keep_the_peer()
