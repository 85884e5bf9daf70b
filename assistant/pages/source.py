"""A reference opened: the paragraph between its neighbours, and the page it is printed on."""

from __future__ import annotations

import base64

import streamlit as st

from assistant.documents import Citation, Document, Paragraph
from assistant.errors import FileRefused, LibraryError
from assistant.library import Edition
from assistant.pages.names import reference
from assistant.pages.page_images import Pictures, has_pages, page_pictures
from assistant.pages.sentences import Names, snippet
from assistant.pages.text import as_label, as_text, marked
from assistant.text.dates import written


def open_source(citation: Citation, edition: Edition, names: Names) -> None:
    """Opens the citation in a dialog over the conversation."""
    title = reference(citation.paragraph, names)
    st.dialog(as_label(title), width="large")(_draw)(citation, edition)


def _draw(citation: Citation, edition: Edition) -> None:
    paragraph = citation.paragraph
    document = next((d for d in edition.documents if d.id == paragraph.document), None)
    if document is None:
        _draw_paragraph(citation)
        st.html('<p class="note">This document is no longer in the library.</p>')
        return
    _draw_heading(document, paragraph)
    try:
        original = edition.original(document.id)
    except LibraryError as error:
        _draw_context(citation, edition.paragraphs(document.id))
        st.html(f'<p class="note">{as_text(str(error))}</p>')
        return
    drawable = has_pages(original)
    words, pages = st.columns([5, 6], gap="medium") if drawable else (st.container(), None)
    with words:
        _draw_context(citation, edition.paragraphs(document.id))
        st.download_button(
            as_label(f"Download {document.file}"),
            original,
            file_name=document.file,
            on_click="ignore",
            key="original",
        )
    if pages is not None:
        with pages:
            _draw_pages(citation, document, original)


def _draw_context(citation: Citation, paragraphs: tuple[Paragraph, ...]) -> None:
    before, after, unchanged = neighbours(citation.paragraph, paragraphs)
    _draw_neighbour(before)
    _draw_paragraph(citation)
    _draw_neighbour(after)
    if not unchanged:
        st.html('<p class="note">The document has been read again since this answer.</p>')


def neighbours(
    paragraph: Paragraph, paragraphs: tuple[Paragraph, ...]
) -> tuple[Paragraph | None, Paragraph | None, bool]:
    """The paragraphs before and after it in its part, and whether it still stands there."""
    around = {p.position: p for p in paragraphs if p.part == paragraph.part}
    if around.get(paragraph.position) != paragraph:
        return None, None, False
    return around.get(paragraph.position - 1), around.get(paragraph.position + 1), True


def _draw_heading(document: Document, paragraph: Paragraph) -> None:
    path = " › ".join(filter(None, (paragraph.part, *paragraph.section)))
    day = f", {written(document.date)}" if document.date else ""
    st.html(
        f'<p class="source-title">{as_text(document.title + day)}</p>'
        f'<p class="source-path">{as_text(path)}</p>'
    )


def _draw_neighbour(paragraph: Paragraph | None) -> None:
    """A short one whole, a long one folded: the cited paragraph must stay in view."""
    if paragraph is None:
        return
    number, whole = as_text(paragraph.number), as_text(paragraph.text)
    short = as_text(snippet(paragraph.text))
    words = f'<p class="words">{whole}</p>'
    if short.endswith(" …"):
        words = f'<details class="words"><summary>{short}</summary><p>{whole}</p></details>'
    st.html(f'<div class="paragraph neighbour"><p class="number">{number}</p>{words}</div>')


def _draw_paragraph(citation: Citation) -> None:
    """The cited paragraph; how it was numbered and read is said where it is not as printed."""
    paragraph = citation.paragraph
    said = []
    if paragraph.numbering == "counted":
        said.append("No number is printed here, so the paragraphs of the section are counted.")
    if paragraph.ocr:
        said.append("Read from a picture of the page: check the words against it.")
    st.html(
        f'<div class="paragraph cited"><p class="number">{as_text(paragraph.number)}</p>'
        f'<p class="words">{marked(citation)}</p></div>'
        + "".join(f'<p class="small-print">{as_text(words)}</p>' for words in said)
    )


def _draw_pages(citation: Citation, document: Document, original: bytes) -> None:
    paragraph = citation.paragraph
    pages = range(paragraph.first_page, paragraph.last_page + 1)
    try:
        quote = citation.quote or paragraph.text
        pictures = _pictures(document.sha256, original, pages, quote, paragraph.text)
    except FileRefused as error:
        st.html(f'<p class="note">{as_text(str(error))}</p>')
        return
    for page, png in pictures.items():
        caption = as_text(_caption(page, paragraph, document))
        st.html(
            f'<figure class="page"><figcaption>{caption}</figcaption>'
            f'<img alt="{caption}, the cited words highlighted"'
            f' src="data:image/png;base64,{base64.b64encode(png).decode()}"></figure>'
        )


def _caption(page: int, paragraph: Paragraph, document: Document) -> str:
    """ "Page 5 of 12", and the number printed on it where that is another."""
    ends = {paragraph.first_page: paragraph.first_label, paragraph.last_page: paragraph.last_label}
    label = ends.get(page, "")
    of_all = f" of {document.pages}" if document.pages else ""
    printed = f", printed as page {label}" if label not in ("", str(page)) else ""
    return f"Page {page}{of_all}{printed}"


@st.cache_data(max_entries=100, show_spinner="Drawing the page …")
def _pictures(sha256: str, _original: bytes, pages: range, quote: str, paragraph: str) -> Pictures:
    """The pictures, kept by the file's hash: the file itself would be too long a key."""
    return page_pictures(_original, pages, quote, paragraph)
