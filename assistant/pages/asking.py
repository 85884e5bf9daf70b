"""Asks the question of the moment and shows its sentences as they come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Protocol

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from assistant.answers import Answer, Filters, Question, Sentence, Turn
from assistant.errors import AssistantError
from assistant.pages.background import as_they_come
from assistant.pages.conversation import Conversation
from assistant.pages.turns import Names, draw_question, draw_sentence

STOPPED = "Stopped. Ask again, or ask something else."


class Answers(Protocol):
    def answering(self, question: Question) -> Iterator[Sentence | Answer]: ...


def ask(assistant: Answers, filters: Filters, names: Names, talk: Conversation) -> None:
    """Draws the question and the sentences of its answer, and keeps the turn.

    A reader who presses stop, and an error, leave the question with a sentence that says so.
    """
    question = Question(talk.asking, filters, talk.history)
    draw_question(question.text)
    try:
        answer = _drawn(assistant, question, names)
    except StopException:
        talk.failed(STOPPED)
        raise
    except AssistantError as error:
        talk.failed(str(error))
        return
    talk.answered(Turn(answer.asked_as or question.text, answer))


def _drawn(assistant: Answers, question: Question, names: Names) -> Answer:
    """The answer, its sentences drawn meanwhile."""
    waiting = st.empty()
    waiting.html('<p class="waiting">Looking in the documents …</p>')
    with closing(as_they_come(assistant.answering(question))) as parts:
        for place, part in enumerate(parts):
            if isinstance(part, Answer):
                return part
            if isinstance(part, Sentence):
                waiting.empty()
                draw_sentence(f"coming-{place}", part, names, None)
            else:  # nothing yet: a call to Streamlit is where a stop takes effect
                waiting.html('<p class="waiting">Looking in the documents …</p>')
    raise AssistantError("The answer was not finished. Ask again.")
