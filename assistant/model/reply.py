"""A model's reply cut into sentences as it streams in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.errors import ModelError

# [1], [1, 3], [^1] and OpenAI's 【1†source】; a markdown target behind one goes with it.
TOKEN = re.compile(r"[\[【]\^?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*(?:†\w*)?[\]】](?:\([^)\s]*\))?")
TOKENS = rf"(?:\s*(?:{TOKEN.pattern}))"
STOP = r"[.!?…]+[\"'”’)*_]*"
BOUNDARY = re.compile(
    rf"(?P<line>{TOKENS}*[ \t]*\n)(?=\s*[^\s\[【])"
    rf"|(?P<cited>{STOP}{TOKENS}+[.]?|{TOKENS}+{STOP})(?=\s+[^\s\[【])"
    rf"|(?P<bare>{STOP}|{TOKENS}+)(?=\s+[A-Z“\"‘'*_])"
)
WHOLE = re.compile(rf"(?:{STOP}{TOKENS}+|{TOKENS}+{STOP})\s*\Z")
# A full stop after these ends no sentence.
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Cllr|St|Rev|Sir|No|para|paras|vs|approx|p|pp)|\b[A-Z])\.$"
)
THINKING = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.S)
LONGEST = 4000  # characters without an end are no sentence


def sentences_of(pieces: Iterator[str]) -> Iterator[str]:
    """Each sentence with its tokens, as soon as the next one begins or the reply ends.

    A sentence ends after its full stop and the tokens behind it, or at a line break. One that has
    its tokens is also given when the model pauses longer than it did before (by empty pieces): it
    may be about to say "[2]" still. What a reasoning model thinks aloud is left out. When the
    model fails, a last sentence that has its tokens is given before its ModelError is raised.
    """
    buffer, silent, pace = "", 0, 0  # the last two in empty pieces; pace is that of a sentence
    try:
        for piece in pieces:
            if not piece:
                silent += 1
                if silent > pace and WHOLE.search(buffer) and not _is_thinking(buffer):
                    yield buffer.strip()
                    buffer = ""
                continue
            pace, silent = max(pace, silent if buffer else 0), 0
            buffer = THINKING.sub("", buffer + piece)
            if _is_thinking(buffer):
                continue
            while end := _first_end(buffer):
                yield buffer[:end].strip()
                buffer = buffer[end:]
            if len(buffer) > LONGEST:
                raise ModelError("The language model wrote no sentences.")
    except ModelError:
        if WHOLE.search(buffer):
            yield buffer.strip()
        raise
    finally:
        if hasattr(pieces, "close"):
            pieces.close()
    if buffer.strip() and not _is_thinking(buffer):
        yield buffer.strip()


def _is_thinking(buffer: str) -> bool:
    """Whether it begins with a thought that has not ended, or may do."""
    return buffer.lstrip()[:6] == "<think"[: len(buffer.lstrip())]


def _first_end(buffer: str) -> int:
    """Where the first whole sentence ends, 0 when there is none yet."""
    for match in BOUNDARY.finditer(buffer):
        if match["bare"] and SHORT.search(buffer[: match.end()]):
            continue
        if buffer[: match.end()].strip():
            return match.end()
    return 0
