"""Small talk, and questions about the library itself, answered without looking in the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.holdings import headings_of
from assistant.answers import Answer, Question, Sentence
from assistant.library import Edition
from assistant.pages.asking import Answers
from assistant.pages.prose import Names
from assistant.pages.texts import say
from assistant.question.councils import with_authority
from assistant.question.scope import scope_of

LISTED = 20  # documents by name; all are browsed


class WithAsides:
    """Answers asides itself and hands every other question on."""

    def __init__(self, assistant: Answers, edition: Edition, names: Names) -> None:
        self._assistant, self._edition, self._names = assistant, edition, names

    def answering(self, question: Question) -> Iterator[Sentence | Answer]:
        words = aside(question.text, self._edition, self._names)
        if words:
            yield Answer(question, "answered", note=words)
        else:
            yield from self._assistant.answering(question)


def aside(text: str, edition: Edition, names: Names) -> str:
    """What is said to an aside; "" to a question for the documents."""
    asked = re.sub(r"[^\w\s&’'-]", " ", text.casefold())
    asked = " ".join(asked.split())
    for told in ("hello", "thanks"):
        if re.fullmatch(say(f"aside_{told}"), asked):
            return say(f"say_{told}")
    documents = edition.documents
    if re.fullmatch(say("aside_able"), asked):
        return say("say_able", documents=f"{len(documents):,}")
    scope = scope_of(text, documents, Question(text).filters)
    if scope.named:  # "what do you hold on Eastmere?"
        documents, held = scope.documents, {document.facts.authority for document in documents}
        asked = with_authority(asked, held, "")
    if re.fullmatch(say("aside_documents"), asked):
        called = [f"• {names[document.id]}" for document in documents[:LISTED]]
        if more := len(documents) - len(called):
            called.append(say("say_more_documents", number=f"{more:,}"))
        number, named = f"{len(documents):,}", " and ".join(scope.named)
        told = (
            say("say_documents_of", name=named, number=number)
            if named
            else say("say_documents", number=number)
        )
        return "\n".join([told, *called])
    if re.fullmatch(say("aside_sections"), asked):
        return _sections(text, edition, names)
    return ""


def _sections(text: str, edition: Edition, names: Names) -> str:
    """The headings of the one document that the question names; "" where it does not name one."""
    scope = scope_of(text, edition.documents, Question(text).filters)
    if not scope.narrowed or len(scope.documents) != 1:
        return ""
    (document,) = scope.documents
    listed = headings_of(edition.paragraphs(document.id))
    return "\n".join([say("say_sections", name=names[document.id]), *listed]) if listed else ""
