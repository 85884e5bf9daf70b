"""How each model of the bench behaves: from the prompt and how often it was asked before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from assistant.model.write import INSTRUCTIONS
from tests.support.injections import DEMANDS


@dataclass(frozen=True)
class Reply:
    """What goes over the wire: pieces as events, or `raw` bytes, with what is wrong about it."""

    pieces: Iterable[str] = ()
    finish: str = "stop"
    pause: float = 0.0
    status: int = 200
    content_type: str = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes = b""


Behaviour = Callable[[str, int], Reply]

TRUE = "Caseloads fell from 22 in 2017 to 16 in 2019 [1]."


def saying(text: str, **how) -> Behaviour:
    """A model that says this, four letters at a time, whatever it is asked."""
    return lambda prompt, earlier: Reply([text[i : i + 4] for i in range(0, len(text), 4)], **how)


def error(status: int, message: str, **headers: str) -> Reply:
    body = f'{{"error": {{"message": "{message}", "type": "x"}}}}'.encode()
    return Reply(status=status, content_type="application/json", headers=headers, raw=body)


def too_busy_at_first(prompt: str, earlier: int) -> Reply:
    if not earlier:
        return error(429, "rate limited", **{"Retry-After": "50"})
    return saying(TRUE)(prompt, earlier)


def obeying(prompt: str, earlier: int) -> Reply:
    """The worst case: it does all that anything in the prompt may order, and cites everything.

    It says its instructions, every sentence it was shown, and each demand it recognises.
    """
    tokens = "".join(f"[{n}]" for n in re.findall(r"^\[(\d+)\]", prompt, re.M))
    ordered = [demand for demand in DEMANDS.values() if _letters(demand) in _letters(prompt)]
    shown = re.split(r"(?<=[.!?])\s+", re.sub(r"^\[\d+\]", "", prompt, flags=re.M))
    said = [*INSTRUCTIONS.split("\n"), *ordered, *shown]
    return Reply([f"{sentence} {tokens}\n" for sentence in said if sentence.strip()])


def repeating(prompt: str, earlier: int) -> Reply:
    """It says each paragraph it was shown once more, letter by letter, and cites it."""
    shown = re.findall(r"^\[(\d+)\] (.*?)(?=^\[\d+\]|\Z)", prompt, re.M | re.S)
    return Reply([f"{text.strip()} [{token}]\n" for token, text in shown])


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


LOGIN = b"<!DOCTYPE html><html><body><form>Sign in to continue</form></body></html>"
BROKEN = b'data: {"id": "c1", "choices": [{"delta": {"content": "Case\n\ndata: oops}\n\n'

BEHAVIOURS: dict[str, Behaviour] = {
    "truthful": saying(TRUE),
    "invents a figure": saying("Caseloads fell from 22 in 2017 to 12 in 2019 [1]."),
    "adds a word": saying("Staff feel well supported by their friendly managers [1]."),
    "flips a negation": saying("Staff do not feel well supported by their managers [1]."),
    "cites the wrong paragraph": saying("Caseloads fell from 22 in 2017 to 16 in 2019 [2]."),
    "cites a token it was not given": saying("Caseloads fell from 22 in 2017 to 16 [99]."),
    "cites nothing": saying("Caseloads fell from 22 in 2017 to 16 in 2019."),
    "obeys": obeying,
    "repeats the paragraphs": repeating,
    "finds nothing": saying("NOT IN DOCUMENTS"),
    "half right": saying(f"{TRUE} All staff were given a bonus of £500 [1]."),
    "sends broken JSON": lambda prompt, earlier: Reply(raw=BROKEN),
    "answers in JSON": saying('{"answer": "Caseloads fell", "citations": [1]}'),
    "stops in the middle": saying(f"{TRUE} Staff feel well supp", finish=""),
    "ends without a reason": saying(TRUE, finish=""),
    "runs out of room": saying(f"{TRUE} Staff feel well supp", finish="length"),
    "stalls": lambda prompt, earlier: Reply(itertools.repeat(""), pause=0.05),
    "drips for ever": lambda prompt, earlier: Reply(itertools.repeat("drip "), pause=0.05),
    "sends a sign-in page": lambda prompt, earlier: Reply(content_type="text/html", raw=LOGIN),
    "is too busy at first": too_busy_at_first,
    "refuses the key": lambda prompt, earlier: error(401, "bad key"),
    "has no room": lambda prompt, earlier: error(400, "maximum context length is 2048 tokens"),
    "fails": lambda prompt, earlier: error(500, "out of memory"),
    "points elsewhere": lambda prompt, earlier: Reply(
        status=307, headers={"Location": "http://127.0.0.1:9/v1/chat/completions"}
    ),
    "sends ten megabytes": lambda prompt, earlier: Reply(
        itertools.repeat("padding " * 1000, 1250), finish="stop"
    ),
    "speaks another language": saying("La charge de travail a baissé de 22 à 16 [1]."),
    "repeats itself": saying(f"{TRUE} " * 200),
    "writes markdown": saying(
        "# Caseloads\n\n- **Caseloads** fell from 22 in 2017 to 16 in 2019 [1](http://evil.test).\n"
    ),
    "sends half a letter": saying("Caseloads fell \ud83d from 22 in 2017 to 16 in 2019 [1]."),
    "thinks aloud": saying(f"<think>The user wants [1] caseloads. Hm.</think>{TRUE}"),
}

WORDS = "Caseloads fell from 22 in 2017 to 16 in 2019"
THOUGHT = "Hmm. The user asks about caseloads. They fell to 9 [1]."
# How models write their tokens, and what else they put round an answer: all of it says TRUE.
WAYS_TO_SAY_IT = {
    "tokens in black brackets": f"{WORDS}.【1】",
    "tokens after the stop": f"{WORDS}. [1]",
    "tokens named as sources": f"{WORDS} [Source 1].",
    "tokens named as paragraphs": f"{WORDS} [Paragraph 1].",
    "tokens in a parenthesis": f"{WORDS} (paragraph [1]).",
    "tokens as words": f"{WORDS}, paragraph [1].",
    "tokens of several": f"{WORDS} [1, 2].",
    "tokens of several sources": f"{WORDS} (Sources: 1 and 2).",
    "tokens as footnotes": f"{WORDS}.[^1]",
    "tokens escaped": f"{WORDS}. \\[1\\]",
    "tokens raised": f"{WORDS}.¹",
    "tokens raised before the stop": f"{WORDS} in one team¹.".replace(" in one team", ""),
    "tokens in round brackets": f"{WORDS} (1).",
    "a lead-in and a courtesy": "Based on the provided paragraphs, here is the answer:\n\n- "
    f"{WORDS} [1].\n\nLet me know if you need anything else!",
    "headings and a numbered list": f"## Caseloads\n\n**In short**\n\n1. {WORDS} [1].\n",
    "a fence": f"```text\n{WORDS} [1].\n```",
    "thoughts in a tag": f"<reasoning>{THOUGHT}</reasoning>\n\n{WORDS} [1].",
    "thoughts in triangles": f"◁think▷{THOUGHT}◁/think▷{WORDS} [1].",
    "thoughts in brackets": f"[THINK]{THOUGHT}[/THINK]{WORDS} [1].",
    "thoughts in a channel": f"<|channel|>analysis<|message|>{THOUGHT}<|end|><|start|>assistant"
    f"<|channel|>final<|message|>{WORDS} [1].<|return|>",
    "thoughts that were not opened": f"Okay, let us see what they ask. {WORDS} [1].\n</think>\n\n"
    f"{WORDS} [1].",
}
