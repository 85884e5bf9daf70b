"""Whose paragraph is asked for by number: a document's, another paper's, the law's, or nobody's.
A code or a bare number is a paragraph's only where the library numbers paragraphs so."""

from dataclasses import replace

import pytest

from assistant.answering.numbers import by_number
from assistant.answering.way import Desk
from assistant.answers import Filters, Question
from assistant.documents import Citation, Document, Facts, Paragraph
from assistant.question.references import reference_in
from assistant.question.scope import scope_of
from assistant.question.understand import read
from tests.support.hand_built import NEW, OLD, HandBuilt, memory


def paper(title: str, kind: str = "", pages: int = 3, authority: str = "") -> Document:
    id = title.lower().replace(" ", "-")
    facts = Facts(title=title, kind=kind, authority=authority)
    return Document(id, facts, f"{id}.pdf", "", pages)


LAND, VERGES = paper("Land at Mill Lane"), paper("Verges and Banks")
ALLOTMENTS = "Rents of allotments rise in April."
GRASS = "The grass is cut eight times a year."


def paragraphs(document, *texts, section=("Proposals",), number="{}"):
    return tuple(
        Paragraph(document.id, at, number.format(at + 1), "printed", section, 1, 1, text)
        for at, text in enumerate(texts)
    )


TWO = {
    LAND: paragraphs(LAND, "The site is small.", ALLOTMENTS),
    VERGES: paragraphs(VERGES, "The verges are long.", GRASS),
}


def found(question, library=TWO, cited=()):
    """What the way of numbers finds in a library of these documents."""
    edition = HandBuilt()
    edition.documents = tuple(library)
    held = {document.id: ps for document, ps in library.items()}
    edition.paragraphs = held.__getitem__
    remembered = memory()
    remembered.edition = edition
    reference = reference_in(question)
    counted = reference and not reference.by_a_word
    place = question.replace(reference.words, "in", 1) if counted else question
    scope = scope_of(place, edition.documents, Filters())
    asked = replace(read(Question(question), question, scope), reference=reference)
    return by_number(asked, Desk(remembered, cited, {id(asked): ()}))


def texts(question, library=TWO):
    return [s.text for s in found(question, library).sentences]


SENTENCES = (f"Sentence {n}." for n in range(1, 120))
MANY = {LAND: paragraphs(LAND, *SENTENCES, section=("Recommendations",))}


@pytest.mark.parametrize(
    "question",
    [
        "Who is looked after under section 20 of the Children Act 1989?",
        "What does section 106 of the Town and Country Planning Act say?",
        "What does paragraph 11 of the NPPF say?",
        "What does recommendation 4 of the Casey review say?",
        "What does paragraph 3 to the Care Planning, Placement and Case Review Regulations say?",
        "what does paragraph 3 of the highway code say",
    ],
)
def test_a_paragraph_of_the_law_or_of_a_paper_that_is_not_held_is_searched_for(question):
    assert found(question, MANY) is None


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Members’ Code of Conduct", "What does paragraph 2 of the Members' Code of Conduct say?"),
        ("National Planning Policy Framework", "What does paragraph 2 of the NPPF say?"),
        ("The Casey Review", "What does paragraph 2 of the Casey review say?"),
        ("Land at Mill Lane", "What does paragraph 2 of the Proposals say?"),
        ("Land at Mill Lane", "What does paragraph 2 of the report say?"),
    ],
)
def test_a_code_a_review_or_a_section_that_is_held_is_looked_up(title, question):
    document = paper(title)
    assert texts(question, {document: paragraphs(document, "One.", GRASS)}) == [GRASS]


def test_the_last_of_a_label_stands_under_it():
    plan = paper("Plan")
    one, two, three = paragraphs(plan, "One.", "Two.", "Three.")
    assert found("What was the last action agreed?", {plan: (one, two, three)}) is None
    acted = (one, replace(two, section=("Actions",)), three)
    assert texts("What was the last action agreed?", {plan: acted}) == ["Two."]


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("clause 2 of the remote working policy", "“remote working policy”"),
        ("clause 2 of the lone working policy", ""),
        ("clause 2 of the latest policy", ""),
        ("clause 2 of the council's visits policy", ""),
    ],
)
def test_a_paper_of_another_name_is_not_read_for_the_one_that_is_asked_for(question, note):
    policy = paper("Lone Working Policy", "policy")
    library = {policy: paragraphs(policy, "One.", GRASS, section=("Visits",))}
    said = found(question, library)
    assert [s.text for s in said.sentences] == ([] if note else [GRASS])
    assert note in said.note
    assert said.choices == (("Paragraph 2 of the policy",) if note else ())


def _report() -> dict[Document, tuple[Paragraph, ...]]:
    """A report whose recommendations are the lines of one paragraph, with the reasons for them."""
    report = paper("Report on the pool")
    listed, *reasons = paragraphs(
        report, "It is recommended to:\n1. Close the pool.\n2. Sell the hall.", "Rain.", "Snow."
    )
    section = ("1. Recommendations",)
    listed = replace(listed, numbering="counted", number="Recommendations, paragraph 1")
    below = ("2. Reasons for the recommendations",)
    return {
        report: (
            replace(listed, section=section),
            *(replace(p, section=below, number=f"2.{n}") for n, p in enumerate(reasons, 1)),
        )
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is recommendation 1?", ["1. Close the pool."]),
        ("What is recommendation 2 of the report?", ["2. Sell the hall."]),
        ("recommendations 1 to 2", ["1. Close the pool.", "2. Sell the hall."]),
        ("recommendation 3", []),
        ("paragraph 2.1", ["Rain."]),
    ],
)
def test_a_recommendation_is_an_item_of_their_list_and_no_reason_for_one(question, expected):
    said = found(question, _report())
    assert [s.text for s in (said.sentences if said else ())] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("page 1 para 2", [ALLOTMENTS]),
        ("para 1 on page 2", ["C."]),
        ("para 2 on page 2", ["D."]),
        ("page 2 para 3", []),
        ("page 9 para 1", []),
    ],
)
def test_a_paragraph_is_looked_up_on_its_page_and_counted_where_none_is_numbered(
    question, expected
):
    plain = paragraphs(LAND, "C.", "D.", section=("Maps",), number="Maps, paragraph {}")
    plain = tuple(replace(p, numbering="counted", first_page=2, last_page=2) for p in plain)
    said = found(question, {LAND: (*TWO[LAND], *plain)})
    assert [s.text for s in said.sentences] == expected
    assert bool(expected) or said.note.endswith(" was not found.")


def test_a_range_is_of_printed_numbers_where_there_are_any():
    front = paragraphs(LAND, "A.", "B.", "C.", section=("Front page",), number="Front page, {}")
    counted = tuple(replace(p, numbering="counted", number=f"Front page, paragraph {n}")
                    for n, p in enumerate(front, 1))  # fmt: skip
    library = {LAND: (*counted, *TWO[LAND])}
    assert texts("paragraphs 1 to 2", library) == ["The site is small.", ALLOTMENTS]
    assert texts("paragraphs 2 to 3", {LAND: counted}) == ["B.", "C."]


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("Customer satisfaction", "What does action 2 say?"),
        ("Borrowing", "What does row 2 say?"),
    ],
)
def test_a_label_is_a_word_of_a_heading_and_no_part_of_one(heading, question):
    answer = found(question, {LAND: paragraphs(LAND, "One.", "Two.", section=(heading,))})
    assert answer is None or answer.sentences == ()


def test_the_next_one_is_a_paragraph_only_where_its_words_are_asked_for():
    before = (Citation(TWO[LAND][0], "The site is small."),)
    assert found("When is the next one?", cited=before) is None
    assert found("And the next one?", cited=before).sentences[0].text == ALLOTMENTS


@pytest.mark.parametrize(
    "question",
    ["When was version 2.1 of the policy approved?", "What does version 2.1 of the policy say?"],
)
def test_a_version_is_no_paragraph(question):
    assert found(question, {LAND: paragraphs(LAND, "One.", number="2.{}")}) is None


def test_a_page_is_no_paragraph_where_the_documents_have_so_many():
    for question in ("What is said on p. 2?", "pp. 2-3 of the report"):
        assert found(question, {LAND: TWO[LAND]}) is None
    assert texts("Mill Lane, p. 47", MANY) == ["Sentence 47."]


def test_no_number_is_denied_where_nothing_was_looked_at():
    minutes = paper("Minutes of the Parks Committee", kind="minutes")
    library = {minutes: paragraphs(minutes, "One.", GRASS)}
    answer = found("What does paragraph 2 of the 2019 minutes say?", library)
    assert answer.note == "No document in the library is of 2019 minutes."
    assert (answer.outcome, answer.reason) == ("not_found", "not held")


def test_a_road_that_bears_the_name_of_a_council_is_looked_for_in_the_titles():
    road = paper("York Road: a crossing", authority="Harrowdale")
    question = "What does paragraph 2 of the York Road report say?"
    assert texts(question, {**TWO, road: paragraphs(road, "One.", GRASS)}) == [GRASS]
    assert found(question) is None


def test_a_paper_of_the_same_title_is_not_taken_for_another_councils_or_years():
    plan = paper("Carbon Saving Strategy", kind="policy", authority="Harrowdale")
    library = {plan: paragraphs(plan, "One.", GRASS)}
    assert texts("What does paragraph 2 of the Carbon Saving Strategy say?", library) == [GRASS]
    answer = found("What does paragraph 2 of the Leeds Carbon Saving Strategy say?", library)
    assert answer.note == "No document in the library is of Leeds."


def test_a_document_that_is_named_is_not_left_for_a_title_among_what_is_asked():
    minutes = paper("Minutes of the Parks Committee", kind="minutes")
    cuts = paper("Cutting the grass")
    library = {
        minutes: paragraphs(minutes, "One.", GRASS),
        cuts: paragraphs(cuts, "One.", "Cutting the grass is dear."),
    }
    question = "What does paragraph 2 of the Parks Committee minutes say about cutting the grass?"
    assert texts(question, library) == [GRASS]


def test_what_is_asked_of_a_paragraph_decides_between_two():
    assert texts("What does paragraph 2 say about allotments?") == [ALLOTMENTS]
    assert texts("What does paragraph 2 say about the grass?") == [GRASS]


def test_a_title_decides_before_the_subject_does():
    assert texts("What does paragraph 2 of Verges and Banks say?") == [GRASS]


def test_the_choices_begin_with_what_holds_most_and_each_leads_to_its_paragraph():
    answer = found("What does paragraph 2 say about grass and dogs?")
    assert answer.choices == (
        "Paragraph 2 of the Verges and Banks",
        "Paragraph 2 of the Land at Mill Lane",
    )
    assert [texts(choice) for choice in answer.choices] == [[GRASS], [ALLOTMENTS]]


def test_a_choice_leads_to_its_paragraph_though_another_was_spoken_of():
    answer = found("Paragraph 2 of the Land at Mill Lane", cited=(Citation(TWO[VERGES][1], GRASS),))
    assert [s.text for s in answer.sentences] == [ALLOTMENTS]


def test_a_choice_of_a_part_leads_to_it_beside_one_whose_name_holds_its_own():
    parts = [("Action Plan", "One."), ("Parks Action Plan", "Two.")]
    held = tuple(
        Paragraph(LAND.id, at, "3", "printed", (), 1, 1, text, part)
        for at, (part, text) in enumerate(parts)
    )
    answer = found("What does paragraph 3 say?", {LAND: held})
    assert [texts(choice, {LAND: held}) for choice in answer.choices] == [["One."], ["Two."]]


ORDERS = paper("Standing Orders", authority="Harrowdale Town Council")
RULES = {
    ORDERS: paragraphs(
        ORDERS,
        "DEBATE a Speeches are short.\nb No one speaks twice.",
        "VOTES a Votes are by a show of hands.\nb The mayor has a casting vote.",
    )
}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does standing order 2(b) say?", "b The mayor has a casting vote."),
        ("SO 1(a)", "DEBATE a Speeches are short."),
        ("Standing Order 1(b) of Harrowdale", "b No one speaks twice."),
        ("paragraph 1(b) of Harrowdale's standing orders", "b No one speaks twice."),
    ],
)
def test_a_councils_own_orders_are_counted_by_their_title(question, expected):
    assert texts(question, RULES) == [expected]


def test_a_minute_is_a_heading_or_a_paragraph_of_the_minutes():
    minutes = paper("Minutes of the Parks Committee", kind="minutes")
    one, two = paragraphs(minutes, "Noted.", "Agreed.")
    headed = replace(one, section=("Items", "80. Verges"), number="Verges, paragraph 1")
    held = {LAND: TWO[LAND], minutes: (headed, replace(two, number="05.25.13", section=()))}
    assert texts("What does minute 80 say?", held) == ["Noted."]
    assert texts("minute 05.25.13", held) == ["Agreed."]
    assert found("How many minutes are 80 seconds?", held) is None


@pytest.mark.parametrize("word", ["finding", "conclusion", "objective"])
def test_any_word_counts_what_stands_under_it(word):
    review = paper("Review of the Grass")
    held = {review: paragraphs(review, "One.", GRASS, section=(f"{word.capitalize()}s",))}
    assert texts(f"What is {word} 2?", held) == [GRASS]
    assert found(f"What is {word} 3?", held).note == f"{word.capitalize()} 3 was not found."
    assert found(f"What did {word} 2 say about lamps?", held) is None
    assert found("How many verges were cut in quarter 2?", held) is None


def test_a_section_may_be_headed_by_the_word_and_its_number():
    lease = paper("Lease of the Pavilion")
    fees = paragraphs(lease, GRASS, number="{}.1", section=("Schedule 3: Fees",))
    assert texts("What does schedule 3 say?", {lease: fees}) == [GRASS]


def test_an_item_or_a_section_of_any_paper_is_a_paragraph_or_a_heading():
    notes, orders = paper("Notes on Verges"), paper("Ferry Orders")
    one, two = paragraphs(notes, "Noted.", "Agreed.", number="Verges, paragraph {}")
    one, two = (replace(p, numbering="counted", section=("4. Verges",)) for p in (one, two))
    flat = paragraphs(orders, "One.", "Two.", GRASS, section=())
    held = {notes: (one, two), orders: flat}
    assert texts("item 4 of the notes on verges", held) == ["Noted.", "Agreed."]
    assert texts("section 4", {notes: (one, two)}) == ["Noted.", "Agreed."]
    assert texts("section 3 of the ferry orders", held) == [GRASS]
    assert found("item 2 of the notes on verges", {notes: (one, two)}) is None


def test_a_row_of_a_list_is_counted_by_what_its_heading_calls_it():
    log = paper("Log of the Parks")
    rows = paragraphs(log, "Cut it.", GRASS, section=("5. Actions",), number="5. Actions, row {}")
    rows = tuple(replace(row, numbering="counted", form="row") for row in rows)
    assert texts("action 2", {log: rows}) == [GRASS]
    assert texts("the last action of the log of the parks", {log: rows}) == [GRASS]


def test_of_papers_that_are_compared_each_gives_its_paragraph():
    both = {OLD: paragraphs(OLD, "Old."), NEW: paragraphs(NEW, "New.")}
    assert texts("Compare paragraph 1 of the 2018 and 2022 inspections", both) == ["Old.", "New."]
    assert texts("paragraph 1 of the inspections", both) == []


def test_the_number_in_a_title_counts_nothing():
    phase = paper("Phase 2 of the Grass Review")
    held = {phase: paragraphs(phase, "One.", GRASS)}
    assert found("What does the phase 2 review say?", held) is None


def test_a_number_that_is_not_there_is_told_of_no_paper_that_nobody_meant():
    plan = paper("Plan of Works")
    advice = {plan: paragraphs(plan, "One.", "Two.", section=("Recommendations",))}
    answer = found("What is recommendation 59?", {**TWO, **advice})
    assert answer.note == "Recommendation 59 was not found."


def test_what_a_paper_prints_again_is_one_place():
    report = paper("Report on Verges")
    body, listed = paragraphs(report, GRASS, GRASS, number="Recommendation 7")
    listed = replace(listed, part="Recommendations in full", section=())
    assert texts("What is recommendation 7?", {report: (body, listed)}) == [GRASS]


EMISSIONS = Paragraph(
    OLD.id, 0, "1", "printed", ("Climate",), 1, 1, "The council's CO2 emissions fell to 12 kt."
)
MINUTE = replace(EMISSIONS, position=1, number="CYP26", text="The minutes were agreed.")
CLAUSE = replace(EMISSIONS, position=2, number="1.7", text="Pay is reviewed in April.")


@pytest.mark.parametrize("code", ["CO2", "KS2", "NO2", "PM10", "HS2", "SW1"])
def test_a_code_that_is_no_series_of_the_library_is_searched(code):
    assert (
        found(f"What were the council's {code} figures in 2023?", {OLD: (EMISSIONS, MINUTE)})
        is None
    )


def test_a_code_of_a_printed_series_is_looked_up():
    answer = found("What was decided in CYP26?", {OLD: (EMISSIONS, MINUTE)})
    assert [s.text for s in answer.sentences] == ["The minutes were agreed."]


def test_a_letter_and_a_number_are_a_code_where_just_that_is_printed():
    row = replace(EMISSIONS, number="A3", text="Action: Mow; Owner: Ida Frost", form="row")
    for question in ("A3", "What is A3?", "Who owns A3?", "When is A3 due?"):
        assert texts(question, {OLD: (row,)}) == ["Action: Mow; Owner: Ida Frost"]
    assert found("What is A4?", {OLD: (row,)}) is None
    assert found("How long is the A3?", {OLD: (row,)}) is None


def test_the_next_code_of_a_series_that_is_not_there_is_said_to_be_missing():
    answer = found("What was decided in CYP27?", {OLD: (EMISSIONS, MINUTE)})
    assert (answer.sentences, answer.outcome) == ((), "not_found")


def test_a_bare_clause_number_is_looked_up_where_it_is_printed():
    answer = found("pay policy 1.7", {OLD: (EMISSIONS, CLAUSE)})
    assert [s.text for s in answer.sentences] == ["Pay is reviewed in April."]
    lettered = replace(CLAUSE, text="Pay is\n(a) reviewed in April\n(b) raised in May.")
    assert texts("1.7 (b) of the pay policy", {OLD: (lettered,)}) == ["(b) raised in May."]
    assert found("pay policy 1.9", {OLD: (EMISSIONS, CLAUSE)}) is None


def test_an_item_asked_for_by_itself_is_looked_up_and_never_searched():
    answer = found("What does (a) say?", {OLD: (EMISSIONS, CLAUSE)})
    assert (answer.sentences, answer.outcome) == ((), "not_found")
    item = replace(CLAUSE, position=3, number="a", text="Pay is frozen.")
    answer = found("What does (a) say?", {OLD: (EMISSIONS, CLAUSE, item)})
    assert [s.text for s in answer.sentences] == ["Pay is frozen."]
