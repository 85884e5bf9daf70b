"""A model's reply cut into sentences as it streams in."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.errors import ModelError
from assistant.model.sentence_end import (
    BULLET,
    FORWARD,
    LEAD_IN,
    ROW,
    first_end,
    is_whole,
    without_late_tokens,
)
from assistant.model.thoughts import is_thinking, without_thoughts
from assistant.model.tokens import numbers_in, without_tokens

# What a model says to whoever asks, or of what it was given: nothing about a council.
ABOUT_ITSELF = re.compile(
    r"\b(?:you|your|i|i['’]m|me|my|let['’]?s|please|feel free|okay|hmm|hope this)\b"
    r"|\b(?:provided|given|above|available) (?:paragraph|text|document|context|source|excerpt)"
    r"|\b(?:paragraph|document|source|excerpt|text)s? (?:do|does|did) not\b"
    r"|\bthe (?:user|question)\b",
    re.I,
)
# Nothing after these is said of the question: a list of sources, or the end of a JSON object.
SOURCES = re.compile(
    r"\s*\n[\s#*_]*(?:(?:sources|references|citations|footnotes)(?: used| cited)?[*_ \t]*"
    r"(?:\n|:[*_ \t]*(?:\n|[\[【]))|\[\^?\d{1,3}\]:)",
    re.I,
)
OBJECT = re.compile(r"\s*(?:```\w*\s*)?\{\s*\"\w+\"\s*:\s*\"")
OBJECT_BEGUN = re.compile(r"\s*(?:`{1,3}\w*\s*)?(?:\{[\s\"\w:]*)?\Z")
OBJECT_END = re.compile(r"\"\s*(?:,\s*\"\w+\"\s*:|\})")
LONGEST = 4000  # characters without an end are no sentence
MOST_WAITING = 12  # sentences of earlier paragraphs


def sentences_of(pieces: Iterator[str]) -> Iterator[str]:
    """Each sentence with its tokens, as soon as the next one begins or the reply ends.

    A sentence ends after its full stop and the tokens behind it, or with its line; in a line that
    begins with a token, the tokens stand before their sentences. Sentences without tokens wait
    for those at the end of their line, paragraph or list, which cover them too. One that has its
    tokens is also given when the model pauses longer than it did before (by empty pieces): it
    may be about to say "[2]" still. What a reasoning model thinks aloud is left out; a reply that
    begins with words about itself is given only when it has ended. When the model fails, a last
    sentence that has its tokens is given before its ModelError is raised.
    """
    reply = _Reply()
    silent = pace = 0  # in empty pieces; pace is that of a sentence
    try:
        for piece in pieces:
            if piece:
                pace, silent = max(pace, silent if reply.buffer else 0), 0
                reply.hear(piece)
            else:
                silent += 1
                if silent > pace:
                    reply.pause()
            yield from reply.given()
    except ModelError:
        reply.fail()
        yield from reply.given()
        raise
    finally:
        if isinstance(pieces, Generator):
            pieces.close()
    reply.end()
    yield from reply.given()


@dataclass(slots=True)
class _Reply:
    """What has been heard of a reply: its unfinished sentence, and those that wait for tokens."""

    buffer: str = ""
    read: int = 0  # characters of the buffer in which no sentence ends
    begun: bool = False  # it is known whether the answer stands in a JSON object
    is_object: bool = False
    sources: str | None = None  # what follows the last sentence
    doubtful: bool = False  # it may be a thought, of which only the end has a mark
    last: str = ""  # the sentence before
    in_list: bool = False
    before: str = ""  # the tokens before the sentences of this line, where they stand there
    lent: str = ""  # the tokens of a lead-in, for its list
    line: int = 0  # how many of the paragraph are of the line that goes on
    paragraph: list[str] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)  # of paragraphs without any token
    ready: list[str] = field(default_factory=list)

    def given(self) -> Iterator[str]:
        """The sentences that are settled."""
        if not self.doubtful:
            yield from self.ready
            self.ready.clear()

    def hear(self, piece: str) -> None:
        """Takes the next piece. Raises ModelError for a sentence beyond any length."""
        if self.sources is not None:
            self.sources += piece
            return
        self.buffer, thought = without_thoughts(self.buffer + piece)
        if thought:
            self.doubtful, self.last, self.read = False, "", 0
            for held in (self.paragraph, self.earlier, self.ready):
                held.clear()
        if is_thinking(self.buffer) or not self._has_begun():
            return
        while end := self._first_end():
            self._take(self.buffer[:end])
            self.buffer = self.buffer[end:]
        if len(self.buffer) > LONGEST:
            raise ModelError("The language model wrote no sentences.")

    def pause(self) -> None:
        """Gives a sentence that is whole and waits for no other."""
        if not self.paragraph and is_whole(self.buffer) and not is_thinking(self.buffer):
            self._take(self.buffer)
            self.buffer, self.read = "", 0

    def fail(self) -> None:
        """Gives what is left of a reply that failed; a sentence or thought may be cut off."""
        if not is_whole(self.buffer):
            self.buffer = ""
        if self.doubtful:
            self.ready.clear()
            self.doubtful = False
        else:
            self.end()

    def end(self) -> None:
        """Gives what is left."""
        if self.buffer.strip() and not is_thinking(self.buffer):
            self._take(self.buffer)
        self._end_line()
        if tokens := _tokens(self.sources or ""):
            self.paragraph, self.lent = [*self.earlier, *self.paragraph], tokens
            self.earlier = []
        self._end_paragraph()
        self.ready += self.earlier
        self.doubtful = False

    def _has_begun(self) -> bool:
        if not self.begun and not OBJECT_BEGUN.match(self.buffer):
            self.begun = True
            if found := OBJECT.match(self.buffer):
                self.is_object, self.buffer = True, self.buffer[found.end() :]
        return self.begun

    def _first_end(self) -> int:
        """Where the first sentence ends, 0 where none does yet; what follows the last is put by."""
        forward = self._is_forward(self.buffer)
        after = OBJECT_END.search(self.buffer) if self.is_object else None
        if self.last and not self.before and not after:
            after = SOURCES.match(self.buffer)
        end, self.read = first_end(self.buffer, self.read, forward=forward)
        if not after or 0 < end <= after.start():
            return end
        self.buffer, self.sources = self.buffer[: after.start()], self.buffer[after.start() :]
        if self.is_object:
            self.buffer = re.sub(r"(?<![.!?…\s])\s*\Z", ".", self.buffer, count=1)
        return 0

    def _is_forward(self, sentence: str) -> bool:
        begins = not self.last or sentence.lstrip(" \t").startswith("\n")
        return bool(FORWARD.match(sentence.lstrip()) if begins else self.before)

    def _take(self, piece: str) -> None:
        """Puts one sentence with those that it may cover, and gives those that are settled."""
        forward = self._is_forward(piece)
        gap, (sentence, late) = piece[: -len(piece.lstrip())], without_late_tokens(piece.strip())
        if "\n" in gap or not self.last:
            self._begin_line(sentence, blank=gap.count("\n") > 1)
        if forward:
            self.before = _tokens(sentence) or self.before
            (sentence,) = _covered([sentence], self.before)
        else:
            self.before = ""
        if not self.last:
            self.doubtful = bool(not numbers_in(sentence) and ABOUT_ITSELF.search(sentence))
        self.last = sentence
        self.paragraph.append(sentence)
        self.line += 1
        if late:
            self.paragraph, self.earlier = [*self.earlier, *self.paragraph], []
            self._end_paragraph()
        self._settle()

    def _begin_line(self, sentence: str, *, blank: bool) -> None:
        self._end_line()
        was_in_list, self.in_list = self.in_list, bool(BULLET.match(sentence))
        led_in = LEAD_IN.search(without_tokens(self.last))
        if not (self.in_list and (was_in_list or led_in)) and (
            blank or self.in_list != was_in_list or ROW.match(sentence) or ROW.match(self.last)
        ):
            self._end_paragraph()

    def _end_line(self) -> None:
        if self.line:
            self.paragraph[-self.line :] = _covered(self.paragraph[-self.line :])
        self.line = 0
        self._settle()

    def _settle(self) -> None:
        """Gives the sentences of a paragraph that goes on whose tokens are known."""
        if any(map(numbers_in, self.paragraph[-2:-1])):  # those at the end are then its own
            self._give(_covered(self.paragraph, self.lent))
        elif self.paragraph and numbers_in(self.paragraph[0]):
            if LEAD_IN.search(without_tokens(self.paragraph[0])):
                self.lent = _tokens(self.paragraph[0])
            self._give(list(self.paragraph))

    def _end_paragraph(self) -> None:
        covered = _covered(self.paragraph, self.lent)
        if any(map(numbers_in, covered)):
            self._give(covered)
        self.earlier += self.paragraph
        self.ready += self.earlier[:-MOST_WAITING]
        self.earlier, self.paragraph = self.earlier[-MOST_WAITING:], []
        self.lent, self.line = "", 0

    def _give(self, sentences: Sequence[str]) -> None:
        self.ready += [*self.earlier, *sentences]
        self.earlier, self.paragraph, self.line = [], [], 0


def _covered(sentences: Sequence[str], tokens: str = "") -> list[str]:
    """The sentences, those without tokens with the given ones, or with the last sentence's.

    The last lends its tokens only where no other has any.
    """
    if not tokens and sentences and not any(map(numbers_in, sentences[:-1])):
        tokens = _tokens(sentences[-1])
    return [f"{one} {tokens}" if tokens and _may_borrow(one) else one for one in sentences]


def _may_borrow(sentence: str) -> bool:
    """Whether it is a statement without tokens: no heading, lead-in or courtesy."""
    ends = re.search(r"[.!?…][\"'”’)*_]*\Z", sentence) or BULLET.match(sentence)
    lead = LEAD_IN.search(sentence) or ABOUT_ITSELF.search(sentence)
    return bool(ends and not lead and not numbers_in(sentence))


def _tokens(sentence: str) -> str:
    return "".join(f"[{n}]" for n in numbers_in(sentence))
