"""Brings the question into view once its answer stands: Streamlit scrolls to the end instead."""

from __future__ import annotations

import base64
import hashlib

import streamlit as st

# The page's only script. The policy knows it by its hash, so that no other can run. Twice, for
# Streamlit may still be drawing, and scrolling, the first time.
SCRIPT = (
    "for (const pause of [100, 700]) setTimeout(() => [...document.querySelectorAll('.question')]"
    ".at(-1)?.scrollIntoView({block: 'start'}), pause)"
)
HASH = f"'sha256-{base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'"


def show_last_question(moment: str) -> None:
    """Scrolls to the last question, once for each moment of the conversation."""
    st.html(
        f'<span class="unseen" data-moment="{moment}"></span><script>{SCRIPT}</script>',
        unsafe_allow_javascript=True,
    )
