"""A damaged page is said and contained; a file that is no PDF is refused with a remedy."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from assistant.errors import FileRefused
from ingest.formats.pdf.pdf import pages_of
from tests.support.golden_pdf import drawn

TWO_PAGES = "72|12|The first page.\n---\n72|12|The second page."


def with_content(pdf: bytes, page: int, content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    stream = DecodedStreamObject()
    stream.set_data(content)
    writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content", [b"BT /F1 12 Tf (half a string", b"BT /F1 twelve Tf (x) Tj ET", b"<<<< /A [[["]
)
def test_a_damaged_page_leaves_the_others_as_they_are(content):
    first, second = pages_of(with_content(drawn(TWO_PAGES), 0, content))
    assert [line.text for line in second.lines] == ["The second page."]
    assert (second.failure, first.lines) == ("", ())


def test_what_was_painted_before_the_damage_is_kept():
    content = b"BT /F1 12 Tf 72 700 Td (Read this far.) Tj ET BT /F1 (x) Tf (x) Tj ET"
    first, _ = pages_of(with_content(drawn(TWO_PAGES), 0, content))
    assert [line.text for line in first.lines] == ["Read this far."]
    assert first.failure == "Page 1 is damaged: words may be missing."


@pytest.mark.parametrize("data", [b"", b"plain text", b"%PDF-1.7\n%%EOF", b"%PDF-1.4 \x00\xff" * 9])
def test_a_file_that_is_no_pdf_is_refused_with_a_remedy(data):
    with pytest.raises(FileRefused, match=r"report\.pdf .*(add that|and add)"):
        pages_of(data, "report.pdf")


def test_an_encrypted_pdf_without_a_password_is_read():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(TWO_PAGES))))
    writer.encrypt("", "owner", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert [line.text for page in pages_of(buffer.getvalue()) for line in page.lines] == [
        "The first page.",
        "The second page.",
    ]


def test_an_encrypted_pdf_with_a_password_is_refused_with_a_remedy():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn(TWO_PAGES))))
    writer.encrypt("secret", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(FileRefused, match="asks for a password"):
        pages_of(buffer.getvalue(), "report.pdf")


def test_a_turned_page_is_read_as_it_is_printed():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn("72|12|1. ;; 90|12|Turned."))))
    content = b"BT /F1 12 Tf 0 1 -1 0 100 72 Tm (Level one) Tj ET BT 0 1 -1 0 120 72 Tm (Two) Tj ET"
    buffer = io.BytesIO()
    writer.write(buffer)
    [page] = pages_of(with_content(buffer.getvalue(), 0, content))
    assert [(line.text, line.x, line.y) for line in page.lines] == [
        ("Level one", 72.0, 100.0),
        ("Two", 72.0, 120.0),
    ]
    assert (page.width, page.height) == (842.0, 595.0)
