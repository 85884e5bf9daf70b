"""The title on the front of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text.dates import date_in, span_in
from ingest.lines import Line

# What follows the title on the front page of an inspection report.
AFTER_TITLE = re.compile(
    r"(?:inspection dates?|dates? of (?:the )?inspection|report published|published|lead inspector"
    r"|reporting inspector|dates? of previous|age group|judgements?\s+grades?)\b[\s:]",
    re.IGNORECASE,
)
DEAR = re.compile(r"dear\b", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"ofsted|raising standards|improving lives|local area partnership report|contents|agenda"
    r"|public document pack|\W*|\d+"
    r"|.*(?:www\.|@|https?:|©|crown copyright|isbn|\btel(?:ephone)?\b[:. ]|\bT 0\d).*"
    r"|(?:HC|HL|CP|Cm|Cmd|HL Paper)\s?\d+.*|official.*|public|draft|restricted"
    r"|(?:this )?page (?:is )?(?:intentionally )?(?:left )?blank",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"\b(?:and|or|of|the|in|for|to|with|on|by|a|an|–|-|:)$", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"(?:(?:[Tt]he )?(?:(?i:borough|city|county|district) of )[A-Z].{2,50}"
    r"|[A-Z].{2,80}\b(?i:council|committee|cabinet|board|panel|executive|forum|commission))"
)
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
    heading = next((line for line in front[:15] if line.level == 1), None)
    return shown(heading.text) if heading else _largest(front)


def committee_of(lines: Sequence[Line]) -> str:
    """The council and its committee as the front of an agenda names them, "" for neither."""
    names: list[str] = []
    for line in front_of(lines, 1)[:12]:
        text = shown(line.text)
        if _COMMITTEE.fullmatch(text) and text not in names:
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
    elif lines and not re.search(r"[.;]$", lines[0].text):
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
        lines = [line for line in front if line.page == page and not _is_furniture(line.text)]
        lines = [line for line in lines if not (date_in(line.text) or span_in(line.text))]
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
            if line not in large:
                break
            title.append(line)
        return _joined(title) if title else _plain_first(lines)
    return ""


def _plain_first(lines: Sequence[Line]) -> str:
    """Where all letters are of one size: the first bold lines, else the first line."""
    bold: list[Line] = []
    for line in lines[:8]:
        if line.bold and not AFTER_TITLE.match(line.text) and len(bold) < 3:
            bold.append(line)
        elif bold:
            break
    title = _joined(bold or list(lines[:1]))
    return "" if _is_sentence(title) and not bold else title
