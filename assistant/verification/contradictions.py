"""What of a claim its evidence does not bear out: figures, names, denials and the like."""

from __future__ import annotations

from assistant.verification.accounts import (
    figures_of,
    missing_dates,
    missing_figures,
    missing_grades,
    other_bounds,
    strange_figures,
)
from assistant.verification.bindings import exchanged
from assistant.verification.comparisons import changed_directions, directions_in
from assistant.verification.dates import dates_in
from assistant.verification.modality import changed_modality, modals_in
from assistant.verification.names import missing_names, names_in
from assistant.verification.near_quotes import turned_words
from assistant.verification.negations import added_negations, dropped_negations, negations_in
from assistant.verification.order import turned_round
from assistant.verification.quantifiers import changed_quantifiers, quantifiers_in
from assistant.verification.words import Passage


def strange_fact(
    claim: Passage, source: Passage, main: Passage, whole: Passage, context: Passage
) -> str:
    """A figure, date or grade that stands nowhere in the evidence, goes another way there or has
    another floor or ceiling, or two ends exchanged, as a sentence; "" when none. `whole` is all
    that is cited."""
    return _first(
        ("does not give", strange_figures(claim, source, whole)),
        ("does not give", other_bounds(claim, source)),
        ("does not give the date", missing_dates(claim, source, main, context)),
        ("does not say", missing_grades(claim, source, main, context)),
        ("has it the other way round:", turned_round(claim, source)),
    )


def turned_fact(claim: Passage, source: Passage, main: Passage) -> str:
    """What the evidence says of something else or denies, as a sentence; "" when nothing."""
    return _first(
        ("says it of something else:", exchanged(claim, source, names_by_distance=False)),
        ("differs in what it denies:", dropped_negations(claim, source, main)),
    )


def other_fact(claim: Passage, source: Passage, main: Passage, context: Passage) -> str:
    """A fact of the claim that the evidence may not have, as a sentence; "" when none."""
    return _first(
        ("does not give", missing_figures(claim, source)),
        ("does not name", missing_names(claim, Passage((*source.units, *context.units)))),
        ("says it of something else:", exchanged(claim, source)),
        ("differs in what it denies:", dropped_negations(claim, source, main)),
    )


def other_manner(claim: Passage, source: Passage, main: Passage, context: Passage) -> str:
    """A word that turns what the evidence says, as a sentence; "" when none."""
    return _first(
        ("differs in what it denies:", added_negations(claim, source)),
        ("differs in how many or how often:", changed_quantifiers(claim, source, main)),
        ("differs in what is, should or may be:", changed_modality(claim, source, main, context)),
        ("does not compare so:", changed_directions(claim, source)),
        ("differs in", turned_words(claim, main)),
    )


def _first(*against: tuple[str, tuple[str, ...]]) -> str:
    """The first finding that there is, as a sentence; "" when none."""
    for words, found in against:
        if found:
            return f"The cited paragraph {words} {', '.join(found)}."
    return ""


def accounted_in(claim: Passage) -> frozenset[int]:
    """Places of the words that these checks have vouched for."""
    places = {at for date in dates_in(claim) for at in date.covers}
    places |= {at for f in figures_of(claim) for at in range(f.word.at, f.last + 1)}
    places |= {word.at for name in names_in(claim) for word in name.words}
    for found in (quantifiers_in(claim), directions_in(claim), modals_in(claim)):
        places |= {at for o in found for at in range(o.word.at, o.last + 1)}
    places |= {o.word.at for o in negations_in(claim, claim)}
    return frozenset(places)
