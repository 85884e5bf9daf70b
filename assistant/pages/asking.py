"""Asks the question of the moment and shows its sentences as they come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from time import monotonic
from typing import Protocol

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answers import Answer, Filters, Question, Sentence, Turn
from assistant.background import as_they_come
from assistant.errors import AssistantError
from assistant.pages.conversation import Conversation, conversation
from assistant.pages.names import reference
from assistant.pages.prose import Names, partly_html, sentence_words
from assistant.pages.text import as_text
from assistant.pages.texts import say

SOON = 0.15  # seconds: an answer that is whole by then is not drawn twice


class Answers(Protocol):
    def answering(self, question: Question) -> Iterator[Sentence | Answer]: ...


def ask(
    assistant: Answers, filters: Filters, names: Names, talk: Conversation, place: DeltaGenerator
) -> None:
    """Keeps the turn, its sentences drawn in `place` meanwhile.

    A reader who presses stop, and an error, leave the question with a sentence that says so.
    Any other click begins the page anew, and the question is asked again.
    """
    question = Question(talk.asking, filters, talk.history)
    try:
        answer = _drawn(assistant, question, names, talk, place)
    except AssistantError as error:
        talk.failed(str(error))
        return
    except Exception:
        talk.failed(say("sorry"))  # or it would be asked, and fail, for ever
        raise
    finally:
        place.empty()
    talk.answered(Turn(answer.asked_as or question.text, answer))


def _drawn(
    assistant: Answers, question: Question, names: Names, talk: Conversation, place: DeltaGenerator
) -> Answer:
    """The answer. Its sentences are drawn as they come only once it takes a while."""
    said: list[Sentence] = []
    started = monotonic()
    coming: tuple[DeltaGenerator, DeltaGenerator] | None = None
    with closing(as_they_come(assistant.answering(question))) as parts:
        for part in parts:
            if isinstance(part, Answer):
                return part
            if isinstance(part, Sentence):
                said.append(part)
            elif coming:
                _let_clicks_in()
            if coming is None and (part is None or monotonic() - started > SOON):
                with place.container():
                    coming = st.empty(), st.empty()
                _draw_waiting(coming[1], talk)
            if coming and said:
                coming[0].html("".join(_on_its_way(sentence, names) for sentence in said))
    raise AssistantError(say("unfinished"))


def _on_its_way(sentence: Sentence, names: Names) -> str:
    """A sentence before the answer is whole: its references are plain words still."""
    cited = "; ".join(reference(c.paragraph, names) for c in sentence.citations)
    return (
        f'<p class="sentences"><span class="sentence">'
        f"{sentence_words(sentence, sentence.text)}</span>{partly_html(sentence)}"
        f' <span class="reference">{as_text(cited)}</span></p>'
    )


def _draw_waiting(place: DeltaGenerator, talk: Conversation) -> None:
    """What a reader sees and can do while an answer takes its time."""
    with place.container(key="waiting", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="waiting">{say("looking")}</p>', width="content")
        stopped = (say("stopped"),)
        st.button(say("stop"), key="stop", type="tertiary", on_click=talk.failed, args=stopped)


def _let_clicks_in() -> None:
    """A click takes effect when the script next asks Streamlit anything."""
    conversation()
