"""Way: the sentences of the paragraphs nearest to the question, where they are enough to answer it;
else the documents do not say."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.graded_rows import OF_BEFORE, is_of_another_area, is_of_before
from assistant.answering.lettered import of_the_letter
from assistant.answering.offices import is_beside_the_office
from assistant.answering.ordering import without_an_order
from assistant.answering.particulars import tells_no_particular
from assistant.answering.printed_heads import PUBLISHED, asks_more
from assistant.answering.quotation import heads_nothing, quoted, with_beside
from assistant.answering.way import Desk, Found, cited_first
from assistant.answers import Sentence
from assistant.finding.marks import MISSING, OF_A_KIND, chance
from assistant.finding.weigh import Evidence, best_first, best_of
from assistant.question.asked import Asked
from assistant.reader.network import log_odds
from assistant.text.words import stems_in

# The chance from which an answer is shown, set on questions over papers that the reader was not
# learned from.
ANSWERED = 0.3
# Where hardly any of the question's weight stands in the paragraph or its place the reader must
# say yes (log odds of its chance).
HARDLY_ANY, SAYS_YES = 0.15, 1.0
MAY_BE_MORE = "These are the nearest sentences; the documents may list more."
NAMED = 0.1  # the same of the subject alone, in papers that are to be compared
# These did better than all marks on papers they were not learned from.
OF_THE_BEST = ("reader answers", "reader says", *MISSING)


def passages(asked: Asked, desk: Desk) -> Found | None:
    """The sentences that answer; None, where the best evidence is not enough."""
    evidence = enough(asked, desk)
    return told(asked, desk, quoted(asked, evidence), evidence) if evidence else None


def enough(asked: Asked, desk: Desk) -> tuple[Evidence, ...]:
    """What may answer of the evidence; () where the best of it is not enough."""
    evidence = without_another(asked, of_the_named(asked, desk))
    return evidence if is_answered(asked, evidence) else ()


def told(
    asked: Asked,
    desk: Desk,
    quotes: Sequence[Sentence],
    evidence: Sequence[Evidence],
    note: str = "",
) -> Found:
    """The quotes with what they are not understood without, before all else that was found."""
    quotes = with_beside(asked, quotes, desk.paragraphs_of)
    ranked = cited_first(quotes, best_first(desk.matches(asked), evidence))
    notes = (note, MAY_BE_MORE if asked.wants == "list" else "")
    return Found(tuple(quotes), tuple(ranked), note=" ".join(filter(None, notes)), searched=True)


def of_the_named(asked: Asked, desk: Desk) -> tuple[Evidence, ...]:
    """The evidence without papers of other councils than those named, though they speak of them;
    and without the rows that grade what is not asked for, or only head columns."""
    kept, topic = [], stems_in(asked.topic)
    for each in desk.evidence(asked):
        paragraph = each.match.paragraph
        document = desk.edition.document(paragraph.document)
        facts = (document.facts, *(p.facts for p in document.parts if p.name == paragraph.part))
        whose = {f.authority for f in facts if f.authority}
        strange = asked.scope.named and whose and not whose.intersection(asked.scope.named)
        names = " ".join(f"{f.authority} {f.title} {f.committee}" for f in facts)
        strange = strange or tells_no_particular(asked, paragraph, names)
        strange = strange or is_beside_the_office(asked, paragraph, each.at)
        strange = strange or heads_nothing(paragraph, desk.paragraphs_of(paragraph.document))
        if not strange and not any(
            is_of_another_area(paragraph, f.judgements, topic) for f in facts
        ):
            kept.append(each)
    return tuple(kept)


def without_another(asked: Asked, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Without what would be taken for the thing asked for and is another: the grade of an
    inspection before this one, the day of a visit for that of its publication, any row of a table
    for its largest, Band B for Band A."""
    evidence = of_the_letter(asked, without_an_order(asked, evidence))
    # Of a year that no paper is of, one that came after tells.
    told_later = asked.scope.missing or OF_BEFORE.search(asked.text)
    if asked.wants == "grade" and not told_later:
        return tuple(e for e in evidence if not is_of_before(e.match.paragraph))
    of_itself = not any(asks_more(asked.own_topic, source) for source in asked.scope.sources)
    if asked.wants == "date" and of_itself and PUBLISHED.search(asked.said):
        return tuple(e for e in evidence if PUBLISHED.search(e.match.paragraph.text))
    return tuple(evidence)


def is_answered(asked: Asked, evidence: Sequence[Evidence]) -> bool:
    """Whether the best sentence is likely enough to answer, and nothing plainly forbids it."""
    return bool(evidence) and not has_hardly_any(evidence) and is_likely(asked, evidence)


def has_hardly_any(evidence: Sequence[Evidence]) -> bool:
    """Whether hardly a word of the question stands where the best sentence does and the reader does
    not say yes: swimming pools, of a paper that tells of none."""
    marks = best_of(evidence).marks
    return marks["around"] < HARDLY_ANY and marks["reader answers"] < SAYS_YES


def is_likely(asked: Asked, evidence: Sequence[Evidence]) -> bool:
    """The same where the question's words need not stand there: those of a half that goes on from
    what was just found."""
    found = marks_of_best(asked, evidence)
    if asked.wants in (*OF_A_KIND, "grade") and not found["paragraph fits"]:
        return False  # who without a person or body, when without a date, how many without a figure
    if found["council missing"]:
        return False  # another council's paper is no answer about this one
    return chance("answered", found) >= (
        NAMED if asked.comparing and not asked.picking else ANSWERED
    )


def marks_of_best(asked: Asked, evidence: Sequence[Evidence]) -> dict[str, float]:
    """What the decision looks at: the best sentence's marks, and how far others come near it."""
    best = best_of(evidence)
    own = [e for e in evidence if e.match.paragraph == best.match.paragraph]
    # What no paper is of may stand in the paragraph: a table tells of ten years, of ten parishes.
    told_of = asked.scope.missing in best.match.paragraph.text or (
        asked.scope.untold and not best.marks["year missing"]
    )
    others = [e.score for e in evidence if e.match.paragraph != best.match.paragraph]
    return {
        **{name: best.marks[name] for name in OF_THE_BEST},
        "best": log_odds(best.score),
        "next": log_odds(max(others, default=0.0)),
        "paragraph fits": max(e.marks["fits"] for e in own),
        "absent": float(bool(asked.scope.missing) and not told_of),
    }
