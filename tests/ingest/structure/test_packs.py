"""A pack is split into the items of its agenda, and exempt papers are kept out of it."""

from __future__ import annotations

import pytest

from assistant.errors import FileRefused
from ingest.lines import Line, Page
from ingest.reading import read
from ingest.structure.agenda import Item, items_in
from ingest.structure.exempt import exempt_pages, is_marking

AGENDA = (
    "1. Apologies",
    "2. Minutes of the last meeting (Pages 3 - 4)",
    "3. Report on the ferry and the",
    "harbour wall",
    "(Pages 5 - 6)",
    "4. Dates of meetings Verbal report",
)


def pack(*agenda: str, labels: dict[int, str] | None = None) -> list[Line]:
    labels = labels or {page: str(page) for page in range(1, 7)}
    heads = {3: "Minutes of the last meeting", 5: "Report on the ferry and the harbour wall"}
    front = [Line(text, 1, labels.get(1, "")) for text in agenda]
    return front + [
        Line(heads.get(page, "Words that go on"), page, labels.get(page, ""))
        for page in range(2, 7)
    ]


def test_the_items_of_an_agenda_are_found_with_their_pages():
    assert items_in(pack(*AGENDA)) == (
        Item("2", "Minutes of the last meeting", "3", "4", 3, 4),
        Item("3", "Report on the ferry and the harbour wall", "5", "6", 5, 6),
    )


def test_printed_pages_that_are_not_those_of_the_file_are_looked_up():
    labels = {page: str(page + 100) for page in range(2, 7)}
    agenda = tuple(
        text.replace("3 - 4", "103 - 104").replace("5 - 6", "105 - 106") for text in AGENDA
    )
    assert [
        (item.first_label, item.first_page) for item in items_in(pack(*agenda, labels=labels))
    ] == [
        ("103", 3),
        ("105", 5),
    ]


@pytest.mark.parametrize(
    "agenda",
    [
        ("1. Apologies", "2. Minutes"),
        ("2. Something else altogether (Pages 3 - 4)", "3. Other business entirely (Pages 5 - 6)"),
        ("2. Minutes of the last meeting (Pages 5 - 6)", "3. Report on the ferry (Pages 3 - 4)"),
    ],
    ids=["no pages", "pages of another pack", "pages that do not rise"],
)
def test_a_list_that_is_no_agenda_of_this_file_gives_no_items(agenda):
    assert items_in(pack(*agenda)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "EXEMPT",
        "Exempt information",
        "CONFIDENTIAL – NOT FOR PUBLICATION",
        "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A",
        "By virtue of paragraph(s) 1, 2 of Part 1 of Schedule 12A",
        "Part 2 – Exempt",
        "PINK PAPER",
        "Classification: Exempt",
        "This report contains exempt information under paragraph 3",
        "This appendix is not for publication",
    ],
)
def test_a_marking_is_told(text):
    assert is_marking(text)


@pytest.mark.parametrize(
    "text",
    [
        "Appendix 2 is exempt",
        "That the public be excluded, as exempt information is likely to be disclosed",
        "Exempt information: None",
        "Classification: Unrestricted",
        "PART 2 – PRIVATE ITEMS",
        "Exempt items of business",
        "Confidentiality",
        "This report is not exempt",
        "Exempt charities pay no rates",
        "Part 2 of the report",
    ],
)
def test_a_mention_is_no_marking(text):
    assert not is_marking(text)


def page(number: int, *texts: str) -> Page:
    return Page(number, tuple(Line(text, number) for text in texts))


def test_what_follows_a_marked_page_is_exempt_to_the_end_of_its_item():
    pages = [page(1, "Agenda"), page(2, "EXEMPT", "Rents"), page(3, "more"), page(4, "Bins")]
    items = (Item("1", "Rents", "2", "3", 2, 3), Item("2", "Bins", "4", "4", 4, 4))
    assert exempt_pages(pages, items) == (2, 3)
    assert exempt_pages(pages, ()) == (2, 3, 4)


def test_a_marking_deep_in_a_page_is_no_marking_of_it():
    words = ("Words",) * 8
    assert exempt_pages([page(1, *words, "EXEMPT", *words)], ()) == ()


RESOLVED = "Resolved: that the public be excluded for the next item, which is likely to disclose"


@pytest.mark.parametrize(
    "pages",
    [
        [(RESOLVED, "exempt information.")],
        [(f"{RESOLVED} words", "by virtue of paragraph 3 of Schedule 12A")],
        [("Bids", f"{RESOLVED} words", "7"), ("by virtue of paragraph 3 of Schedule 12A", "Rents")],
    ],
)
def test_a_wrapped_line_of_the_resolution_is_no_marking(pages):
    assert exempt_pages([page(n, *texts) for n, texts in enumerate(pages, 1)], ()) == ()


@pytest.mark.parametrize(
    "texts",
    [
        ("Sale of the land in Mill Lane", "not for publication"),
        ("Sale of the land in Mill Lane", "by virtue of paragraph 3 of Schedule 12A"),
        (f"{RESOLVED} words.", "by virtue of paragraph 3 of Schedule 12A"),
    ],
)
def test_a_marking_in_small_letters_that_goes_on_no_sentence_is_one(texts):
    assert exempt_pages([page(1, *texts)], ()) == (1,)


PUBLIC = "Report\n\n1. The ferry runs.\n\n2. It is late.\n\n3. It is old.\n"
SECRET = "EXEMPT\n\nAppendix\n\n1. The bid was low.\n"


def test_a_heading_among_the_paragraphs_of_a_page_is_no_marking():
    rules = ("Access to Information Rules", "4. Anybody may have a copy.", "Exempt information")
    assert exempt_pages([page(1, *rules, "10. The public may be kept out.")], ()) == ()
    assert exempt_pages([page(1, "Sale of land", "Exempt information", "1. The price.")], ()) == (
        1,
    )


def test_exempt_pages_are_kept_out_and_told_unless_they_are_let_in():
    data = f"{PUBLIC}\f{SECRET}".encode()
    reading = read("a.txt", data)
    assert "bid" not in " ".join(paragraph.text for paragraph in reading.paragraphs)
    assert (reading.document.kept_out, reading.document.exempt) == ((2,), False)
    (told,) = [problem for problem in reading.problems if problem.kind == "exempt"]
    assert told.message.startswith("Marked as not for publication, and kept out: page 2.")
    reading = read("a.txt", data, exempt=True)
    assert "bid was low" in " ".join(paragraph.text for paragraph in reading.paragraphs)
    assert (reading.document.kept_out, reading.document.exempt) == ((), True)


def test_a_paper_that_is_exempt_as_a_whole_is_refused():
    with pytest.raises(FileRefused) as refused:
        read("a.txt", SECRET.encode())
    assert str(refused.value) == (
        "a.txt is marked as exempt or confidential and was kept out. Add the public papers; or,"
        " where all who can ask may read it: python -m ingest add a.txt --exempt"
    )


LAST = "Minutes of the meeting held on 29 October 2024"
MEETING = """# AMBRY TOWN COUNCIL

Minutes of the meeting held on 10 December 2024

## Apologies

1. There were none.

2. That was noted.

## {item}

{below}

## Ferries

1. The quay was mended.

2. It was painted.
"""


@pytest.mark.parametrize(
    ("item", "below", "part"),
    [
        (LAST, "RESOLVED that the minutes be signed.", "Ferries"),
        (LAST, "Present: A Byron", LAST),
        ("Interests", "None was declared.", "Ferries"),
        ("Harbour report", "It was noted.", "Harbour report"),
    ],
)
def test_an_item_that_has_ended_names_no_later_one(item, below, part):
    reading = read("a.md", MEETING.format(item=item, below=below).encode())
    assert [each.part for each in reading.paragraphs if each.section[-1] == "Ferries"] == [part] * 2
