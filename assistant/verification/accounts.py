"""Whether the figures, dates and grades of a claim are those of its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.verification.comparisons import qualifier_of
from assistant.verification.dates import dates_in
from assistant.verification.figures import Figure, figures_in
from assistant.verification.grades import grades_in
from assistant.verification.words import Passage

ABOUT = frozenset("about around approximately roughly some".split())
NEARLY = frozenset("nearly almost".split())
ROUNDING = Fraction(1, 10)  # "over 400" of 430 is fair, of 600 it is not
SINGLE = frozenset("a an one single each this that another".split())


def keys_of(passage: Passage) -> frozenset[object]:
    """Figures by value, so that "twelve" and 12 are one."""
    return frozenset(figure.key for figure in figures_of(passage))


def figures_of(passage: Passage) -> tuple[Figure, ...]:
    """Its figures that are no dates."""
    return figures_in(passage, frozenset(at for d in dates_in(passage) for at in d.covers))


def missing_figures(claim: Passage, source: Passage) -> tuple[str, ...]:
    """Figures the source does not give, or gives otherwise than the claim does.

    Otherwise is as a floor or ceiling ("more than 30"), or by for to ("rose by 5.8%").
    """
    theirs = figures_of(source)
    missing = []
    for figure in figures_of(claim):
        alike = [f for f in theirs if f.key == figure.key]
        if not alike and _follows(claim, figure, source):
            continue
        if figure.kind == "ordinal" and figure.value == 1 and not figure.word.text[0].isdigit():
            continue  # "first" is an order in time, which comparisons look at
        if not alike:
            if not (
                figure.value == 1 and figure.kind == "number" and _is_single(figure, claim, source)
            ):
                missing.append(_written(claim, figure))
        elif not (
            any(_same_way(way_of(claim, figure), way_of(source, f)) for f in alike)
            and _bounded_alike(claim, figure, source, alike)
        ):
            missing.append(_written(claim, figure))
    return tuple(missing)


def strange_figures(claim: Passage, source: Passage, whole: Passage) -> tuple[str, ...]:
    """Figures in digits that the source does not give in any way and that do not follow from what
    the whole gives, or that go another way: by for to. Also shares in words, where the source has
    shares of its own."""
    theirs = figures_of(source)
    strange = []
    for figure in figures_of(claim):
        alike = [f for f in theirs if f.key == figure.key]
        given = any(_same_way(way_of(claim, figure), way_of(source, f)) for f in alike)
        follows = not alike and _follows(claim, figure, whole)
        in_digits = any(c.isdigit() for c in figure.word.text)
        told = in_digits or _is_another_share(claim, figure, theirs)
        if told and not given and not follows:
            strange.append(_written(claim, figure))
    return tuple(strange)


def other_bounds(claim: Passage, source: Passage) -> tuple[str, ...]:
    """Figures that the source gives with another floor or ceiling: "under 5" is not 5."""
    theirs = figures_of(source)
    return tuple(
        _written(claim, figure)
        for figure in figures_of(claim)
        if (alike := [f for f in theirs if f.key == figure.key])
        and not _bounded_alike(claim, figure, source, alike)
    )


def _is_another_share(claim: Passage, figure: Figure, theirs: Sequence[Figure]) -> bool:
    """Whether the source gives shares, and none like this one ("half"); "more than half" is a bound
    that any may keep to."""
    shares = [f.value for f in theirs if f.kind == "percent"]
    near = any(abs(share - figure.value) <= ROUNDING / 2 * figure.value for share in shares)
    is_bound = qualifier_of(claim, figure.word) and not _before(claim, figure) & NEARLY
    return figure.kind == "percent" and bool(shares) and not near and not is_bound


def _bounded_alike(
    claim: Passage, figure: Figure, source: Passage, alike: Sequence[Figure]
) -> bool:
    """Whether the source gives a figure as the floor or ceiling that it is in the claim."""
    theirs = {bound for f in alike for bound in _bounds(source, f)}
    return bool(_bounds(claim, figure) & theirs)


def _bounds(passage: Passage, figure: Figure) -> set[int]:
    """Its floor or ceiling; "over two years" may be all the while or longer."""
    bound = qualifier_of(passage, figure.word)
    lasts = figure.kind in ("minutes", "months") and "over" in _before(passage, figure)
    return {bound, 0} if lasts else {bound}


WAYS = {"by": "by", "to": "to", "from": "from"}
BETWEEN = frozenset("about around just over under nearly almost a an the up only some".split())


def way_of(passage: Passage, figure: Figure) -> str:
    """Whether a figure is how much ("by"), where it went ("to"), whence ("from"), or ""."""
    for word in reversed(passage.words[max(0, figure.word.at - 4) : figure.word.at]):
        if word.lower in WAYS:
            return WAYS[word.lower]
        if word.lower not in BETWEEN:
            break
    return ""


def _same_way(mine: str, theirs: str) -> bool:
    return mine == theirs or not mine or not theirs


def _follows(claim: Passage, figure: Figure, source: Passage) -> bool:
    """Whether a figure is one of the source's, the sum or the difference of two of them, or any of
    these rounded: "over 400 more" of 1,104 and 688. What it says of them others must judge."""
    theirs = [f for f in figures_of(source) if f.kind == figure.kind]
    pairs = [(one, other) for one in theirs for other in theirs if one.value > other.value]
    worked_out = [
        replace(one, value=value)
        for one, other in pairs
        for value in (one.value + other.value, one.value - other.value)
    ]
    return any(f.value == figure.value for f in worked_out) or any(
        _rounds(claim, figure, f) for f in (*theirs, *worked_out)
    )


def _before(claim: Passage, figure: Figure) -> set[str]:
    """The three words before a figure."""
    return {w.lower for w in claim.words[max(0, figure.word.at - 3) : figure.word.at]}


def _rounds(claim: Passage, figure: Figure, exact: Figure) -> bool:
    """Whether the claim says truly of an exact figure "over 400", "nearly half", "about 50"."""
    sign = qualifier_of(claim, figure.word)
    if figure.kind != exact.kind or not (sign or _before(claim, figure) & ABOUT):
        return False
    if not figure.value:
        return False
    excess = (exact.value - figure.value) / figure.value
    return (
        0 < excess <= ROUNDING
        if sign > 0
        else (-ROUNDING <= excess < 0 if sign < 0 else abs(excess) <= ROUNDING / 2)
    )


def _is_single(figure: Figure, claim: Passage, source: Passage) -> bool:
    """Whether "one child" is "a child" in the source; a lone "one" is a pronoun."""
    after = [w for w in claim.content if figure.last < w.at <= figure.last + 3]
    places = source.where({after[0].stem}) if after else ()
    if not places:
        return not figure.word.text[0].isdigit()
    return any(w.lower in SINGLE for p in places for w in source.words[max(0, p.at - 3) : p.at])


def _written(claim: Passage, figure: Figure) -> str:
    text = " ".join(w.text for w in claim.words[figure.word.at : figure.last + 1])
    return text.replace(" %", "%")


def missing_dates(
    claim: Passage, source: Passage, main: Passage, context: Passage
) -> tuple[str, ...]:
    """Dates and years that neither the source nor the document's own dates give.

    Where the claim leaves out a date of its main evidence, the document's own may not replace it.
    """
    theirs, mine = dates_in(source), dates_in(claim)
    replaced = any(
        not any(m.agrees_with(d) or d.agrees_with(m) for m in mine) for d in dates_in(main)
    )
    if not replaced:
        theirs += dates_in(context)
    return tuple(
        " ".join(claim.words[at].text for at in sorted(date.covers))
        for date in mine
        if not any(date.agrees_with(other) for other in theirs)
    )


def missing_grades(
    claim: Passage, source: Passage, main: Passage, context: Passage
) -> tuple[str, ...]:
    """Grades of the claim that the source does not give, nor the headings where it gives none."""
    theirs = {grade.key for grade in grades_in(source)}
    if not grades_in(main):
        theirs |= {grade.key for grade in grades_in(context)}
    return tuple(grade.key for grade in grades_in(claim) if grade.key not in theirs)
