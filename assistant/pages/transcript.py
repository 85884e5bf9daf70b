"""The conversation as a file to keep: plain text, every sentence with its reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from assistant.answers import Answer, Sentence, Turn
from assistant.pages.blocks import outside_rows
from assistant.pages.names import reference
from assistant.text.dates import written


def transcript(turns: Iterable[Turn], names: Mapping[str, str], now: datetime) -> str:
    """What was asked and answered, with references and the quoted words. Plain text."""
    head = f"Questions to the council's documents, {written(now)}, {now:%H:%M}"
    return "\n\n".join([head, *(_turn(turn, names) for turn in turns)]) + "\n"


def _turn(turn: Turn, names: Mapping[str, str]) -> str:
    answer = turn.answer
    asked_as = f"Asked as: {answer.asked_as}" if answer.asked_as else ""
    lines = [f"QUESTION: {turn.question}", asked_as, *_answer(answer, names)]
    return "\n".join(filter(None, lines))


def _answer(answer: Answer, names: Mapping[str, str]) -> list[str]:
    lines = [_sentence(sentence, names) for sentence in outside_rows(answer)]
    for row in answer.rows:
        lines.append(f"{names.get(row.document.id, row.document.title)}:")
        lines += [_sentence(s, names) for s in row.sentences] or ["Nothing found in this document."]
    if answer.closest:
        lines.append("Closest paragraphs (they do not answer the question):")
        lines += [f"- {reference(match.paragraph, names)}" for match in answer.closest]
    return [*lines, answer.note]


def _sentence(sentence: Sentence, names: Mapping[str, str]) -> str:
    lines = [sentence.text]
    if sentence.support == "partly":
        lines.append(f"    (Only partly supported. {sentence.reason})")
    for citation in sentence.citations:
        lines.append(f"    [{reference(citation.paragraph, names)}] “{citation.quote}”")
    return "\n".join(lines)
