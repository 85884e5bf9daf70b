"""The step that has a language model complete a follow-up which the code's own rules leave open."""

from __future__ import annotations

import re

from assistant.answers import Question
from assistant.errors import ModelError
from assistant.model.language_model import LanguageModel
from assistant.model.plain_text import plain
from assistant.model.privacy import masked

INSTRUCTIONS = """\
Rewrite the last question so that it can be understood without the earlier ones.
Use only their words. Write one question and nothing else."""
LEANS = re.compile(
    r"\b(?:it|its|they|them|their|he|she|his|her|that|this|those|these|there|then|one|ones|same"
    r"|former|latter|else|more)\b|^(?:and|but|or|so|what about|how about|why)\b",
    re.I,
)
TURNS = 3  # a follow-up seldom reaches further back
LONGEST = 300  # characters


def rewritten(text: str, question: Question, model: LanguageModel) -> str:
    """The question with what it leans on put in; as it was when the model is of no use.

    Only a question with a conversation before it that leans on it is sent. Filters are no part
    of it, and a rewriting with a word of its own that names or counts is not believed.
    """
    if not question.history or not LEANS.search(text):
        return text
    earlier = [masked(turn.question) for turn in question.history[-TURNS:]]
    asked = "\n".join([*(f"Earlier: {one}" for one in earlier), f"Last: {masked(text)}"])
    try:
        said = plain("".join(model.reply(INSTRUCTIONS, asked)))
    except ModelError:
        return text
    known = set(re.findall(r"\w+", asked.lower()))
    _, *rest = re.findall(r"\w+", said) or [""]
    new = [word for word in rest if word.lower() not in known]
    invents = any(word[0].isupper() or word[0].isdigit() for word in new) or len(new) > 3
    return text if invents or not said.endswith("?") or len(said) > LONGEST else said
