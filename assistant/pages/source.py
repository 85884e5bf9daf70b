"""A reference opened: the paragraph between its neighbours, and the page it is printed on."""

from __future__ import annotations

import base64

import streamlit as st

from assistant.documents import Citation, Document, Paragraph
from assistant.errors import FileRefused
from assistant.page_images import has_pages, page_picture
from assistant.pages.names import reference, written
from assistant.pages.text import as_label, as_text, marked
from assistant.pages.turns import Names

MOST_PAGES = 3  # a paragraph on more pages than this is a misread one; the file can be downloaded


def open_source(citation: Citation, edition, names: Names) -> None:
    """Opens the citation in a dialog over the conversation."""
    title = reference(citation.paragraph, names)
    st.dialog(as_label(title), width="large")(_draw)(citation, edition)


def _draw(citation: Citation, edition) -> None:
    paragraph = citation.paragraph
    document = next((d for d in edition.documents if d.id == paragraph.document), None)
    if document is None:
        _draw_paragraph(citation)
        st.html('<p class="note">This document is no longer in the library.</p>')
        return
    _draw_heading(document, paragraph)
    original = edition.original(document.id)
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
    if paragraph:
        st.html(
            f'<div class="paragraph neighbour"><p class="number">{as_text(paragraph.number)}</p>'
            f'<p class="words">{as_text(paragraph.text)}</p></div>'
        )


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
    last = min(paragraph.last_page, paragraph.first_page + MOST_PAGES - 1)
    quote = citation.quote or paragraph.text
    for page in range(paragraph.first_page, last + 1):
        try:
            png = _picture(document.sha256, original, page, quote, paragraph.text)
        except FileRefused as error:
            st.html(f'<p class="note">{as_text(str(error))}</p>')
            continue
        caption = f"Page {page} of {document.pages}" if document.pages else f"Page {page}"
        st.html(
            f'<figure class="page"><figcaption>{caption}</figcaption>'
            f'<img alt="{caption} as printed, the cited words highlighted"'
            f' src="data:image/png;base64,{base64.b64encode(png).decode()}"></figure>'
        )


@st.cache_data(max_entries=100, show_spinner="Drawing the page …")
def _picture(sha256: str, _original: bytes, page: int, quote: str, paragraph: str) -> bytes:
    """The page's picture, kept by the file's hash: the file itself would be too long a key."""
    return page_picture(_original, page, quote, paragraph)
