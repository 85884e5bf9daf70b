"""The rule for figures: each must be in the passage, and belong to what it belongs to there."""

from __future__ import annotations

import re
from itertools import pairwise

from eval.offline.passages import Passage
from eval.offline.words import MONTHS, NUMBER_WORDS

Figures = list[tuple[int, str]]
# Words between two figures that compare them, so that their order matters.
COMPARING = frozenset("against from than above below compared to".split())


def figures(statement: Passage, passage: Passage) -> str:
    """Every figure must be there, with the words it stands by, and in the same relation."""
    mine, there = figures_of(statement), figures_of(passage)
    followers = {(_follower(passage, place), figure) for place, figure in there}
    for place, figure in mine:
        spots = [other for other, value in there if value == figure]
        if not spots:
            return f"the figure {statement.words[place]} is not there"
        near, follower = statement.near(place, 99), _follower(statement, place)
        is_elsewhere = near and not any(near & _by(passage, spot) for spot in spots)
        is_anothers = follower and {f for word, f in followers if word == follower} - {figure}
        if not is_year(figure) and (
            is_elsewhere or (is_anothers and (follower, figure) not in followers)
        ):
            return f"the figure {statement.words[place]} stands with other words there"
    return _relations(statement, mine, there) or _years(mine, there)


def _years(mine: Figures, there: Figures) -> str:
    """A figure may not be given to another year than the one it stands nearest to."""
    for figure, year in _dated(mine, 6).items():
        dated = _dated(there, 6)
        if dated.get(figure, year) != year and year in dated.values():
            return f"{figure} is said of {dated[figure]} there, not of {year}"
    return ""


def _dated(found: Figures, reach: int) -> dict[str, str]:
    """Each figure that has a year within reach after it (else before it), with that year."""
    years = [(place, figure) for place, figure in found if is_year(figure)]
    dated = {}
    for place, figure in found:
        near = [(abs(y - place) + 4 * (y < place), year) for y, year in years]
        if not is_year(figure) and near and min(near)[0] <= reach:
            dated[figure] = min(near)[1]
    return dated


def _follower(passage: Passage, place: int) -> str:
    """The first content word after a figure, within two words; "" where there is none."""
    after = range(place + 1, min(place + 3, len(passage.words)))
    return next((passage.stems[i] for i in after if passage.stems[i] in passage.plain), "")


def _by(passage: Passage, place: int) -> frozenset[str]:
    """The words a figure stands by: in its clause, or around it where its clause has none."""
    around = range(max(0, place - 5), min(len(passage.words), place + 6))
    return passage.near(place, 99) or frozenset(passage.stems[i] for i in around)


def _relations(statement: Passage, mine: Figures, there: Figures) -> str:
    """No part may be more than its whole, and no pair compared may be turned round."""
    for (place, one), (next_place, other) in pairwise(mine):
        between = [w.lower() for w in statement.words[place + 1 : next_place]]
        if between in (["of"], ["of", "the"]) and _value(one) > _value(other) > 0:
            return f"{one} of {other} cannot be"
        is_compared = len(between) <= 7 and COMPARING & set(between)
        both = not is_year(one) and not is_year(other)
        if is_compared and both and not _stands_before(one, other, there):
            return f"{one} and {other} stand the other way round there"
    return ""


def is_year(figure: str) -> bool:
    return re.fullmatch(r"(.* )?(19|20)\d\d", figure) is not None


def figures_of(passage: Passage) -> Figures:
    """Figures with their place: 7,200 as 7200, four as 4, 12 per cent as 12%, May 2019 as one."""
    found: Figures = []
    words = [word.lower() for word in passage.words]
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        previous = words[place - 1] if place else ""
        plain = NUMBER_WORDS.get(word, word)
        if not plain[0].isdigit() and plain[0] != "£":
            continue
        if word == "one" and following not in {"in", "of"} | MONTHS:
            continue  # "one" is a pronoun more often than a figure
        if word in UNITS and found and found[-1][0] == place - 1:
            found[-1] = (place - 1, _times(found[-1][1], UNITS[word]))  # £3.7 million, 62 thousand
            continue
        plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain).removesuffix(".0")
        if short := re.fullmatch(r"(£?[\d.]+)(k|m|bn)", plain):
            plain = _times(short[1], UNITS[short[2]])
        if previous in MONTHS and re.fullmatch(r"\d{4}", plain):
            plain = f"{previous} {plain}"
        if found and found[-1][0] == place - 1 and _is_tens(words[place - 1], word):
            plain = str(int(found.pop()[1]) + int(plain))  # sixty-two
        found.append((place, plain + ("%" if following in ("per", "percent") else "")))
    return found


UNITS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
    "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}  # fmt: skip


def _times(figure: str, unit: int) -> str:
    sign, number = figure[: figure.startswith("£")], figure.lstrip("£")
    return f"{sign}{round(float(number) * unit)}" if re.fullmatch(r"[\d.]+", number) else figure


def _is_tens(first: str, second: str) -> bool:
    tens = first in NUMBER_WORDS and first.endswith("ty") and first.isalpha()
    return tens and second in NUMBER_WORDS and len(NUMBER_WORDS[second]) == 1


def _value(figure: str) -> float:
    """What a figure is worth where it is a plain number; 0 where it is not."""
    return float(figure) if re.fullmatch(r"\d+(\.\d+)?", figure) else 0.0


def _stands_before(one: str, other: str, figures_: Figures) -> bool:
    firsts = [place for place, figure in figures_ if figure == one]
    lasts = [place for place, figure in figures_ if figure == other]
    return min(firsts) < max(lasts)
