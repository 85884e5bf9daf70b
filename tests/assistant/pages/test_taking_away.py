"""An answer is taken away with every reference: as Word, Markdown, text and HTML."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import docx
import pytest

from assistant.answers import Answer, Filters, Match, Question, Row, Sentence, Turn
from assistant.pages.briefing import answer_lines, briefing
from assistant.pages.names import names_of
from assistant.pages.word_file import as_word
from assistant.pages.written_out import as_markdown, as_plain_text, as_rich_text
from tests.support.scripted_assistant import (
    AFTER,
    CITED,
    DOCUMENTS,
    HOSTILE,
    NEW,
    OLD,
    SENTENCE,
    WICKED,
    ScriptedEdition,
)

NOW = datetime(2026, 3, 2, 9, 5)
NAMES = names_of(DOCUMENTS)
WHOLE = f"2020 inspection, paragraph 17, page 2. “{CITED.text}”"


def note(*answers: Answer):
    turns = [Turn(answer.question.text, answer) for answer in answers]
    return briefing(turns, ScriptedEdition(), NAMES, NOW)


def lines(answer: Answer):
    return tuple(answer_lines(answer, ScriptedEdition(), NAMES))


def text_of(file: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        return opened.read(part).decode()


SEEN = Answer(Question("How fast?"), "answered", (SENTENCE,))


def test_copied_text_has_the_number_behind_the_words_and_the_list_of_sources():
    assert as_plain_text(lines(SEEN)) == (
        "How fast?\nChildren are seen within ten days of a referral. [1]\n\n"
        "Sources\n[1] 2020 inspection, paragraph 17, page 2"
    )


def test_copied_html_says_the_same():
    assert as_rich_text(lines(SEEN)) == (
        "<h2>How fast?</h2><p>Children are seen within ten days of a referral.<sup>[1]</sup></p>"
        "<p><b>Sources</b></p><ol><li>2020 inspection, paragraph 17, page 2</li></ol>"
    )


def test_a_word_file_has_a_footnote_for_every_reference_with_the_paragraph_as_it_stood():
    later = Sentence.quoting(AFTER, "Managers read every record:")
    file = as_word(note(replace(SEEN, sentences=(SENTENCE, later)), SEEN))
    assert text_of(file, "word/document.xml").count("<w:footnoteReference ") == 3
    footnotes = re.findall(
        r'<w:footnote w:id="(\d+)">(.*?)</w:footnote>', text_of(file, "word/footnotes.xml")
    )
    assert [number for number, _ in footnotes] == ["1", "2", "3"]
    told = re.sub(r"<[^>]+>", "", footnotes[0][1]).strip()
    assert told == WHOLE
    paragraphs = [(p.style.name, p.text) for p in docx.Document(io.BytesIO(file)).paragraphs]
    assert ("Heading 1", "How fast?") in paragraphs
    assert any("SHA-256 inspection-2020" in text for _, text in paragraphs)
    assert any("2 March 2026 at 09:05 from library version edition-1" in t for _, t in paragraphs)


def test_markdown_has_footnotes_and_each_paragraph_once():
    told = as_markdown(note(SEEN, SEEN))
    assert told.count("Children are seen within ten days of a referral.[^1]") == 2
    assert told.count(f"[^1]: {WHOLE}") == 1 and "[^2]" not in told


def test_limits_refusals_near_misses_and_what_was_withheld_are_said():
    answer = Answer(
        Question("Weather?", Filters(from_year=2018, to_year=2024)),
        "not_found",
        note="Not there.",
        closest=(Match(AFTER, 0.5),),
        withheld=(SENTENCE,),
    )
    told = [" ".join(text for text, _ in line.pieces) for line in lines(answer)]
    assert told == [
        "Weather?",
        "Limits: Only 2018 to 2024.",
        "Outcome: Not found in the documents.",
        "Not there.",
        "Closest paragraphs (they do not answer the question)",
        "2020 inspection, paragraph 18, page 2",
        "1 sentence of the language model was withheld because its paragraphs do not support it.",
    ]


def test_a_comparison_is_kept_document_by_document():
    rows = (Row(OLD), Row(NEW, (SENTENCE,)))
    told = as_plain_text(lines(Answer(Question("Compare."), "answered", rows=rows)))
    assert told.startswith(
        "Compare.\n2020 inspection\nChildren are seen within ten days of a referral. [1]\n"
        "Nothing was found in: 2016 inspection."
    )


def test_what_is_only_partly_supported_is_kept_as_such():
    partly = replace(SENTENCE, support="partly", reason="It does not say: fast.")
    told = as_plain_text(lines(replace(SEEN, sentences=(partly,))))
    assert "referral. (Only partly supported: It does not say: fast.) [1]" in told


@pytest.mark.parametrize("written_out", [as_markdown, as_word])
def test_hostile_words_stay_words(written_out):
    wicked = Answer(Question(HOSTILE), "answered", (Sentence.quoting(WICKED, HOSTILE),))
    file = written_out(note(wicked))
    if isinstance(file, str):
        left = re.sub(r"\\[!-/:-@\[-`{-~]", "", file)
        assert not re.search(r"!\[|<|\]\(", left)
    else:
        assert HOSTILE in docx.Document(io.BytesIO(file)).paragraphs[2].text
    assert "<img" not in as_rich_text(lines(wicked))
