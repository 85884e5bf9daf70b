"""What a reasoning model thinks aloud, under any of the marks that models put round it."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import closing

_NAME = r"(?:seed:)?(?:think(?:ing)?|thoughts?|reason(?:ing)?|reflection|analysis|scratchpad)"
_OPEN = (
    rf"(?:<\|?{_NAME}\|?>|<\|begin_of_thought\|>|◁{_NAME}▷|\[{_NAME}\]"
    r"|(?:<\|start\|>assistant)?<\|channel\|>(?:analysis|commentary)\b[^<]*<\|message\|>)"
)
_CLOSE = (
    rf"(?:<\|?/{_NAME}\|?>|<\|end_of_thought\|>|◁/{_NAME}▷|\[/{_NAME}\]"
    r"|<\|channel\|>final\b[^<]*<\|message\|>)"
)
CLOSED = re.compile(rf"\A.*{_CLOSE}", re.S | re.I)
OPENED = re.compile(rf"\A\s*{_OPEN}", re.I)
MARKS = re.compile(r"<\|[\w ]{1,30}\|>")  # what is left of a chat's own marks
# The beginning of such a mark, of which the rest is still to come.
BEGUN = re.compile(r"\s*(?:<[/|\w:<>]{0,60}|◁[/\w]{0,12}|\[/?[a-z]{0,12})\Z", re.I)


def without_thoughts(text: str) -> tuple[str, bool]:
    """The text after its thoughts, and whether any have ended in it."""
    rest = CLOSED.sub("", text)
    return rest if is_thinking(rest) else MARKS.sub("", rest), rest != text


def is_thinking(text: str) -> bool:
    """Whether it begins with a thought that has not ended, or may do."""
    return bool(OPENED.match(text) or BEGUN.fullmatch(text)) and not CLOSED.match(text)


def is_unopened(text: str) -> bool:
    """Whether it ends a thought that it has not begun with a mark."""
    return bool(CLOSED.match(text)) and not OPENED.match(text)


def after_thoughts(pieces: Generator[str]) -> Iterator[str]:
    """The pieces from the first mark that ends a thought; if none comes, all when they end.

    Until then there are empty ones, as where nothing comes for a moment.
    """
    heard = ""
    with closing(pieces):
        for piece in pieces:
            heard += piece
            if CLOSED.match(heard):
                yield heard
                yield from pieces
                return
            yield ""
    yield heard
