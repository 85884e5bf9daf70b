"""The documents of the library in a drawer: what each is, how it was read, and its paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from assistant.documents import Document
from assistant.library import Edition
from assistant.pages.paper_text import Reading
from assistant.pages.prose import Names
from assistant.pages.source import READING, draw_paper
from assistant.pages.text import as_label, as_text
from assistant.pages.texts import say
from assistant.text.dates import written

A_PAGE = 20  # documents: about three screens


@dataclass(frozen=True, slots=True)
class Held:
    """What the list says of one document beside its name."""

    paragraphs: int
    notes: tuple[str, ...] = ()


@st.fragment
def draw_library(edition: Edition, names: Names, held: Mapping[str, Held]) -> None:
    """How much there is, and the button that opens it."""
    if not st.context.is_embedded:
        st.html(f'<p class="small-print">{_size(held)}</p>')
    if st.button(say("browse"), key="browse", type="tertiary"):
        st.session_state.pop(READING, None)
        st.dialog(say("documents"), position="right", width="medium")(_draw)(edition, names, held)


def _draw(edition: Edition, names: Names, held: Mapping[str, Held]) -> None:
    if READING in st.session_state:
        st.button(
            say("all_documents"),
            key="back",
            type="tertiary",
            on_click=st.session_state.pop,
            args=(READING,),
        )
        draw_paper(edition)
        return
    st.html(f'<p class="small-print">{_size(held)}</p>')
    sought = st.text_input(say("search_documents"), key="search-documents")
    found = documents_called(sought, edition.documents, names)
    pages = -(-len(found) // A_PAGE)
    page = st.pagination(pages, key="documents-page") if pages > 1 else 1
    if not found:
        st.html(f'<p class="note">{say("no_such_document")}</p>')
    for document in found[(page - 1) * A_PAGE : page * A_PAGE]:
        _draw_entry(document, names[document.id], held[document.id], edition)


def documents_called(
    sought: str, documents: Sequence[Document], names: Names
) -> tuple[Document, ...]:
    """Those whose name, title, council, kind, file or year has every word that is sought."""
    words = sought.casefold().split()

    def told(document: Document) -> str:
        facts = document.facts
        about = (names[document.id], document.title, facts.authority, facts.kind, document.file)
        return " ".join((*about, str(facts.year or ""))).casefold()

    return tuple(d for d in documents if all(word in told(d) for word in words))


def _draw_entry(document: Document, name: str, held: Held, edition: Edition) -> None:
    with st.container(key=f"document-{document.id}", gap=None):
        st.button(
            as_label(name),
            key=f"read-{document.id}",
            type="tertiary",
            on_click=_read,
            args=(document, edition),
        )
        day = written(document.date) if document.date else ""
        title = "" if document.title == name else document.title
        about = filter(None, (title, document.facts.kind, day, _paragraphs(held.paragraphs)))
        notes = "".join(f'<p class="problem">{as_text(note)}</p>' for note in held.notes)
        st.html(f'<div class="document"><p>{as_text(" · ".join(about))}</p>{notes}</div>')


def _read(document: Document, edition: Edition) -> None:
    if paragraphs := edition.paragraphs(document.id):
        st.session_state[READING] = Reading(paragraphs[0])


def _size(held: Mapping[str, Held]) -> str:
    paragraphs = f"{sum(one.paragraphs for one in held.values()):,}"
    name = "one_document" if len(held) == 1 else "many_documents"
    return say(name, documents=f"{len(held):,}", paragraphs=paragraphs)


def _paragraphs(number: int) -> str:
    return say("one_paragraph" if number == 1 else "paragraphs", number=f"{number:,}")
