"""What an officer is told when something goes wrong: one sentence that says what to do."""

from __future__ import annotations

import streamlit as st

from assistant.pages.text import as_text
from assistant.pages.texts import say


def draw_trouble(words: str) -> None:
    st.html(f'<p class="trouble" role="alert">{as_text(words)}</p>')


def say_sorry(_error: Exception) -> bool:
    """Stands in for Streamlit's own display of an error nobody foresaw; it has been logged."""
    draw_trouble(say("sorry"))
    return True
