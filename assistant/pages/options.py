"""How Streamlit must behave, from wherever and however the page is started."""

import streamlit as st

OPTIONS = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],  # no page around ours may send it commands
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
}


def set_options() -> None:
    for name, value in OPTIONS.items():
        st.config.set_option(name, value)
