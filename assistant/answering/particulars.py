"""Step: the particulars that papers print at their head or foot: of a meeting when, where, who
chaired, who came or sent word; of a report in a pack who wrote it, whose it is, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.answering.clauses import unnumbered
from assistant.answers import Sentence
from assistant.documents import Paragraph
from assistant.kinds.every import EVERY
from assistant.kinds.meeting import DECLARED
from assistant.kinds.officers_report import OFFICERS_REPORT
from assistant.question.asked import Asked, Source
from assistant.question.periods import periods_in
from assistant.text.dates import MONTHS
from assistant.text.sentences import pieces_of
from assistant.text.words import stem, stems_in

# The kinds that are of a meeting itself.
_KINDS = tuple(kind for kind in EVERY if kind.titled in ("committee", "minutes"))
MEETINGS = frozenset(kind.name for kind in _KINDS)
_PARTICULARS = tuple(dict.fromkeys(each for kind in _KINDS for each in kind.particulars))
MOST = 3
_A_MEETING = re.compile(
    r"\b(?:meeting|committee|panel|board|cabinet|scrutiny|minutes|agenda)s?\b", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:[\w&’'-]+\s+){0,5}(?:sub-?)?(?:committee|panel|board|cabinet|forum|council|scrutiny)\b",
    re.IGNORECASE,
)
# Words before the name of a body that are no part of it.
_NO_BODY = frozenset(
    stem(word)
    for word in """chair chairs chaired chairman chairwoman vice member members attended present
    apologies absent missed meeting sits sat serves time start starts end ended co opted optees
    coopted held venue council sent gave given received elected""".split()
) | frozenset(map(stem, MONTHS))
# Words of a question about a meeting that ask of nothing else.
_OF_MEETINGS = frozenset(
    stem(word)
    for word in """meetings minutes agenda pack board panel committee scrutiny cabinet forum council
    councillor councillors public body councils officers officer people person persons who place
    took take time last first latest date day year th st nd rd""".split()
)
# "How many were there?" is told by the list of them, and of the public there is none.
_NOT_THIS = re.compile(
    r"\bnext\b|\bhow (?:much|often|long)\b|\bwhy\b|\bwhat did\b|\bvot|\bsecond"
    r"|\bhow many\b(?!(?: (?:\w{1,20} )?(?:people|persons|members|councillors|officers))?"
    r" (?:attend|came|were|sent|gave|could|did|turned|took|missed)(?!.{0,99}\bpublic\b))",
    re.IGNORECASE,
)
_BEFORE_A_NAME = re.compile(
    r"\b(?:the|a|an|to|at|on|in|for|from|which|what|who|it)\s", re.IGNORECASE
)
MOST_READ = 50  # papers that are gone through for one question: the latest
MOST_LINES = 12  # that one list of people is broken into
MOST_NAMES = 30  # that stand one to a row or a line
LONGEST_NAME = 8  # words of a line that is a name, with an office or a body
_BARE = re.compile(r":\W*$")
_OPEN = re.compile(r"(?:[,;:]|\band|&)\s*$")
LONGEST = 60  # words; a longer paragraph is about something else, unless it begins with a label
_LABEL = re.compile(r"[A-Z][A-Za-z]+(?: [A-Za-z]+){0,2}\s?:")  # "PRESENT: Mr A Reed (Chairman), …"
_A_REPORT = re.compile(r"\b(?:report|paper|item)\b", re.IGNORECASE)
# What else such a question is made of; the other words name the report.
_FREE = frozenset(
    stem(word)
    for word in """report paper item wrote written write author authors prepared drafted email
    mail phone telephone ring call contact details number cabinet member lead director portfolio
    holder wards ward affected key decision service area officer committee council went come came
    presented councillors members behind responsible fronts front belongs falls under scrutiny
    meeting""".split()
)

Meeting = tuple[Source, Sequence[Paragraph]]  # or its papers in a pack, with their particulars


def of_the_meeting(
    asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Sentence, ...]:
    """The sentences that print what is asked of a meeting; () when it is no such question."""
    cue, printed = _asked_of(asked)
    if not printed:
        return ()
    meetings = meetings_of(asked, paragraphs_of)
    pattern = re.compile(printed, re.IGNORECASE)
    said = [_printing(pattern, part) for _, part in _best_named(asked, cue, meetings)]
    return tuple(dict.fromkeys(s for each in list(filter(None, said))[:MOST] for s in each))


def _asked_of(asked: Asked) -> tuple[str, str]:
    """What asks for a particular of a meeting, and how that is printed; two "" where nothing
    does."""
    text, nothing = asked.text, ("", "")
    cue, printed = next(
        (pair for pair in _PARTICULARS if re.search(pair[0], asked.own, re.IGNORECASE)), nothing
    )
    about = _A_MEETING.search(text) or periods_in(text)
    if not printed or not about or _NOT_THIS.search(text) or _asks_more(asked, cue):
        return nothing
    return cue, printed


def meetings_of(asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]) -> list[Meeting]:
    """The meetings of the body and the day that are named, or all."""
    return [
        meeting
        for meeting in _meetings(asked, paragraphs_of)
        if _is_the_day(asked.text, meeting) and _is_the_body(asked.text, meeting)
    ]


def tells_no_particular(asked: Asked, paragraph: Paragraph, names: str) -> bool:
    """Whether a particular is asked of a body that is named, and the paragraph does not print it,
    or neither it nor its place nor these names of its paper have the name of the body; or whether
    a declaration is asked for and it speaks of none."""
    place = " ".join((names, paragraph.part, *paragraph.section))
    declares = re.compile(DECLARED[0], re.IGNORECASE)
    if declares.search(asked.own) and not declares.search(f"{place} {paragraph.text}"):
        return True
    named = _BODY.search(asked.text)
    cue, printed = _asked_of(asked) if named else ("", "")
    if not named or not printed:
        return False
    told = re.search(rf"{cue}|{printed}", paragraph.text, re.IGNORECASE | re.MULTILINE)
    return not told or not _body_in(named[0]) <= set(stems_in(f"{place} {paragraph.text}"))


def _body_in(words: str) -> set[str]:
    """The stems of the name of a body."""
    return set(stems_in(_name_in(words))) - _NO_BODY


def _asks_more(asked: Asked, cue: str) -> bool:
    """Whether it asks of what a committee did, and not of its meeting: words are left when those
    that ask, the name of the body and of its papers, and the day are taken out."""
    papers = {
        f"{s.facts.authority} {s.facts.kind} {s.facts.committee} {s.facts.title} {s.part}"
        for s in asked.scope.sources
        if s.facts.kind in MEETINGS
    }
    left = naming(asked, cue) - set(stems_in(" ".join(papers)))
    return any(not word.isdecimal() for word in left)


def naming(asked: Asked, cue: str) -> set[str]:
    """The words that ask nothing of a meeting: those of its papers' names."""
    rest = re.sub(rf"(?:{cue})\w*", " ", asked.own_topic, flags=re.IGNORECASE)
    if named := _BODY.search(rest):
        rest = rest.replace(_name_in(named[0]), " ")
    return set(stems_in(rest)) - _NO_BODY - _OF_MEETINGS


def _best_named(asked: Asked, cue: str, meetings: Sequence[Meeting]) -> list[Meeting]:
    """Those whose heads have most of the words that name them: "the annual meeting"."""
    words = naming(asked, cue)
    shared = [len(words & set(stems_in(_head_of(meeting)))) for meeting in meetings]
    return [each for each, n in zip(meetings, shared, strict=True) if n == max(shared)]


def _meetings(asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]) -> list[Meeting]:
    """The short paragraphs at the head and the foot of each pack and each set of minutes."""
    found = []
    for source in [s for s in asked.scope.sources if s.facts.kind in MEETINGS][-MOST_READ:]:
        document = source.document
        whole = paragraphs_of(document.id)
        first = source.part or (whole[0].part if whole else "")
        held = [Source(document, p.facts, p.name) for p in document.parts]
        parts = [part for part in held if part.facts.kind in MEETINGS and part.part != first]
        for each in (replace(source, part=first), *([] if source.part else parts)):
            found.append((each, _particulars([p for p in whole if p.part == each.part])))
    return [(source, part) for source, part in found if part]


def _particulars(part: Sequence[Paragraph]) -> list[Paragraph]:
    return [
        p
        for p in part
        if p.numbering == "counted" and (len(p.text.split()) <= LONGEST or _LABEL.match(p.text))
    ]


def _is_the_day(text: str, meeting: Meeting) -> bool:
    """Whether a meeting is of the day, or the month, that the question names, if it names one; of
    a meeting without a date its head may tell."""
    source, periods = meeting[0], periods_in(text)
    if not periods or source.is_of(periods):
        return True
    return not source.facts.day and any(period.is_printed(_head_of(meeting)) for period in periods)


def _is_the_body(text: str, meeting: Meeting) -> bool:
    """Whether its papers bear the name of the committee, panel or board that is asked about."""
    named = _BODY.search(text)
    head = set(stems_in(_head_of(meeting)))
    return named is None or _body_in(named[0]) <= head


def _head_of(meeting: Meeting) -> str:
    """What its facts and its papers say of it before its first item."""
    facts, part = meeting[0].facts, meeting[1]
    above = [p.text for p in part[:MOST_LINES] if p.section == part[0].section]
    named = (facts.authority, facts.title, facts.committee, part[0].part, *part[0].section)
    return " ".join((*named, *above))


def _name_in(words: str) -> str:
    """The name of a body, without the words of the question before it."""
    return _BEFORE_A_NAME.split(words)[-1]


def _printing(printed: re.Pattern[str], part: Sequence[Paragraph]) -> list[Sentence]:
    """The first sentence that prints it, and what follows where it ends in the midst of a list, or
    with the label that heads one; else what stands under a heading that is such a label."""
    for at, paragraph in enumerate(part):
        for piece in pieces_of(paragraph.text):
            if found := printed.search(piece.text):
                goes_on = [p for p in part[at + 1 :] if p.section == paragraph.section]
                is_label = found[0] == piece.text or _BARE.search(piece.text)
                rows = _rows_of(printed, paragraph, goes_on)
                below = rows or (_under if is_label else _rest)(piece.text, goes_on)
                return [Sentence.quoting(paragraph, piece.text), *below]
    if not printed.pattern.startswith("^"):
        return []
    headed = [p for p in part if p.section and printed.search(unnumbered(p.section[-1]))]
    return [Sentence.quoting(p, p.text) for p in headed[:MOST_NAMES]]


def _rows_of(
    printed: re.Pattern[str], first: Paragraph, following: Sequence[Paragraph]
) -> list[Sentence]:
    """The other rows of a table whose column it heads."""
    below = following if first.form == "row" else ()
    rows = takewhile(lambda p: p.form == "row" and printed.search(p.text), below)
    return [Sentence.quoting(p, p.text) for p in rows][:MOST_NAMES]


def _under(label: str, following: Sequence[Paragraph]) -> list[Sentence]:
    """What stands under a label with nothing beside it: the rows of its table, or the lines that
    are each as short as a name; else the list that goes on."""
    rows = list(takewhile(lambda p: p.form == "row", following))
    lines = list(takewhile(_is_short, following))
    listed = rows or (lines if len(lines) > 1 else [])
    if not listed:
        return _rest(label, following)
    return [Sentence.quoting(p, p.text) for p in listed[:MOST_NAMES]]


def _is_short(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text.split()) <= LONGEST_NAME and not (_LABEL.match(text) or _OPEN.search(text))


def _rest(text: str, following: Sequence[Paragraph]) -> list[Sentence]:
    said: list[Sentence] = []
    for paragraph in following[:MOST_LINES]:
        if not _OPEN.search(text) or _LABEL.match(paragraph.text):
            break
        said.append(Sentence.quoting(paragraph, paragraph.text))
        text = paragraph.text
    return said


def of_the_report(
    asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]
) -> tuple[Sentence, ...]:
    """The lines at the head of the report that is named; () when it is no such question."""
    text = asked.text
    printed = [
        p for cue, p in OFFICERS_REPORT.particulars if re.search(cue, asked.own, re.IGNORECASE)
    ]
    if not printed or not _A_REPORT.search(text):
        return ()
    return tuple(
        Sentence.quoting(paragraph, paragraph.text)
        for paragraph in _heads_of(asked, paragraphs_of)
        if any(re.search(head, paragraph.text, re.IGNORECASE) for head in printed)
    )


def _heads_of(asked: Asked, paragraphs_of: Callable[[str], Sequence[Paragraph]]) -> list[Paragraph]:
    """The counted paragraphs of the one report whose name has the question's other words."""
    years = {str(source.facts.year) for source in asked.scope.sources}
    other = {s for s in stems_in(asked.topic) if s not in _FREE | years and not s.isdigit()}
    parts: dict[tuple[str, str], list[Paragraph]] = {}
    for document in [d for d in asked.scope.documents if d.parts][-MOST_READ:]:
        for paragraph in paragraphs_of(document.id):
            if paragraph.part and paragraph.numbering == "counted":
                parts.setdefault((document.id, paragraph.part), []).append(paragraph)
    named = [part for part in parts if other and other <= set(stems_in(part[1]))]
    return parts[min(named, key=lambda part: len(part[1]))] if named else []
