"""What every page of ours begins with: its looks, its name and what it is for."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.pages.texts import say


def furnish() -> None:
    """The title of the window and the looks."""
    st.set_page_config(page_title=say("title"), page_icon="📄", layout="centered")
    st.html(Path(__file__).with_name("style.css"))


def draw_masthead() -> None:
    title, lead = say("title"), say("lead")
    framed = " framed" if st.context.is_embedded else ""
    st.html(f'<header class="masthead{framed}"><h1>{title}</h1><p class="lead">{lead}</p></header>')
