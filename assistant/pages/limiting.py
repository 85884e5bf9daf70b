"""Which documents a question is limited to: chosen here, and kept in the address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from assistant.answers import Filters
from assistant.documents import Document
from assistant.library import Edition
from assistant.pages.limits import limits_in_words, limits_sentence
from assistant.pages.prose import Names
from assistant.pages.text import as_text
from assistant.pages.texts import say

# Also their names in the address, so that a page with limits can be shared or framed.
LISTS = ("councils", "kinds", "documents")
YEARS = ("from_year", "to_year")
NEVER = 9999  # the year of no document

Documents = tuple[Document, ...]


def chosen_filters(edition: Edition, names: Names) -> Filters:
    """Draws the choices and gives what was chosen. Each offers what those before it leave.

    What the address says and the library does not hold is chosen as well: a limit that is not known
    must not open what it was to shut out.
    """
    every = left = edition.documents
    councils = _several("councils", _told(every, "authority"), _told(left, "authority"))
    left = _within(left, Filters(authorities=councils))
    kinds = _several("kinds", _told(every, "kind"), _told(left, "kind"))
    left = _within(left, Filters(kinds=kinds))
    ids = {**{d.id: d.id for d in every}, **{names.get(d.id, d.id): d.id for d in every}}
    documents = _several("documents", ids, [names.get(d.id, d.id) for d in left], least=1)
    years = _years(_within(left, Filters(documents=documents)))
    first, second = st.columns(2)
    with first:
        start = _year("from_year", years)
    with second:
        end = _year("to_year", [year for year in years if start is None or year >= start])
    return Filters(documents, councils, kinds, start, end)


def draw_limits_in_force(filters: Filters, names: Names, documents: Documents) -> None:
    """The limits as a sentence, what of them is not known here, and the means to take them off."""
    limits = limits_sentence(filters, names)
    if not limits:
        return
    if not _within(documents, filters):
        limits = say("limits_none", limits=limits_in_words(filters, names))
    with st.container(key="limits", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="limits">{as_text(limits)}</p>', width="content")
        st.button(say("limits_off"), key="limits-off", type="tertiary", on_click=_take_off)
    if unknown := _unknown(filters, documents):
        words = as_text(say("limits_unknown", unknown=", ".join(unknown)))
        st.html(f'<p class="note" role="alert">{words}</p>')


def _take_off() -> None:
    for name in LISTS:
        st.session_state[name] = []
    for name in YEARS:
        st.session_state[name] = say("limits_any")


def _within(documents: Documents, filters: Filters) -> Documents:
    return tuple(filter(filters.allows, documents))


def _told(documents: Documents, fact: str) -> dict[str, str]:
    return {told: told for told in sorted({str(getattr(d.facts, fact)) for d in documents}) if told}


def _years(documents: Documents) -> Sequence[int]:
    """From the oldest to the newest, those between that no document is of too."""
    years = [d.facts.year for d in documents if d.facts.year]
    return range(min(years), max(years) + 1) if years else ()


def _unknown(filters: Filters, documents: Documents) -> list[str]:
    """What the limits name that the library does not hold."""
    known = {d.id for d in documents} | {*_told(documents, "authority"), *_told(documents, "kind")}
    chosen = (*filters.authorities, *filters.kinds, *filters.documents)
    return [one for one in chosen if one not in known]


def _in_force(name: str) -> list[str]:
    """What the address says, and what was chosen before, whether or not it is still offered."""
    chosen = st.session_state.get(name) or ()
    chosen = (chosen,) if isinstance(chosen, str) else chosen
    return list(dict.fromkeys(filter(None, (*st.query_params.get_all(name), *chosen))))


def _several(
    name: str, known: Mapping[str, str], offered: Iterable[str], least: int = 2
) -> tuple[str, ...]:
    """The values chosen of those `known` by their names, without regard to capitals. A list of less
    than `least` is not drawn, for it limits nothing."""
    in_force = _in_force(name)
    if len(known) < least and not in_force:
        return ()
    chosen = st.multiselect(
        say(f"limits_{name}"),
        list(dict.fromkeys((*offered, *in_force))),
        placeholder=say("limits_any"),
        key=name,
        bind="query-params",
    )
    values = {called.casefold(): value for called, value in known.items()}
    return tuple(dict.fromkeys(values.get(one.casefold(), one) for one in chosen))


def _year(name: str, years: Sequence[int]) -> int | None:
    """A year, or none; years that would leave nothing are not offered."""
    options = list(dict.fromkeys((say("limits_any"), *map(str, years), *_in_force(name))))
    chosen = st.selectbox(say(f"limits_{name}"), options, key=name, bind="query-params")
    if chosen in (None, say("limits_any")):
        return None
    return int(chosen) if re.fullmatch(r"\d{1,4}", chosen) else NEVER
