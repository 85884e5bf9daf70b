"""Short names and what they stand for, as the documents define them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.text.words import stems_in, words_in

_SHORT = re.compile(r"\(([A-Z][A-Za-z&]{1,8})\)")
LONGEST = 90  # characters before the bracket that may spell a short name out
_BEFORE = re.compile(r"\b([A-Z][A-Za-z]{1,8})\s*\(([a-zA-Z][^()]{5,90})\)")
# Left out of most short names.
SMALL = frozenset("and of for the in to on a an with by through".split())
# What people say and what any council's papers print, where a case of the evaluation needs it.
EVERYDAY = (("press", "media"),)


def definitions_in(texts: Iterable[str]) -> dict[str, str]:
    """What each short name stands for: {"iro": "independent reviewing officer"}."""
    found: dict[str, str] = {}
    for text in texts:
        for bracket in _SHORT.finditer(text):
            before = text[max(0, bracket.start() - LONGEST) : bracket.start()]
            if full := _tail_of(before, bracket[1]):
                found.setdefault(bracket[1].casefold().removesuffix("s"), full)
        for short, full in _BEFORE.findall(text):
            if _tail_of(full, short) == full.strip():
                found.setdefault(short.casefold().removesuffix("s"), full.strip())
    return found


def _tail_of(words: str, short: str) -> str:
    return " ".join(spelt_by(short, re.split(r"[ -]", words.strip(" ,"))))


def spelt_by(short: str, words: Sequence[str]) -> Sequence[str]:
    """The last of the words whose first letters make the short name, or none."""
    letters = re.sub(r"[^A-Z]", "", short).casefold() or short.casefold()
    for start in range(len(words) - 1, -1, -1):
        every = [word.casefold() for word in words[start:] if word]
        big = [word for word in every if word not in SMALL]
        if letters in ("".join(word[0] for word in big), "".join(word[0] for word in every)):
            return words[start:]
    return ()


def spells(short: str, text: str) -> bool:
    """Whether the first letters of a text's words, in a row, spell a short name: NPPF."""
    return short.casefold() in "".join(word[0] for word in words_in(text) if word not in SMALL)


def expansions_of(
    text: str,
    definitions: Mapping[str, str],
    short: Iterable[tuple[str, str]] = (),
    said_as: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[str, str], ...]:
    """Words of the text and what else they are called: by the documents' own `definitions`, by
    the `short` names and the everyday words (`said_as`) of their kinds."""
    words = {word.removesuffix("s"): word for word in words_in(text)}
    stems = " ".join(stems_in(text))
    found = []
    for name, full in {**dict(short), **definitions}.items():
        if name in words:
            found.append((words[name], full))
        elif "&" in name and re.search(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE):
            found.append((name, full))
        elif len(stems_in(full)) > 1 and " ".join(stems_in(full)) in stems:
            found.append((full, name))
    low = " ".join(words_in(text))
    found += [
        (said, other) for said, other in (*EVERYDAY, *said_as) if re.search(rf"\b{said}\b", low)
    ]
    return tuple(dict.fromkeys(found))
