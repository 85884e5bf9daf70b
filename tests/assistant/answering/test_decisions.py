"""What minutes and records decided, item by item, and what was only recommended."""

from types import SimpleNamespace

import pytest

from assistant.answering import decisions as way
from assistant.answering.decisions import NO_NAMES, ONLY_RECOMMENDED, decisions, only_recommended
from assistant.answering.way import Found
from assistant.answers import Filters, Match, Question, Sentence
from assistant.documents import Document, Facts, Paragraph
from assistant.question.scope import scope_of
from assistant.question.understand import read

MILL, FERRY, SHOP, PATH, RATES = (
    ("7. Application 25/0071 – Old Mill, Quay Street",),
    ("8. Ferry service",),
    ("9. Village shop grant",),
    ("10. Footpath",),
    ("11. Rates", "RESOLVED:"),
)
MINUTES = (
    (MILL, "Conversion of the mill to eight flats."),
    (MILL, "The recommendation was to grant permission."),
    (MILL, "On a vote there were 5 votes in favour and 2 against."),
    (
        MILL,
        "RESOLVED: That permission be REFUSED for the following reasons:\n1. Floods.\n2. Noise.",
    ),
    (FERRY, "Recommendation: that the ferry run on Sundays."),
    (FERRY, "It was agreed that:"),
    (FERRY, "• the ferry stay in harbour on Sundays"),
    (FERRY, "• the fare be raised."),
    (FERRY, "The clerk thanked the crew."),
    (SHOP, "The shop is old. RESOLVED by 3 votes to 1 that the grant be paid. Tea was served."),
    (SHOP, "Councillor Lund asked that her vote against be recorded."),
    (PATH, "Agreed."),
    (PATH, "At the last meeting it was agreed to close the path."),
    (RATES, "That the rate be held at 4p."),
    (RATES, "That the clerk write to all."),
)
NUMBERED = (
    (("Front page",), "BENCHES. There were none."),
    (("Front page",), "SWINGS. Three firms had written. It was resolved to take the lowest price."),
)
FORM = (
    (("Record",), "Decision maker: Councillor Reed"),
    (("Record",), "Decision: (1) To charge tolls. (2) To review them in a year."),
    (("Record",), "Reasons for decision: The bridge is old."),
)
RECORD = (
    (("Front page",), "Decision:"),
    (("Front page",), "I agree to close the jetty."),
    (("Reasons",), "Few people use it."),
)
REPORT = (
    (("2. Recommendations",), "That Cabinet buys the quay."),
    (("3. Decision required",), "Whether the quay is bought."),
    (("8.2 Decision",), "Buy the quay in May."),
)
KILN, CRANE = ("3. Kiln",), ("4. Crane",)
REASONED = (
    (KILN, "RESOLVED: That permission be granted."),
    ((*KILN, "Reasons for decision"), "It suits the yard."),
    (CRANE, "RESOLVED: That the crane be sold."),
    (CRANE, "Reasons:"),
    (CRANE, "• it rusts"),
)
PRINTED = {
    ("marlow-minutes", "Marlow", "minutes", "Harbour Committee"): MINUTES,
    ("tilbrook-minutes", "Tilbrook", "minutes", "Parish Council"): NUMBERED,
    ("ashwell-tolls", "Ashwell", "record of decision", "Bridge tolls"): FORM,
    ("ashwell-jetty", "Ashwell", "record of decision", "Closing of the jetty"): RECORD,
    ("ashwell-yard", "Ashwell", "minutes", "Yard Committee"): REASONED,
    ("marlow-quay", "Marlow", "committee report", "Purchase of the quay"): REPORT,
}


def a_document(id, authority, kind, title):
    facts = Facts(authority=authority, kind=kind, title=title)
    return Document(id=id, facts=facts, file=f"{id}.pdf", sha256="")


def a_paragraph(id, at, section, text):
    numbered = id == "tilbrook-minutes"
    form = "bullet" if text.startswith("•") else "row" if section == ("Record",) else "paragraph"
    number, numbering = (str(at), "printed") if numbered else (f"paragraph {at}", "counted")
    return Paragraph(id, at, number, numbering, section, 1, 1, text, form=form)


DOCUMENTS = tuple(a_document(*named) for named in PRINTED)
PARAGRAPHS = {
    named[0]: tuple(a_paragraph(named[0], at, *each) for at, each in enumerate(those, 1))
    for named, those in PRINTED.items()
}
EDITION = SimpleNamespace(document=lambda id: next(d for d in DOCUMENTS if d.id == id))
DESK = SimpleNamespace(
    documents=DOCUMENTS,
    paragraphs_of=PARAGRAPHS.__getitem__,
    matches=lambda asked: (),
    edition=EDITION,
)
REFUSED = [
    "RESOLVED: That permission be REFUSED for the following reasons:",
    "1. Floods.",
    "2. Noise.",
]
FARES = ["It was agreed that:", "• the ferry stay in harbour on Sundays", "• the fare be raised."]
PAID = ["RESOLVED by 3 votes to 1 that the grant be paid."]
RATE = ["That the rate be held at 4p.", "That the clerk write to all."]


def asked(text):
    return read(Question(text), text, scope_of(text, DOCUMENTS, Filters()))


def said(text):
    found = decisions(asked(text), DESK)
    return found and [sentence.text for sentence in found.sentences]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was decided on application 25/0071?", REFUSED),
        ("What did the committee decide on the Quay Street application?", REFUSED),
        ("What was the outcome of the Old Mill application?", REFUSED),
        ("Was permission granted for the mill in Quay Street?", REFUSED),
        ("Why was the Quay Street application refused?", REFUSED),
        ("What were the reasons for the refusal of the mill?", REFUSED),
        ("What was decided on the kiln?", ["RESOLVED: That permission be granted."]),
        ("Why: What was decided on the kiln?", ["It suits the yard."]),
        ("Why was permission granted for the kiln?", ["It suits the yard."]),
        ("Why: What was decided on the crane?", ["Reasons:", "• it rusts"]),
        ("Why: What was decided on application 25/0071?", REFUSED),
        ("What was decided about the ferry service?", FARES),
        ("What was resolved on the village shop?", PAID),
        ("What was agreed about rates?", RATE),
        ("What was decided about swings?", ["It was resolved to take the lowest price."]),
        ("What did the Harbour Committee resolve?", [*REFUSED, *FARES, *PAID, *RATE]),
        (
            "What was decided on the bridge tolls?",
            [
                "Decision: (1) To charge tolls.",
                "(2) To review them in a year.",
            ],
        ),
        ("What was decided on the jetty?", ["Decision:", "I agree to close the jetty."]),
        ("What was decided in the Marlow quay report?", ["Buy the quay in May."]),
    ],
)
def test_an_item_tells_what_was_decided_whole_and_nothing_else(question, expected):
    assert said(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What was decided on application 25/0072?",
        "What did Cabinet decide about the ferry service?",
        "What was decided about benches?",
        "What was decided about the footpath?",
        "Why was the grant paid?",
        "Why: What was decided about the ferry service?",
        "Who made the decision on the bridge tolls?",
        "What does the minute say of the ferry crew?",
    ],
)
def test_no_item_tells_what_it_does_not_print_or_another_body_decided(question):
    assert said(question) is None


def test_who_voted_against_is_told_by_the_sentence_that_records_it():
    question = "Who voted against the village shop grant?"
    assert said(question) == ["Councillor Lund asked that her vote against be recorded."]
    found = decisions(asked("Who voted against the Old Mill application?"), DESK)
    assert (len(found.sentences), found.note) == (1, NO_NAMES)


def test_what_is_only_recommended_is_no_decision(monkeypatch):
    quay, mill = PARAGRAPHS["marlow-quay"][0], PARAGRAPHS["marlow-minutes"][1]
    vote = PARAGRAPHS["marlow-minutes"][2]
    question = asked("What did Cabinet decide on the quay?")

    def passages_say(*paragraphs):
        quotes = tuple(Sentence.quoting(p, p.text) for p in paragraphs)
        found = Found(quotes, (Match(paragraphs[0], 1.0),), searched=True)
        monkeypatch.setattr(way, "passages", lambda asked, desk: found)
        return only_recommended(question, DESK)

    for paragraph in (quay, mill):
        refused = passages_say(paragraph)
        assert (refused.sentences, refused.note) == ((), ONLY_RECOMMENDED)
        assert refused.closest
    assert [s.text for s in passages_say(vote, mill).sentences] == [vote.text]
    question = asked("What is recommended on the quay?")
    assert passages_say(quay) is None
    question = asked("Why was it decided on the quay?")
    monkeypatch.setattr(way, "nothing", lambda asked, desk: Found(outcome="not_found"))
    refused = passages_say(quay)
    assert (refused.sentences, refused.outcome) == ((), "not_found")
    assert refused.note != ONLY_RECOMMENDED
