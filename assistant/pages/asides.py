"""Small talk, answered without looking in the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answers import Answer, Question, Sentence
from assistant.library import Edition
from assistant.pages.asking import Answers
from assistant.pages.texts import say

OF_THE_LIBRARY = "Which documents do you have?"


class WithAsides:
    """Answers asides itself and hands every other question on."""

    def __init__(self, assistant: Answers, edition: Edition) -> None:
        self._assistant, self._edition = assistant, edition

    def answering(self, question: Question) -> Iterator[Sentence | Answer]:
        if words := aside(question.text, len(self._edition.documents)):
            yield Answer(question, "answered", note=words)
            return
        if re.fullmatch(say("aside_documents"), _bare(question.text)):
            question = replace(question, text=OF_THE_LIBRARY)
        yield from self._assistant.answering(question)


def aside(text: str, documents: int) -> str:
    """What is said to an aside; "" to a question for the documents."""
    for told in ("hello", "thanks", "able"):
        if re.fullmatch(say(f"aside_{told}"), _bare(text)):
            return say(f"say_{told}", documents=f"{documents:,}")
    return ""


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s&’'-]", " ", text.casefold()).split())
