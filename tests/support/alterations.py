"""Sentences of a document made false by rule, and made over into others that are as true.

Each function returns a sentence altered, or None where the sentence gives no handle for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

Alteration = Callable[[str, Random], str | None]

GRADES = ("outstanding", "good", "inadequate")
MONTHS = "January February March April June July August September October November December".split()
NAMES = "Hartwell Kingsmere Oakhurst Pemberton Thornaby".split()
SWAPS = {
    "quantifier": (
        ("most", "all"), ("some", "all"), ("a few", "most"), ("a small number of", "many"),
        ("many", "all"), ("majority", "minority"), ("usually", "always"), ("often", "always"),
        ("sometimes", "always"), ("too few", "enough"), ("not all", "all"),
    ),
    "comparison": (
        ("increased", "decreased"), ("improved", "deteriorated"), ("higher", "lower"),
        ("reduced", "increased"), ("more", "fewer"), ("better", "worse"), ("fewer", "more"),
        ("strengthened", "weakened"), ("rise", "fall"), ("less", "more"),
        ("improving", "declining"),
        ("lower", "higher"), ("reduction", "increase"), ("increase", "reduction"),
    ),
    "opposite": (
        ("strong", "weak"), ("effective", "ineffective"), ("timely", "late"), ("poor", "good"),
        ("positive", "negative"), ("stable", "unstable"), ("sufficient", "insufficient"),
        ("quickly", "slowly"), ("consistent", "inconsistent"), ("clear", "unclear"),
        ("appropriate", "inappropriate"), ("early", "late"), ("approved", "rejected"),
        ("internal", "external"), ("high", "low"),
    ),
    "modality": (("should", "does"), ("must", "may"), ("will", "did"), ("may", "will")),
}  # fmt: skip
INVENTED = (
    ", and a new office was opened in the town centre",
    ", according to a survey of 300 residents",
    ", which saved the council £2 million",
    " after a complaint by a local newspaper",
    ", and the minister praised the result",
)


def another_figure(sentence: str, random: Random) -> str | None:
    found = [m for m in re.finditer(r"(?<![\d.,£/-])\d{1,3}(?![\d,./-])", sentence)]
    if not found:
        return None
    match = random.choice(found)
    other = int(match[0]) + random.choice((1, 2, 3, 7, 10))
    return sentence[: match.start()] + str(other) + sentence[match.end() :]


def another_year(sentence: str, random: Random) -> str | None:
    found = re.findall(r"\b20[0-2]\d\b", sentence)
    if not found:
        return None
    year = random.choice(found)
    return sentence.replace(year, str(int(year) - random.choice((1, 2, 3))))


def another_month(sentence: str, random: Random) -> str | None:
    found = [m for m in MONTHS if re.search(rf"\b{m}\b", sentence)]
    if not found:
        return None
    month = random.choice(found)
    return re.sub(rf"\b{month}\b", random.choice([m for m in MONTHS if m not in found]), sentence)


def another_name(sentence: str, random: Random) -> str | None:
    found = re.findall(r"(?<=[a-z] )[A-Z][a-z]{3,}(?= [a-z]|[.,])", sentence)
    found = [name for name in found if name not in MONTHS and name not in ("May",)]
    return sentence.replace(random.choice(found), random.choice(NAMES)) if found else None


def another_grade(sentence: str, random: Random) -> str | None:
    found = [g for g in GRADES if re.search(rf"\b{g}\b", sentence)]
    if not found:
        return None
    grade = random.choice(found)
    return re.sub(
        rf"\b{grade}\b", random.choice([g for g in GRADES if g != grade]), sentence, count=1
    )


def denied(sentence: str, random: Random) -> str | None:
    if re.search(r"\b(?:not|no|never)\b", sentence):
        return None
    found = list(re.finditer(r"\b(?:is|are|was|were|will|should|can)\b(?! not)", sentence))
    if not found:
        return None
    match = random.choice(found)
    return sentence[: match.end()] + " not" + sentence[match.end() :]


def undenied(sentence: str, random: Random) -> str | None:
    altered = re.sub(
        r"\b(is|are|was|were|has|have|do|does|did|will|should) not\b", r"\1", sentence, count=1
    )
    return altered if altered != sentence else None


def exchanged_figures(sentence: str, random: Random) -> str | None:
    found = re.findall(r"(?<![\d.,£/-])\d{1,3}%?(?![\d,./-])", sentence)
    pair = next(((a, b) for a, b in pairwise(found) if a != b), None)
    if pair is None or ("%" in pair[0]) != ("%" in pair[1]):
        return None
    one, other = pair
    return sentence.replace(one, "\0", 1).replace(other, one, 1).replace("\0", other, 1)


def added_to(sentence: str, random: Random) -> str | None:
    return sentence.rstrip(".") + random.choice(INVENTED) + "." if sentence.endswith(".") else None


def swapped(kind: str) -> Alteration:
    def alter(sentence: str, random: Random) -> str | None:
        found = [(a, b) for a, b in SWAPS[kind] if re.search(rf"\b{a}\b", sentence)]
        if not found:
            return None
        old, new = random.choice(found)
        return re.sub(rf"\b{old}\b", new, sentence, count=1)

    return alter


FALSE: dict[str, Alteration] = {
    "figure": another_figure,
    "year": another_year,
    "month": another_month,
    "name": another_name,
    "grade": another_grade,
    "negation added": denied,
    "negation dropped": undenied,
    "figures exchanged": exchanged_figures,
    "invented": added_to,
    **{kind: swapped(kind) for kind in SWAPS},
}


def introduced(sentence: str, random: Random) -> str | None:
    start = (
        sentence
        if re.match(r"[A-Z]{2}|[A-Z]\w+ [A-Z]|I ", sentence)
        else sentence[0].lower() + sentence[1:]
    )
    return (
        random.choice(
            ("The report says that ", "Inspectors found that ", "According to the report, ")
        )
        + start
    )


def shortened(sentence: str, random: Random) -> str | None:
    """Without a comment set off by two commas, or without the adverb it opens with."""
    opening = re.match(r"(?:However|Also|In addition|Overall|Furthermore), (\w)(.*)", sentence)
    if opening:
        return opening[1].upper() + opening[2]
    match = re.search(r", (?:which|who|including|such as) [^,]+, (?=[a-z])", sentence)
    return sentence[: match.start()] + " " + sentence[match.end() :] if match else None


def spelt(sentence: str, random: Random) -> str | None:
    words = "zero one two three four five six seven eight nine ten".split()
    altered = re.sub(r"(?<![\w.,£/-])([2-9])(?= [a-z])", lambda m: words[int(m[1])], sentence)
    altered = altered.replace("%", " per cent")
    return altered if altered != sentence else None


TRUE: dict[str, Alteration] = {
    "quote": lambda sentence, random: sentence,
    "introduced": introduced,
    "shortened": shortened,
    "spelt": spelt,
}
