"""What is printed of a meeting itself stands at the head and the foot of its papers; who wrote a
report of a pack, and whom to ask, at its head."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.particulars import of_the_meeting, of_the_report, tells_no_particular
from assistant.answers import Filters, Question
from assistant.documents import Document, Facts, Paragraph, Part
from assistant.question.scope import scope_of
from assistant.question.understand import read

MINUTES = "Minutes of the Harrowdale Scrutiny Committee held on 6 March 2024"
PACK = Document(
    id="harrowdale-pack",
    facts=Facts(
        title="Harrowdale Scrutiny Committee",
        authority="Harrowdale",
        kind="committee pack",
        published=date(2024, 6, 12),
    ),
    file="harrowdale-pack.pdf",
    sha256="",
    parts=(Part(MINUTES, 2, 3, Facts(title=MINUTES, kind="minutes", published=date(2024, 3, 6))),),
)


def _paragraph(position, text, part="", number="Front page, paragraph"):
    number = f"{number} {position}"
    return Paragraph(PACK.id, position, number, "counted", ("Front page",), 1, 1, text, part)


PAPERS = (
    _paragraph(0, "Harrowdale Scrutiny Committee"),
    _paragraph(1, "Wednesday 12 June 2024"),
    _paragraph(2, "10.30 am"),
    _paragraph(3, "Committee Room 2, County Hall, Harrowdale, HD1 2AB"),
    _paragraph(4, "Members: Councillors B Okafor (Chair), T Lund and P Shah. Co-optee: R Moss"),
    _paragraph(5, MINUTES, MINUTES),
    _paragraph(6, "Present: Councillors B Okafor (Chair) and T Lund", MINUTES),
    _paragraph(7, "Apologies: Councillor P Shah", MINUTES),
    _paragraph(8, "The meeting ended at 12.05 pm", MINUTES, "Closing, paragraph"),
)


def told(text, papers=PAPERS):
    asked = read(Question(text), text, scope_of(text, (PACK,), Filters()))
    return tuple(s.citations[0].paragraph.position for s in of_the_meeting(asked, lambda _: papers))


@pytest.mark.parametrize(
    ("question", "positions"),
    [
        ("What time does the meeting on 12 June start?", (2,)),
        ("Where is the June scrutiny meeting?", (3,)),
        ("Who chairs the scrutiny committee?", (4, 6)),
        ("Who are the co-opted members of the committee?", (4,)),
        ("Who attended the meeting of 6 March 2024?", (6,)),
        ("Who couldn't make it on 6 March?", (7,)),
        ("How many members attended the meeting of 6 March 2024?", (6,)),
        ("How many people were present at the March meeting?", (6,)),
        ("How many councillors sent apologies on 6 March 2024?", (7,)),
        ("When did the March meeting finish?", (8,)),
    ],
)
def test_the_particulars_of_a_meeting_are_cited_where_they_are_printed(question, positions):
    assert told(question) == positions


@pytest.mark.parametrize(
    "question",
    [
        "Who chairs the corporate parenting board?",
        "Who chairs the board?",
        "Who is the vice-chair of the committee?",
        "When did the May meeting finish?",
        "Who seconded the chair at the meeting?",
        "When is the next meeting?",
        "What did the committee recommend?",
        "How many members of the public attended the March meeting?",
        "How many people attended the public meeting in March?",
        "How many boats were present at the March meeting?",
        "How many meetings did members attend in March?",
        "When will the committee close the Mill Road library?",
        "Did the Scrutiny Committee conclude that the site was suitable?",
        "Which targets were missed by the committee?",
        "Where did the committee agree the new crossing should go?",
        "What time do the meeting's new parking charges start?",
    ],
)
def test_what_no_paper_prints_of_a_meeting_is_left_to_the_search(question):
    assert told(question) == ()


def test_a_printed_paragraph_is_no_particular_of_a_meeting():
    papers = tuple(replace(p, numbering="printed") for p in PAPERS)
    assert told("Who chairs the scrutiny committee?", papers) == ()


def test_a_long_list_of_those_present_is_a_particular_and_other_long_paragraphs_are_not():
    names = ", ".join(f"Cllr A Member{n}" for n in range(40))
    papers = list(PAPERS)
    papers[6] = replace(PAPERS[6], text=f"PRESENT: Councillors B Okafor (Chair), {names}")
    assert told("Who chaired the meeting of 6 March 2024?", papers) == (6,)
    papers[6] = replace(PAPERS[6], text=f"Councillors B Okafor (Chair), {names} spoke at length")
    assert told("Who chaired the meeting of 6 March 2024?", papers) == ()


def test_those_present_are_told_to_the_end_of_their_list():
    papers = list(PAPERS)
    lines = (
        "Present: Councillors B Okafor (Chair),",
        "T Lund, P Shah and",
        "R Moss",
        "Visitors: J Ede",
    )
    papers[6:7] = [replace(PAPERS[6], position=10 + n, text=text) for n, text in enumerate(lines)]
    assert told("Who attended the meeting of 6 March 2024?", papers) == (10, 11, 12)
    papers[6:9] = [replace(papers[6], text="Present: Also in attendance:"), papers[7]]
    assert told("Who attended the meeting of 6 March 2024?", papers) == (10, 11)


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        ("paragraph", ("Present", "Councillor B Okafor (Chair)", "Councillor T Lund")),
        ("row", ("Present: Councillor B Okafor; Ward: Quay", "Present: Mr T Lund; Ward: Mill")),
    ],
)
def test_those_present_are_told_line_by_line_and_row_by_row(form, texts):
    lines = [replace(PAPERS[6], position=10 + n, text=t, form=form) for n, t in enumerate(texts)]
    papers = [*PAPERS[:6], *lines, replace(PAPERS[7], text="Apologies: Councillor P Shah")]
    expected = tuple(line.position for line in lines)
    assert told("How many members attended the meeting of 6 March 2024?", papers) == expected


def test_a_meeting_that_is_called_by_its_name_is_that_one():
    facts = replace(PACK.facts, kind="minutes")
    held = tuple(
        Document(title, replace(facts, title=f"Minutes of the {title} meeting"), f"{title}.pdf", "")
        for title in ("May", "Annual")
    )
    lines = {
        d.id: tuple(
            Paragraph(d.id, n, f"Front page, paragraph {n}", "counted", ("Front page",), 1, 1, text)
            for n, text in enumerate((d.facts.title, f"Present: Councillor {d.id}"))
        )
        for d in held
    }
    text = "Which councillors attended the annual meeting?"
    asked = read(Question(text), text, scope_of(text, held, Filters()))
    said = of_the_meeting(asked, lines.__getitem__)
    assert [s.text for s in said] == ["Present: Councillor Annual"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who was present on 14 March 2023?", ["Present: Councillor March"]),
        ("Who chaired the parks committee on 16 May 2023?", ["Present: Councillor May (Chair)"]),
        ("Who was present on 11 July 2023?", []),
        ("Who chairs the plan committee?", []),
    ],
)
def test_a_meeting_is_told_by_its_own_day_and_name_and_not_by_those_in_its_items(question, said):
    days = {"March": date(2023, 3, 14), "May": date(2023, 5, 16)}
    facts = replace(PACK.facts, title="Parks Committee", kind="minutes")
    held = tuple(
        Document(name, replace(facts, published=day), f"{name}.pdf", "")
        for name, day in days.items()
    )
    lines = {
        name: tuple(
            Paragraph(name, n, f"{n}", "counted", (head,), 1, 1, text)
            for n, (head, text) in enumerate(
                (
                    ("Front page", f"Present: Councillor {name}{' (Chair)' * (name == 'May')}"),
                    ("Minutes", "The minutes of 14 March 2023 were agreed."),
                    ("The plan", "The plan was noted. It comes back on 16 May and 11 July 2023."),
                )
            )
        )
        for name in days
    }
    asked = read(Question(question), question, scope_of(question, held, Filters()))
    assert [s.text for s in of_the_meeting(asked, lines.__getitem__)] == said


def test_the_title_of_another_paper_is_no_word_of_a_meeting():
    strategy = Document("strategy", Facts("Library strategy", "Harrowdale", "policy"), "s.pdf", "")
    text = "When will the scrutiny committee close the library?"
    asked = read(Question(text), text, scope_of(text, (PACK, strategy), Filters()))
    assert of_the_meeting(asked, lambda _: PAPERS) == ()


FOSTERING, ADOPTION = "Fostering annual report", "Adoption plan"
REPORTS = replace(PACK, parts=(Part(FOSTERING, 1, 2), Part(ADOPTION, 3, 4)))


def _row(position, text, part, numbering="counted"):
    number = f"{part}, row {position}"
    return Paragraph(PACK.id, position, number, numbering, (), 1, 1, text, part, form="row")


ROWS = (
    _row(0, "Report Author: Tom Ames", FOSTERING),
    _row(1, "Contact: Tel: 01952 000000", FOSTERING),
    _row(2, "Report Author: Una Fell", ADOPTION),
    _row(3, "Author: nobody, as is said in the text", FOSTERING, "printed"),
)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Who wrote the fostering annual report?", (0,)),
        ("Who wrote the report on fostering and how do I contact them?", (0, 1)),
        ("Who is the author of the adoption plan report?", (2,)),
        ("Who wrote the budget report?", ()),
        ("Who wrote the report?", ()),
        ("What does the fostering report say of carers?", ()),
    ],
)
def test_the_head_of_the_report_that_is_named_tells(text, positions):
    asked = read(Question(text), text, scope_of(text, (REPORTS,), Filters()))
    said = of_the_report(asked, lambda _: ROWS)
    assert tuple(s.citations[0].paragraph.position for s in said) == positions


def test_who_is_listed_under_a_label_of_its_own_is_told_in_full():
    rows = ["Present:", "Name: B Okafor (Chair); Body: Council", "Name: R Moss; Body: Police"]
    lines = ["Those attending:", "Cllr B Okafor", "Cllr T Lund", "Mr R Moss, Police"]
    under_rows = (
        PAPERS[0],
        _paragraph(1, rows[0]),
        *(replace(_paragraph(n, rows[n - 1]), form="row") for n in (2, 3)),
        _paragraph(4, "Apologies: Councillor P Shah"),
    )
    under_lines = (
        PAPERS[0],
        *(_paragraph(n, text) for n, text in enumerate(lines, 1)),
        _paragraph(5, "Apologies: Councillor P Shah"),
    )
    question = "Who attended the meeting of the scrutiny committee?"
    assert told(question, under_rows) == (1, 2, 3)
    assert told(question, under_lines) == (1, 2, 3, 4)


def test_who_is_listed_under_a_heading_is_told_in_full():
    officers = tuple(
        replace(_paragraph(n, text), section=("In attendance:",))
        for n, text in enumerate(("A Brill, Clerk", "C Dunn, Solicitor"), 1)
    )
    assert told("Who was in attendance at the scrutiny meeting?", (PAPERS[0], *officers)) == (1, 2)


@pytest.mark.parametrize(
    ("question", "another"),
    [
        ("Who sent apologies to the Harrowdale Scrutiny Committee?", False),
        ("Who sent apologies to the Cabinet?", True),
        ("Who sent apologies to the Licensing Sub-Committee?", True),
        ("Who chaired the Harrowdale Scrutiny Committee?", True),
        ("Why did the Cabinet close the library?", False),
        ("What did Councillor Shah declare?", True),
    ],
)
def test_a_meeting_of_another_body_tells_nothing_of_the_one_that_is_named(question, another):
    asked = read(Question(question), question, scope_of(question, (PACK,), Filters()))
    apologies = _paragraph(2, "Apologies were received from Councillor P Shah.")
    names = "Harrowdale Scrutiny Committee"
    assert tells_no_particular(asked, apologies, names) is another
