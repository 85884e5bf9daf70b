"""The title on the front of a document."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from assistant.kinds.every import ABOUT_TITLES, NO_TITLES
from assistant.kinds.kind import Kind
from assistant.kinds.meeting import REISSUED, SUPPLEMENT
from assistant.text.bodies import bodies_in
from assistant.text.dates import A_DAY, A_MONTH, CALENDAR, date_in, month_in, span_in
from ingest.lines import Line

AFTER_TITLE = re.compile(rf"(?:published|{ABOUT_TITLES})\b[\s:]", re.IGNORECASE)
DEAR = re.compile(r"dear\b", re.IGNORECASE)
_NO_TITLE = re.compile(
    rf"{NO_TITLES}|contents|agenda|public document pack|\W*|\d+"
    r"|.*(?:www\.|@|https?:|©|crown copyright|isbn|\btel(?:ephone)?\b[:. ]|\bT 0\d).*"
    r"|(?:HC|HL|CP|Cm|Cmd|HL Paper)\s?\d+.*|official.*|public|draft|restricted"
    r"|(?:this )?page (?:is )?(?:intentionally )?(?:left )?blank|page\s?\|?\s?\d+"
    # Labels of councils' papers, whatever stands behind them.
    r"|(?:from|to|by|subject|date|dated|summary|item no|agenda item|item|classification|status"
    r"|report title|recommendations?|ward\(?s?\)?|key decision|decision no|present|apologies"
    r"|venue|time|our ref|your ref|direct line|tel|purpose of (?:this )?report)\b\s*\.?\s*"
    r"(?::.*|\d.*)?"
    r"|(?:and )?(?:.{3,60} )?acts? (?:of )?(?:19|20)\d\d(?: .{0,40})?|_+"
    r"|(?:joint )?report (?:by|from)\b.*"
    r"|(?:un)?restricted(?: items)?|not subject to audit|confidential|exempt|version [\d.]+"
    rf"|{SUPPLEMENT}|{REISSUED}",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:and|or|of|the|in|for|to|with|on|by|a|an|–|-|:)$", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"^(?:(?:[Tt]he )?(?:(?i:borough|city|county|district) of )[A-Z].{2,50}"
    r"|[A-Z].{2,80}\b(?i:council|committee|cabinet|board|panel|executive|forum|commission))"
)
_HELD = re.compile(
    r",? (?:held|on|at|which|in|present:?)\b"
    rf"|,? (?:\w+day,? )?{A_DAY} (?:of )?{A_MONTH}",
    re.IGNORECASE,
)
_OF_NO_BODY = re.compile(
    r"(?:draft )?minutes? of (?:a|the|an)?\s?(?:\w+ )?(?:meeting|council)?(?: of)?(?: the)?"
    r"(?: above)?(?: council)?",
    re.IGNORECASE,
)
# What a line that prints a date and is no title has before its first figure.
_OF_A_DATE = CALENDAR | set(
    "date dates dated day of the on at from to between published issued updated adopted approved"
    " agreed reviewed meeting report publication held inspection version draft final".split()
)
_TO_WHOM = re.compile(r"(?:to|from|dear)\b", re.IGNORECASE)
# Where the text of a paper begins, however it is set: its first number, and no day.
_FIRST = re.compile(rf"1(?:\.[01])?[.)]?\s+(?!{A_MONTH})[A-Z]")
SHORT_PAGE = 8  # lines: a title page holds the title and little else
NEAR = 4  # lines below the name of a committee, among which the title of its paper stands
LONGEST = 300  # characters; the longest official titles run to about 200


def title_of(lines: Sequence[Line]) -> str:
    """The title as printed, "" where nothing on the front page looks like one."""
    front = front_of(lines, 2)[:60]
    dear = next((n for n, line in enumerate(front) if DEAR.match(line.text)), None)
    if dear is not None:
        return _subject(front[dear + 1 :])
    after = next((n for n, line in enumerate(front[:14]) if AFTER_TITLE.match(line.text)), None)
    if after:
        return _joined([line for line in front[:after] if not _is_furniture(line.text)])
    firsts = (n for n, each in enumerate(front[:15]) if each.level == 1)
    heading = next((n for n in firsts if not _is_a_date(front[n].text)), None)
    if heading is None:
        return _largest(front)
    below = [line for line in front[heading + 1 : 15] if line.level and _may_be_a_title(line)]
    return _joined([front[heading], *below[: _is_a_body(front[heading].text)]])


def titled_as(kind: Kind, lines: Sequence[Line], labelled: str) -> str:
    """The title as papers of this kind print it: behind its label, or as the council and its
    committee; "" where it is no such paper."""
    if labelled:
        # What a planning paper says below its first line is the application, not the title.
        return shown(labelled) or shown(re.split(r" (?:Address|Proposal):", labelled)[0])
    if kind.titled == "committee":
        return committee_of(lines)
    if kind.titled == "minutes":
        return _minutes_of(lines) or committee_of(lines)
    return ""


def _minutes_of(lines: Sequence[Line]) -> str:
    """The words that open minutes and say of what, up to where and when the meeting was held."""
    front = [line for line in front_of(lines, 1) if sum(map(bool, line.cells)) < 2]
    for at in range(min(5, len(front))):
        if not re.match(r"(?:draft )?minutes? of\b", front[at].text.strip(), re.IGNORECASE):
            continue
        words = " ".join(" ".join(each.text for each in front[at : at + 4]).split())
        said, *held = _HELD.split(words, maxsplit=1)
        if not held:  # what stands below is no part of the title, unless it is broken in two
            more = itertools.takewhile(
                lambda n: front[n].text[:1].islower() or _OPEN_END.search(front[n - 1].text),
                range(at + 1, min(at + 4, len(front))),
            )
            said = " ".join(front[n].text for n in (at, *more))
        return "" if _OF_NO_BODY.fullmatch(said) else shown(said)
    return ""


def committee_of(lines: Sequence[Line]) -> str:
    """The council and its committee as the front of an agenda names them, "" for neither."""
    names: list[str] = []
    for line in front_of(lines, 1)[:12]:
        text = shown(line.text)
        if _COMMITTEE.fullmatch(text) and text not in names and not _TO_WHOM.match(text):
            names.append(text)
    return ": ".join(names[:2])


def front_of(lines: Sequence[Line], pages: int) -> list[Line]:
    """The lines of the first pages that have any."""
    first = sorted({line.page for line in lines})[:pages]
    return [line for line in lines if line.page in first]


def shown(text: str) -> str:
    """A title without footnote marks and doubled spaces, whole or not at all."""
    title = re.sub(r"(?<=[a-z])[¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[a-z])1(?= |$)", "", " ".join(text.split()))
    return title.strip(" :–-") if len(title) <= LONGEST else ""


def _subject(lines: Sequence[Line]) -> str:
    """The heading of a letter: what stands in bold after "Dear …", else its first line."""
    lines = [line for line in lines if line.text.strip()]
    count = 0
    if lines and (lines[0].bold or lines[0].level):
        while count < len(lines) and count < 4 and (lines[count].bold or lines[count].level):
            count += 1
            if lines[count - 1].level:
                break
    elif lines and not re.search(r"[.;:]$|[a-z\d]{3}[.?!] +[A-Z]", lines[0].text):
        count = 1
        while count < min(len(lines), 4) and (
            lines[count].text[0].islower() or _OPEN_END.search(lines[count - 1].text)
        ):
            count += 1
        # Running on for longer, it is the first sentence of the letter and no heading.
        count = 0 if count == 4 or _is_sentence(lines[count - 1].text) else count
    return _joined(lines[:count])


def _is_sentence(text: str) -> bool:
    return bool(re.search(r"[.;,]$", text)) or len(text) > 120


def _joined(lines: Sequence[Line]) -> str:
    """Lines as one title: a line set in another size or weight starts a new piece after a colon."""
    title = ""
    for n, line in enumerate(lines):
        if not n:
            title = line.text
        elif _runs_on(lines[n - 1], line, title):
            title += " " + line.text
        else:
            title = title.rstrip(" :") + ": " + line.text
    return shown(title)


def _runs_on(above: Line, line: Line, title: str) -> bool:
    if re.match(r"(?:Re-?)?[Ii]nspection of\b", line.text) and not _OPEN_END.search(title):
        return False
    small = line.text[:1].islower() or line.text.lower() in {"and", "&"}
    same = abs(above.size - line.size) < 0.6 and above.bold == line.bold
    below = line.page == above.page and line.y - above.y < 1.45 * max(line.size, 9)
    return small or bool(_OPEN_END.search(title)) or (same and below and line.size > 0)


def _is_furniture(text: str) -> bool:
    return bool(_NO_TITLE.fullmatch(text.strip()))


def _largest(front: Sequence[Line]) -> str:
    """The lines set in the largest letters, on the first page that has words."""
    for page in sorted({line.page for line in front}):
        lines = [line for line in front if line.page == page and _may_be_a_title(line)]
        if not any(re.search(r"[A-Za-z]{3}", line.text) for line in lines):
            continue
        sizes = [line.size for line in lines]
        if max(sizes) < 1.1 * sorted(sizes)[len(sizes) // 2]:
            return _plain_first(lines)
        # A series above its title ("UK Covid-19 Inquiry", "Module 1: …") is larger still.
        large = [line for line in lines if line.size >= 0.7 * max(sizes) and line.size > 13.5]
        start = lines.index(large[0]) if large else 0
        title: list[Line] = []
        for line in lines[start : start + 7]:
            if line not in large or (title and _falls_back(title[0], line)):
                break
            title.append(line)
        if title and _is_a_body(_joined(title)):
            title += [line for line in lines[start + len(title) :][:1] if len(line.text) < 80]
        elif title and _COMMITTEE.fullmatch(_joined(title)):
            title += _set_largest(lines[start + len(title) :], sorted(sizes)[len(sizes) // 2])
        return _joined(title) if title else _plain_first(lines)
    return ""


def _set_largest(lines: Sequence[Line], usual: float) -> list[Line]:
    """The line set larger than all below the name of a committee, where there is one: what its
    paper is on. Headings of sections are set alike."""
    sizes = [line.size for line in lines]
    largest = max(sizes, default=0.0)
    at = sizes.index(largest) if sizes else 0
    alone = largest > 1.1 * usual and sizes.count(largest) == 1
    return [lines[at]] if alone and at < NEAR and not _FIRST.match(lines[at].text) else []


def _may_be_a_title(line: Line) -> bool:
    row = sum(bool(cell.strip()) for cell in line.cells) > 1
    return not (row or _is_furniture(line.text) or _is_a_date(line.text))


def _falls_back(first: Line, line: Line) -> bool:
    """Whether the text begins below a title in bold of the same size."""
    return first.bold and not line.bold and abs(first.size - line.size) < 0.6


def _is_a_body(title: str) -> bool:
    """Whether it is the name of a council and no more."""
    named = bodies_in(title)
    words = named[0].words.split() if named else []
    return bool(words) and len(title.split()) - len(words) <= 1


def _is_a_date(text: str) -> bool:
    """Whether it begins with a day, or says whose it is, or prints nothing but a month."""
    before = set(re.findall(r"[a-z]+", re.split(r"\d", text)[0].lower()))
    day = date_in(text) or span_in(text)
    return bool((day and before <= _OF_A_DATE) or month_in(text, whole=True))


def _plain_first(lines: Sequence[Line]) -> str:
    """Where all letters are of one size: the first bold lines, else the first line."""
    bold: list[Line] = []
    most = len(lines) if len(lines) < SHORT_PAGE else 3
    for line in lines[:8]:
        if bold and _FIRST.match(line.text):
            break
        if line.bold and not AFTER_TITLE.match(line.text) and len(bold) < most:
            bold.append(line)
        elif bold:
            break
    shouted = list(itertools.takewhile(lambda line: line.text.isupper(), lines[:4]))
    first = lines[: 2 if lines and _is_a_body(lines[0].text) else 1]
    title = _joined(bold or shouted or first)
    return "" if _is_sentence(title) and not (bold or shouted) else title
