"""The rules: each takes a statement and the passage nearest to it and returns what is wrong, or "".

A rule that cannot tell says nothing; `judge` decides at the end by wording, and doubt counts
against the statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from eval.offline.figures import figures, figures_of
from eval.offline.passages import STOPWORDS, Passage, stem
from eval.offline.words import (
    CAUSES,
    DAYS,
    GRADES,
    MODES,
    MONTHS,
    NEGATIONS,
    NUMBER_WORDS,
    OPPOSITE,
    QUANTIFIERS,
    SYNONYMS,
)  # fmt: skip


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
    """Grades must be the same ones, in the same order, and of the same thing."""
    mine, there = _grades(statement), _grades(passage)
    if not _is_subsequence([g for _, g in mine], [g for _, g in there]):
        return f"the grade {' / '.join(g for _, g in mine)} is not what is said there"
    for place, grade in mine:
        about = statement.near(place, 99) - _GRADING
        spots = [other for other, same in there if same == grade]
        others = [other for other, same in there if same != grade]
        if not any(about & passage.near(spot, 99) for spot in spots) and any(
            about & passage.near(other, 99) for other in others
        ):
            return f"the grade {grade} is given to something else there"
    return ""


_GRADING = frozenset(map(stem, "judge judged grade graded rate rated".split()))


def negations(statement: Passage, passage: Passage) -> str:
    """A word that both share must be denied in both, or in neither."""
    mine, there = _denied(statement), _denied(passage)
    shared = statement.content & passage.content
    if bool(mine & shared) != bool(there & shared) or (mine and not there and not mine & shared):
        return "what is denied in one is not denied in the other"
    return ""


def quantifiers(statement: Passage, passage: Passage) -> str:
    """A claim may not be wider than its source: most is not all, some is not most."""
    mine, there = _quantified(statement), _quantified(passage)
    for name, about in mine.items():
        if name not in there or (about and there[name] and not about & there[name]):
            return f"“{name}” is not said there"
    for name in {"most", "some", "few"} - set(mine):
        if there.get(name, frozenset()) & statement.content and not figures_of(statement):
            return f"“{name}” is left out"
    return ""


def directions(statement: Passage, passage: Passage) -> str:
    """No word may be turned into its opposite."""
    there = set(passage.stems)
    for place, (word, mine) in enumerate(zip(statement.words, statement.stems, strict=True)):
        turned = OPPOSITE.get(mine, frozenset()) & there
        if not turned:
            continue
        about = statement.near(place, 2, after=True)
        spots = [i for i, s in enumerate(passage.stems) if s == mine]
        if not any(not about or about & passage.near(i, 4, after=True) for i in spots):
            return f"“{word}” is the opposite of what is said there"
    return ""


def substitutions(statement: Passage, passage: Passage) -> str:
    """One word put in another's place, the words on both sides being the same, is suspect."""
    mine, there = statement.stems, passage.stems
    places = {pair: i for i, pair in enumerate(zip(there, there[2:], strict=False))}
    for before, word, after in zip(range(len(mine)), mine[1:], mine[2:], strict=False):
        found = places.get((mine[before], after))
        if found is None or word not in statement.content or word in there:
            continue
        new, old = statement.words[before + 1].lower(), passage.words[found + 1]
        alike = there[found + 1] in SYNONYMS.get(word, ()) or old.isupper()
        if alike or new in NUMBER_WORDS or new[0].isdigit():
            continue
        if there[found + 1] in passage.content and there[found + 1] not in mine:
            return f"“{new}” stands for “{old}”"
    return ""


def modes(statement: Passage, passage: Passage) -> str:
    """What should, may or will be is not what is, and the other way round."""
    mine, there = _moded(statement), _moded(passage)
    for mode in set(mine) | set(there):
        one, other = mine.get(mode, frozenset()), there.get(mode, frozenset())
        if mode not in there and one & passage.content:
            return f"“{mode}” is not said there"
        if mode not in mine and other & statement.content:
            return f"“{mode}” is left out"
    return ""


def causes(statement: Passage, passage: Passage) -> str:
    """A cause must be given there too."""
    mine = CAUSES & {word.lower() for word in statement.words}
    if mine and not CAUSES & {word.lower() for word in passage.words}:
        return f"no “{sorted(mine)[0]}” is said there"
    return ""


def roles(statement: Passage, passage: Passage) -> str:
    """Who does what to whom may not be turned round."""
    order: dict[str, int] = {}
    for place, word in enumerate(passage.stems):
        order.setdefault(word, place)
    passive = {"by"} & (set(statement.stems) ^ set(passage.stems))
    for sentence in re.split(r"[,;.]", statement.text):
        places = [order[s] for s in Passage(sentence).stems if s in statement.content & set(order)]
        for first, second, third in zip(places, places[1:], places[2:], strict=False):
            if not passive and 0 < first - third <= 6 and first > second > third:
                return "who does what to whom is the other way round there"
    return ""


RULES: tuple[Callable[[Passage, Passage], str], ...] = (
    figures, names, grades, negations, quantifiers, directions, substitutions,
    modes, causes, roles,
)  # fmt: skip


def _initials(words: Iterable[str]) -> set[str]:
    """The acronyms that runs of capitalised or small words would make: "iro", "send"."""
    letters = "".join(w[0].lower() for w in words if w.lower() not in ("of", "and", "the", "for"))
    return {letters[i : i + n] for n in range(2, 6) for i in range(len(letters) - n + 1)}


def _grades(passage: Passage) -> list[tuple[int, str]]:
    """Grades with the place of their last word."""
    words = [word.lower() for word in passage.words]
    found = []
    for place, word in enumerate(words):
        pair = " ".join(words[max(0, place - 1) : place + 1]).replace("require ", "requires ")
        if pair in GRADES or word in GRADES:
            found.append((place, pair if pair in GRADES else word))
    return found


def _is_subsequence(mine: Iterable[str], there: Iterable[str]) -> bool:
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


def _is_before_a_figure(passage: Passage, place: int) -> bool:
    """ "Some 640" and "almost 30%" speak of nearness, not of a share."""
    following = passage.words[place + 1 : place + 2]
    return bool(following) and (following[0][0].isdigit() or following[0].lower() in NUMBER_WORDS)


def _quantified(passage: Passage) -> dict[str, frozenset[str]]:
    """The quantifiers spoken, each with the content it speaks of (up to five words on)."""
    found: dict[str, frozenset[str]] = {}
    for place, word in enumerate(passage.words):
        for name, words in QUANTIFIERS.items():
            near_a_figure = name != "all" and _is_before_a_figure(passage, place)
            if word.lower() in words.split() and not near_a_figure:
                about = passage.near(place, 5, after=True)
                found[name] = found.get(name, frozenset()) | about
    return found


def _moded(passage: Passage) -> dict[str, frozenset[str]]:
    """The modes spoken, each with the content up to four words on."""
    found: dict[str, frozenset[str]] = {}
    for place, word in enumerate(passage.words):
        for name, words in MODES.items():
            if word.lower() in words.split() and not word[0].isupper():
                about = passage.near(place, 4, after=True)
                found[name] = found.get(name, frozenset()) | about
    return found
