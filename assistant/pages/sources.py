"""The paragraphs an answer rests on, each once; pressing one opens it beside the chat."""

from __future__ import annotations

import streamlit as st

from assistant.answers import Answer
from assistant.documents import Paragraph
from assistant.library import Edition
from assistant.pages.blocks import sources_of
from assistant.pages.names import reference
from assistant.pages.paper_text import Reading
from assistant.pages.prose import Names, source_name
from assistant.pages.source import open_paper
from assistant.pages.text import as_label, as_text
from assistant.pages.texts import say

SNIPPET = 220  # characters: two to three lines, enough to judge whether to open it


@st.fragment
def draw_sources(at: int, answer: Answer, names: Names, edition: Edition) -> None:
    """The numbered list. A fragment: opening a source draws nothing else anew."""
    sources = sources_of(answer)
    if not sources:
        return
    with st.container(key=f"sources-{at}", gap=None):
        st.html(f'<h3 class="sources-name">{say("sources")}</h3>')
        for source in sources:
            words = f"{source.number}.\u2002{source_name(source, names)}"
            if st.button(as_label(words), key=f"open-{at}-{source.number}", type="tertiary"):
                _open(source.paragraphs, source.quotes, names, edition)


@st.fragment
def draw_closest(at: int, answer: Answer, names: Names, edition: Edition) -> None:
    """Near misses, said to be such."""
    with st.container(key=f"closest-{at}"):
        st.html(
            f'<h3 class="closest-name">{say("closest")}</h3>'
            f'<p class="closest-words">{say("closest_words")}</p>'
        )
        for place, match in enumerate(answer.closest):
            paragraph = match.paragraph
            st.html(f'<p class="snippet">{as_text(snippet(paragraph.text))}</p>')
            label = as_label(reference(paragraph, names))
            if st.button(label, key=f"open-{at}-near{place}", type="tertiary"):
                _open((paragraph,), (), names, edition)


def _open(
    cited: tuple[Paragraph, ...], quotes: tuple[str, ...], names: Names, edition: Edition
) -> None:
    name = names.get(cited[0].document, cited[0].document)
    open_paper(name, Reading(cited[0], cited, quotes), edition)


def snippet(text: str, longest: int = SNIPPET) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"
