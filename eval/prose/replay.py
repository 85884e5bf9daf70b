"""Replaying: the product retrieves, is answered with a recorded reply, checks it and answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.answers import Answer, Question
from assistant.documents import Paragraph
from assistant.library import Library
from assistant.model.language_model import model_for
from assistant.pipeline import Assistant
from assistant.settings import Settings
from eval.cases import Place
from eval.prose.replies import Reply, Said
from eval.prose.server import ReplayServer

# "supported" and "partly" as the product calls them; "withheld" or lost on the way; and
# "not replayed" where the product never asked the model, or did not show it the paragraph.
Fate = Literal["supported", "partly", "withheld", "not replayed"]
_HEAD = 80  # letters that tell a paragraph from others when its end was masked or cut


@dataclass(frozen=True, slots=True)
class Outcome:
    """One recorded sentence, the texts it cites, and what the product made of it."""

    reply: str
    place: int
    said: Said
    fate: Fate
    reason: str = ""
    texts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.reply}.{self.place}"


def replayed(replies: Iterable[Reply], library: Library, settings: Settings) -> tuple[Outcome, ...]:
    """What the product, over this library, makes of every sentence of the replies."""
    edition = library.edition()
    paragraphs = [p for d in edition.documents for p in edition.paragraphs(d.id)]
    with ReplayServer().running() as server:
        model = model_for(replace(settings, model_url=server.url, model="recorded"))
        assistant = Assistant(library, model)
        return tuple(
            outcome
            for reply in replies
            for outcome in _one(reply, assistant, server, _known(paragraphs))
        )


def _one(
    reply: Reply,
    assistant: Assistant,
    server: ReplayServer,
    known: Callable[[str], Paragraph | None],
) -> Iterable[Outcome]:
    told: list[Said] = []
    texts: dict[Place, str] = {}

    def answer(shown: dict[int, str]) -> str:
        numbers = {n: found for n, text in shown.items() if (found := known(text))}
        there = [s for s in reply.sentences if all(_number(p, numbers) for p in s.cites)]
        told[:] = there
        places = {place for one in there for place in one.cites}
        texts.update({place: numbers[_number(place, numbers)].text for place in places})
        return reply.text(there, lambda place: _number(place, numbers)) if there else ""

    server.reply = answer
    given = assistant.answer(Question(reply.question))
    for place, said in enumerate(reply.sentences, 1):
        fate, reason = _fate(said, given) if said in told else ("not replayed", "")
        cited = tuple(texts[place] for place in said.cites if said in told)
        yield Outcome(reply.id, place, said, fate, reason, cited)


def _fate(said: Said, answer: Answer) -> tuple[Fate, str]:
    """What became of a sentence that the model did say; one that is nowhere was withheld too."""
    for sentence in answer.withheld:
        if _letters(said.text) in _letters(sentence.text):
            return "withheld", sentence.reason
    for sentence in answer.sentences:
        if _letters(said.text) in _letters(sentence.text):
            return ("partly" if sentence.support == "partly" else "supported"), sentence.reason
    return "withheld", "not recognised"


def _known(paragraphs: Sequence[Paragraph]) -> Callable[[str], Paragraph | None]:
    """Finds the paragraph that a prompt shows, by its letters."""
    whole = {_letters(p.text): p for p in reversed(paragraphs)}
    heads = {_letters(p.text)[:_HEAD]: p for p in reversed(paragraphs)}
    return lambda text: whole.get(_letters(text)) or heads.get(_letters(text)[:_HEAD])


def _number(place: Place, shown: dict[int, Paragraph]) -> int:
    """The number under which the prompt shows a paragraph; 0 where it does not."""
    return next(
        (
            n
            for n, p in shown.items()
            if place.is_met_by(Place(document=p.document, number=p.number, part=p.part))
        ),
        0,
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
