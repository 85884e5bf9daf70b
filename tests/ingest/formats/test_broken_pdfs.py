"""A damaged page is said and contained; a file that is no PDF is refused with a remedy."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
)

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


def test_what_stands_before_content_that_cannot_be_read_is_kept():
    content = b"BT /F1 12 Tf 72 700 Td (Read this far.) Tj ET <zz> Tj (and no further"
    first, _ = pages_of(with_content(drawn(TWO_PAGES), 0, content))
    assert [line.text for line in first.lines] == ["Read this far."]
    assert first.failure == "Page 1 is damaged: words may be missing."


def changed(pdf: bytes, change: Callable[[PageObject], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    change(writer.pages[0])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "sides", [[], [0, 0, 595], [0, 0, 0, 0], ["/a", "/b", "/c", "/d"], [595, 842, 0, 0]]
)
def test_a_page_without_a_size_is_read_as_an_ordinary_one(sides):
    box = ArrayObject(NumberObject(s) if isinstance(s, int) else NameObject(s) for s in sides)
    odd = changed(drawn(TWO_PAGES), lambda page: page.update({NameObject("/MediaBox"): box}))
    first, _ = pages_of(odd)
    assert ([line.text for line in first.lines], first.failure) == (["The first page."], "")
    assert (first.width, first.height) == (595.0, 842.0)


@pytest.mark.parametrize(
    "widths", [ArrayObject([NullObject()]), ArrayObject([NameObject("/a")] * 9),
               ArrayObject([NumberObject(500)] * 400)]
)  # fmt: skip
def test_a_font_with_damaged_widths_is_read_without_them(widths):
    def spoil(page: PageObject) -> None:
        for font in page["/Resources"]["/Font"].values():
            font.get_object()[NameObject("/Widths")] = widths

    first, _ = pages_of(changed(drawn(TWO_PAGES), spoil))
    assert ([line.text for line in first.lines], first.failure) == (["The first page."], "")


@pytest.mark.parametrize("left", [NullObject(), ArrayObject([NullObject()])])
def test_a_note_that_was_taken_away_damages_no_page(left):
    def spoil(page: PageObject) -> None:
        page[NameObject("/Annots")] = left

    first, _ = pages_of(changed(drawn(TWO_PAGES), spoil))
    assert ([line.text for line in first.lines], first.failure) == (["The first page."], "")


@pytest.mark.parametrize(
    ("ranges", "content"),
    [
        (b"<00> <FF>", b"(Read me.) Tj"),
        (b"<20><20>\n<21><7e>", b"(Read me.) Tj"),
        (b"<0000> <FFFF>", b"<0052006500610064> Tj <0020006D0065002E> Tj"),
        (b"<20> <20> <0000> <19FF>", b"<0052006500610064> Tj <0020006D0065002E> Tj"),
    ],
)
def test_a_composite_font_has_codes_as_long_as_its_own_map_says(ranges, content):
    def compose(page: PageObject) -> None:
        codes = DecodedStreamObject()
        codes.set_data(b"begincmap 1 begincodespacerange " + ranges + b" endcodespacerange endcmap")
        font = {"/Type": "/Font", "/Subtype": "/Type0", "/BaseFont": "/Plain"}
        named = {NameObject(key): NameObject(name) for key, name in font.items()}
        below = DictionaryObject({NameObject("/Subtype"): NameObject("/CIDFontType2")})
        fonts = page["/Resources"]["/Font"]
        fonts[NameObject("/F1")] = DictionaryObject(
            {
                **named,
                NameObject("/Encoding"): codes,
                NameObject("/DescendantFonts"): ArrayObject([below]),
            }
        )

    composed = changed(drawn(TWO_PAGES), compose)
    first, _ = pages_of(with_content(composed, 0, b"BT /F1 12 Tf 72 700 Td " + content + b" ET"))
    assert ([line.text for line in first.lines], first.failure) == (["Read me."], "")


@pytest.mark.parametrize(
    ("encoding", "read"),
    [
        (NameObject("/MacRomanEncoding"), "AB"),
        (DictionaryObject({NameObject("/BaseEncoding"): NameObject("/WinAnsiEncoding")}), "AB"),
        (
            DictionaryObject(
                {NameObject("/Differences"): ArrayObject([NumberObject(65), NameObject("/C")])}
            ),
            "CY",
        ),
        (NullObject(), "ZY"),
    ],
)
def test_the_letters_that_a_file_names_stand_over_those_of_its_font_program(encoding, read):
    def embed(page: PageObject) -> None:
        program = DecodedStreamObject()
        program.set_data(b"/Encoding 256 array\ndup 65 /Z put\ndup 66 /Y put\ndef\neexec\n")
        described = DictionaryObject({NameObject("/FontFile"): program})
        for font in page["/Resources"]["/Font"].values():
            del font.get_object()["/Encoding"]
            font.get_object()[NameObject("/FontDescriptor")] = described
            if not isinstance(encoding, NullObject):
                font.get_object()[NameObject("/Encoding")] = encoding

    first, _ = pages_of(changed(drawn("72|12|AB\n---\n72|12|AB"), embed))
    assert ([line.text for line in first.lines], first.failure) == ([read], "")


def with_names(*names: str) -> Callable[[PageObject], None]:
    """A change by which the codes from 65 on stand for shapes of these names."""

    def name(page: PageObject) -> None:
        listed = ArrayObject([NumberObject(65), *map(NameObject, names)])
        for font in page["/Resources"]["/Font"].values():
            encoding = DictionaryObject({NameObject("/Differences"): listed})
            font.get_object()[NameObject("/Encoding")] = encoding

    return name


def test_shapes_that_are_named_after_letters_are_those_letters():
    named = with_names("/one.os", "/f_i", "/A.sc", "/g936")
    first, _ = pages_of(changed(drawn("72|12|ABCD\n---\n72|12|A"), named))
    assert [line.text for line in first.lines] == ["1fiA\ufffd"]


def test_a_page_of_shapes_whose_names_say_nothing_means_nothing():
    page = f"72|12|{'AB' * 40}\n---\n72|12|A"
    first, _ = pages_of(changed(drawn(page), with_names("/g936", "/g1007")))
    assert (first.lines, first.meaningless) == ((), True)


def test_a_shape_in_the_place_of_the_space_does_not_join_the_words():
    def widen(page: PageObject) -> None:
        for font in page["/Resources"]["/Font"].values():
            named = {"/FirstChar": NumberObject(32), "/Widths": ArrayObject([NumberObject(900)])}
            font.get_object().update({NameObject(key): value for key, value in named.items()})

    content = b"BT /F1 12 Tf 72 700 Td [(Open) -260 (court)] TJ ET"
    first, _ = pages_of(with_content(changed(drawn(TWO_PAGES), widen), 0, content))
    assert [line.text for line in first.lines] == ["Open court"]


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
