"""Words as the search sees them: lower case, stems, and which of them carry meaning."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

import Stemmer

_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\W_]+")
_stemmer = Stemmer.Stemmer("english")

# English function words, and the verbs a question is built from ("find", "say", "tell").
STOP_WORDS = frozenset(
    """a about above according after again all also am an and any are as at be because been before
    being below between both but by can could did do does doing done down during each either else
    ever every few for from further get give given gave had has have having he her here hers him
    his how however i if in into is it its itself just let like many may me might more most much
    must my name named need no nor not of off often on once one only or other our out over own
    per please quite rather said same say saying says see seen shall she should show since so some
    such tell than that the their them then there these they this those through to too told
    under until up upon us very was we were what when where whether which while who whom whose why
    will with within would you your there's what's it's doesn't didn't don't isn't aren't wasn't
    find found finding mention mentioned describe described state stated explain concerning
    regarding anything something kind sort document documents report reports paragraph paragraphs
    read happen happened happens going know known actually exactly
    yes okay ok thanks hello""".split()
)

# Behind a name these make it an address: "York Road".
STREETS = frozenset(
    """road street lane way avenue close drive crescent terrace gardens grove square""".split()
)


def words_in(text: str) -> tuple[str, ...]:
    """Every word and number of the text in lower case, possessives dropped, in order."""
    return tuple(chain.from_iterable(map(_words_of, text.split())))


def spans_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where each of these words stands in the text."""
    return tuple(match.span() for match in _WORD.finditer(text))


@lru_cache(maxsize=65536)  # what stands between two spaces is much the same everywhere
def _words_of(chunk: str) -> tuple[str, ...]:
    return tuple(map(_bare, _WORD.findall(chunk.replace("’", "'").casefold())))


def _bare(word: str) -> str:
    word = word.rstrip(",")
    return word[:-2] if word.endswith("'s") else word.replace(",", "")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one lower-case word: "judged" and "judges" are both "judg"."""
    return str(_stemmer.stemWord(word))


@lru_cache(maxsize=8192)  # the same paragraphs are weighed again and again
def stems_in(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order."""
    return tuple(chain.from_iterable(map(_stems_of, text.split())))


def stem_set(text: str) -> frozenset[str]:
    """The stems of a text, each once."""
    return frozenset(stems_in(text))


@lru_cache(maxsize=65536)
def _stems_of(chunk: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _words_of(chunk) if word not in STOP_WORDS)
