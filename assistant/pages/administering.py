"""The administrator's view: what is asked, refused and marked wrong, why, and whose to delete."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from assistant.errors import AssistantError
from assistant.pages.forgetting import forget
from assistant.pages.masthead import furnish
from assistant.pages.text import as_label, as_text
from assistant.pages.texts import say
from assistant.pages.trend import trend_html
from assistant.pages.trouble import draw_trouble
from assistant.records.overview import Seen, seen
from assistant.records.records import Records
from assistant.records.written import written
from assistant.text.dates import written as written_day

Row = dict[str, Any]
VIEW, RECORDS = "view", "records"  # in the address
A_PAGE = 10  # questions
ONLY = ("", "refused", "marked wrong")
NAMES = {"": "records_all", "refused": "records_refused", "marked wrong": "records_wrong"}
REASONS = {
    "only named": "reason_only_named",
    "not of documents": "reason_not_of_documents",
    "not held": "reason_not_held",
    "no such number": "reason_no_such_number",
    "no such grade": "reason_no_such_grade",
    "not said": "reason_not_said",
}


@dataclass(frozen=True, slots=True)
class Office:
    """What an administrator works with: the records of a library, the ids of those they may see
    (None: of all), and the explanation of a question."""

    records: Records
    library: Path
    may_see: Callable[[], Collection[str] | None]
    explain: Callable[[str], Sequence[str]]


def records_are_asked_for() -> bool:
    return st.query_params.get(VIEW) == RECORDS


def draw_way_to_records() -> None:
    """Beside the chat, for administrators."""
    st.html(f'<h2 class="sidebar-name">{say("administration")}</h2>')
    st.button(say("records"), key="to-records", type="tertiary", on_click=_go, args=(RECORDS,))


def records_page(office: Office) -> None:
    """The whole view. Nothing is done by a callback: those run before anybody is asked who they
    are."""
    furnish()
    st.button(say("back_to_chat"), key="to-chat", type="tertiary", on_click=_go, args=("",))
    days = office.records.days
    lead = say("records_lead", days=days) if days else say("records_none_kept")
    st.html(
        f'<header class="masthead"><h1>{say("records")}</h1><p class="lead">{lead}</p></header>'
    )
    if told := st.session_state.pop("forgotten", ""):
        st.html(f'<p class="note" role="status">{as_text(told)}</p>')
    try:
        ids = office.may_see()
        _draw_figures(seen(office.records, datetime.now(UTC).date(), ids))
        _draw_questions(office, ids)
        _draw_why(office)
        _draw_forgetting(office)
    except (sqlite3.Error, OSError):
        draw_trouble(say("records_unread"))


def _draw_figures(figures: Seen) -> None:
    st.html(f'<h2 class="records-name">{say("trend")}</h2>{trend_html(figures.days)}')
    reasons = [(_reason(name), number) for name, number in figures.reasons]
    verdicts = [(say(f"feedback_{name}"), number) for name, number in figures.verdicts]
    tables = (("why_refused", reasons), ("marked", verdicts), ("often", figures.often))
    shown = "".join(_counted(say(name), rows) for name, rows in tables)
    st.html(f'<div class="counted-tables">{shown}</div>')


def _counted(name: str, rows: Sequence[tuple[str, int]]) -> str:
    body = "".join(
        f'<tr><th scope="row">{as_text(words)}</th><td>{number:,}</td></tr>'
        for words, number in rows
    )
    none = f'<p class="small-print">{say("none")}</p>'
    table = f"<table><caption>{name}</caption><tbody>{body}</tbody></table>"
    return f'<div class="table counted">{table}{"" if rows else none}</div>'


def _draw_questions(office: Office, ids: Collection[str] | None) -> None:
    st.html(f'<h2 class="records-name">{say("questions")}</h2>')
    only = st.radio(
        say("records_only"),
        ONLY,
        format_func=lambda one: say(NAMES[one]),
        horizontal=True,
        key="records-only",
    )
    number = office.records.number(only, ids)
    pages = max(1, -(-number // A_PAGE))
    page = 1
    if not number:
        st.html(f'<p class="note">{say("none")}</p>')
    place = st.container(key="records-list", gap=None)
    if pages > 1:
        page = st.pagination(pages, key=f"records-page-{only}")
    with place:
        for row in reversed(office.records.answers(only, A_PAGE, (page - 1) * A_PAGE, ids)):
            _draw_row(row, office)
    with st.container(key="records-export", horizontal=True, gap="medium"):
        for suffix, mime in ((".csv", "text/csv"), (".json", "application/json")):
            st.download_button(
                say("export", kind=suffix[1:].upper()),
                partial(_written, office.records, only, ids, suffix),
                file_name=f"answers{suffix}",
                mime=mime,
                on_click="ignore",
                key=f"export{suffix}",
            )


def _written(records: Records, only: str, ids: Collection[str] | None, suffix: str) -> str:
    """Made when the button is pressed: nobody else waits for it."""
    return written(records.answers(only, ids=ids), suffix)


def _draw_row(row: Row, office: Office) -> None:
    with st.container(key=f"record-{row['id']}", gap=None):
        if st.button(as_label(row["question"]), key=f"why-{row['id']}", type="tertiary"):
            _open_why(row["question"], office, row)
        st.html(f'<p class="small-print">{as_text(" · ".join(_about(row)))}</p>')


def _about(row: Row) -> list[str]:
    at = datetime.fromisoformat(row["at"])
    told = [f"{written_day(at.date())}, {at:%H:%M}", say(row["outcome"])]
    if row["reason"]:
        told.append(_reason(row["reason"]))
    if row["verdict"]:
        marked = say("marked_as", verdict=say(f"feedback_{row['verdict']}"))
        told.append(" ".join(filter(None, (marked, row["paragraph"], row["remark"]))))
    return [*told, say("asked_by", who=row["who"])]


def _reason(reason: str) -> str:
    """Why it was refused, in words; some refusals have only their outcome."""
    return say(REASONS.get(reason, reason))


def _draw_why(office: Office) -> None:
    st.html(f'<h2 class="records-name">{say("why")}</h2>')
    with st.form("why", border=False):
        question = st.text_input(say("question"), key="why-question")
        asked = st.form_submit_button(say("explain"))
    if asked and question.strip():
        _open_why(question.strip(), office)


def _open_why(question: str, office: Office, row: Row | None = None) -> None:
    st.dialog(say("why"), position="right", width="medium")(_draw_explanation)(
        question, office, row
    )


def _draw_explanation(question: str, office: Office, row: Row | None) -> None:
    about = f'<p class="small-print">{as_text(" · ".join(_about(row)))}</p>' if row else ""
    st.html(f'<p class="why-question">{as_text(question)}</p>{about}')
    try:
        lines = office.explain(question)
    except AssistantError as error:
        draw_trouble(str(error))
        return
    # What is indented are the nearest paragraphs, under the line that says so.
    items = "".join(f"<li>{as_text(line.strip())}</li>" for line in lines if line[:1] == " ")
    plain = "".join(f"<p>{as_text(line)}</p>" for line in lines if line[:1] != " ")
    region = f'tabindex="0" role="region" aria-label="{say("why")}"'  # it scrolls by keyboard too
    listed = f"<ul>{items}</ul>" if items else ""
    st.html(f'<div class="why" {region}>{plain}{listed}</div>')


def _draw_forgetting(office: Office) -> None:
    """Deleting what one person asked: first how much it is, then for good."""
    st.html(f'<h2 class="records-name">{say("forget")}</h2>')
    with st.form("forget", border=False):
        name = st.text_input(say("forget_whom"), key="forget-whom", help=None)
        looked = st.form_submit_button(say("forget_look"))
    if looked:
        st.session_state["forgetting"] = name.strip()
    chosen = st.session_state.get("forgetting", "")
    if not chosen:
        return
    number = len(office.records.ids_of(chosen))
    with st.container(key="forgetting"):
        if not number:
            st.html(f'<p class="note" role="status">{say("forget_none")}</p>')
            return
        st.html(f'<p class="note" role="status">{say("forget_sure", number=f"{number:,}")}</p>')
        with st.container(horizontal=True):
            sure = st.button(say("forget_for_good"), key="forget-for-good", type="primary")
            kept = st.button(say("forget_keep"), key="forget-keep")
        if sure and not _forgotten(chosen, office):
            draw_trouble(say("forget_failed"))
            return
    if sure or kept:
        del st.session_state["forgetting"]
        st.rerun()


def _forgotten(name: str, office: Office) -> bool:
    """Whether all of it could be deleted."""
    try:
        number = forget(office.library, office.records, name)
    except (sqlite3.Error, OSError):
        return False
    st.session_state["forgotten"] = say("forget_done", number=f"{number:,}")
    return True


def _go(view: str) -> None:
    if view:
        st.query_params[VIEW] = view
    else:
        st.query_params.pop(VIEW, None)
