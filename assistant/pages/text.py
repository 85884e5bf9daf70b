"""Words of documents, models and readers on their way to the page: as text, never as markup.

Streamlit has two ways in. `st.html` takes HTML, so `as_text` escapes it. Labels of buttons and
dialogs take Markdown with extensions of Streamlit's own (`:smile:`, `:red[…]`, `->`, `$x$`), some
of which work on the text *after* backslashes are gone; `as_label` breaks those up as well.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

# Control characters, and those that make text read in another order than it is written.
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
# Where Streamlit's own marks begin: a colon, or punctuation upon punctuation (->, --, <=). And
# where its Markdown sees an address, backslashes or not: www. and what stands before an @.
_MARKS = re.compile(r"(:|@|www(?=\.)|[!-/:-@\[-`{-~](?=[!-/:-@\[-`{-~]))", re.IGNORECASE)
_WORD_JOINER = "\u2060"  # no width, no meaning


def seen(text: str) -> str:
    """The words without what nobody sees and what turns them round."""
    return _UNSEEN.sub("", text)


def as_text(text: str) -> str:
    """HTML that shows exactly these words."""
    return html.escape(seen(text), quote=True)


def as_label(text: str) -> str:
    """A label that shows exactly these words, on one line."""
    words = _MARKS.sub(rf"\1{_WORD_JOINER}", " ".join(seen(text).split()))
    return _PUNCTUATION.sub(r"\\\g<0>", words)


def with_marked(text: str, words: Iterable[str]) -> str:
    """HTML of the text with each of these words marked, wherever it stands."""
    wanted = "|".join(re.escape(word) for word in words)
    if not wanted:
        return as_text(text)
    pieces = re.split(rf"(?<!\w)({wanted})(?!\w)", text)
    return "".join(
        f"<mark>{as_text(piece)}</mark>" if at % 2 else as_text(piece)
        for at, piece in enumerate(pieces)
    )
