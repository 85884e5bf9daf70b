"""What the front page says: title, authority, kind, dates, committee, people, judgements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.documents import Facts
from assistant.kinds.every import EVERY
from assistant.kinds.kind import Kind
from ingest.facts.authority import authority_of
from ingest.facts.committees import authors_in, committee_in
from ingest.facts.front_dates import month_in_front, periods_in, published_in
from ingest.facts.front_labels import Labelled, labelled_in
from ingest.facts.issue import issue_of
from ingest.facts.judgements import judgements_in
from ingest.facts.kind_told import kind_of
from ingest.facts.people import people_in
from ingest.facts.titles import front_of, title_of, titled_as
from ingest.lines import Line

STATUS = 8  # words: behind "Purpose:" a sentence may stand, and tells no status


def facts_of(lines: Sequence[Line], kinds: Iterable[Kind] = EVERY) -> Facts:
    """The facts of a document, or of one part of a pack, from its lines in reading order.

    What is not said in a way known to be right is left out.
    """
    lines = [line for line in lines if line.text.strip()]
    if not lines:
        return Facts()
    labels = labelled_in(lines)
    labelled = next((each.value for each in labels if each.fact == "title"), "")
    title = title_of(lines)
    kind = kind_of(labelled or title, lines, kinds)
    of_kind = titled_as(kind, lines, labelled)
    authority = authority_of(of_kind or title, kind, lines)
    committee = committee_in(lines, labels, authority) if kind.dated == "met" else ""
    title = of_kind or (committee if kind.titled != "printed" else "") or title
    periods = periods_in(lines, kind, labels)
    published = published_in(lines, kind, labels)
    dated = bool(published or periods)
    issue, replaces = issue_of(title, kind, lines)
    return Facts(
        title=title,
        authority=authority,
        kind=kind.name,
        published=published,
        inspected=(periods[0][0], periods[-1][1]) if periods else None,
        inspectors=people_in(lines, kind.front) if kind.front else (),
        judgements=judgements_in(lines, kind),
        month=None if dated or kind.dated == "visited" else month_in_front(lines, labels),
        periods=periods if len(periods) > 1 else (),
        committee=committee,
        authors=authors_in(labels),
        decision=_number(labels),
        status=_status(title, lines, labels),
        issue=issue,
        replaces=replaces,
    )


def _number(labels: Sequence[Labelled]) -> str:
    """The number of a decision: it has a figure, or it is none ("n/a")."""
    values = (each.value for each in labels if each.fact == "decision")
    return next((value for value in values if re.search(r"\d", value)), "")


def _status(title: str, lines: Sequence[Line], labels: Sequence[Labelled]) -> str:
    """ "draft", "for decision" or what stands behind "Status:", "" where nothing does."""
    heads = [line.text.strip() for line in front_of(lines, 1)[:20]]
    if any(re.match(r"(?:final )?draft\b", text, re.IGNORECASE) for text in (title, *heads)):
        return "draft"
    for text in heads:
        if found := re.fullmatch(r"(?i:for (?:decision|information|noting|approval))", text):
            return found[0].lower()
    said = (each.value for each in labels if each.fact == "status")
    return next((value for value in said if len(value.split()) <= STATUS), "")
