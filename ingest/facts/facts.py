"""What the front page says: title, authority, kind, dates, inspectors, judgements."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents import Facts
from ingest.facts.authority import authority_of
from ingest.facts.front_dates import inspected_in, published_in
from ingest.facts.inspectors import inspectors_in
from ingest.facts.judgements import judgements_in
from ingest.facts.kind_told import kind_of
from ingest.facts.titles import committee_of, title_of
from ingest.lines import Line


def facts_of(lines: Sequence[Line]) -> Facts:
    """The facts of a document, or of one part of a pack, from its lines in reading order.

    What is not said in a way known to be right is left out.
    """
    lines = [line for line in lines if line.text.strip() or line.cells]
    if not lines:
        return Facts()
    title = title_of(lines)
    kind = kind_of(title, lines)
    if kind == "committee pack":
        title = committee_of(lines) or title
    return Facts(
        title=title,
        authority=authority_of(title, kind, lines),
        kind=kind,
        published=published_in(lines, kind),
        inspected=inspected_in(lines, kind),
        inspectors=inspectors_in(lines, kind),
        judgements=judgements_in(lines, kind),
    )
