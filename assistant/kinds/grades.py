"""The words inspectors grade with, and where they stand in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Ofsted's grades from 2005 to now, the worst first: four of the children's services frameworks,
# "adequate" and "satisfactory" before 2013, and the scale of the report cards from November 2025.
FROM_WORST = (
    "Inadequate",
    "Urgent improvement",
    "Needs attention",
    "Requires improvement",
    "Requires improvement to be good",
    "Satisfactory",
    "Adequate",
    "Expected standard",
    "Good",
    "Strong standard",
    "Outstanding",
    "Exceptional",
)
GRADES = (*FROM_WORST, "Not met", "Met")
OVERALL = "Overall effectiveness"
MOST_WORDS = max(len(grade.split()) for grade in GRADES)
_LONGEST_FIRST = sorted(GRADES, key=len, reverse=True)
# A space between two words of a grade may be lost where a cell was broken into lines.
_WORDS = "|".join(
    r"\s*".join(grade.split()).replace("Requires", "Requires?") for grade in _LONGEST_FIRST
)
GRADE = rf"(?:{_WORDS})"
# Any grade in a sentence; "met" is a word of every other one.
A_GRADE = re.compile(
    rf"\b(?:{'|'.join(grade.replace('Requires', 'Requires?') for grade in FROM_WORST)})\b", re.I
)
_MARK = r"[\s.*]*+[\d¹²³⁴⁵⁶⁷⁸⁹]?"  # of a footnote
# "Grade 3 (Adequate)" was the form until 2012.
_GRADED = r"(?:Grade\s*+\d\s*+)?\(?"
CELL = re.compile(rf"^{_GRADED}\s*+(?P<grade>{GRADE})\s*+\)?{_MARK}", re.IGNORECASE)
_TRAILING = re.compile(rf"{_GRADED}(?P<grade>{GRADE})\)?{_MARK}$", re.IGNORECASE)
_BEFORE_A_GRADE = " \t\xa0:–—-"
# A sentence set as a heading: "The overall judgement is that children's services are good".
_ASKS = re.compile(r"(?:what|how|why|where)\b", re.IGNORECASE)
_GRADE_LAST = re.compile(rf" {GRADE}(?: to be good)? ?[¹²³⁴⁵⁶⁷⁸⁹\d]?$", re.IGNORECASE)
_IS_SAID = re.compile(
    r"\b(?:(?i:is|are|be|it|services?|board|authority|performance)"
    r"|in [A-Z][\w’'-]*+(?:(?: and| of| upon| on)? [A-Z][\w’'-]*+){0,4}(?: and| of| upon| on)?)$"
)


def says_a_grade(heading: str) -> bool:
    """Whether a heading is a sentence that gives a grade: an answer has to be able to quote it."""
    words = " ".join(heading.split())
    last = None if _ASKS.match(words) else _GRADE_LAST.search(words)
    if not last:
        return False
    # "… requires improvement to be good" is said by its own verb.
    return "to be good" in last[0].lower() or bool(_IS_SAID.search(words[: last.start()]))


def has_a_grade(heading: str) -> bool:
    """Whether a heading ends with its grade: "The experiences of care leavers: good"."""
    return bool(re.search(rf"\w: ?{GRADE}$", " ".join(heading.split()), re.IGNORECASE))


def grade_of(cell: str) -> str:
    """The grade that is all a table cell says ("" where it says anything else)."""
    found = CELL.fullmatch(cell.strip())
    return spelt(found["grade"]) if found else ""


def grade_ending(line: str) -> tuple[str, str]:
    """A line as its words and the capitalised grade it ends with: ("Staying safe", "Good")."""
    found = _TRAILING.search(line.strip())
    # In small letters it is an ordinary word: "… has been consistently good".
    if not found or found["grade"][0].islower():
        return line.strip(), ""
    area = line.strip()[: found.start()]
    return area.rstrip(_BEFORE_A_GRADE), spelt(found["grade"])


def plain(grade: str) -> str:
    """A grade as it is compared: in small letters, "require improvement" for both forms."""
    return re.sub(r"\s+", " ", grade.casefold()).replace("requires ", "require ")


def ranked(grades: Iterable[str]) -> list[str]:
    """The grades that are on the scale, each once, from the worst to the best."""
    given = [plain(grade) for grade in grades]
    scale = [plain(grade) for grade in FROM_WORST if not grade.endswith("to be good")]
    return [grade for grade in scale if any(each.startswith(grade) for each in given)]


# "Good" is a grade where something is said to be it; of what needs attention one may ask.
_WORDS_TOO = ("Good", "Exceptional")
_SAID_TO_BE = re.compile(
    r"(?:\b(?:rated|judged|graded|grades?|gets?|got|getting|gave|given?|receive[ds]?|awarded|is|are"
    r"|was|were|be|been|being|as|than|below|above|under|over|least|not|or|nor)|n['’]t)"
    r"(?: [\w'’-]+){0,4} $",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?<!what )(?:{_WORDS})\b", re.IGNORECASE)
# What stands about a grade that means others by it.
_UP, _DOWN = r"(?:better|above|higher|more|up(?:wards?)?)", r"(?:worse|below|lower|less|under)"
_OR_BEYOND = re.compile(rf"\s(?:or|and) (?:are |is )?(?:(?P<up>{_UP})|{_DOWN})\b", re.IGNORECASE)
_AT_LEAST = re.compile(r"\b(?:at least|no (?:worse|less|lower) than) (?:\w+ )?$", re.IGNORECASE)
_BEYOND = re.compile(
    r"\b(?:(?P<up>(?:better|higher|more) than|above|over)"
    r"|(?:worse|less|lower|poorer) than|below|under|short of) (?:an? )?$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|nor|neither|other than|except|apart from|anything but|\w+n['’]t)"
    r"(?: (?!but\b|and\b)[\w'’-]+){0,4} ?$",
    re.IGNORECASE,
)


def grades_named(text: str) -> frozenset[str]:
    """The grades that a text asks for, plain; "not", "or better" and "less than" are read with
    them. None where it names none."""
    scale = [plain(grade) for grade in FROM_WORST if not grade.endswith("to be good")]
    asked: set[str] = set()
    denied: set[str] = set()
    end, negative = 0, False
    for found in _NAMED.finditer(text):
        before, after, name = text[end : found.start()], text[found.end() :], spelt(found[0])
        if name not in FROM_WORST or (name in _WORDS_TOO and not _SAID_TO_BE.search(before)):
            continue
        at = next(i for i, grade in enumerate(scale) if plain(name).startswith(grade))
        lead = _BEYOND.search(before)
        if beside := _OR_BEYOND.match(after):
            meant = scale[at:] if beside["up"] else scale[: at + 1]
        elif _AT_LEAST.search(before):
            meant = scale[at:]
        elif lead:
            meant = scale[at + 1 :] if lead["up"] else scale[:at]
        else:
            meant = scale[at : at + 1]
        # "Not good or outstanding" denies both.
        joined = negative and bool(re.fullmatch(r"\W*(?:n?or)?\W*", before, re.IGNORECASE))
        negative = joined or bool(_NOT.search(before[: lead.start()] if lead else before))
        (denied if negative else asked).update(meant)
        end = found.end()
    return frozenset((asked or set(scale if denied else ())) - denied)


def is_one_of(grade: str, named: frozenset[str]) -> bool:
    """Whether a grade is one of those: "requires improvement to be good" requires it."""
    return any(plain(grade).startswith(each) for each in named)


def spelt(grade: str) -> str:
    """A grade in the one spelling: "Require  Improvement" is "Requires improvement"."""
    letters = re.sub(r"\s+", "", grade).lower().replace("requireimp", "requiresimp")
    return next(each for each in GRADES if each.replace(" ", "").lower() == letters)


# Each scale from its worst grade to its best: of the frameworks for children's services, and of
# the report cards from November 2025.
_SCALES = (
    ("Inadequate", "Requires improvement", "Good", "Outstanding"),
    ("Inadequate", "Requires improvement to be good", "Good", "Outstanding"),
    ("Inadequate", "Satisfactory", "Good", "Outstanding"),
    ("Inadequate", "Adequate", "Good", "Outstanding"),
    (
        *("Urgent improvement", "Needs attention"),
        *("Expected standard", "Strong standard", "Exceptional"),
    ),
)


def height(grade: str) -> float:
    """How high a grade stands on its own scale: above 0 for the worst, 1 for the best; 0 for one
    that is on no scale."""
    for scale in _SCALES:
        if grade in scale:
            return (scale.index(grade) + 1) / len(scale)
    return 0.0
