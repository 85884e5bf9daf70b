"""What a question is limited to, as a sentence."""

from __future__ import annotations

from assistant.answers import Filters
from assistant.pages.prose import Names
from assistant.pages.texts import say


def limits_sentence(filters: Filters, names: Names) -> str:
    """ "Only Marlow Vale, inspection, 2018 to 2024"; "" where all documents were asked."""
    limits = limits_in_words(filters, names)
    return say("limits_only", limits=limits) if limits else ""


def limits_in_words(filters: Filters, names: Names) -> str:
    """ "Marlow Vale, inspection, 2018 to 2024"; "" where there are none."""
    documents = [names.get(id, id) for id in filters.documents]
    chosen = (*filters.authorities, *filters.kinds, *documents, _years(filters))
    return ", ".join(filter(None, chosen))


def _years(filters: Filters) -> str:
    first, last = filters.from_year, filters.to_year
    if first is not None and first == last:
        return say("limits_one_year", first=first)
    if first is not None and last is not None:
        return say("limits_between", first=first, last=last)
    if first is not None:
        return say("limits_from", first=first)
    return "" if last is None else say("limits_to", last=last)
