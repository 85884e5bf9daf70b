"""Paragraph numbers as people write them: "para 3.8", "paras 20 to 22", "action 7", "17(a)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.documents import Paragraph
from assistant.kinds.plain import RECOMMENDATIONS
from assistant.text.dates import A_YEAR, CALENDAR
from assistant.text.words import STOP_WORDS, words_in

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_LABELS = {
    "para": "paragraph",
    "p": "page",
    "pp": "page",
    "¶": "paragraph",
    "clause": "paragraph",
    "point": "paragraph",
    "area": "bullet",
    "rec": "recommendation",
}
_ONE = (
    r"(?-i:[A-Z]{1,6}[-/]?\d+[a-z]?|[A-Z]{2,6} \d+)|\d{1,4}/\d{1,4}(?![\d/])"
    r"|\d+(?:\.\d+)*[a-z]?(?:\s?\([a-zA-Z0-9]{1,5}\))*"
    # "(iv)", "(b)(ii)", and "iv" of numerals that are no letter and no word.
    r"|(?:\((?:[a-z]|[ivx]{1,5})\))+|\b(?:ii|iii|iv|vi|vii|viii|ix|xi|xii|xiii|xiv|xv)\b"
)
_NO_YEAR = rf"(?!{A_YEAR}\b)"  # "para 33, 2020 inspection"
_LABEL = (
    r"paragraphs?|paras?\.?|pp?\.(?=\s?\d)|¶+|clauses?|actions?|recommendations?|recs?\.?|bullets?(?:\s+points?)?"
    r"|footnotes?|points?|rows?|items?|priority|priorities|minutes?"
    r"|areas? (?:for|of) improvement"
)
_LIST = rf"(?P<list>(?:{_ONE})(?:\s*(?:,|and|&|to|-|–|or|through)\s*{_NO_YEAR}(?:{_ONE}))*)"
_BEHIND = r"(?:numbers?\s+|no\.\s*|ref\.?\s+)?"
_LABELLED = re.compile(
    rf"\b(?P<label>{_LABEL})\s*{_BEHIND}{_LIST}(?![\d%]|\.\d|\w)",
    re.IGNORECASE,
)
# Any other word before a number: "Standing Order 3", "finding 2".
_WORD_BEFORE = re.compile(
    rf"\b(?P<label>[a-z]{{2,}})\s+{_BEHIND}{_NO_YEAR}(?=[a-z]?\d){_LIST}(?![\d%/]|\.\d|\w)",
    re.IGNORECASE,
)
# A follow-up that only names another: "13", "paragraph 13", "what does 13 say".
_ANOTHER = re.compile(
    r"(?:what\s+(?:does|do|did|is|are|about)\s+|what[’']s\s+)?(?:the\s+)?"
    rf"(?P<all>(?P<label>(?:{_LABEL}|(?:[a-z]+\s+)?[a-z]{{3,}})\s*)?{_BEHIND}{_NO_YEAR}{_LIST})"
    r"(?:\s+say)?",
    re.IGNORECASE,
)
# "Section 20 accommodation" is the law; only a decimal or "of the report" makes it a place.
_SECTION = re.compile(r"\bsection\s+(?P<list>\d+(?:\.\d+)+|\d+(?=\s+of\s+the\s))", re.IGNORECASE)
_ORDINAL = re.compile(
    rf"\b(?P<which>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th)|last|final)\s+"
    rf"(?P<label>paragraph|bullet(?:\s+point)?|row|action|recommendation)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b[A-Z]{1,6}\d{1,4}[a-z]?\b")
# "What does (b) say?", "Read me 12(a)(ii)", "Show me 3.8": no word for what they are of.
_BARE = re.compile(
    r"^\W*(?:what\s+(?:does|is|was|did)|show|read|quote|give|text\s+of)\s+(?:in\s+|me\s+)?"
    r"(?:(?P<list>\d+\.\d+(?:\.\d+)*)\s*(?:say|says|in|of|from|\?|$)"
    r"|(?P<item>\d{0,4}(?:\([a-z0-9]{1,5}\))+)(?=\s|\W*$))"
    rf"|^\W*(?:and\s+)?what\s+do(?:es)?\s+(?P<whole>{_NO_YEAR}\d{{1,4}})\s+say\b"
    r"|^\W*(?P<alone>\d+\.\d+(?:\.\d+)*)\s+(?:in|of|from|on)\s+the\b",
    re.IGNORECASE,
)
# A number of two levels or three that counts nothing: "pay policy 1.7", "what's in 1.11 of the".
_DECIMAL = re.compile(
    # A table, a figure and a version of something are no paragraphs.
    r"(?<!\bversion )(?<!\btable )(?<!\bfigure )(?<![\w£$€.,/-])"
    r"\d{1,2}(?:\.\d{1,2}){1,3}(?:\s?\([a-z]{1,4}\))*"
    r"(?=\W*$|\s+(?:of|in|on|from|about|say|says|mean|means|and|require|requires|cover|covers)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:the\s+)?(?P<way>next|following|previous|preceding)"
    r"(?:\s+(?:paragraph|one|bullet)\b|(?<=\bthe next)\W*$|(?<=\bthe previous)\W*$)"
    r"|\b(?:paragraph|one|bullet)\s+(?:right\s+|just\s+|immediately\s+)?(?P<after>after|before)\b"
    r"(?:\s+(?:that|this|it|the\s+last)\b)?",
    re.IGNORECASE,
)
# "of the Casey review", "to the Act": what the numbers are of, to the end of the clause.
_OF = re.compile(r"\s*(?:of|in|to|under)\s+(?:the\s+|our\s+)?(?P<of>[^;:?!]+)", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:page|pg\.?|p\.)\s?(?P<page>\d{1,4})\b", re.IGNORECASE)
_BESIDE_A_PAGE = re.compile(r"[\s,(:]*(?:(?:of|on|at|in)\s+)?", re.IGNORECASE)
_LAW = re.compile(r"acts?|regulations?|orders?|rules?|bill|codes?|framework")
_COUNTABLE = frozenset("paragraph paragraphs finding document report".split())
_JOINING = frozenset("and of the for".split())
_LAW_WORDS = 10  # of its name: "Care Planning, Placement and Case Review (England) Regulations"
_CAPITALS = re.compile(
    r"(?:[A-Z][\w’'-]*|\d{4})(?:\s+(?:[a-z]{2,4}\s+){0,2}(?:[A-Z][\w’'-]*|\d{4}))*"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Numbers asked for: `label` is what they count ("paragraph", "action"), "" for a code.

    A pair in `numbers` is a range, both ends included. `step` is 1 for the paragraph after it,
    -1 for the one before; without numbers it starts from the last paragraph of the conversation.
    `page` is the page they are on, where it is told, and
    `words` are the words of the question that were read. `sure` is False where the words may mean
    something else: "CO2" and "1.7" are paragraphs only if the library prints them as such, "section
    20 of the Children Act" only if a document is called that, and any word may count something
    (`by_a_word`) if a paper says so. `of` are the words behind "of the": "Children Act", "Casey
    review".
    """

    label: str
    numbers: tuple[tuple[str, str], ...]
    step: int = 0
    words: str = ""
    sure: bool = True
    of: str = ""
    by_a_word: bool = False
    page: str = ""


def reference_in(text: str) -> Reference | None:
    """The paragraph reference in a question, if it has one, and what it is of."""
    found = _on_a_page(text) or _numbers_asked(text)
    if found is None or not found.sure or not found.numbers:
        return found
    words = re.sub(r"\s+(?:of|in|from|on)(?:\s+the)?$", "", found.words, flags=re.IGNORECASE)
    of = _OF.match(text, text.index(words) + len(words))
    return replace(found, of=of["of"].strip(), sure=not law_in(of["of"])) if of else found


def _on_a_page(text: str) -> Reference | None:
    """Paragraphs with the page beside them, as one: "page 2, para 5", "para 5 on p. 2"."""
    page = _PAGE.search(text)
    if not page:
        return None
    found = _numbers_asked(text[: page.start()] + " " * len(page[0]) + text[page.end() :])
    at = text.find(found.words) if found and found.label in ("paragraph", "bullet", "row") else -1
    if not found or not found.numbers or at < 0:
        return None
    first, last = sorted((page.span(), (at, at + len(found.words))))
    if not _BESIDE_A_PAGE.fullmatch(text, first[1], last[0]):
        return None
    return replace(found, words=text[first[0] : last[1]], page=page["page"])


def with_another(before: str, rest: str) -> str:
    """The question `before` asked of the number that a follow-up names alone: of 13 instead of 12;
    "" where the one asked for none, or the other asks for more than that."""
    then, now = reference_in(before), _ANOTHER.fullmatch(rest)
    if not then or not then.numbers or not now:
        return ""
    if _asking(now["label"] or ""):
        return ""
    if _ORDINAL.search(then.words):
        another = now["all"] if now["label"] else f"{then.label} {now['list']}"
        return before.replace(then.words, another, 1)
    was = re.search(_LIST, then.words, re.IGNORECASE)
    if not was:
        return ""
    head = then.words[: was.start()]
    if now["label"] and not _asking(head):
        head = ""
    another = f"{head}{now['all']}{then.words[was.end() :]}"
    return before.replace(then.words, another, 1)


def _asking(words: str) -> bool:
    """Whether they are no label of a number: "what does", "and March"."""
    return bool(set(words_in(words)) & (STOP_WORDS | CALENDAR) - _COUNTABLE)


def law_in(of: str) -> str:
    """The law or code that words begin with, with its year: "Children Act 1989"; else ""."""
    words = words_in(of)
    for at, word in enumerate(words[:_LAW_WORDS]):
        if word in STOP_WORDS - _JOINING:
            return ""
        if _LAW.fullmatch(word) and not (word == "order" and words[at + 1 : at + 2] == ("to",)):
            year = [w for w in words[at + 1 : at + 2] if re.fullmatch(A_YEAR, w)]
            return " ".join((*words[: at + 1], *year))
    return ""


def name_in(of: str) -> str:
    """The words in capitals that it begins with: "Casey" of "Casey review"."""
    found = _CAPITALS.match(of)
    return found[0] if found else ""


def _numbers_asked(text: str) -> Reference | None:
    step, relative = _step(text)
    if found := _LABELLED.search(text):
        label = _label(found["label"])
        listed = found["list"].replace(" ", "")
        coded = _CODE.search(listed) or "/" in listed
        if label == "item" and not coded:
            return Reference(label, _numbers(found["list"]), 0, found[0])
        if label != "minute" or coded:
            return Reference(label, _numbers(found["list"]), step, found[0])
    if found := _SECTION.search(text) or _BARE.search(text):
        listed = next(filter(None, found.groups()))
        of_headings = "." not in listed and found.re is _SECTION
        label = "section" if of_headings else "paragraph"
        return Reference(label, _numbers(listed), step, found[0])
    if relative and step:
        return Reference("paragraph", (), step, relative)
    if found := _ORDINAL.search(text):
        return Reference(_label(found["label"]), ((_ordinal(found["which"]),) * 2,), 0, found[0])
    if found := _CODE.search(text):
        return Reference("", ((plain(found[0]),) * 2,), step, found[0], sure=False)
    if found := _DECIMAL.search(text):
        return Reference("paragraph", ((plain(found[0]),) * 2,), step, found[0], sure=False)
    counted = (f for f in _WORD_BEFORE.finditer(text) if f["label"].isupper() or not _asking(f[1]))
    if found := next(counted, None):
        label, numbers = _singular(found["label"].casefold()), _numbers(found["list"])
        return Reference(label, numbers, 0, found[0], sure=False, by_a_word=True)
    return None


def _label(word: str) -> str:
    word = _singular(word.casefold().rstrip(".").split()[0])
    return _LABELS.get(word, word)


def _singular(word: str) -> str:
    return {"priorities": "priority"}.get(word, word.removesuffix("s"))


def _step(text: str) -> tuple[int, str]:
    found = _RELATIVE.search(text)
    if not found:
        return 0, ""
    way = (found["way"] or found["after"]).casefold()
    return (1 if way in ("next", "following", "after") else -1), found[0]


def _ordinal(word: str) -> str:
    word = word.casefold()
    if word in ("last", "final"):
        return "last"
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else re.sub(r"\D", "", word)


def _numbers(text: str) -> tuple[tuple[str, str], ...]:
    """The list as ranges: "20 to 22 and 25" is ((20, 22), (25, 25))."""
    ranges: list[tuple[str, str]] = []
    joined = False
    for token in re.findall(rf"{_ONE}|\bto\b|\bthrough\b|[-–]", text, re.IGNORECASE):
        if token.casefold() in ("to", "through", "-", "–"):
            joined = bool(ranges)
        elif joined:
            ranges[-1], joined = (ranges[-1][0], plain(token)), False
        else:
            ranges.append((plain(token), plain(token)))
    return tuple(ranges)


def plain(number: str) -> str:
    """A number as it is compared: no spaces, no full stop behind, "3.0" is "3"."""
    number = re.sub(r"\s+", "", number.casefold()).rstrip(".")
    return re.sub(r"^(\d+)\.0$", r"\1", number)


def bare(number: str) -> str:
    """A number as somebody types it into a box, without the word for a paragraph: "para. 12"."""
    return re.sub(
        r"^\W*?(?:(?:paragraphs?|paras?|clauses?|points?)\b\.?|[§¶]+)\s*(?=\S)",
        "",
        number.strip(),
        flags=re.IGNORECASE,
    )


def order_of(number: str) -> tuple[int, ...]:
    """The digits of a number as a key to sort by: "3.10" comes after "3.9"."""
    return tuple(int(digits) for digits in re.findall(r"\d+", number))


def is_item(number: str) -> bool:
    """Whether it is that of an item alone, whose paragraph is not told: "(iv)", "ix"."""
    return bool(re.fullmatch(r"(?:\([a-z]{1,5}\))+|[ivx]{2,5}", number))


# Recommendations stand under such headings without the word.
_RECOMMENDS = re.compile(
    r"\bareas? for (?:improvement|priority action)\b|\bneeds? to improve\b", re.IGNORECASE
)


def is_at(paragraph: Paragraph, label: str, number: str) -> bool:
    """Whether the paragraph bears this number: "7", "Action 7", "1.7" under Recommendations."""
    own = plain(paragraph.number)
    if paragraph.form == "note":  # "Footnote 3, page 12" where their figures start again
        own = own.split(",page")[0]
    if is_item(number):
        return paragraph.numbering == "printed" and own.strip("().") == number.strip("()")
    of_any = label in ("", "item", "section")
    if own == number and (of_any or label == "paragraph" or re.match("[a-z]", number)):
        return True
    printed = paragraph.numbering == "printed"
    if of_any or (label == "paragraph" and printed):
        return own == f"{label}{number}"
    if re.fullmatch(rf"[a-z]*{re.escape(label)}s?{re.escape(number)}", own):
        return True  # "Standing Order 3" is order 3
    if not printed:  # "5. Actions, row 2" is action 2
        within, _, place = own.rpartition(",")
        listed = within.lstrip("0123456789.") in (label, f"{label}s")
        return place == f"{label}{number}" or (
            listed and place in (f"row{number}", f"bullet{number}")
        )
    if not is_listed(paragraph, label):
        return False
    return own == number or (
        label == "recommendation" and bool(re.fullmatch(rf"\d+\.{re.escape(number)}", own))
    )


def is_listed(paragraph: Paragraph, label: str) -> bool:
    """Whether it stands under a heading of what a label counts: no reason for a recommendation."""
    headings = (*paragraph.section[-1:], paragraph.part)
    if label == "recommendation":
        if _RECOMMENDS.search(" ".join(paragraph.section)):
            return True
        return any(re.search(RECOMMENDATIONS, head, re.IGNORECASE) for head in headings)
    return label in map(_singular, words_in(" ".join(headings)))


def in_range(paragraph: Paragraph, label: str, first: str, last: str) -> bool:
    """Whether its number lies between the two, by value, with the same number of levels."""
    own, low, high = (order_of(number) for number in (paragraph.number, first, last))
    levels = len(own) == len(low) == len(high)
    return levels and low <= own <= high and is_at(paragraph, label, plain_end(paragraph))


def plain_end(paragraph: Paragraph) -> str:
    """The number alone, without a label such as "Action"."""
    return re.sub(r"^[a-z]+(?=\d)", "", plain(paragraph.number).split(",")[-1])


def last_with(label: str, paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The last that stands under a label; of paragraphs, where the printed numbering ends."""
    if label != "paragraph":
        paragraphs = [p for p in paragraphs if is_at(p, label, plain_end(p))]
    return last_of(paragraphs) or next(reversed(paragraphs), None)


def last_of(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph where the printed numbering ends."""
    printed = [p for p in paragraphs if p.numbering == "printed" and order_of(p.number)]
    plainly = [p for p in printed if re.match(r"\d", p.number)] or printed
    return max(plainly, key=lambda p: (order_of(p.number), p.position), default=None)
