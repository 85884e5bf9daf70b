"""How many and how often: all, most, many, some, few, only; none may become another."""

from __future__ import annotations

from assistant.verification.operators import (
    Lexicon,
    Operator,
    governed,
    phrased_alike,
    restated,
    stands_at,
)
from assistant.verification.words import Passage, Word

CLASSES = {
    "all": "all|every|each|entire|entirely|whole|wholly|always|invariably|fully|completely|everyone"
    "|everybody|everything|everywhere|without exception|throughout|in all cases|at all times"
    "|universally|consistently|constantly|totally",
    "most": "most|mostly|majority|the majority|majority of|a majority of|the majority of"
    "|the vast majority of|vast majority of|a large majority of|the large majority of|usually"
    "|generally|largely|typically|normally|predominantly|mainly|in most cases|almost all"
    "|nearly all|almost always|nearly always|the great majority of|virtually all|almost every"
    "|nearly every|virtually every"
    "|for the most part|in the main|in general",
    "many": "many|numerous|a large number of|large numbers of|a lot of|lots of|often|frequently"
    "|a high number of|a great many|in many cases|large number of|widespread",
    "some": "some|a number of|several|sometimes|occasionally|certain|in some cases|at times"
    "|in places|a range of|various|partly|partially|a proportion of|in part|on occasion"
    "|not all|not every|not always|at least one",
    "few": "few|a few|a small number of|small numbers of|a small minority of|a minority of"
    "|the minority of|minority of|small number of|very few|too few|rarely|seldom|hardly|scarcely"
    "|barely|a handful of|only a few|only a small number of|a very small number of|minority"
    "|in a small number of cases|in a few cases|in a minority of cases|in rare cases",
    "only": "only|solely|exclusively|merely|alone",
}
QUANTIFIERS = {phrase: kind for kind, phrases in CLASSES.items() for phrase in phrases.split("|")}
LEXICON = Lexicon(QUANTIFIERS)


def quantifiers_in(passage: Passage) -> tuple[Operator, ...]:
    """Every quantifier; but not "the most vulnerable", "some 640", "only 51%" or "how often"."""
    words = passage.words
    return tuple(
        operator
        for operator in LEXICON.found_in(passage)
        if not (
            operator.word.lower == "most"
            and operator.word.at
            and words[operator.word.at - 1].lower in ("the", "their", "its", "our", "his", "her")
        )
        and not (operator.word.lower in ("some", "only") and _is_figure(words, operator.last + 1))
        and not (
            operator.word.lower in ("many", "few", "often")
            and operator.word.at
            and words[operator.word.at - 1].lower in ("too", "how", "so", "as")
        )
    )


def _is_figure(words: tuple[Word, ...], at: int) -> bool:
    """Whether a figure stands there: "some 640" is about 640."""
    return at < len(words) and words[at].is_digits


def changed_quantifiers(claim: Passage, source: Passage, main: Passage) -> tuple[str, ...]:
    """Quantifiers of the claim that the source does not have there, and those it leaves out."""
    in_claim, in_source = quantifiers_in(claim), quantifiers_in(source)
    changed = []
    for quantifier in in_claim:
        held = (
            source.where(word.stem for word in governed(claim, quantifier, most=6)) or source.words
        )
        if not stands_at(in_source, quantifier.kind, held, reach=6) and not phrased_alike(
            quantifier, claim, in_source, source
        ):
            changed.append(_written(claim, quantifier))
    for quantifier in quantifiers_in(main):
        if quantifier.kind not in ("most", "many", "some", "few"):
            continue  # leaving out "all" claims less, and "only" is a stress
        words = restated(quantifier, main, claim)
        if words and not stands_at(in_claim, quantifier.kind, words):
            changed.append(f"“{_written(main, quantifier)}”")
    return tuple(changed)


def _written(passage: Passage, operator: Operator) -> str:
    return " ".join(word.text for word in passage.words[operator.word.at : operator.last + 1])
