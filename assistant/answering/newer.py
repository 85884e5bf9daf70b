"""Way: what the newest papers say, before what an older one says best: a finding may be past.

Of papers that are written of a body again and again, as by an inspectorate: they tell how things
are. Minutes tell what was done, and later ones do not change it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answering.graded_rows import OF_BEFORE
from assistant.answering.passages import enough, is_answered, told
from assistant.answering.quotation import quoted
from assistant.answering.way import Desk, Found
from assistant.documents import Document
from assistant.finding.weigh import Evidence, best_of
from assistant.kinds.every import kind_named
from assistant.question.asked import Asked
from assistant.question.periods import periods_in
from assistant.text.dates import A_YEAR

MOST = 2  # newer papers
_YEAR = re.compile(rf"\b{A_YEAR}")  # a financial year too, which is no period
NOTE = "Papers of several dates tell of this; the newest comes first."


def newer(asked: Asked, desk: Desk) -> Found | None:
    """What the newer papers of the same body say, the newest first, then what answers best; None
    where a time is asked for, or no newer paper answers by itself."""
    of_a_time = periods_in(asked.text) or _YEAR.search(asked.text) or OF_BEFORE.search(asked.text)
    if asked.comparing or of_a_time:
        return None
    evidence = enough(asked, desk)
    if not evidence:
        return None
    best = desk.edition.document(best_of(evidence).match.paragraph.document)
    later = [
        document
        for document in asked.scope.documents
        if _is_newer(document, best) and is_answered(asked, _of(document, evidence))
    ]
    if not later:
        return None
    later.sort(key=lambda document: document.date or date.min, reverse=True)
    said = [quoted(asked, _of(document, evidence), most=1) for document in later[:MOST]]
    said.append(quoted(asked, _of(best, evidence)))
    quotes = tuple(dict.fromkeys(sentence for each in said for sentence in each))
    return told(asked, desk, quotes, evidence, NOTE)


def _of(document: Document, evidence: Sequence[Evidence]) -> list[Evidence]:
    return [e for e in evidence if e.match.paragraph.document == document.id]


def _is_newer(document: Document, best: Document) -> bool:
    """Whether it is by the same writers of the same body, and of a later day."""
    if _whose(document) != _whose(best) or not all(_whose(best)):
        return False
    return bool(document.date and best.date and document.date > best.date)


def _whose(document: Document) -> tuple[str, str]:
    """The body, and who writes of it again and again; "" for what is not known."""
    return document.facts.authority, kind_named(document.facts.kind).by
