"""How well each file was read, in words that help whoever has to look at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import streamlit as st

from assistant.documents import Document
from assistant.outcome import Outcome, Problem
from assistant.pages.keeping.facts import told_of
from assistant.pages.keeping.keeping import Keeping
from assistant.pages.keeping.state import Begun, begin, documents_in, open_form
from assistant.pages.text import as_text
from assistant.pages.texts import say
from assistant.pages.trouble import draw_trouble
from assistant.reissues import told as told_of_late
from assistant.text.dates import written

# What is told of these is for whoever works at the server: the page says it in words of its own.
OWN_WORDS = {"exempt": "keep_exempt", "page without text": "keep_no_text"}


def draw_report(begun: Begun, keep: Keeping) -> None:
    """What came of a work that has ended."""
    work, documents = begun.work, documents_in(keep)
    if not work.well:
        draw_trouble(say("keep_failed"))
        return
    kept = sum(outcome.kept for outcome in work.outcomes)
    told = say("keep_of", kept=kept, files=len(work.outcomes)) if work.outcomes else begun.said
    st.html(f'<p class="note" role="status">{as_text(told)}</p>')
    for at, outcome in enumerate(work.outcomes):
        document = documents.get(outcome.document)
        with st.container(key=f"keep-report-{at}", gap=None):
            st.html(outcome_html(outcome, documents))
            if outcome.kept and document and keep.papers.file_of(document):
                _draw_ways_on(at, document, documents.get(outcome.older), keep)


def outcome_html(outcome: Outcome, documents: Mapping[str, Document]) -> str:
    """The name of the file, what became of it, what it was taken for, and each thing to look at."""
    document = documents.get(outcome.document)
    name = as_text(outcome.name)
    late = told_of_late(document, documents.values()) if document else ""
    notes = (*notes_of(outcome, document), *filter(None, (late,)))
    if outcome.kept:
        verdict = say("keep_look_at" if notes else "keep_read_well")
        read = re.sub(r"; \d+ problems?$", "", outcome.summary)
        about = filter(None, (_facts(document) if document else "", read))
        summary = "".join(f'<p class="small-print">{as_text(words)}</p>' for words in about)
    else:
        verdict, summary = refused(outcome, document), ""
    looked = "".join(f"<li>{as_text(note)}</li>" for note in notes)
    how = "kept" if outcome.kept and not notes else "look" if outcome.kept else "refused"
    return (
        f'<div class="report {how}"><h3>{name}</h3><p>{as_text(verdict)}</p>{summary}'
        f"{f'<ul>{looked}</ul>' if looked else ''}</div>"
    )


def _facts(document: Document) -> str:
    """What the page now says of it."""
    told = told_of(document)
    day = written(told.day) if told.day else ""
    return " · ".join(filter(None, (told.title, told.authority, told.kind, day)))


def refused(outcome: Outcome, document: Document | None) -> str:
    """Why a file is not in the library. Another paper is named only to one who may see it."""
    if outcome.what != "same content":
        return say("keep_refused", why=outcome.message)
    return say("keep_same", other=document.title) if document else say("keep_same_unseen")


def notes_of(outcome: Outcome, document: Document | None) -> Iterable[str]:
    for problem in outcome.problems:
        if problem.kind == "fact missing":
            told = told_of(document) if document else None
            names = ("title", "council", "kind", "day")
            held = (told.title, told.authority, told.kind, told.day) if told else (1,) * 4
            missing = [say(f"keep_{n}").lower() for n, v in zip(names, held, strict=True) if not v]
            if missing:
                yield say("keep_missing", facts=", ".join(missing))
        elif problem.kind not in ("newer version", "late paper"):  # told of what one may see
            yield _words(problem)


def _words(problem: Problem) -> str:
    own = OWN_WORDS.get(problem.kind)
    return say(own, where=problem.where) if own else problem.message


def _draw_ways_on(at: int, document: Document, older: Document | None, keep: Keeping) -> None:
    """On from a document that was read: its facts, and what it may be a newer version of."""
    st.button(
        say("keep_change"),
        key=f"act-change-{at}",
        type="tertiary",
        on_click=open_form,
        args=(document.id,),
    )
    if older and keep.papers.file_of(older):
        st.html(f'<p class="note">{as_text(say("keep_older", name=older.title))}</p>')
        st.button(
            say("keep_replace_older"),
            key=f"keep-older-{at}",
            on_click=lambda: begin(keep, lambda: keep.replace_by(older, document)),
        )
