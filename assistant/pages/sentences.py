"""Sentences with their references: alone, by document, and those that come nearest."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from assistant.answers import Match, Row, Sentence
from assistant.documents import Citation
from assistant.pages.conversation import Conversation
from assistant.pages.names import reference
from assistant.pages.text import as_label, as_text, with_marked
from assistant.text.dates import written

Names = Mapping[str, str]

SNIPPET = 220  # characters: two to three lines, enough to judge whether to open it


def draw_sentence(key: str, sentence: Sentence, names: Names, talk: Conversation | None) -> None:
    """A sentence and its references: buttons, or plain words while the answer is still coming."""
    st.html(f'<p class="sentence">{with_marked(sentence.text, sentence.missing)}</p>')
    if sentence.support == "partly":
        why = f": {sentence.reason}" if sentence.reason else "."
        st.html(f'<p class="partly">Only partly supported{as_text(why)}</p>')
    if talk is None:
        written_out = "; ".join(reference(c.paragraph, names) for c in sentence.citations)
        st.html(f'<p class="reference">{as_text(written_out)}</p>')
        return
    with st.container(key=f"references-{key}", horizontal=True, gap="small"):
        for place, citation in enumerate(sentence.citations):
            _draw_reference(f"{key}-{place}", citation, names, talk)


def _draw_reference(key: str, citation: Citation, names: Names, talk: Conversation) -> None:
    st.button(
        as_label(reference(citation.paragraph, names)),
        key=f"open-{key}",
        type="tertiary",
        on_click=talk.open,
        args=(citation,),
    )


def draw_row(key: str, row: Row, names: Names, talk: Conversation) -> None:
    """One document's line in a comparison."""
    name = names.get(row.document.id, row.document.title)
    day = f" <small>{written(row.document.date)}</small>" if row.document.date else ""
    with st.container(key=f"row-{key}"):
        st.html(f'<h3 class="row-name">{as_text(name)}{day}</h3>')
        said = {**names, row.document.id: ""}  # by the heading
        for place, sentence in enumerate(row.sentences):
            draw_sentence(f"{key}-{place}", sentence, said, talk)
        if not row.sentences:
            st.html('<p class="nothing">Nothing found in this document</p>')


def draw_closest(at: int, closest: tuple[Match, ...], names: Names, talk: Conversation) -> None:
    """Near misses, said to be such."""
    with st.container(key=f"closest-{at}"):
        st.html(
            '<h3 class="closest-name">Closest paragraphs</h3>'
            '<p class="closest-words">These do not answer the question, but come nearest to it.</p>'
        )
        for place, match in enumerate(closest):
            st.html(f'<p class="snippet">{as_text(snippet(match.paragraph.text))}</p>')
            _draw_reference(f"{at}-near{place}", Citation(match.paragraph, ""), names, talk)


def snippet(text: str, longest: int = SNIPPET) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"
