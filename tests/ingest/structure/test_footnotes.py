"""A footnote stands behind the paragraph that holds its mark, under its printed mark and page."""

from __future__ import annotations

import pytest
from docx import Document as WordFile
from odfdo import Document, Element, Paragraph

from ingest.formats.pdf.pdf import pages_of
from ingest.layout.page_furniture import lines_of
from ingest.lines import Line
from ingest.reading import read
from ingest.structure.paragraphs import paragraphs_in
from tests.support.golden_pdf import drawn
from tests.support.word_files import saved, with_footnotes

FIRST = "The panel met four times in the year and heard from carers.²"
SECOND = "Its report was sent to every member of the council.³"


def told(paragraphs) -> list[tuple[str, str]]:
    return [(p.number, p.text) for p in paragraphs]


def page(*lines: tuple[float, float, str], number: int = 1, left: float = 72) -> list[Line]:
    """Lines of one page: height, size and words of each."""
    return [Line(t, page=number, x=left, right=left + 5 * len(t), y=y, size=s) for y, s, t in lines]


def numbered(y: float, number: str, words: str) -> tuple[float, float, str]:
    return y, 11.0, f"{number} {words}"


def test_notes_only_a_point_smaller_are_told_by_marks_and_stand_behind_their_paragraphs():
    lines = page(
        numbered(100, "1.", FIRST),
        numbered(130, "2.", SECOND),
        numbered(160, "3.", "It will meet again in the spring of next year, and then"),
        (700, 10, "² Minutes of the panel, 3 March."),
        (712, 10, "³ It was printed too; and"),
        (724, 10, "sent by post."),
    ) + page((80, 11, "once more in the autumn."), number=2)
    assert told(paragraphs_in(lines, "a")) == [
        ("1", FIRST),
        ("Footnote 2", "Minutes of the panel, 3 March."),
        ("2", SECOND),
        ("Footnote 3", "It was printed too; and sent by post."),
        ("3", "It will meet again in the spring of next year, and then once more in the autumn."),
    ]


def test_a_note_that_runs_over_the_page_end_is_one_note():
    lines = page(
        numbered(100, "1.", FIRST),
        numbered(130, "2.", "Its report was sent to every member of the council"),
        (700, 8, "2 Minutes of the panel, which were kept by"),
    ) + page(
        (80, 11, "and to every school.³"),
        numbered(110, "3.", "It will meet again in the spring of next year."),
        (690, 8, "the clerk."),
        (700, 8, "3 By post."),
        number=2,
    )
    assert told(paragraphs_in(lines, "a"))[:3] == [
        ("1", FIRST),
        ("Footnote 2", "Minutes of the panel, which were kept by the clerk."),
        ("2", "Its report was sent to every member of the council and to every school.³"),
    ]


def test_a_quotation_in_smaller_type_at_the_foot_is_no_footnote():
    lines = page(
        numbered(100, "1.", FIRST),
        numbered(130, "2.", "The panel wrote:"),
        (700, 10, "The home was opened in the summer of that year, on the"),
        (712, 10, "27 July 2015. It was closed again in May."),
    )
    assert not [p for p in paragraphs_in(lines, "a") if p.form == "note"]


def test_lists_of_addresses_in_small_type_are_no_footnotes():
    streets = [(600 + 12 * n, 8, f"{house} Elm Row") for n, house in enumerate((60, 27, 54, 15))]
    lines = page(numbered(100, "1.", FIRST), numbered(130, "2.", SECOND), *streets)
    assert not [p for p in paragraphs_in(lines, "a") if p.form == "note"]


def test_a_mark_set_small_far_before_its_note_is_read_with_it_though_the_note_repeats():
    pages = [
        f"72|12|{n}. ;; 100|12|What is said of the {word} home, at length.\n"
        f"y 701\n72|6|{n}\ny 704\n90|10|Ibid"
        for n, word in enumerate(("first", "second", "third"), 1)
    ]
    lines = lines_of(pages_of(drawn("\n---\n".join(pages))))
    assert told(p for p in paragraphs_in(lines, "a") if p.form == "note") == [
        (f"Footnote {n}", "Ibid") for n in (1, 2, 3)
    ]


def test_the_footnotes_of_a_word_file_are_read():
    file = WordFile()
    for words in ("The panel met.", "Its report was sent."):
        file.add_paragraph(words)
    found = read("a.docx", saved(with_footnotes(file, "In March.", "By post."))).paragraphs
    assert [text for _, text in told(found)] == [
        "The panel met.¹", "In March.", "Its report was sent.²", "By post.",
    ]  # fmt: skip
    assert [p.number for p in found if p.form == "note"] == ["Footnote 1", "Footnote 2"]


def test_the_endnotes_of_a_word_file_are_read_beside_its_footnotes():
    file = WordFile()
    for words in ("The panel met.", "Its report was sent."):
        file.add_paragraph(words)
    file = with_footnotes(with_footnotes(file, "In March.", "By post."), "In May.", kind="endnote")
    found = read("a.docx", saved(file)).paragraphs
    assert told(found)[:3] == [
        ("Front page, paragraph 1", "The panel met.¹ⁱ"),
        ("Footnote 1", "In March."),
        ("Footnote i", "In May."),
    ]


NOTED = [
    ("Front page, paragraph 1", "The panel met.¹"),
    ("Footnote 1", "In March, in the hall."),
    ("Front page, paragraph 2", "Its report was sent.²"),
    ("Footnote 2", "By post."),
]
OF_THE_WEB = """<!DOCTYPE html><p>The panel met.<sup id="r1"><a href="#fn1">1</a></sup></p>
<p>Its report was sent.<sup id="r2"><a href="#fn2">2</a></sup></p>
<section role="doc-endnotes"><h2>Notes</h2><ol>
<li id="fn1"><p>In March, in <em>the</em> hall. <a href="#r1">↩</a></p></li>
<li id="fn2"><p>By post. <a href="#r2">↩</a></p></li></ol></section>"""
OF_WORD = """<!DOCTYPE html><p>The panel met.\
<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a></p>
<p>Its report was sent.<a href="#_ftn2" name="_ftnref2"><span>[2]</span></a></p><hr>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> In March, in the hall.</p></div>
<div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a> By post.</p></div>"""
MARKDOWN = """The panel met.[^1]

Its report was sent.[^post]

[^post]: By post.
[^1]: In March,
    in *the* hall.
"""


@pytest.mark.parametrize(
    ("name", "text"), [("a.html", OF_THE_WEB), ("a.html", OF_WORD), ("a.md", MARKDOWN)]
)
def test_the_footnotes_of_web_pages_and_markdown_are_read(name, text):
    assert told(read(name, text.encode()).paragraphs) == NOTED


def test_a_raised_link_to_a_section_is_no_footnote():
    text = """<!DOCTYPE html><p>The panel met, as said in<sup><a href="#s">2</a></sup>.</p>
    <div id="s"><h2>2 Meetings</h2><p>They were held in March.</p></div>"""
    assert [p.form for p in read("a.html", text.encode()).paragraphs] == ["paragraph", "paragraph"]


def test_the_footnotes_of_an_opendocument_text_are_read(tmp_path):
    file = Document("text")
    file.body.clear()
    for words, mark, note in (("The panel met.", "1", "In March."), ("It ended.", "2", "Late.")):
        paragraph = Paragraph(words)
        paragraph.append(
            Element.from_tag(
                f'<text:note text:note-class="footnote"><text:note-citation>{mark}'
                f"</text:note-citation><text:note-body><text:p>{note}</text:p></text:note-body>"
                "</text:note>"
            )
        )
        file.body.append(paragraph)
    file.save(tmp_path / "a.odt")
    found = read("a.odt", (tmp_path / "a.odt").read_bytes()).paragraphs
    assert [text for _, text in told(found)] == [
        "The panel met.¹", "In March.", "It ended.²", "Late.",
    ]  # fmt: skip
