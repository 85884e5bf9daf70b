"""A saved e-mail is its head, its own words, the messages it quotes and what is attached to it."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from ingest.reading import read

OWN = "Dear Grace\n\n1. The quay is closed.\n\n2. It opens in May.\n\nKind regards\nAda"
ASKED = "From: Grace Hopper\nSent: 2 March 2025 09:00\nTo: Ada Byron\nSubject: Quay\n\nIs it open?"


def mail(body, **attached):
    message = EmailMessage()
    message["From"], message["To"] = "Ada Byron <ada@ambry.example>", "Grace <grace@oxbury.example>"
    message["Subject"], message["Date"] = "The quay in spring", "Mon, 3 Mar 2025 09:12:00 +0000"
    message.set_content(body)
    for name, words in attached.items():
        message.add_attachment(words.encode(), "text", "plain", filename=f"{name}.txt")
    return read("a.eml", message.as_bytes())


def said(reading, part=""):
    return [paragraph.text for paragraph in reading.paragraphs if paragraph.part == part]


def test_the_head_of_a_message_gives_its_facts_and_can_be_quoted():
    reading = mail(OWN)
    facts = reading.document.facts
    assert (facts.title, facts.kind) == ("The quay in spring", "e-mail")
    assert (facts.published, facts.authors) == (date(2025, 3, 3), ("Ada Byron",))
    assert said(reading)[:3] == [
        "From: Ada Byron <ada@ambry.example>",
        "To: Grace <grace@oxbury.example>",
        "Sent: 3 March 2025",
    ]
    assert reading.paragraphs[-2].text == "It opens in May."  # and not who signed below it


@pytest.mark.parametrize("rule", ["", "-----Original Message-----\n"])
def test_a_message_that_is_answered_is_a_part_of_its_own(rule):
    reading = mail(f"{OWN}\n\n{rule}{ASKED}\n")
    (part,) = reading.document.parts
    assert reading.document.facts.title == "The quay in spring"
    assert (part.name, part.facts.published) == ("From: Grace Hopper", date(2025, 3, 2))
    assert said(reading, part.name)[-1] == "Is it open?"
    assert "Is it open?" not in " ".join(said(reading))


def test_a_message_that_is_quoted_with_marks_is_a_part_too():
    reading = mail(f"{OWN}\n\nOn 2 March 2025 Grace wrote:\n> Is it open?\n> \n> I hope so.\n")
    assert "Is it open?" in " ".join(said(reading, "On 2 March 2025 Grace wrote:"))
    assert said(reading, "On 2 March 2025 Grace wrote:")[-1] == "I hope so."


def test_a_message_with_a_file_attached_keeps_its_own_words():
    text = "Minutes of the Quay Committee held on 5 May 2024\n\n1. It met.\n\n2. It ended."
    reading = mail(OWN, minutes=text, map="The way in is on the north side.")
    assert "The quay is closed." in said(reading)
    minutes, drawn = reading.document.parts
    assert (minutes.first_page, drawn.name, drawn.first_page) == (2, "map", 3)
    assert said(reading, "map") == ["The way in is on the north side."]
    assert minutes.facts.inspected == (date(2024, 5, 5), date(2024, 5, 5))
    assert reading.document.facts.kind == "e-mail"


def test_a_message_without_words_is_the_file_it_hands_on():
    reading = mail("\n", policy="# Ferry policy\n\n1. They run.\n\n2. They stop.")
    assert (reading.document.facts.kind, reading.document.parts) != ("e-mail", ())
    assert said(reading)[-2:] == ["They run.", "They stop."]


def test_a_message_that_was_printed_is_one():
    facts = read("a.txt", f"{ASKED}\n".encode()).document.facts
    assert (facts.kind, facts.title, facts.published) == ("e-mail", "Quay", date(2025, 3, 2))


@pytest.mark.parametrize("head", ["MEMORANDUM", "Internal memo"])
def test_a_memo_is_no_report_to_a_meeting(head):
    rows = "To: Members of the Quay Board\n\nFrom: Ada Byron, Clerk\n\nDate: 3 March 2025"
    text = f"{head}\n\n{rows}\n\nSubject: The quay\n\nPlease reply by 5 May 2025."
    facts = read("a.txt", text.encode()).document.facts
    assert (facts.kind, facts.title, facts.committee) == ("memo", "The quay", "")
    assert (facts.published, facts.inspected) == (date(2025, 3, 3), None)
