"""Asks the question of the moment and shows its sentences as they come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Protocol

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answers import Answer, Filters, Question, Sentence, Turn
from assistant.errors import AssistantError
from assistant.pages.background import as_they_come
from assistant.pages.conversation import Conversation, conversation
from assistant.pages.sentences import Names, draw_sentence
from assistant.pages.trouble import SORRY
from assistant.pages.turns import draw_question

STOPPED = "Stopped. Ask again, or ask something else."


class Answers(Protocol):
    def answering(self, question: Question) -> Iterator[Sentence | Answer]: ...


def ask(assistant: Answers, filters: Filters, names: Names, talk: Conversation) -> None:
    """Draws the question and the sentences of its answer, and keeps the turn.

    A reader who presses stop, and an error, leave the question with a sentence that says so.
    Any other click begins the page anew, and the question is asked again.
    """
    question = Question(talk.asking, filters, talk.history)
    draw_question(question.text)
    try:
        answer = _drawn(assistant, question, names, talk)
    except AssistantError as error:
        talk.failed(str(error))
        return
    except Exception:
        talk.failed(SORRY)  # or it would be asked, and fail, for ever
        raise
    talk.answered(Turn(answer.asked_as or question.text, answer))


def _drawn(assistant: Answers, question: Question, names: Names, talk: Conversation) -> Answer:
    """The answer, its sentences drawn meanwhile."""
    sentences, waiting, drawn = st.container(), st.empty(), False
    with closing(as_they_come(assistant.answering(question))) as parts:
        for place, part in enumerate(parts):
            if isinstance(part, Answer):
                return part
            if isinstance(part, Sentence):
                with sentences:
                    draw_sentence(f"coming-{place}", part, names, None)
            elif drawn:
                _let_clicks_in()
            else:
                _draw_waiting(waiting, talk)
                drawn = True
    raise AssistantError("The answer was not finished. Ask again.")


def _draw_waiting(place: DeltaGenerator, talk: Conversation) -> None:
    """What a reader sees and can do while an answer takes its time."""
    with place.container(key="waiting", horizontal=True, vertical_alignment="center"):
        st.html('<p class="waiting">Looking in the documents …</p>', width="content")
        st.button("Stop", key="stop", type="tertiary", on_click=talk.failed, args=(STOPPED,))


def _let_clicks_in() -> None:
    """A click takes effect when the script next asks Streamlit anything."""
    conversation()
