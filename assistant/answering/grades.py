"""Way: the grades inspections gave, a row for each report, cited where it prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.printed_heads import is_of_another, other_words, with_facts
from assistant.answering.way import Desk, Found
from assistant.answers import Row, Sentence
from assistant.documents import Judgement, Paragraph
from assistant.kinds.every import A_PAPER, EVERY, WRITERS, areas_and_words, kind_named
from assistant.kinds.grades import FROM_WORST, plain, ranked
from assistant.question.asked import Asked, Source
from assistant.text.sentences import pieces_of
from assistant.text.words import stems_in

FRONT_PAGES = 3  # a verdict on the whole stands there
MOST_ROWS = 60  # reports; more grades than that are a table of their own
_WORDS_TOO = ("Good", "Exceptional")  # are words of other sentences


def _plainly(grade: str) -> str:
    return grade.replace("Requires", "requires?")


_WRITERS = "|".join(sorted(WRITERS))
_PEOPLE = "|".join(dict.fromkeys(kind.people for kind in EVERY if kind.people))
_GRADE = re.compile(
    r"\b(?:grade[ds]?|grading|rat(?:es?|ed|ings?)|judged?|judge?ments?|verdicts?|marks? for"
    r"|(?:worst|best|top|lowest|highest) marks?"
    r"|overall effectiveness|(?:better|worse|best|worst) (?:outcome|result))\b"
    rf"|\bwhat(?: was|['’]s| is) the (?:outcome|result) (?:for|of (?:the )?(?:\w+ )*{A_PAPER})\b"
    r"|\bhow (?:good|effective) (?:is|are|was|were)\b"
    rf"|\bhow (?:well |badly )?(?:did|does|do|has|have)\b(?! (?:i|we|you|they|{_WRITERS})\b)"
    r".{1,60}\b(?:do|doing|done|fared?|perform(?:ed)?|scored?|come out)"
    r"(?=\s*(?:[?.!,]|$|(?:on|in|at|for|overall)\b))",
    re.IGNORECASE,
)
# What has got better or worse is told by the grades of its reports, one after another.
_CHANGED = re.compile(
    r"^\W*(?:has|have|is|are|did|do|does)\b.{1,60}\b(?:(?:got|get|getting|gotten|become|becoming) "
    r"(?:any )?(?:better|worse)|improv(?:ed?|ing)|worsen(?:ed|ing)?|deteriorat(?:ed?|ing))"
    r"(?=\s*(?:[?.!,]|$|(?:on|in|at|for|overall|over|since)\b))",
    re.IGNORECASE,
)
# "Good" is a grade where something is said to be it; of what needs attention one may ask.
_A_GRADE = re.compile(
    rf"\b(?:(?<!what )(?:{'|'.join(_plainly(g) for g in FROM_WORST if g not in _WORDS_TOO)})"
    rf"|(?:rated|judged|graded|is|are|was|were|be) (?:\w+ )?(?P<word>{'|'.join(_WORDS_TOO)}))\b",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    r"\b(?:(?P<worst>worst|lowest|poorest|weakest)|best|highest|top)\b", re.IGNORECASE
)
_OF_PEOPLE = re.compile(
    rf"^(?:where|how (?:much|often|long)):|\bwho\b|(?:{_PEOPLE}).{{0,20}}\bname|\bwhen\b|\bwhy\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:grades|ratings|judgements|each|every|all|areas?|anything|any|what was|what were"
    r"|what is|what are)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"\b(?:which|what) (?:\w+ )?(?:councils?|authorit\w+|{A_PAPER}s?|places?)\b"
    r"|\bwho (?:was|were|is|are|has|have|got)\b|\bany(?:one|where|body)\b"
    rf"|\b(?:any|every|all)(?: (?:the|of the))?(?: \w+)? (?:council|authorit|{A_PAPER})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?:previous|last|earlier|prior)\b.{{0,40}}\b(?:{A_PAPER}|judgement|judged|grade)"
    rf"|\bsince the\b.{{0,30}}\b{A_PAPER}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Grades:
    """A row for each report that gives the grade asked for; `others` give another grade."""

    rows: tuple[Row, ...] = ()
    others: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for row in self.rows for sentence in row.sentences)

    @property
    def note(self) -> str:
        """What is said of the reports that have no sentence."""
        give = "report gives" if self.others == 1 else "reports give"
        others = f"{self.others:,} other {give} another grade." if self.others else ""
        without = "; ".join(row.document.name for row in self.rows if not row.sentences)
        return f"{others} {f'Nothing was found in: {without}.' if without else ''}".strip()


def grades(asked: Asked, desk: Desk) -> Found | None:
    """The grades of one report or of several; that there are others is said beside them."""
    given = graded(asked, desk.paragraphs_of)
    if not given.rows:
        note = f"No report gives that grade. {given.note}"
        if not given.others:
            return None
        return Found(note=note, outcome="not_found", reason="no such grade")
    rows = given.rows if len(given.rows) > 1 else ()
    return Found(given.sentences, rows=rows, note=given.note)


def graded(asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]) -> Grades:
    """The grades that are asked for, in time order; none where a report does not print its own."""
    text = asked.text
    if asked.wants == "number" or asked.scope.missing or not _asks_for_grades(asked.said):
        return Grades()
    sources = [s for whole in asked.scope.sources for s in with_facts(whole)]
    sources = [source for source in sources if source.facts.judgements]
    if is_of_another(text, len(sources)):
        return Grades()
    asked_for = [(source, _asked_for(source, asked.topic, text)) for source in sources]
    only = _named_grade(text) or _extreme(text, asked_for) if _WHICH.search(text) else ""
    kept = [
        (source, [j for j in judgements if not only or _same(j.grade, only)])
        for source, judgements in asked_for
        if judgements
    ]
    others = sum(not judgements for _, judgements in kept)
    if len(kept) - others > MOST_ROWS or (_CHANGED.search(asked.said) and not _in_order(kept)):
        return Grades()
    rows = tuple(
        _row(source, judgements, paragraphs_of(source.document.id))
        for source, judgements in kept
        if judgements
    )
    if rows and not any(row.sentences for row in rows):
        return Grades()
    return Grades(rows, others)


def _in_order(kept: Sequence[tuple[Source, Sequence[Judgement]]]) -> bool:
    """Whether they tell how one body has changed: two reports of it at least, and of no other."""
    return len(kept) > 1 and len({source.facts.authority for source, _ in kept}) == 1


def _row(source: Source, judgements: Sequence[Judgement], every: Sequence[Paragraph]) -> Row:
    """What the report prints of these judgements."""
    found = {judgement: printed(judgement, source, every) for judgement in judgements}
    given = tuple(judgement for judgement, sentence in found.items() if sentence)
    said = tuple(dict.fromkeys(filter(None, found.values())))
    return Row(source.document, said, replace(source.facts, judgements=given))


def _asks_for_grades(text: str) -> bool:
    return bool(_GRADE.search(text) or _A_GRADE.search(text) or _CHANGED.search(text)) and not (
        _OF_PEOPLE.search(text) and not _WHICH.search(text)
    )


def _asked_for(source: Source, topic: str, text: str) -> tuple[Judgement, ...]:
    """The judgements of the area asked for; the overall one when no area is named."""
    judgements = source.facts.judgements
    areas, other = areas_and_words(topic)
    other = other_words(other, source)
    if areas or other:
        return _of_area(judgements, areas, other)
    overall = tuple(j for j in judgements if _is_overall(j))
    if "overal" in stems_in(topic):
        return overall
    grade = _named_grade(text)
    if grade and _EVERY.search(text) and not _WHICH.search(text):
        return tuple(j for j in judgements if _same(j.grade, grade)) or judgements
    every = re.search(r"\b(?:grades|ratings|judgements|each|every|all)\b", text, re.IGNORECASE)
    return judgements if every or not overall else overall


def _of_area(
    judgements: Sequence[Judgement], areas: frozenset[str], other: frozenset[str]
) -> tuple[Judgement, ...]:
    """The judgement that is of all these areas and has all these words, the plainest first."""
    fitting = []
    for judgement in judgements:
        its_areas, its_words = areas_and_words(judgement.area)
        if areas <= its_areas and other <= its_words | set(stems_in(judgement.area)):
            plainness = (not _is_overall(judgement), len(its_areas), len(its_words))
            fitting.append((plainness, judgement))
    return (min(fitting, key=lambda each: each[0])[1],) if fitting else ()


def _is_overall(judgement: Judgement) -> bool:
    return "overall" in judgement.area.casefold()


def _named_grade(text: str) -> str:
    found = _A_GRADE.search(text)
    return plain(found["word"] or found[0]) if found else ""


def _extreme(text: str, asked_for: Sequence[tuple[Source, Sequence[Judgement]]]) -> str:
    """The worst or the best grade that is given, where that is asked for."""
    given = ranked(j.grade for _, judgements in asked_for for j in judgements)
    if not given or not (found := _EXTREME.search(text)):
        return ""
    return given[0] if found["worst"] else given[-1]


def _same(grade: str, named: str) -> bool:
    return bool(named) and plain(grade).startswith(named)


def printed(judgement: Judgement, source: Source, every: Sequence[Paragraph]) -> Sentence | None:
    """The sentence of the report that prints the area with its grade, from its table if it can."""
    area = set(stems_in(judgement.area.rsplit(":", 1)[-1]))
    section = set(stems_in(judgement.area.rpartition(":")[0]))
    found = []
    for paragraph in every:
        if not _says(paragraph.text, judgement) or _is_of_before(paragraph):
            continue
        above = set(stems_in(" ".join(paragraph.section)))
        for at, piece in enumerate(pieces_of(paragraph.text)):
            if not _says(piece.text, judgement):
                continue
            named = area <= set(stems_in(piece.text))
            if named and paragraph.form == "row":
                rank = 0
            elif _is_overall(judgement) and _is_verdict(source, paragraph, piece.text):
                rank = 1
            elif named:
                rank = 2
            elif area <= above and not at:
                rank = 3
            else:
                continue
            away = (not source.holds(paragraph), rank, not section <= above)
            found.append((away, len(paragraph.text), paragraph.position, paragraph, piece.text))
    if not found:
        return None
    *_, paragraph, text = min(found, key=lambda each: each[:3])
    return Sentence.quoting(paragraph, text)


def _is_verdict(source: Source, paragraph: Paragraph, text: str) -> bool:
    """Whether it says at the front how good the whole is."""
    verdict = kind_named(source.facts.kind).verdict
    return paragraph.first_page <= FRONT_PAGES and bool(
        verdict and re.search(verdict, text, re.IGNORECASE)
    )


def _says(text: str, judgement: Judgement) -> bool:
    """Whether the grade stands there, and not as the end of another: "inadequate" holds one."""
    return bool(re.search(rf"\b{re.escape(plain(judgement.grade))}\b", plain(text)))


def _is_of_before(paragraph: Paragraph) -> bool:
    """Whether it tells of an inspection before this one."""
    return any(_BEFORE.search(said) for said in (paragraph.text, *paragraph.section))
