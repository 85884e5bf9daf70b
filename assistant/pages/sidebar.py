"""The documents of the library, and which of them a question is limited to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from assistant.answers import Filters
from assistant.documents import Document
from assistant.library import Edition
from assistant.pages.prose import Names
from assistant.pages.text import as_text
from assistant.text.dates import written

ANY = "Any"
SHOWN = 12  # more than this and the list is folded away, for it would hide what stands below


@dataclass(frozen=True, slots=True)
class Held:
    """What the list says of one document beside its name."""

    paragraphs: int
    notes: tuple[str, ...] = ()


def chosen_filters(edition: Edition, names: Names) -> Filters:
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
        held = {d.facts.year for d in edition.documents if d.facts.year}
        years: list[Any] = [ANY, *sorted(held)]
        first, second = st.columns(2)
        start = first.selectbox("From year", years, key="from_year")
        end = second.selectbox("To year", years, key="to_year")
    return Filters(
        documents=tuple(chosen),
        from_year=None if start == ANY else start,
        to_year=None if end == ANY else end,
    )


def draw_documents(documents: Sequence[Document], names: Names, held: Mapping[str, Held]) -> None:
    """Every document with its kind, date, number of paragraphs, and how it was read."""
    total = sum(held[document.id].paragraphs for document in documents)
    with st.sidebar:
        st.html(
            '<h2 class="sidebar-name">Documents</h2>'
            f'<p class="small-print">{_many(len(documents), "document")},'
            f" {_many(total, 'paragraph')}</p>"
        )
        folded = len(documents) > SHOWN
        with st.expander("Show the documents") if folded else st.container():
            listed = "".join(_entry(d, names[d.id], held[d.id]) for d in documents)
            st.html(f'<ul class="documents">{listed}</ul>')


def _entry(document: Document, name: str, held: Held) -> str:
    day = written(document.date) if document.date else ""
    about = " · ".join(filter(None, (day, _many(held.paragraphs, "paragraph"))))
    title = "" if document.title == name else f"<span>{as_text(document.title)}</span>"
    notes = "".join(f'<span class="problem">{as_text(note)}</span>' for note in held.notes)
    return f"<li><strong>{as_text(name)}</strong>{title}<span>{as_text(about)}</span>{notes}</li>"


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
