"""The rules: each takes a statement and the passage nearest to it and returns what is wrong, or "".

A rule that cannot tell says nothing; `wording` decides at the end, and doubt counts against
the statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from eval.offline.passages import STOPWORDS, Passage, stem

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
NUMBER_WORDS = {word: str(n) for n, word in enumerate(_SMALL)} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
    "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000", "million": "1000000",
    "half": "1/2", "third": "1/3", "thirds": "1/3", "quarter": "1/4", "quarters": "1/4",
    "once": "1", "twice": "2", "double": "2", "doubled": "2", "dozen": "12",
}  # fmt: skip
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
GRADES = ("requires improvement", "outstanding", "inadequate", "good", "adequate", "satisfactory")
NEGATIONS = frozenset(
    "no not never none neither nor without cannot lack lacks lacked lacking fail fails failed"
    " unable nobody nothing rarely hardly seldom nowhere absent".split()
)
QUANTIFIERS = {
    "all": "all every everyone always entirely fully whole each universally invariably",
    "most": "most majority mostly generally usually largely typically almost nearly often",
    "some": "some several sometimes occasionally partly partially many minority small number",
    "few": "few fewer rarely seldom hardly",
    "only": "only solely exclusively",
}
OPPOSITES = (
    "increase decrease", "rise fall", "rose fell", "risen fallen", "grow shrink", "more less",
    "more fewer", "higher lower", "high low", "improve decline", "improve deteriorate",
    "improve worsen", "improved deteriorated", "better worse", "strong weak", "strength weakness",
    "before after", "above below", "early late", "earlier later", "first last", "over under",
    "effective ineffective", "consistent inconsistent", "timely untimely",
    "appropriate inappropriate",
    "sufficient insufficient", "stable unstable", "safe unsafe", "regular irregular",
    "success failure", "always never", "majority minority", "maximum minimum", "gain lose",
    "clear unclear", "available unavailable", "include exclude", "accept reject", "open close",
    "slow quick", "slow fast", "robust weak", "positive negative", "likely unlikely", "able unable",
    "satisfied dissatisfied", "met unmet", "known unknown", "large small", "long short",
    "reduce increase", "reduced increased", "fewer greater", "up down", "internal external",
    "well poorly", "good poor", "rapid slow", "complete incomplete", "adequate inadequate",
    "support oppose", "start end", "begin end", "present absent", "permanent temporary",
    "confident unsure", "prompt delayed", "promptly late", "swift slow", "swiftly slowly",
)  # fmt: skip
_OPPOSITE: dict[str, frozenset[str]] = {}
for _pair in OPPOSITES:
    _one, _other = map(stem, _pair.split())
    _OPPOSITE[_one] = _OPPOSITE.get(_one, frozenset()) | {_other}
    _OPPOSITE[_other] = _OPPOSITE.get(_other, frozenset()) | {_one}


def figures(statement: Passage, passage: Passage) -> str:
    """Every figure must be there, beside the words and before the figures it stands by."""
    mine, there = _figures(statement), _figures(passage)
    for place, figure in mine:
        spots = [other for other, value in there if value == figure]
        if not spots:
            return f"the figure {statement.words[place]} is not there"
        near = _around(statement, place)
        is_year = re.fullmatch(r"(19|20)\d\d", figure) is not None
        if near and not is_year and not any(near & _around(passage, spot, 9) for spot in spots):
            return f"the figure {statement.words[place]} stands with other words there"
    for (place, one), (next_place, other) in pairwise(mine):
        if next_place - place <= 4 and not _stands_before(one, other, there):
            return f"{one} and {other} stand the other way round there"
    return ""


def names(statement: Passage, passage: Passage) -> str:
    """Every name, month and day of the week must be there, and no other one in its place."""
    there = {word.lower() for word in passage.words}
    initials = _initials(passage.words)
    for place, word in enumerate(statement.words):
        plain = word.lower().removesuffix("'s")
        is_date = plain in DAYS or (plain in MONTHS and word[0].isupper())
        is_name = word[0].isupper() and place > 0 and plain not in STOPWORDS
        known = plain in there or stem(plain) in passage.stems or plain in initials
        if (is_name or is_date) and not known:
            return f"the name {word} is not there"
    return ""


def grades(statement: Passage, passage: Passage) -> str:
    """Grades must be the same ones, in the same order where there are several."""
    mine, there = _grades(statement.text), _grades(passage.text)
    if not _is_subsequence(mine, there):
        return f"the grade {' / '.join(mine)} is not what is said there"
    return ""


def negations(statement: Passage, passage: Passage) -> str:
    """A word that both share must be denied in both, or in neither."""
    mine, there = _denied(statement), _denied(passage)
    shared = statement.content & passage.content
    if bool(mine & shared) != bool(there & shared) or (mine and not there and not mine & shared):
        return "what is denied in one is not denied in the other"
    return ""


def quantifiers(statement: Passage, passage: Passage) -> str:
    """A claim may not be wider than its source: most is not all, some is not most."""
    mine, there = _quantifiers(statement), _quantifiers(passage)
    if wider := mine - there:
        return f"“{sorted(wider)[0]}” is not said there"
    if narrower := (there - mine) & {"most", "some", "few", "only"}:
        dropped = _words_of_quantifiers(passage, narrower)
        if any(_around(passage, place, 3) & statement.content for place in dropped):
            return f"“{sorted(narrower)[0]}” is left out"
    return ""


def directions(statement: Passage, passage: Passage) -> str:
    """No word may be turned into its opposite."""
    for word, mine in zip(statement.words, statement.stems, strict=True):
        turned = _OPPOSITE.get(mine, frozenset()) & set(passage.stems)
        if turned and mine not in passage.stems:
            return f"“{word}” is the opposite of what is said there"
    return ""


RULES: tuple[Callable[[Passage, Passage], str], ...] = (
    figures, names, grades, negations, quantifiers, directions,
)  # fmt: skip


def _figures(passage: Passage) -> list[tuple[int, str]]:
    """Figures with their place: 7,200 as 7200, four as 4, 12 per cent as 12%."""
    found = []
    for place, word in enumerate(passage.words):
        following = passage.words[place + 1].lower() if place + 1 < len(passage.words) else ""
        plain = NUMBER_WORDS.get(word.lower(), word.lower())
        if not plain[0].isdigit() and plain[0] != "£":
            continue
        if word.lower() == "one" and following not in {"in", "of"} | MONTHS:
            continue  # "one" is a pronoun more often than a figure
        plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain).removesuffix(".0")
        found.append((place, plain + ("%" if following in ("per", "percent") else "")))
    return found


def _stands_before(one: str, other: str, figures_: list[tuple[int, str]]) -> bool:
    firsts = [place for place, figure in figures_ if figure == one]
    lasts = [place for place, figure in figures_ if figure == other]
    return min(firsts) < max(lasts)


def _around(passage: Passage, place: int, reach: int = 5) -> frozenset[str]:
    """The stems that carry meaning around a place, figures aside."""
    near = range(max(0, place - reach), min(len(passage.words), place + reach + 1))
    return frozenset(
        passage.stems[i]
        for i in near
        if i != place and passage.stems[i] in passage.content and passage.words[i][0].isalpha()
    )


def _initials(words: Iterable[str]) -> set[str]:
    """The acronyms that runs of capitalised or small words would make: "iro", "send"."""
    letters = "".join(w[0].lower() for w in words if w.lower() not in ("of", "and", "the", "for"))
    return {letters[i : i + n] for n in range(2, 6) for i in range(len(letters) - n + 1)}


def _grades(text: str) -> tuple[str, ...]:
    return tuple(re.findall("|".join(rf"\b{grade}\b" for grade in GRADES), text.lower()))


def _is_subsequence(mine: tuple[str, ...], there: tuple[str, ...]) -> bool:
    rest = iter(there)
    return all(grade in rest for grade in mine)


def _denied(passage: Passage) -> frozenset[str]:
    """The stems within six words after a negation, up to the end of its clause."""
    found: set[str] = set()
    for clause in re.split(r"[,;:.]|\bbut\b|\bhowever\b|\balthough\b", passage.text):
        part = Passage(clause)
        for place, word in enumerate(part.words):
            if word.lower() in NEGATIONS or word.lower().endswith("n't"):
                found |= {s for s in part.stems[place + 1 : place + 7] if s in part.content}
                found.add("negation")
    return frozenset(found)


def _quantifiers(passage: Passage) -> frozenset[str]:
    spoken = {word.lower() for word in passage.words}
    return frozenset(name for name, words in QUANTIFIERS.items() if spoken & set(words.split()))


def _words_of_quantifiers(passage: Passage, names_: Iterable[str]) -> list[int]:
    wanted = {word for name in names_ for word in QUANTIFIERS[name].split()}
    return [place for place, word in enumerate(passage.words) if word.lower() in wanted]
