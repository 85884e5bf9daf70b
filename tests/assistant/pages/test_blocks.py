"""An answer is cut into prose, lists and tables; each source stands once."""

import re
from types import SimpleNamespace

from assistant.answers import Answer, Question, Sentence
from assistant.documents import Paragraph
from assistant.pages.blocks import groups_of, sources_of
from assistant.pages.names import in_runs
from assistant.pages.prose import answer_html, sentence_words, source_name

NAMES = {"marlow": "Marlow Vale 2020 inspection", "ashby": "Ashby 2021 inspection"}


def counted(at: int, kind: str, text: str, document: str = "marlow") -> Paragraph:
    number = f"Judgements, {kind} {at}"
    return Paragraph(document, at, number, "counted", ("Judgements",), 1, 1, text)


def printed(at: int, text: str, document: str = "marlow") -> Paragraph:
    return Paragraph(document, at, str(at), "printed", (), 2, 2, text)


def answer(*paragraphs: Paragraph) -> Answer:
    said = tuple(Sentence.quoting(paragraph, paragraph.text) for paragraph in paragraphs)
    return Answer(Question("How good?"), "answered", said)


def shown(answer: Answer) -> str:
    groups = groups_of(answer, lambda d: d.id, lambda p: p.document.capitalize())
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
