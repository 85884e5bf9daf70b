"""A quote is found on its page however the page breaks it."""

from assistant.pages.page_words import placed

PAGE = (
    "Annual report\r\n12.\tStaff visit every child within ten work-\r\ning days "
    "of a refer\ufb01ral,\r\nand they write it down.\r\n"
    "13.\tStaff visit every school. Staff were kind.\r\nPage 4 of 9\r\n"
)


def found(quote, page=PAGE, paragraph=""):
    (spans,) = placed((quote,), (page,), paragraph)
    return [page[start:end] for start, end in spans]


def marked(quotes, pages, paragraph=""):
    spans = placed(quotes, pages, paragraph)
    return [[page[a:b] for a, b in own] for page, own in zip(pages, spans, strict=True)]


def test_line_breaks_hyphens_and_tabs_do_not_hide_a_quote():
    assert found("child within ten working days") == ["child within ten work-\r\ning days"]


def test_ligatures_and_capitals_do_not_hide_a_quote():
    assert found("Of A REFERFIRAL") == ["of a refer\ufb01ral"]


def test_of_two_places_with_the_same_words_the_one_inside_the_paragraph_is_meant():
    second = PAGE.index("Staff visit every school")
    whole = "Staff visit every school. Staff were kind."
    assert placed(("Staff visit every",), (PAGE,), whole) == [
        [(second, second + len("Staff visit every"))]
    ]


def test_of_two_places_with_the_same_words_neither_is_marked_when_it_cannot_be_told():
    assert found("Staff visit every") == []


def test_a_quote_that_runs_over_a_page_end_is_found_on_both_pages():
    quote = "Staff visit every school. Staff were kind. The next page says something else entirely."
    pages = (PAGE, "Council report\r\nThe next page says something else entirely.\r\n14.\tMore.")
    marked = [
        [page[start:end] for start, end in spans]
        for page, spans in zip(pages, placed((quote,), pages), strict=True)
    ]
    assert marked == [
        ["Staff visit every school. Staff were kind"],
        ["The next page says something else entirely"],
    ]


def test_a_quote_of_which_a_word_is_not_there_is_not_marked_at_all():
    assert found("Staff visit every school. Staff were seldom kind.") == []


def test_a_footer_in_the_middle_of_a_quote_is_left_out():
    page = (
        "Leaders know their services very well\r\nPage 4 of 9\r\nand act upon what they find there."
    )
    assert found(
        "Leaders know their services very well and act upon what they find there.", page
    ) == [
        "Leaders know their services very well",
        "and act upon what they find there",
    ]


def test_words_that_are_not_on_the_page_give_nothing():
    assert found("The weather in Spain was pleasant throughout") == []


def test_an_empty_quote_gives_nothing():
    assert found(" … ") == []


def test_the_cells_of_a_row_are_marked_without_the_heads_above_them():
    page = "Area Grade\r\nLeaders Good\r\nHelp and protection Outstanding\r\n"
    assert found("Area: Help and protection; Grade: Outstanding", page) == [
        "Help and protection Outstanding"
    ]


def test_a_short_quote_is_not_found_inside_another_word():
    page = "6. On delivery of goods\r\n(iv) the invoice is checked. Recommendations follow."
    assert marked(("iv.",), (page,), page) == [["iv"]]
    assert marked(("(Recommendation)",), (page,)) == [[]]


def test_a_heading_stands_in_a_line_of_its_own_and_not_in_a_sentence():
    heading = "Focused visit to Ashmere children’s services"
    page = f"{heading}\r\nDear Ms Hill\r\nThis letter is about the {heading.lower()} in May."
    assert marked((heading,), (page,), heading) == [[heading]]


def test_no_letter_of_another_sentence_is_taken_for_the_beginning_of_a_quote():
    pages = (
        "12. Services have improved. The local\r\nThe peer review by the Local Government"
        " Association began in May.",
        "4\r\nauthority’s own hub shares information.",
    )
    paragraph = "Services have improved. The local authority’s own hub shares information."
    quote = "The local authority’s own hub shares information."
    assert marked((quote,), pages, paragraph) == [
        ["The local"],
        ["authority’s own hub shares information"],
    ]
