"""A live model in the place of the recorded ones: what it writes, and what the check leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answers import Question, Sentence
from assistant.library import Library
from assistant.model.language_model import model_for
from assistant.pipeline import Assistant
from assistant.settings import Settings
from eval.cases import EvaluationError
from eval.offline.judge import verdict
from eval.prose.replies import Reply


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of a live model, how the product took it and what the offline judge says."""

    question: str
    text: str
    fate: str
    faithful: bool
    reason: str


def written_live(
    replies: Iterable[Reply], library: Library, settings: Settings
) -> tuple[Written, ...]:
    """What the model of the settings writes on the questions of the replies.

    Nobody has read these sentences, so the offline judge's word stands in for a reader's, and
    no gate is built on it.
    """
    model = model_for(settings)
    if model is None:
        raise EvaluationError(
            "--model asks a live model: set ASSISTANT_MODEL_URL and ASSISTANT_MODEL."
        )
    assistant = Assistant(library, model)
    questions = dict.fromkeys(reply.question for reply in replies)
    return tuple(one for question in questions for one in _on(question, assistant))


def _on(question: str, assistant: Assistant) -> Iterator[Written]:
    answer = assistant.answer(Question(question))
    shown = () if answer.withheld and not answer.sentences else answer.sentences
    for sentence in (*shown, *answer.withheld):
        fate = "withheld" if sentence in answer.withheld else sentence.support
        found = verdict(sentence.text, _texts(sentence))
        yield Written(question, sentence.text, fate, found.faithful, found.reason)


def _texts(sentence: Sentence) -> tuple[str, ...]:
    return tuple(citation.paragraph.text for citation in sentence.citations)


def live_table(suite: str, written: Iterable[Written]) -> str:
    """How many sentences were shown, marked and withheld, and what the judge says of each."""
    found = list(written)
    lines = [f"a live model over {suite}: {len(found)} sentences (read by the offline judge only)"]
    for fate in ("supported", "partly", "withheld"):
        of_it = [one for one in found if one.fate == fate]
        borne_out = sum(one.faithful for one in of_it)
        lines.append(f"  {fate:<10} {len(of_it):>5}  borne out by the judge {borne_out:>5}")
    return "\n".join(lines)
