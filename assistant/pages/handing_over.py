"""A refusal offers a person: the council's own address, with the question filled in.

Nothing is sent by the page. The reader's click opens their mail program or the council's form, and
it is they who send it.
"""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from assistant.answers import Answer
from assistant.pages.text import as_text
from assistant.pages.texts import say

QUESTION = "{question}"  # where a form's address takes the question; at its end by default
LONGEST = 1500  # characters of a question: mail programs cut an address off at about 2,000
_address = [""]


def hand_over_to(address: str) -> None:
    """Sets the address for the whole process: mailto:… or https://…; "" offers nobody."""
    _address[:] = [address]


def link_for(address: str, question: str) -> str:
    """The address with the question filled in."""
    asked = quote(question[:LONGEST], safe="")
    if address.startswith("mailto:"):
        subject = quote(say("hand_over_subject"), safe="")
        return f"{address}?subject={subject}&body={asked}"
    if QUESTION in address:
        return address.replace(QUESTION, asked)
    return f"{address}{'&' if '?' in address else '?'}question={asked}"


def draw_hand_over(answer: Answer) -> None:
    """The offer, under an answer that leaves something open."""
    is_open = answer.outcome in ("not_found", "partly_answered") and not answer.choices
    if _address[0] and is_open:
        link = as_text(link_for(_address[0], answer.asked_as or answer.question.text))
        st.html(
            f'<p class="note hand-over"><a href="{link}" target="_blank" rel="noreferrer noopener">'
            f'{say("hand_over")}</a> <span class="small-print">{say("hand_over_how")}</span></p>'
        )


def draw_on_record(days: int, named: bool) -> None:
    """That answers are put on record, and for how long; how, where people are `named`."""
    if days:
        name = "on_record_named" if named else "on_record"
        st.html(f'<p class="small-print">{say(name, days=days)}</p>')
