"""A paper opened beside the chat: its paragraphs, and the page they are printed on."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from urllib.parse import quote

import streamlit as st

from assistant.documents import Document, Paragraph
from assistant.errors import FileRefused, LibraryError
from assistant.library import Edition
from assistant.pages.page_images import Picture, has_pages, page_pictures
from assistant.pages.paper_text import Reading, notes_of, paper_html
from assistant.pages.text import as_label, as_text
from assistant.pages.texts import say
from assistant.question.references import bare, plain
from assistant.text.dates import written

READING = "reading"  # the session's key of where its reader is


def open_paper(title: str, reading: Reading, edition: Edition) -> None:
    """Opens the drawer. Nothing else of the page is drawn again, here or on turning a leaf."""
    st.session_state[READING] = reading
    st.dialog(as_label(title), position="right", width="medium")(draw_paper)(edition)


def draw_paper(edition: Edition) -> None:
    """The drawer's content, at the place the reader has come to."""
    reading: Reading = st.session_state[READING]
    document = next((d for d in edition.documents if d.id == reading.at.document), None)
    if document is None:
        st.html(paper_html(reading, (reading.at,)))
        st.html(f'<p class="note">{say("not_held")}</p>')
        return
    paragraphs = edition.paragraphs(document.id)
    day = f", {written(document.date)}" if document.date else ""
    st.html(f'<p class="source-title">{as_text(document.title + day)}</p>')
    there = reading.at.position < len(paragraphs) and paragraphs[reading.at.position] == reading.at
    if there:
        _draw_ways(reading, paragraphs)
    st.html(paper_html(reading, paragraphs))
    notes = notes_of(reading.at) if there else (say("read_again"),)
    for note in notes:
        st.html(f'<p class="small-print">{as_text(note)}</p>')
    _draw_pages(reading, document, edition)


def _draw_ways(reading: Reading, paragraphs: Sequence[Paragraph]) -> None:
    """Previous and next, the sections, and a number to go to."""
    at = reading.at.position
    starts = _sections(paragraphs)
    st.session_state["section"] = max(start for start in starts if start <= at)
    with st.container(key="ways", horizontal=True, vertical_alignment="bottom", gap="small"):
        for name, to in (("previous", at - 1), ("next", at + 1)):
            st.button(
                say(name),
                key=f"turn-{name}",
                on_click=_go,
                args=(paragraphs, to),
                disabled=not 0 <= to < len(paragraphs),
            )
        st.text_input(
            say("go_to"), key="number", on_change=_go_to_number, args=(paragraphs,), width=160
        )
    st.selectbox(
        say("section"),
        list(starts),
        format_func=lambda start: starts.get(start, ""),
        key="section",
        on_change=lambda: _go(paragraphs, st.session_state["section"]),
    )
    if missing := st.session_state.pop("no_such_number", ""):
        words = as_text(say("no_such_number", number=missing))
        st.html(f'<p class="note" role="alert">{words}</p>')


def _sections(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """The position at which each section begins, and what it is called."""
    starts: dict[int, str] = {}
    last: tuple[str, ...] | None = None
    for paragraph in paragraphs:
        path = (paragraph.part, *paragraph.section)
        if path != last:
            called = " › ".join(dict.fromkeys(filter(None, path))) or say("front_page")
            starts[0 if last is None else paragraph.position] = called
            last = path
    return starts


def _go(paragraphs: Sequence[Paragraph], position: int) -> None:
    reading: Reading = st.session_state[READING]
    st.session_state[READING] = Reading(paragraphs[position], reading.cited, reading.quotes)


def _go_to_number(paragraphs: Sequence[Paragraph]) -> None:
    """To the paragraph of this number, first in the part the reader is in."""
    asked = bare(st.session_state["number"])
    part = st.session_state[READING].at.part
    bearing = [p for p in paragraphs if plain(p.number) == plain(asked)]
    if bearing:
        _go(paragraphs, min(bearing, key=lambda p: (p.part != part, p.position)).position)
        st.session_state["number"] = ""
    elif asked:
        st.session_state["no_such_number"] = asked


def _draw_pages(reading: Reading, document: Document, edition: Edition) -> None:
    try:
        original = edition.shown(document.id)
    except LibraryError as error:
        st.html(f'<p class="note">{as_text(str(error))}</p>')
        return
    address = f"./own/original/{quote(document.id)}"
    if not has_pages(original):
        st.html(f'<p class="note"><a href="{address}" download>{say("download_original")}</a></p>')
        return
    at = reading.at
    cited = reading.cited if at in reading.cited else (at,)
    try:
        with st.spinner(say("drawing")):
            pictures = _pictures(
                document.sha256,
                original,
                range(at.first_page, max(p.last_page for p in cited) + 1),
                reading.marked or (at.text,),
                " ".join(p.text for p in cited),
            )
    except FileRefused as error:
        st.html(f'<p class="note">{as_text(str(error))}</p>')
        pictures = {}
    drawn = "".join(_picture(page, picture, at, document) for page, picture in pictures.items())
    if drawn:
        label = say("picture_of_page")
        st.html(f'<div class="pages" tabindex="0" role="region" aria-label="{label}">{drawn}</div>')
    if pictures and all(picture.top is None for picture in pictures.values()):
        st.html(f'<p class="small-print">{say("not_placed")}</p>')
    page = next((p for p, picture in pictures.items() if picture.top is not None), at.first_page)
    words = say("open_original", page=page)
    st.html(f'<p><a href="{address}#page={page}" target="_blank">{words}</a></p>')


def _picture(page: int, picture: Picture, paragraph: Paragraph, document: Document) -> str:
    caption = as_text(_caption(page, paragraph, document))
    told = caption if picture.top is None else say("page_marked", page=caption)
    top = "" if picture.top is None else f' data-top="{picture.top:.3f}"'
    return (
        f'<figure class="page"{top}><figcaption>{caption}</figcaption><img alt="{told}"'
        f' src="data:image/png;base64,{base64.b64encode(picture.png).decode()}"></figure>'
    )


def _caption(page: int, paragraph: Paragraph, document: Document) -> str:
    """ "Page 5 of 12", and the number printed on it where that is another."""
    ends = {paragraph.first_page: paragraph.first_label, paragraph.last_page: paragraph.last_label}
    label = ends.get(page, "")
    name = "page_of" if document.pages else "page_alone"
    words = say(name, page=page, pages=document.pages)
    return words if label in ("", str(page)) else say("printed_as", page=words, label=label)


@st.cache_data(max_entries=100, show_spinner=False)
def _pictures(
    sha256: str, _original: bytes, pages: range, quotes: tuple[str, ...], paragraph: str
) -> dict[int, Picture]:
    """The pictures, kept by the file's hash: the file itself would be too long a key."""
    return page_pictures(_original, pages, quotes, paragraph)
