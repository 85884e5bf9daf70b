from dataclasses import replace

import pytest

from assistant.answering.clauses import clause_in, is_headed, paragraphs_with, words_of
from assistant.answering.numbers import at_number, looked_up, where_it_ends
from assistant.answers import Filters
from assistant.documents import Citation
from assistant.question.references import reference_in
from assistant.question.scope import scope_of
from tests.support.seed_like import DOCUMENTS, LETTER, PACK, inspection, paragraph

OF_2012, OF_2020 = inspection(2012, grade="Adequate"), inspection(2020)
TERMS, PLAN = "Terms of Reference", "Action Plan"
TEXTS = {
    OF_2012.id: [paragraph(OF_2012, n, str(n + 1), f"2012 text {n + 1}.") for n in range(30)],
    OF_2020.id: [
        *(paragraph(OF_2020, n, str(n + 1), f"2020 text {n + 1}.") for n in range(20)),
        paragraph(OF_2020, 20, "21", "Two things:\n(a) the first\n(b) the second", page=9),
    ],
    LETTER.id: [
        paragraph(LETTER, n, f"Findings, bullet {n + 1}", f"Finding {n + 1}.") for n in range(3)
    ],
    PACK.id: [
        paragraph(PACK, 0, "CYP26", "Fostering was discussed.", part="Minutes"),
        paragraph(PACK, 1, "3.1", "The terms are reviewed.", part=TERMS),
        paragraph(PACK, 2, "3.1", "The plan is made.", part="Ofsted Action Plan"),
        paragraph(PACK, 3, "3.10", "The tenth.", part="Ofsted Action Plan"),
        paragraph(PACK, 4, "Action 7", "Action: make a leaflet", part=PLAN),
    ],
}


def found(text, cited=()):
    scope = scope_of(text, DOCUMENTS, Filters())
    reference = reference_in(text)
    assert reference is not None
    return looked_up(reference, text, scope, TEXTS.__getitem__, cited)


def texts(text, cited=()):
    return [p.text for p in found(text, cited).paragraphs]


def test_a_number_is_found_in_the_document_that_is_named():
    assert texts("What does paragraph 17 of the 2020 report say?") == ["2020 text 17."]


def test_a_range_is_found_whole_and_in_order():
    assert texts("paras 18 to 20 of the 2020 inspection") == [
        f"2020 text {n}." for n in (18, 19, 20)
    ]


def test_a_number_that_restarts_in_a_pack_is_told_apart_by_its_part():
    assert texts("para 3.1 in the action plan report") == ["The plan is made."]
    assert texts("para 3.1 of the terms of reference") == ["The terms are reviewed."]


def test_a_longer_number_is_not_taken_for_a_shorter_one():
    assert texts("para 3.10 in the scrutiny pack") == ["The tenth."]


def test_codes_actions_and_lettered_items_are_found():
    assert texts("What was decided in CYP26?") == ["Fostering was discussed."]
    assert texts("action 7") == ["Action: make a leaflet"]
    assert texts("paragraph 21(b) of the 2020 inspection")[0].startswith("Two things:")


def test_a_counted_bullet_is_found_by_its_section():
    assert texts("the second bullet under Findings in the Eastmere letter") == ["Finding 2."]


def test_a_number_past_the_end_says_where_the_numbering_ends():
    answer = found("paragraph 48 of the 2020 inspection")
    assert answer.paragraphs == ()
    assert answer.note == (
        "There is no paragraph 48: the numbering of the Harrowdale Borough Council 2020 inspection"
        " ends at paragraph 21."
    )


def test_a_number_that_may_stand_in_a_gap_is_not_denied():
    texts = [p for p in TEXTS[OF_2012.id] if p.number not in ("12", "13")]
    assert where_it_ends("12", OF_2012, texts) == (
        "Paragraph 12 was not found: the numbering was read up to paragraph 30."
    )
    question = "paragraph 12 of the 2012 inspection"
    scope = scope_of(question, DOCUMENTS, Filters())
    answer = looked_up(reference_in(question), question, scope, {**TEXTS, OF_2012.id: texts}.get)
    assert answer.note == (
        "Paragraph 12 was not found: the numbering of the Harrowdale Borough Council 2012"
        " inspection was read up to paragraph 30."
    )


CLAUSES = (
    "The Council may end this Agreement if the Supplier:\n(a) is late twice; or\n(b) commits a"
    " breach that:\n(i) cannot be mended; or\n(ii) is not mended within 20 days.\n(c) is wound up."
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("5.1(b)(ii)", "(ii) is not mended within 20 days."),
        ("5.1(a)", "(a) is late twice; or"),
        ("5.1(c)", "(c) is wound up."),
        ("5.1(b)(iii)", ""),
        ("5.1(d)", ""),
    ],
)
def test_a_clause_is_told_by_its_whole_number(number, words):
    base, items = clause_in(number)
    assert (base, words_of(items, CLAUSES)) == ("5.1", words)


def test_a_minute_counted_within_a_year_is_asked_for_as_it_is_printed():
    for question in ("What is in item 25/33?", "minute 25/33", "What does paragraph 25/33 say?"):
        assert reference_in(question).numbers == (("25/33", "25/33"),)
    assert reference_in("How many items were there in 2024/25?") is None


def test_a_clause_below_a_heading_is_found_by_the_heading():
    head = replace(paragraph(PACK, 0, "2", "Homes are kept.\n(a) all;"), section=("HE1: Heritage",))
    assert paragraphs_with(("2", "a"), [head], lambda p: False, "he1") == [head]
    assert not is_headed("5 May 2024: papers", "5")
    assert is_headed("HE1: Heritage", "he1") and not is_headed("HE10: Digs", "he1")


def test_a_number_in_several_documents_brings_a_choice():
    answer = found("What does paragraph 17 say?")
    assert answer.paragraphs == ()
    assert answer.choices == (
        "Paragraph 17 of the Harrowdale Borough Council 2012 inspection",
        "Paragraph 17 of the Harrowdale Borough Council 2020 inspection",
    )


def test_the_next_paragraph_follows_the_one_cited_before():
    cited = (Citation(TEXTS[OF_2020.id][16], "2020 text 17."),)
    assert texts("and the paragraph after that", cited) == ["2020 text 18."]
    assert texts("paragraph 3", cited) == ["2020 text 3."]


def test_the_command_finds_a_number_as_typed_and_says_where_it_ends():
    assert [p.part for p in at_number("3.1", TEXTS[PACK.id])] == [TERMS, "Ofsted Action Plan"]
    assert [p.part for p in at_number("3.1", TEXTS[PACK.id], TERMS)] == [TERMS]
    assert where_it_ends("40", replace(OF_2012, pages=0), TEXTS[OF_2012.id]) == (
        "There is no paragraph 40: the numbering ends at paragraph 30."
    )


@pytest.mark.parametrize("typed", ["paragraph 3.1", "Para. 3.1", "§3.1", "clause 3.1", " 3.1. "])
def test_a_number_may_be_typed_with_the_word_for_it(typed):
    assert len(at_number(typed, TEXTS[PACK.id])) == 2
    whole = replace(OF_2012, pages=0)
    assert where_it_ends("paragraph 40", whole, TEXTS[OF_2012.id]) == (
        "There is no paragraph 40: the numbering ends at paragraph 30."
    )
    assert where_it_ends(" ", whole, TEXTS[OF_2012.id]) == "Which paragraph? Its number is missing."


def test_the_command_finds_what_stands_under_a_heading_with_that_number():
    one, other = (paragraph(OF_2012, n, f"Voting, paragraph {n}", f"Rule {n}.") for n in (1, 2))
    below = (replace(one, section=("2. Voting",)), replace(other, section=("3. Motions",)))
    assert at_number("2", below) == below[:1]


def test_the_command_finds_the_row_of_a_table_by_its_number_alone():
    one, other = (paragraph(OF_2012, n, f"Item {n}", f"Cost {n}.") for n in (1, 2))
    rows = (replace(one, form="row"), replace(other, form="row"))
    assert at_number("2", rows) == rows[1:]


def test_the_command_denies_no_number_before_those_that_go_on_from_elsewhere():
    late = [paragraph(OF_2012, n, str(n), f"Item {n}.") for n in range(45, 49)]
    assert where_it_ends("5", replace(OF_2012, pages=0), late) == (
        "Paragraph 5 was not found: the numbering was read up to paragraph 48."
    )


@pytest.mark.parametrize("unread", [{"pages": 90}, {"kept_out": (3,)}])
def test_the_command_denies_no_number_that_may_stand_on_a_page_not_read(unread):
    assert where_it_ends("40", replace(OF_2012, **unread), TEXTS[OF_2012.id]) == (
        "Paragraph 40 was not found: the numbering was read up to paragraph 30."
    )


def an_act(*texts: str, pages: int = 1):
    """A document of numbered paragraphs with these texts, asked for by number."""
    document = replace(OF_2020, pages=pages, kept_out=())
    paragraphs = [paragraph(document, n, str(n + 1), text) for n, text in enumerate(texts)]

    def of(question, cited=()):
        scope = scope_of(question, (document,), Filters())
        return looked_up(reference_in(question), question, scope, lambda _: paragraphs, cited)

    return paragraphs, of


def test_a_number_that_heads_a_section_is_meant_before_one_that_is_only_counted():
    paragraphs, of = an_act("It is by hand.", "It is by ballot.")
    paragraphs[:] = [
        replace(p, section=(head,), number=f"{head}, paragraph {n}", numbering="counted")
        for p, head, n in zip(paragraphs, ("2. Voting", "3. Motions"), (1, 2), strict=True)
    ]
    assert of("What does paragraph 2 say?").paragraphs == (paragraphs[0],)


def test_an_item_is_found_without_the_number_of_its_paragraph_where_it_stands_once():
    paragraphs, of = an_act("Land is let:\n(a) by lease;\n(b) by licence.", "Rent is due.")
    assert of("What does paragraph (b) say?").paragraphs == (paragraphs[0],)
    assert of("What does (a) say?").paragraphs == (paragraphs[0],)


def test_an_item_that_stands_in_several_paragraphs_brings_a_choice():
    _, of = an_act("Land is let:\n(a) by lease.", "Rent is due:\n(a) in May.")
    answer = of("What does paragraph (a) say?")
    assert (answer.paragraphs, answer.note) == (
        (),
        "(a) stands in 2 places. Ask for it with the number of its paragraph.",
    )
    assert [choice[:14] for choice in answer.choices] == ["Paragraph 1(a)", "Paragraph 2(a)"]


def test_an_item_is_that_of_the_paragraph_spoken_of_before():
    paragraphs, of = an_act("Land is let:\n(a) by lease.", "Rent is due:\n(a) in May.")
    answer = of("What does (a) say?", [Citation(paragraphs[1], "Rent is due:")])
    assert answer.paragraphs == (paragraphs[1],)


def test_an_item_that_was_not_found_is_never_denied():
    _, of = an_act("Land is let:\n(a) by lease.")
    assert of("What does paragraph (iv) say?").note.startswith("Paragraph (iv) was not found: ")


def test_a_number_is_denied_only_where_the_document_was_read_to_its_last_page():
    _, of = an_act("Land is let.", "Rent is due.")
    assert of("What does paragraph 9 say?").note.startswith("There is no paragraph 9: ")
    _, of = an_act("Land is let.", "Rent is due.", pages=12)
    assert of("What does paragraph 9 say?").note.startswith("Paragraph 9 was not found: ")


def test_footnotes_are_found_by_their_marks_and_are_no_paragraphs_between_two():
    held = [
        paragraph(OF_2020, 0, "1", "First."),
        replace(paragraph(OF_2020, 1, "Footnote 3, page 5", "A letter."), form="note"),
        paragraph(OF_2020, 2, "2", "Second."),
    ]

    def told(text, cited=()):
        scope, reference = scope_of(text, [OF_2020], Filters()), reference_in(text)
        return [p.text for p in looked_up(reference, text, scope, lambda _: held, cited).paragraphs]

    assert told("What does footnote 3 of the 2020 inspection say?") == ["A letter."]
    assert told("the next paragraph", [Citation(held[0], "First.")]) == ["Second."]
    assert told("the paragraph after paragraph 1") == ["Second."]


def test_of_two_numbers_the_one_that_is_not_there_is_told():
    answer = found("paragraphs 17 and 48 of the 2020 inspection")
    assert [p.text for p in answer.paragraphs] == ["2020 text 17."]
    assert "no paragraph 48" in answer.note
