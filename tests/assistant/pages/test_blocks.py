"""An answer is cut into prose, lists and tables; each source stands once."""

import re
from datetime import date
from types import SimpleNamespace

import pytest

from assistant.answers import Answer, Question, Row, Sentence
from assistant.documents import Document, Facts, Paragraph
from assistant.pages.blocks import groups_of, sources_of
from assistant.pages.names import in_runs
from assistant.pages.prose import answer_html, sentence_words, source_name

NAMES = {"marlow": "Marlow Vale 2020 inspection", "ashby": "Ashby 2021 inspection"}

DOCUMENTS = tuple(Document(key, Facts(authority=key.capitalize()), key, key) for key in NAMES)


def counted(at: int, kind: str, text: str, document: str = "marlow") -> Paragraph:
    number = f"Judgements, {kind} {at}"
    return Paragraph(document, at, number, "counted", ("Judgements",), 1, 1, text)


def printed(at: int, text: str, document: str = "marlow") -> Paragraph:
    return Paragraph(document, at, str(at), "printed", (), 2, 2, text)


def answer(*paragraphs: Paragraph) -> Answer:
    said = tuple(Sentence.quoting(paragraph, paragraph.text) for paragraph in paragraphs)
    return Answer(Question("How good?"), "answered", said)


def shown(answer: Answer) -> str:
    names = {row.document.id: row.document.id for row in answer.rows}
    groups = groups_of(answer, names, DOCUMENTS)
    html = answer_html(0, groups, sources_of(answer), NAMES)
    bare = re.sub(r" (?:class|aria-label|href|tabindex|role|scope)=\"[^\"]*\"", "", html)
    return re.sub("</?(?:div|span)>", "", bare)


def test_rows_are_a_table_with_one_number_and_one_source():
    rows = [
        counted(1, "row", "Area: Leaders; Grade: Good"),
        counted(2, "row", "Area: Care; Grade: Weak"),
    ]
    assert shown(answer(*rows)) == (
        "<table><thead><tr><th>Area</th><th>Grade</th></tr></thead><tbody>"
        "<tr><th>Leaders</th><td>Good</td></tr>"
        "<tr><th>Care</th><td>Weak<a>1</a></td></tr></tbody></table>"
    )
    (source,) = sources_of(answer(*rows))
    assert source_name(source, NAMES) == (
        "Marlow Vale 2020 inspection, Judgements, rows 1 to 2, page 1"
    )


def test_rows_without_heads_are_a_table_of_two_columns():
    row = counted(1, "row", "Overall effectiveness: Good")
    assert shown(answer(row)) == (
        "<table><tbody><tr><th>Overall effectiveness</th><td>Good<a>1</a></td></tr></tbody></table>"
    )


def test_bullets_are_a_list_without_the_bullets_printed_before_them():
    one, other = counted(1, "bullet", "• see every child"), counted(2, "bullet", "write it down")
    assert (
        shown(answer(one, other))
        == "<ul><li>see every child</li><li>write it down<a>1</a></li></ul>"
    )


@pytest.mark.parametrize(
    ("text", "form", "item"),
    [
        ("-£1.2 million is the variance.", "prose", "-£1.2 million is the variance."),
        ("–5.2% was the change.", "prose", "–5.2% was the change."),
        ("*5 people", "prose", "*5 people"),
        ("(2023) is the year.", "prose", "(2023) is the year."),
        ("(ii) for a sum not paid", "list", "(ii) for a sum not paid"),
        ("a) act on homes", "list", "a) act on homes"),
        ("- see every child", "list", "see every child"),
        ("– see every child", "list", "see every child"),
        ("•see every child", "list", "see every child"),
    ],
)
def test_a_sign_or_a_number_is_no_bullet(text, form, item):
    (group,) = groups_of(answer(printed(7, text)), {}, ())
    (block,) = group.blocks
    assert (block.form, block.said[0].item) == (form, item)


def test_bullets_and_the_words_above_them_have_one_number_where_one_paragraph_has_them():
    listed = printed(20, "The council should:\n• see every child\n• write it down")
    said = tuple(Sentence.quoting(listed, line) for line in listed.text.split("\n"))
    assert shown(Answer(Question("What must improve?"), "answered", said)) == (
        "<p>The council should:</p><ul><li>see every child</li><li>write it down<a>1</a></li></ul>"
    )


def compared(*rows: Row) -> Answer:
    said = tuple(sentence for row in rows for sentence in row.sentences)
    return Answer(Question("Compare"), "answered", said, rows=rows)


def row(council: str, year: int, *paragraphs: Paragraph) -> Row:
    facts = Facts(authority=council, published=date(year, 3, 12))
    said = tuple(Sentence.quoting(paragraph, paragraph.text) for paragraph in paragraphs)
    return Row(Document(f"{council} {year}", facts, "a.pdf", "0"), said)


def test_a_comparison_is_a_table_with_a_row_a_document_and_the_councils_apart():
    first, grade = printed(3, "Staff are kind."), counted(1, "row", "Area: Care; Grade: Good")
    other = printed(9, "Staff are tired.", "ashby")
    rows = row("Marlow", 2016, first), row("Ashby", 2018, other), row("Marlow", 2020, grade)
    assert shown(compared(*rows)) == (
        "<table><thead><tr><th>Document</th><th>What it says</th></tr></thead>"
        "<tbody><tr><th>Marlow 2016 <small>12 March 2016</small></th>"
        "<td><p>Staff are kind.<a>1</a></p></td></tr>"
        "<tr><th>Marlow 2020 <small>12 March 2020</small></th>"
        "<td><p>Care: Good<a>2</a></p></td></tr></tbody>"
        "<tbody><tr><th>Ashby 2018 <small>12 March 2018</small></th>"
        "<td><p>Staff are tired.<a>3</a></p></td></tr></tbody></table>"
    )


def test_a_document_that_answers_with_a_table_has_a_heading_and_its_table():
    many = [counted(at, "row", f"Area: {at}; Grade: Good") for at in range(1, 5)]
    said = shown(compared(row("Marlow", 2016, *many), row("Ashby", 2018, printed(9, "No."))))
    assert said.startswith("<h3>Marlow 2016 <small>12 March 2016</small></h3><table><thead>")


def test_sentences_run_on_and_a_paragraph_has_its_number_once():
    first, second = printed(3, "Staff are kind."), printed(4, "Records are late.")
    said = answer(first, first, second)
    assert shown(said) == (
        "<p>Staff are kind. Staff are kind.<a>1</a> Records are late.<a>2</a></p>"
    )


def test_what_rests_on_the_papers_of_two_councils_is_told_apart():
    one, other = printed(3, "Staff are kind."), printed(3, "Staff are tired.", "ashby")
    assert shown(answer(one, other, one)) == (
        "<h3>Marlow</h3><p>Staff are kind. Staff are kind.<a>1</a></p>"
        "<h3>Ashby</h3><p>Staff are tired.<a>2</a></p>"
    )


def test_the_words_that_answer_are_set_off():
    sentence = SimpleNamespace(citations=(SimpleNamespace(answer="ten <days>"),), missing=())
    assert sentence_words(sentence, "Seen in ten <days> or so.") == (
        'Seen in <b class="answers">ten &lt;days&gt;</b> or so.'
    )


def test_numbers_are_written_as_people_write_them():
    assert in_runs([1, 2, 3, 5, 8, 9]) == "1 to 3, 5 and 8 to 9"
    assert in_runs([4]) == "4"
