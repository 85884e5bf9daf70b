"""Which documents a question is limited to: chosen here, and kept in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from assistant.answers import Filters
from assistant.documents import Document
from assistant.library import Edition
from assistant.pages.limits import limits_sentence
from assistant.pages.prose import Names
from assistant.pages.text import as_text
from assistant.pages.texts import say

# Also their names in the address, so that a page with limits can be shared or framed.
LISTS = ("councils", "kinds", "documents")
YEARS = ("from_year", "to_year")


def chosen_filters(edition: Edition, names: Names) -> Filters:
    """Draws the choices and gives what was chosen."""
    documents = edition.documents
    councils = _told(documents, "authority")
    kinds = _told(documents, "kind")
    chosen: Mapping[str, list[str]] = {
        "councils": _several("councils", councils) if len(councils) > 1 else [],
        "kinds": _several("kinds", kinds) if len(kinds) > 1 else [],
        "documents": _several("documents", [d.id for d in documents], names),
    }
    years = sorted({d.facts.year for d in documents if d.facts.year})
    first, second = st.columns(2)
    with first:
        start = _year("from_year", years)
    with second:
        end = _year("to_year", [year for year in years if start is None or year >= start])
    return Filters(
        documents=tuple(chosen["documents"]),
        authorities=tuple(chosen["councils"]),
        kinds=tuple(chosen["kinds"]),
        from_year=start,
        to_year=end,
    )


def draw_limits_in_force(filters: Filters, names: Names) -> None:
    """The limits as a sentence, and the means to take them off."""
    if limits := limits_sentence(filters, names):
        with st.container(key="limits", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="limits">{as_text(limits)}</p>', width="content")
            st.button(say("limits_off"), key="limits-off", type="tertiary", on_click=_take_off)


def _take_off() -> None:
    for name in LISTS:
        st.session_state[name] = []
    for name in YEARS:
        st.session_state[name] = say("limits_any")


def _told(documents: tuple[Document, ...], fact: str) -> list[str]:
    return sorted({told for d in documents if (told := str(getattr(d.facts, fact)))})


def _several(name: str, options: list[str], names: Names | None = None) -> list[str]:
    return st.multiselect(
        say(f"limits_{name}"),
        options,
        format_func=lambda one: names.get(one, one) if names else one,
        placeholder=say("limits_all"),
        key=name,
        bind="query-params",
    )


def _year(name: str, years: list[int]) -> int | None:
    """A year, or none; years that would leave nothing are not offered."""
    options: list[Any] = [say("limits_any"), *map(str, years)]
    chosen = st.selectbox(say(f"limits_{name}"), options, key=name, bind="query-params")
    return int(chosen) if chosen and chosen.isdigit() else None
