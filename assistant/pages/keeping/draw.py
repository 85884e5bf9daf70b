"""A librarian's part of the drawer of documents: add, correct, replace, remove, and what came of
it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assistant.documents import Document
from assistant.kinds.every import EVERY
from assistant.pages.keeping.door import let_in
from assistant.pages.keeping.facts import LONGEST, Told, told_of
from assistant.pages.keeping.keeping import Keeping
from assistant.pages.keeping.received import MEGABYTE, Received, refusal, too_much
from assistant.pages.keeping.report import draw_report
from assistant.pages.keeping.state import (
    ADDING,
    begin,
    begun,
    close,
    documents_in,
    draw_anew_once_closed,
    forget_sent,
    key_of_form,
    opened,
    sent_files,
    trouble,
)
from assistant.pages.keeping.work import Work
from assistant.pages.text import as_label, as_text
from assistant.pages.texts import say
from assistant.pages.trouble import draw_trouble

A_LOOK = 0.3  # seconds between two looks at how far a work is


def draw_keeping(keep: Keeping) -> bool:
    """Whether a form, a work or its report was drawn instead of the list of documents."""
    draw_anew_once_closed()
    if not (what := opened()):
        return False
    st.button(say("all_documents"), key="act-back", type="tertiary", on_click=close)
    if going := begun():
        with _drawn_until_over(going.work).container():
            draw_report(going, keep)
        return True
    document = documents_in(keep).get(what)
    with st.container(key="keep-form"):
        if wrong := trouble():
            draw_trouble(wrong)
        if what == ADDING:
            _draw_adding(keep)
        elif document is None:
            st.html(f'<p class="note">{say("not_held")}</p>')
        else:
            _draw_changing(keep, document)
    return True


def _draw_adding(keep: Keeping) -> None:
    st.html(f'<p class="note">{say("keep_how")}</p>')
    files = _sent(keep, say("keep_files"), several=True)
    below = ""
    if folders := keep.folders:
        below = st.selectbox(
            say("keep_folder"),
            ("", *folders),
            format_func=lambda folder: folder or say("keep_top"),
            key="keep-folder",
        )
    taken = _draw_sifted(files, keep)
    much = too_much(taken, keep.bounds)
    if much:
        draw_trouble(much)
    st.button(
        say("keep_add_one") if len(taken) == 1 else say("keep_add", number=len(taken)),
        key="keep-add",
        type="primary",
        disabled=not taken or bool(much),
        on_click=_add,
        args=(keep, below),
    )


def _add(keep: Keeping, below: str) -> None:
    if (files := _taken(keep)) and not too_much(files, keep.bounds):
        begin(keep, lambda: keep.add(files, below))
    forget_sent()


def _draw_changing(keep: Keeping, document: Document) -> None:
    st.html(f'<h3 class="keep-name">{as_text(document.title)}</h3>')
    if keep.papers.file_of(document) is None:
        folder = str(Path(document.place).parent) if document.place else "?"
        st.html(f'<p class="note">{as_text(say("keep_elsewhere", folder=folder))}</p>')
        return
    _draw_facts(keep, document)
    st.html(f'<h3 class="keep-name">{say("keep_replace")}</h3>')
    taken = _draw_sifted(_sent(keep, say("keep_newer"), several=False), keep)
    st.button(
        say("keep_replace_now"),
        key="keep-replace",
        disabled=not taken,
        on_click=_replace,
        args=(keep, document),
    )
    st.html(f'<h3 class="keep-name">{say("keep_remove")}</h3>')
    with st.popover(say("keep_remove_this"), key="keep-remove"):
        sure = say("keep_sure", name=document.title)
        st.html(f"<p>{as_text(sure)}</p>")
        said = say("keep_removed", name=document.title)
        st.button(
            say("keep_remove_now"),
            key="keep-remove-now",
            type="primary",
            on_click=lambda: begin(keep, lambda: keep.remove(document), said),
        )


def _replace(keep: Keeping, document: Document) -> None:
    if files := _taken(keep):
        begin(keep, lambda: keep.replace(document, files[0]))
    forget_sent()


def _draw_facts(keep: Keeping, document: Document) -> None:
    """The facts as they are held, to be put right."""
    told, known = told_of(document), documents_in(keep).values()
    councils = sorted({d.facts.authority for d in known if d.facts.authority})
    kinds = sorted({told.kind, *(kind.name for kind in EVERY)})
    with st.form(f"facts-{document.id}", border=False):
        title = st.text_input(say("keep_title"), told.title, max_chars=LONGEST)
        authority = st.selectbox(
            say("keep_council"),
            councils,
            index=councils.index(told.authority) if told.authority else None,
            accept_new_options=True,
            placeholder=say("keep_none"),
        )
        day = st.date_input(
            say("keep_day"),
            told.day,
            min_value=date(1800, 1, 1),
            max_value=date(2200, 1, 1),
            format="DD/MM/YYYY",
        )
        kind = st.selectbox(
            say("keep_kind"),
            kinds,
            index=kinds.index(told.kind),
            format_func=lambda name: as_label(name or say("keep_no_kind_known")),
        )
        if st.form_submit_button(say("keep_facts")):
            now = Told(title, authority or "", kind, day if isinstance(day, date) else None)
            begin(keep, lambda: keep.correct(document, now))
            st.rerun(scope="fragment")


def _sent(keep: Keeping, label: str, several: bool) -> tuple[Received, ...]:
    """What was chosen or dropped on Streamlit's own form for files."""
    if context := get_script_run_ctx():
        let_in(context.session_id)
    st.file_uploader(
        label,
        accept_multiple_files=several,
        key=key_of_form(),
        max_upload_size=keep.bounds.size // MEGABYTE,
    )
    return sent_files()


def _taken(keep: Keeping) -> tuple[Received, ...]:
    """Those of the files on the form that are let in. Asked for anew where a button is pressed:
    what is handed to a button stays in memory for as long as the session."""
    return tuple(file for file in sent_files() if not refusal(file, keep.bounds))


def _draw_sifted(files: Sequence[Received], keep: Keeping) -> tuple[Received, ...]:
    """Those of the files that are let in; why the others are not is drawn."""
    sifted = [(file, refusal(file, keep.bounds)) for file in files]
    if wrong := "".join(f"<li>{as_text(why)}</li>" for _, why in sifted if why):
        st.html(f'<div class="trouble" role="alert"><ul>{wrong}</ul></div>')
    return tuple(file for file, why in sifted if not why)


def _drawn_until_over(work: Work) -> DeltaGenerator:
    """Draws how far the work is until it has ended; gives the place to draw what came of it.

    Whoever leaves may come back. The place is one element where the form is many: of those nothing
    is left to be seen.
    """
    place = st.empty()
    while not work.ended:
        told = say("keep_reading", done=work.done, files=work.files)
        if work.done == work.files:
            told = say("keep_indexing")
        place.progress(work.done / (work.files + 1), told)
        work.wait(A_LOOK)
    place.empty()
    return place
