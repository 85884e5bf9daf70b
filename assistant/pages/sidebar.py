"""The documents of the library, and which of them a question is limited to."""

from __future__ import annotations

import streamlit as st

from assistant.answers import Filters
from assistant.documents import Document
from assistant.pages.names import written
from assistant.pages.text import as_text
from assistant.pages.turns import Names

ANY = "Any"
SHOWN = 12  # more than this and the list is folded away, for it would hide what stands below


def chosen_filters(edition, names: Names) -> Filters:
    """Draws the choices and gives what was chosen."""
    with st.sidebar:
        st.html('<h2 class="sidebar-name">Limit the question</h2>')
        ids = [document.id for document in edition.documents]
        chosen = st.multiselect(
            "Documents",
            ids,
            format_func=lambda id: names.get(id, id),
            placeholder="All documents",
            key="documents",
        )
        years = [ANY, *sorted({d.facts.year for d in edition.documents if d.facts.year})]
        first, second = st.columns(2)
        start = first.selectbox("From year", years, key="from_year")
        end = second.selectbox("To year", years, key="to_year")
    return Filters(
        documents=tuple(chosen),
        from_year=None if start == ANY else start,
        to_year=None if end == ANY else end,
    )


def draw_documents(edition, names: Names, counts: dict[str, int]) -> None:
    """Every document with its kind, date and number of paragraphs."""
    total = sum(counts.values())
    with st.sidebar:
        st.html(
            '<h2 class="sidebar-name">Documents</h2>'
            f'<p class="small-print">{_many(len(edition.documents), "document")},'
            f" {_many(total, 'paragraph')}</p>"
        )
        listed = "".join(_entry(d, names, counts) for d in edition.documents)
        if len(edition.documents) <= SHOWN:
            st.html(f'<ul class="documents">{listed}</ul>')
        else:
            with st.expander("Show the documents"):
                st.html(f'<ul class="documents">{listed}</ul>')


def _entry(document: Document, names: Names, counts: dict[str, int]) -> str:
    day = written(document.date) if document.date else "no date found"
    count = counts.get(document.id, 0)
    about = [day, _many(count, "paragraph")]
    name = names[document.id]
    title = "" if document.title == name else f"<span>{as_text(document.title)}</span>"
    problem = '<span class="problem">Nothing could be read</span>' if not count else ""
    return (
        f"<li><strong>{as_text(name)}</strong>{title}"
        f"<span>{as_text(' · '.join(about))}</span>{problem}</li>"
    )


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
