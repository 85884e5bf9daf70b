"""Way: the grades inspections gave, a row for each report, cited where it prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.graded_rows import is_overall, row_of
from assistant.answering.printed_heads import is_of_another, other_words, with_facts
from assistant.answering.way import Desk, Found
from assistant.answers import Match, Row, Sentence
from assistant.documents import Judgement, Paragraph
from assistant.finding.marks import OF_A_KIND
from assistant.kinds.every import A_PAPER, EVERY, WRITERS, areas_and_words
from assistant.kinds.grades import A_GRADE, grades_named, height, is_one_of, ranked
from assistant.question.asked import Asked, Source
from assistant.text.dates import A_MONTH_NAME, A_YEAR
from assistant.text.words import stems_in

MOST_ROWS = 60  # reports; more grades than that are a table of their own
_WRITERS = "|".join(sorted(WRITERS))
_PEOPLE = "|".join(dict.fromkeys(kind.people for kind in EVERY if kind.people))
_GRADE = re.compile(
    r"\b(?:(?:down)?grad(?:e[ds]?|ing)|rat(?:es?|ed|ings?)|judged?|judge?ments?|verdicts?"
    r"|marks? for|(?:worst|best|top|lowest|highest) marks?"
    r"|overall effectiveness|(?:better|worse|best|worst) (?:outcome|result)"
    r"|(?:better|worse|stronger|weaker) (?:\w+ )?than)\b"
    rf"|\bwhat(?: was|['’]s| is) the (?:outcome|result) (?:for|of (?:the )?(?:\w+ )*{A_PAPER})\b"
    r"|\bhow (?:good|effective) (?:is|are|was|were)\b"
    rf"|\bhow (?:well |badly )?(?:did|does|do|has|have)\b(?! (?:i|we|you|they|{_WRITERS})\b)"
    r".{1,60}\b(?:do|doing|done|fared?|perform(?:ed)?|scored?|come out)"
    r"(?=\s*(?:[?.!,]|$|(?:on|in|at|for|overall)\b))",
    re.IGNORECASE,
)
_GOT = re.compile(
    r"\bwhat (?:did|has|have|had) .{1,60}\b(?:get|got|receive|been given|been awarded)"
    r"(?: (?P<area>for\b)|(?= (?:in|at|overall)\b|\W*$))",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    rf"\b(?:how many|number of) (?:\w+ ){{0,3}}?(?:councils|authorities|{A_PAPER}s|places"
    r"|(?P<areas>areas|judgements))\b",
    re.IGNORECASE,
)
_BODIES = rf"(?:councils?|authorit\w+|{A_PAPER}s?|places?)"
# What has got better or worse is told by the grades of its reports, one after another.
_WORSE = r"worse|worsen(?:ed|ing)?|deteriorat(?:ed?|ing)|declin(?:ed?|ing)"
CHANGED = re.compile(
    rf"^\W*(?:and |but )?(?:(?:has|have|is|are|did|do|does)\b.{{1,60}}|(?:which|what) (?:\w+ )?"
    rf"{_BODIES}(?: \w+)?) (?:(?:got|get|getting|gotten|become|becoming|done|did) (?:any )?"
    rf"(?:better|worse)|improv(?:ed?|ing)|{_WORSE})"
    r"(?=\s*(?:[?.!,]|$|(?:on|in|at|for|overall|over|since)\b))",
    re.IGNORECASE,
)
_EXTREME = re.compile(
    r"\b(?<!its )(?<!their )(?:(?P<worst>worst|lowest|poorest|weakest)|best|highest|strongest)\b",
    re.IGNORECASE,
)
_OF_AN_EXTREME = re.compile(
    rf"\b(?:{_BODIES}|areas?|did|do|does|got|gets?|has|was|were)\b", re.IGNORECASE
)
_OF_PEOPLE = re.compile(
    rf"^(?:where|how (?:much|often|long)):|\bwho\b|(?:{_PEOPLE}).{{0,20}}\bname|\bwhen\b|\bwhy\b",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:grades|ratings|judgements|each|every\w*|all)\b", re.IGNORECASE)
# What asks which reports it is, and what asks which of the things they grade.
_WHICH = re.compile(
    rf"\b(?:which|what) (?:\w+ )?{_BODIES}\b|\b(?:best|worst|\w+est) (?:\w+ )?{_BODIES}\b"
    rf"|\bwhich (?:ones? )?(?:are|were|is|was|of (?:these|those|them|the {_BODIES}))\b"
    r"|\bwho (?:was|were|is|are|has|have|had|got|gets|did|does|do)\b|\bany(?:one|where|body)\b"
    rf"|\b(?:any|every|all)(?: (?:the|of the))?(?: \w+)? {_BODIES}",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"\b(?:which|what|any) (?:\w+ )?(?:areas?|judgements?|grades?|parts?)\b|\banything\b"
    r"|\bwhat (?:was|is|were|are)\b|\bwhat\b.+\bfor\W*$",
    re.IGNORECASE,
)
# What is said of a change or a difference, and of nothing that changes or differs.
_COMPARING = frozenset(
    stems_in("change compare comparison differ difference different worse worsen decline better")
    + stems_in("deteriorate improve strong weak most more least less versus trend time year")
)
# What compares papers on something else than how good they say it is.
_ON_OTHER = frozenset(stems_in("improve improvement need recommend require lead name date day"))
_A_DAY = re.compile(rf"\b(?:as at|{A_MONTH_NAME}|{A_YEAR})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grades:
    """A row for each report that gives the grade asked for; `others` give another grade. Where it
    is asked how many do, `counted` says that."""

    rows: tuple[Row, ...] = ()
    others: int = 0
    counted: str = ""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for row in self.rows for sentence in row.sentences)

    @property
    def note(self) -> str:
        """What is said of the reports that have no sentence."""
        give = "report gives" if self.others == 1 else "reports give"
        others = f"{self.others:,} other {give} another grade." if self.others else ""
        without = "; ".join(row.document.name for row in self.rows if not row.sentences)
        nothing = f"Nothing was found in: {without}." if without else ""
        return " ".join(filter(None, (self.counted, others, nothing)))


def grades(asked: Asked, desk: Desk) -> Found | None:
    """The grades of one report or of several; that there are others is said beside them."""
    given = graded(asked, desk.paragraphs_of)
    if not given.rows:
        if not given.others:
            return None
        note = f"No report gives that grade. {given.note}"
        if CHANGED.search(asked.said):
            note = "Of no council are there two reports whose grades say that."
        return Found(note=note, outcome="not_found", reason="no such grade")
    rows = given.rows if len(given.rows) > 1 else ()
    # What prints a grade answers, and the head of its table only says of what.
    cited = dict.fromkeys(c.paragraph for s in given.sentences for c in s.citations)
    matches = [Match(paragraph, 1.0) for paragraph in cited]
    matches.sort(key=lambda match: not A_GRADE.search(match.paragraph.text))
    return Found(given.sentences, tuple(matches), rows, given.note)


def graded(asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]) -> Grades:
    """The grades that are asked for, in time order; none where a report does not print its own."""
    sources = [s for whole in asked.scope.sources for s in with_facts(whole)]
    sources = [source for source in sources if source.facts.judgements]
    if asked.scope.missing or not _asks_for_grades(asked, sources):
        return Grades()
    if is_of_another(asked.text, len(sources)):
        return Grades()
    among = [(source, _asked_for(source, asked)) for source in sources]
    kept = _picked(asked, [(source, judgements) for source, judgements in among if judgements])
    others = sum(not judgements for _, judgements in kept)
    if len(kept) - others > MOST_ROWS:
        return Grades()
    rows = tuple(
        row_of(source, judgements, paragraphs_of(source.document.id))
        for source, judgements in kept
        if judgements
    )
    if rows and not any(row.sentences for row in rows):
        return Grades()
    return Grades(rows, others, _counted(asked.said, rows))


def of_compared(asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]) -> list[Row]:
    """The grades of papers that are compared on nothing but what is graded in them; none where a
    figure, a day or a name is asked for, which no grade is."""
    if asked.wants in OF_A_KIND:
        return []
    sources = [s for whole in asked.scope.sources for s in with_facts(whole)]
    those = [(source, _asked_for(source, asked)) for source in sources if source.facts.judgements]
    graded_ones = [(source, judgements) for source, judgements in those if judgements]
    if not (_compares(asked) and areas_and_words(asked.topic)[0] and _has_each(asked, graded_ones)):
        return []
    return [row_of(s, judgements, paragraphs_of(s.document.id)) for s, judgements in graded_ones]


def _has_each(asked: Asked, kept: Sequence[tuple[Source, Sequence[Judgement]]]) -> bool:
    """Whether each authority that is named has its grades there."""
    return {source.facts.authority for source, _ in kept}.issuperset(asked.scope.named)


def _picked(
    asked: Asked, among: Sequence[tuple[Source, tuple[Judgement, ...]]]
) -> list[tuple[Source, tuple[Judgement, ...]]]:
    """Of each report the judgements with the grade asked for, or all where none is asked for."""
    if CHANGED.search(asked.said):
        return _changed(asked.said, among)
    reports, areas = _asks_which(asked)
    given = ranked(j.grade for _, judgements in among for j in judgements)
    named = grades_named(asked.text)
    if not named and given:
        extremes = _EXTREME.finditer(asked.text)
        named = frozenset(given[0] if extreme["worst"] else given[-1] for extreme in extremes)
    if not named or not (reports or areas):
        return list(among)
    kept = [
        (source, tuple(j for j in judgements if is_one_of(j.grade, named)))
        for source, judgements in among
    ]
    if reports and _EVERY.search(asked.said):
        # Good in every area is what has no other grade in any.
        kept = [
            (s, own if own == all_ else ()) for (s, own), (_, all_) in zip(kept, among, strict=True)
        ]
    return kept if reports or any(own for _, own in kept) else list(among)


def _asks_which(asked: Asked) -> tuple[bool, bool]:
    """Whether it asks which reports have a grade, and whether, of which areas it is."""
    counted = _HOW_MANY.search(asked.said)
    reports = bool(_WHICH.search(asked.text) or (counted and not counted["areas"]))
    areas = (_AREAS.search(asked.text) and grades_named(asked.text)) or counted
    areas = areas or _EXTREME.search(asked.text)
    return reports, bool(areas) and not _EVERY.search(asked.said)


def _changed(
    text: str, among: Sequence[tuple[Source, tuple[Judgement, ...]]]
) -> list[tuple[Source, tuple[Judgement, ...]]]:
    """The reports that tell how one body has changed, or which bodies have; none where a body has
    only one."""
    of_each: dict[str, list[tuple[Source, tuple[Judgement, ...]]]] = {}
    for source, judgements in among:
        of_each.setdefault(source.facts.authority, []).append((source, judgements))
    told = [each for each in of_each.values() if len(each) > 1]
    if not _WHICH.search(text):
        return told[0] if len(of_each) == 1 and told else []
    way = -1 if re.search(_WORSE, text, re.IGNORECASE) else 1
    so = [each for each in told if way * (_height(each[-1]) - _height(each[0])) > 0]
    return [one for each in so for one in each] or [(source, ()) for source, _ in among]


def _height(graded: tuple[Source, tuple[Judgement, ...]]) -> float:
    return height(graded[1][0].grade)


def _counted(text: str, rows: Sequence[Row]) -> str:
    """How many reports or areas have the grade, where that is asked."""
    asked = _HOW_MANY.search(text)
    if not asked:
        return ""
    many = sum(len(row.sentences) for row in rows) if asked["areas"] else len(rows)
    what = "area" if asked["areas"] else "report"
    return f"{many:,} {what}{' has' if many == 1 else 's have'} that grade."


def _asks_for_grades(asked: Asked, sources: Sequence[Source]) -> bool:
    text = asked.said
    extreme = _EXTREME.search(text) and _OF_AN_EXTREME.search(text)
    # How many there were on a day a text tells, of more bodies than those whose reports are here.
    counted = _HOW_MANY.search(text) and not _A_DAY.search(text)
    if asked.wants == "number" and not counted and not extreme:
        return False
    if _OF_PEOPLE.search(text) and not _WHICH.search(text):
        return False
    if extreme or _GRADE.search(text) or CHANGED.search(text) or grades_named(text):
        return True
    areas = areas_and_words(asked.topic)[0]
    if (got := _GOT.search(text)) and bool(areas) == bool(got["area"]):
        return True
    # Papers compared on nothing are compared by what they were given.
    left = any(areas or _other(s, asked) for s in sources)
    judged = [(source, source.facts.judgements) for source in sources]
    return _compares(asked) and not left and _has_each(asked, judged)


def _compares(asked: Asked) -> bool:
    """Whether papers are compared on what they may have been graded on: not who or when it was."""
    other = _OF_PEOPLE.search(asked.said) or _ON_OTHER & set(stems_in(asked.topic))
    return asked.comparing and not asked.picking and not other


def _other(source: Source, asked: Asked) -> frozenset[str]:
    """The words of the question that ask about the text, and of no grade."""
    other = other_words(areas_and_words(asked.topic)[1], source) - _COMPARING
    names = stems_in(" ".join(asked.scope.named))
    return frozenset(word for word in other.difference(names) if not word.endswith("n't"))


def _asked_for(source: Source, asked: Asked) -> tuple[Judgement, ...]:
    """The judgements of the area asked for; the overall one when no area is named."""
    judgements = source.facts.judgements
    areas, other = areas_and_words(asked.topic)[0], _other(source, asked)
    if areas or other:
        return _of_area(judgements, areas, other)
    overall = _of_table(tuple(j for j in judgements if is_overall(j)), asked.topic)
    if "overal" in stems_in(asked.topic):
        return overall
    reports, parts = _asks_which(asked)
    if not ((parts and not reports) or _EVERY.search(asked.text) or not overall):
        return overall
    parts_alone = tuple(j for j in judgements if j not in overall)
    return (parts_alone if "area" in stems_in(asked.topic) else ()) or judgements


def _of_table(judgements: tuple[Judgement, ...], topic: str) -> tuple[Judgement, ...]:
    """Of the same judgement in several tables, that of the table whose head the question names."""
    words = set(stems_in(topic))
    shared = [len(words & set(stems_in(j.area.rpartition(": ")[0]))) for j in judgements]
    return tuple(j for j, n in zip(judgements, shared, strict=True) if n == max(shared))


def _of_area(
    judgements: Sequence[Judgement], areas: frozenset[str], other: frozenset[str]
) -> tuple[Judgement, ...]:
    """The judgement that is of all these areas and has all these words, the plainest first."""
    fitting = []
    for judgement in judgements:
        its_areas, its_words = areas_and_words(judgement.area)
        if areas <= its_areas and other <= its_words | set(stems_in(judgement.area)):
            plainness = (not is_overall(judgement), len(its_areas), len(its_words))
            fitting.append((plainness, judgement))
    return (min(fitting, key=lambda each: each[0])[1],) if fitting else ()
