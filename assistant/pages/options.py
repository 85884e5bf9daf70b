"""How Streamlit must behave, from wherever and however the page is started."""

import streamlit as st

OPTIONS = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],  # no page around ours may send it commands
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "runner.postScriptGC": False,  # three quarters of the time that fifty people had to share
    "server.enableAgentApi": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
}


def set_options(megabytes: int = 0) -> None:
    """`megabytes` is how large a file may be that is sent to the page."""
    for name, value in OPTIONS.items():
        st.config.set_option(name, value)
    # One more, for the form around a file counts too: what is too large is said in our words.
    st.config.set_option("server.maxUploadSize", megabytes + 1)
