"""A model's reply cut into sentences as it streams in."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from assistant.errors import ModelError
from assistant.model.thoughts import BEGUN, is_thinking, without_thoughts
from assistant.model.tokens import ROUND, TOKEN

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
    r"(?:(?:^|\n)\s*\d{1,2}|\b(?:Mr|Mrs|Ms|Dr|Prof|Cllr|St|Rev|Sir|No|para|paras|vs|approx|p|pp)|\b[A-Z])\.$"
)
# What a model says to whoever asks, or of what it was given: nothing about a council.
ABOUT_ITSELF = re.compile(
    r"\b(?:you|your|i|i['’]m|me|my|let['’]?s|please|feel free|okay|hmm|hope this)\b"
    r"|\b(?:provided|given|above|available) (?:paragraph|text|document|context|source|excerpt)"
    r"|\b(?:paragraph|document|source|excerpt|text)s? (?:do|does|did) not\b"
    r"|\bthe (?:user|question)\b",
    re.I,
)
LINE_END = re.compile(r"[ \t]*\n")
LONGEST = 4000  # characters without an end are no sentence


def sentences_of(pieces: Iterator[str]) -> Iterator[str]:
    """Each sentence with its tokens, as soon as the next one begins or the reply ends.

    A sentence ends after its full stop and the tokens behind it, or at a line break. Sentences
    without tokens wait for those at the end of their paragraph, which cover them too. One that has
    its tokens is also given when the model pauses longer than it did before (by empty pieces): it
    may be about to say "[2]" still. What a reasoning model thinks aloud is left out. When the
    model fails, a last sentence that has its tokens is given before its ModelError is raised.
    """
    buffer, silent, pace = "", 0, 0  # the last two in empty pieces; pace is that of a sentence
    held: list[str] = []  # of the paragraph, while it may still be covered
    try:
        for piece in pieces:
            if not piece:
                silent += 1
                if silent > pace and not held and WHOLE.search(buffer) and not is_thinking(buffer):
                    yield buffer.strip()
                    buffer = ""
                continue
            pace, silent = max(pace, silent if buffer else 0), 0
            buffer, thought = without_thoughts(buffer + piece)
            if thought:
                held = []
            if is_thinking(buffer):
                continue
            while (end := _first_end(buffer)) and not BEGUN.fullmatch(buffer[end:]):
                sentence, buffer = buffer[:end], buffer[end:]
                held.append(sentence.strip())
                if sentence.endswith("\n") or LINE_END.match(buffer):
                    yield from _covered(held)
                    held = []
                else:
                    yield from _settled(held)
            if len(buffer) > LONGEST:
                raise ModelError("The language model wrote no sentences.")
    except ModelError:
        if WHOLE.search(buffer) or any(map(TOKEN.search, held)):
            yield from _covered([*held, buffer.strip()] if WHOLE.search(buffer) else held)
        raise
    finally:
        if isinstance(pieces, Generator):
            pieces.close()
    if buffer.strip() and not is_thinking(buffer):
        held.append(buffer.strip())
    yield from _covered(held)


def _settled(held: list[str]) -> Iterator[str]:
    """Takes from a paragraph that goes on the sentences whose tokens are known."""
    if TOKEN.search(held[0]):
        yield held.pop(0)
    elif any(TOKEN.search(sentence) for sentence in held[:-1]):
        yield from held  # one in the middle has tokens, so those at the end are its own
        held.clear()


def _covered(held: list[str]) -> Iterator[str]:
    """The sentences of a paragraph; where only the last has tokens, it lends them to the others."""
    *others, last = held or [""]
    tokens = "".join(m[0].strip() for m in TOKEN.finditer(last)) if others else ""
    if not tokens and others and (end := ROUND.search(last)):
        tokens = end[0].strip()
    covers = tokens and not any(TOKEN.search(sentence) for sentence in others)
    for sentence in others:
        yield f"{sentence} {tokens}" if covers and not ABOUT_ITSELF.search(sentence) else sentence
    if last:
        yield last


def _first_end(buffer: str) -> int:
    """Where the first whole sentence ends, 0 when there is none yet."""
    for match in BOUNDARY.finditer(buffer):
        if match["bare"] and SHORT.search(buffer[: match.end()]):
            continue
        if buffer[: match.end()].strip():
            return match.end()
    return 0
