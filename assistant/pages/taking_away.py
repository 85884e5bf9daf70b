"""Copy, save and print: an answer by itself, or the whole conversation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from assistant.answers import Turn
from assistant.library import Edition
from assistant.pages.briefing import answer_lines, briefing
from assistant.pages.prose import Names
from assistant.pages.text import as_text
from assistant.pages.texts import say
from assistant.pages.word_file import as_word
from assistant.pages.written_out import as_markdown, as_plain_text, as_rich_text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw_copy_and_print(key: str, turns: Sequence[Turn], edition: Edition, names: Names) -> None:
    """Two buttons that the page's own script serves: no run of ours is needed for either."""
    lines = [line for turn in turns for line in answer_lines(turn.answer, edition, names)]
    name = say("copy") if key != "all" else say("conversation_copy")
    buttons = (
        f'<div class="tools"><button type="button" class="tool" data-copy="{key}"'
        f' data-done="{say("copied")}">{name}</button>'
        f'<button type="button" class="tool" data-print="{key}">{say("print")}</button></div>'
    )
    copied = (
        f'<pre hidden data-plain="{key}">{as_text(as_plain_text(lines))}</pre>'
        f'<div hidden data-rich="{key}">{as_rich_text(lines)}</div>'
    )
    # The whole conversation is what its answers have laid ready.
    st.html(buttons + (copied if lines else ""), width="content")


def draw_save(key: str, turns: Sequence[Turn], edition: Edition, names: Names) -> None:
    """The note as a file. It is written only when it is asked for."""

    def note_as_word() -> bytes:
        return as_word(briefing(turns, edition, names, datetime.now()))

    def note_as_markdown() -> str:
        return as_markdown(briefing(turns, edition, names, datetime.now()))

    label = say("save") if key != "all" else say("conversation_save")
    with st.popover(label, type="tertiary", key=f"save-{key}"):
        st.download_button(
            say("save_word"),
            note_as_word,
            file_name="answer.docx" if key != "all" else "conversation.docx",
            mime=WORD,
            on_click="ignore",
            key=f"word-{key}",
        )
        st.download_button(
            say("save_markdown"),
            note_as_markdown,
            file_name="answer.md" if key != "all" else "conversation.md",
            mime="text/markdown",
            on_click="ignore",
            key=f"markdown-{key}",
        )
