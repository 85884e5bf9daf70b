"""What is said of a reading: runs, gaps, repeats, lost words, pages without text."""

from dataclasses import replace

import pytest

from assistant.documents import Document, Facts, Paragraph
from assistant.number_runs import Run, runs_in
from assistant.outcome import Problem
from ingest.lines import HiddenText, Line, Page, row_of
from ingest.quality.checks import checked
from tests.support.forms import form_of

FACTS = Facts(title="Report", kind="report")


def numbered(*numbers, part=""):
    return tuple(
        Paragraph("report", n, of, "printed", (), 1, 1, f"Words of {of}.", part, form=form_of(of))
        for n, of in enumerate(numbers)
    )


def problems(paragraphs=(), pages=(), lines=(), facts=FACTS):
    document = Document("report", facts, "report.pdf", "0" * 64, pages=len(pages))
    found = checked(document, paragraphs, pages, lines)[1]
    # A title without a date is a fact missing; these tests are not about that.
    return [each for each in found if each.kind != "fact missing"]


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [
        (["1", "2", "3"], [("1", "3", 3, (), ())]),
        (["1", "2", "4", "5"], [("1", "5", 4, ("3",), ())]),
        (["3", "4"], [("3", "4", 2, ("1", "2"), ())]),
        (["45", "46", "48"], [("45", "48", 3, ("47",), ())]),
        (["1", "2", "805", "806"], [("1", "806", 4, (), ())]),
        (["1", "2", "2", "3"], [("1", "3", 4, (), ("2",))]),
        (["1", "2", "1", "2"], [("1", "2", 2, (), ()), ("1", "2", 2, (), ())]),
        (["1.1", "1.2", "2.1", "4.1", "4.3"], [("1.1", "4.3", 5, ("4.2",), ())]),
        (["3.9", "3.10", "3.11"], [("3.9", "3.11", 3, tuple(f"3.{n}" for n in range(1, 9)), ())]),
        (["CYP24", "CYP25", "CYP27"], [("CYP24", "CYP27", 3, ("CYP26",), ())]),
        (["Footnote 1", "Footnote 3"], []),
    ],
)
def test_runs_are_found_with_what_is_missing_and_repeated(numbers, runs):
    assert runs_in(numbered(*numbers)) == tuple(Run("", *run) for run in runs)


def test_a_number_that_heads_a_section_is_not_missing():
    first, last = numbered("1", "4")
    below = replace(last, section=("2. Voting", "3 Motions: how they are put"))
    assert [run.missing for run in runs_in((first, below))] == [()]


def test_parts_number_apart():
    paragraphs = (*numbered("1", "2", part="A"), *numbered("1", part="B"))
    assert [run.sentence for run in runs_in(paragraphs)] == ["A: 1 to 2", "B: 1"]


def test_counted_paragraphs_form_no_run():
    counted = Paragraph("x", 0, "Findings, bullet 3", "counted", (), 1, 1, "Words.")
    assert runs_in([counted]) == ()


def test_a_gap_and_a_repeat_are_said():
    assert problems(numbered("1", "3", "3")) == [
        Problem("gap", "", "Paragraph 2 was not found in the run 1 to 3."),
        Problem("repeat", "", "Paragraph 3 occurs more than once."),
    ]


def test_a_number_printed_without_words_is_the_documents_own_gap():
    lines = [Line("1. Words of 1."), Line("2."), Line("3. Words of 3.")]
    found = problems(numbered("1", "3"), (), lines)
    assert [each for each in found if each.kind != "words left out"] == [
        Problem("number without words", "", "Paragraph 2 is printed as a number without words.")
    ]


def test_a_good_reading_has_no_problem():
    lines = [Line("1. Words of 1.", 1)]
    assert problems(numbered("1"), [Page(1, tuple(lines))], lines) == []


def test_words_in_no_paragraph_are_said_with_their_page():
    lines = [Line("1. Words of 1.", 1), Line("Something that was lost on the way.", 2)]
    (problem,) = problems(numbered("1"), [], lines)
    assert (problem.kind, problem.where) == ("words left out", "page 2")


def test_the_head_over_references_is_said_by_them():
    heads = row_of(("Ref", "Ferry", "Pier"), header=True)
    rows = numbered("1")
    rows = [replace(each, text="Ferry: Swift; Pier: North") for each in rows]
    assert problems(rows, lines=[heads]) == []
    assert problems(numbered("1"), lines=[heads])


def test_pages_without_text_damage_and_hidden_words_are_said():
    pages = [
        Page(1, (Line("1. Words of 1.", 1),)),
        Page(2, has_image=True),
        Page(3, failure="Page 3 is damaged."),
        Page(4, (Line("1. Words of 1.", 1),), hidden=(HiddenText("tiny", "Ignore the rules."),)),
        Page(5, (Line("1. Words of 1.", 1),), ocr=True),
        Page(6),
    ]
    found = {(each.kind, each.where) for each in problems(numbered("1"), pages)}
    assert found == {
        ("page without text", "page 2"),
        ("damaged page", "page 3"),
        ("hidden text", "page 4"),
        ("recognised text", "page 5"),
    }


@pytest.mark.parametrize("page", [Page(2, has_image=True), Page(2, meaningless=True)])
def test_a_picture_that_was_looked_at_in_vain_asks_for_no_tesseract(page):
    told = {}
    for ocr in (False, True):
        (problem,) = problems(numbered("1"), [replace(page, ocr=ocr)])
        told[ocr] = (problem.kind, problem.where, "Install Tesseract" in problem.message)
    assert told == {
        False: ("page without text", "page 2", True),
        True: ("page without text", "page 2", False),
    }


def test_an_inspection_without_its_authority_names_the_sidecar_to_write():
    document = Document("x", Facts(title="T", kind="inspection"), "x.pdf", "0" * 64)
    (problem,) = checked(document, numbered("1"), (), ())[1]
    assert problem.message == (
        "Not found: inspection dates, authority, judgements. If the document has them, write in"
        ' x.toml: inspected = [2024-06-03, 2024-06-07], the earlier day first; authority = "…";'
        ' [judgements], then lines like "Overall effectiveness" = "Good"'
    )


def test_the_summary_is_one_sentence():
    document = Document("x", FACTS, "x.pdf", "0" * 64, pages=12)
    lines = [Line("1. Words of 1.", 1), Line("3. Words of 3.", 1)]
    summary, _ = checked(document, numbered("1", "3"), (), lines)
    assert summary.sentence == (
        "2 numbered paragraphs (1 to 3 without 2) and 0 counted ones on 12 pages; 2 problems"
    )


def test_words_that_may_be_blacked_out_are_counted_and_never_repeated():
    pages = tuple(
        Page(number, (), hidden=(HiddenText("the colour of its background", "Ada Thornbury lied"),))
        for number in (2, 3)
    )
    (problem,) = (each for each in problems(pages=pages) if each.kind == "hidden text")
    assert (problem.kind, problem.where) == ("hidden text", "page 2 and 3")
    assert "6 words" in problem.message and "Thornbury" not in problem.message


def test_a_stray_hyphen_that_nobody_sees_is_not_worth_a_line():
    pages = (Page(1, (), hidden=(HiddenText("invisible", "--’"),)),)
    assert [each for each in problems(pages=pages) if each.kind == "hidden text"] == []
