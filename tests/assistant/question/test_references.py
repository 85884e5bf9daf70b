import pytest

from assistant.question.references import reference_in


@pytest.mark.parametrize(
    ("text", "label", "numbers"),
    [
        ("What does paragraph 17 of the 2020 report say?", "paragraph", [("17", "17")]),
        ("para 3.8 in the action plan report", "paragraph", [("3.8", "3.8")]),
        ("Read me para. 3.10", "paragraph", [("3.10", "3.10")]),
        ("paras 20 to 22 of the 2020 inspection", "paragraph", [("20", "22")]),
        ("paragraphs 20-22", "paragraph", [("20", "22")]),
        ("paragraphs 1, 2 and 5", "paragraph", [("1", "1"), ("2", "2"), ("5", "5")]),
        ("What is action 7?", "action", [("7", "7")]),
        ("recommendation 2", "recommendation", [("2", "2")]),
        ("What was decided in CYP26?", "", [("cyp26", "cyp26")]),
        ("paragraph 17(a)", "paragraph", [("17(a)", "17(a)")]),
        ("the third bullet under Findings", "bullet", [("3", "3")]),
        ("second paragraph of the overview", "paragraph", [("2", "2")]),
        ("bullet 3 of the findings", "bullet", [("3", "3")]),
        ("What does 3.8 say?", "paragraph", [("3.8", "3.8")]),
        ("What does section 4.2 say?", "paragraph", [("4.2", "4.2")]),
        ("read me para 33, 2020 inspection", "paragraph", [("33", "33")]),
        ("point 15 of the terms of reference", "paragraph", [("15", "15")]),
        ("minute CYP 26", "minute", [("cyp26", "cyp26")]),
        ("area for improvement 4 in 2012", "bullet", [("4", "4")]),
        ("the last paragraph of the 2020 report", "paragraph", [("last", "last")]),
    ],
)
def test_a_number_is_read_as_people_write_it(text, label, numbers):
    found = reference_in(text)
    assert found is not None
    assert (found.label, list(found.numbers), found.step) == (label, numbers, 0)


@pytest.mark.parametrize(
    ("text", "numbers", "step"),
    [
        ("the paragraph after that", [], 1),
        ("And the next paragraph?", [], 1),
        ("What about the previous one?", [], -1),
        ("the paragraph before paragraph 17", [("17", "17")], -1),
    ],
)
def test_the_neighbour_of_a_paragraph_is_a_step_from_it(text, numbers, step):
    found = reference_in(text)
    assert found is not None
    assert (list(found.numbers), found.step) == (numbers, step)


@pytest.mark.parametrize(
    "text",
    [
        "How many children are offered section 20 accommodation?",
        "How many 16- to 17-year-olds are homeless?",
        "Did 42 young people leave care in the last 12 months?",
        "What actions were taken in 2020?",
        "What happened at the meeting on 17 April 2024?",
        "Which actions are due by 30 August?",
        "How many children were in care in 2012?",
        "What is the number of carers?",
    ],
)
def test_a_figure_is_not_a_reference(text):
    found = reference_in(text)
    assert found is None or found.by_a_word  # if a paper counts so


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What does paragraph (iv) say?", "(iv)"),
        ("sub-paragraph (b)(ii) of the lease", "(b)(ii)"),
        ("What does (a) require?", "(a)"),
        ("paragraph ix", "ix"),
        ("Read me 12(a)", "12(a)"),
        ("clause 5.1(b)(ii)", "5.1(b)(ii)"),
        ("pay policy 1.7", "1.7"),
        ("what's in 1.11 of the lettings plan", "1.11"),
    ],
)
def test_an_item_is_a_number_asked_for(question, number):
    assert reference_in(question).numbers == ((number, number),)


@pytest.mark.parametrize(
    "question", ["Who is the director (interim)?", "Which clauses name (EHC) plans?", "point a way"]
)
def test_words_in_brackets_are_no_items(question):
    assert reference_in(question) is None


@pytest.mark.parametrize(
    ("text", "number", "page", "words"),
    [
        ("page 2, para 5 of the policy", "5", "2", "page 2, para 5"),
        ("What does paragraph 3.1 on p. 12 say?", "3.1", "12", "paragraph 3.1 on p. 12"),
        ("paragraph 5 of page 3", "5", "3", "paragraph 5 of page 3"),
        ("Is page 2 as long as paragraph 5?", "5", "", "paragraph 5"),
    ],
)
def test_a_page_beside_a_paragraph_is_part_of_the_reference(text, number, page, words):
    found = reference_in(text)
    assert (found.numbers, found.page, found.words) == (((number, number),), page, words)
