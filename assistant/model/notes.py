"""What the reader is told beside an answer that a language model wrote, or should have."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Sentence


def written_note(withheld: Sequence[Sentence], trouble: str) -> str:
    """Beside the model's own sentences: what was withheld, and whether it was cut short."""
    return " ".join(
        filter(
            None,
            (f"{trouble} The answer may be incomplete." if trouble else "", kept_back(withheld)),
        )
    )


def quoted_note(withheld: Sequence[Sentence], trouble: str) -> str:
    """Beside the documents' own sentences, when nothing of the model's could be shown: why."""
    if not withheld:
        reason = "The language model found no answer in these paragraphs."
    elif any(sentence.citations for sentence in withheld):
        reason = "The language model wrote nothing that the cited paragraphs support."
    else:
        reason = "The language model’s answer names no paragraph that could be recognised."
    reason = trouble or reason
    return f"{reason} These are the documents’ own sentences instead."


def kept_back(withheld: Sequence[Sentence]) -> str:
    """How many sentences were withheld, and why."""
    if len(withheld) == 1:
        return "1 sentence was withheld because the cited paragraphs do not support it."
    if withheld:
        return (
            f"{len(withheld)} sentences were withheld because the cited paragraphs"
            " do not support them."
        )
    return ""
