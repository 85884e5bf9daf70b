"""Public bodies by the form of their names: "X County Council", "Royal Borough of X", "Cyngor X".

No list of councils: parishes, districts and those to come are known by how they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.text.words import STOP_WORDS

# Bounded, so that no text can be slow to read.
_WORD = r"(?!Councils?\b)[A-Z][\w’']{0,24}+(?:-[\w’']{1,24}+){0,4}+"
_JOIN = r"(?:and|&|upon|on|with|under|le|the)"
# "of" belongs to a name only behind a word for land: Isle of Wight, Vale of Glamorgan.
_LAND = "|".join(rf"(?<={land} of)" for land in ("Isle", "Isles", "Vale", "Forest", "Riding"))
_MORE = rf"(?:{_WORD}|{_JOIN} (?:{_JOIN} )?{_WORD}|of(?:{_LAND})(?: the)? {_WORD})"
_NAME = rf"(?<![\w’'-]){_WORD}(?: {_MORE}){{0,5}}?"
_LOCAL = r"(?:Parish|Town|Community|Village|Neighbourhood)"
_RANK = (
    r"(?:London Borough|Metropolitan Borough|Metropolitan District|County Borough|Borough"
    r"|City and County|City and District|County|City|District|Unitary|Islands?)"
)
_BOROUGH = r"(?:(?:London|Royal|Metropolitan|County) )?(?:London )?Borough(?: Council)?"
_CITY = r"(?:City(?: and County)?|County|District)(?: Council)?"
_RESCUE = r"(?:Fire (?:and|&) Rescue (?:Authority|Service)|Fire Authority|Police Authority)"
_COMBINED = r"(?:Mayoral )?(?:Combined|Combined County|Strategic|London) Authority"
_CYMRU = r"(?:Sir |Dinas |Bwrdeistref Sirol )?(?P<name>(?!Tref|Cymuned|Sir\b)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<whole>(?P<name>{_NAME}) {_LOCAL} Council)\b",
        rf"(?P<name>{_NAME}) {_RANK} Council\b",
        rf"{_BOROUGH} of (?:the )?(?P<name>{_NAME}(?: {_JOIN} {_WORD}| {_WORD}){{0,3}})",
        r"(?P<whole>City of London)(?: Corporation)?\b",
        rf"{_CITY} of (?:the )?(?P<name>{_WORD}(?: upon {_WORD}| {_WORD})?)"
        r"(?: Council| Corporation)\b",
        rf"(?P<whole>(?!Mayoral){_NAME} {_COMBINED})\b",
        rf"(?P<whole>{_NAME} (?:{_RESCUE}|National Park Authority))\b",
        rf"(?P<whole>(?:Office of the )?Police(?:, Fire)? and Crime Commissioner for {_NAME})\b",
        r"(?:(?:the )?Council of the (?:City|County) of|Comhairle(?: nan)?) "
        rf"(?P<name>{_NAME})(?=[ ,.;:]|$)",
        rf"Cyngor {_CYMRU}{_WORD}(?: {_WORD})?)",
        rf"(?P<whole>(?:Department|Ministry) (?:for|of) {_WORD}"
        rf"(?:(?:,| and|,? &)? (?:the )?{_WORD}){{0,6}})",
        r"(?P<whole>(?:Home|Cabinet) Office"
        r"|(?:UK|HM|Scottish|Welsh) (?:Government|Treasury|Revenue and Customs))\b",
        rf"(?P<name>{_NAME}) Council\b(?! (?:Tax|House|Chamber|Offices?|meeting|of )\b)",
    )
)
_ANCHOR = re.compile(
    r"\b(?:Council|Borough|Corporation|Authority|Service|Commissioner|Comhairle|Cyngor"
    r"|Department|Ministry|Treasury|Revenue|Office|Government|City of London)\b"
)
AROUND = 120  # characters: longer than any name of a body
# Words before "Council" that make it another thing than the council of a place.
_NO_PLACE = frozenset(
    """arts arts' research design sports sport press youth student students school schools works
    health privy british general national local medical shadow full joint unitary county city
    borough district parish town community village principal county's new whole each every other
    another either both shared neighbouring governing children's parent advisory european refugee
    tenant tenants residents public annual special extraordinary ordinary welsh scottish english
    members meeting minutes constituent billing responsible relevant cabinet executive the this
    our your their its any no all dear social care science engineering economic security nursing
    dental optical teaching higher education funding trades north south east west""".split()
)

# What a council calls itself beside its rank.
_AFTER = re.compile(r"(?: (?:Co-?operative|Metropolitan|Royal|Unitary|Local|Shadow))+$")
_OPENING = re.compile(
    r"\b(?:Into|For|To|From|At|By|In|Within|Between|About)\b|\b[A-Z]{2,}\b(?: and)?"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A public body named in a text: its plain name, the words that name it, where they start."""

    name: str
    words: str
    place: int


def bodies_in(text: str) -> tuple[Body, ...]:
    """The public bodies that the text names, in its order; the longest name wins."""
    text = _in_small_letters(" ".join(text.split()))
    found: list[Body] = []
    for begin, window in _windows(text):
        for form in _FORMS:
            named = [(m, name) for m in form.finditer(window) if (name := _plain_of(m))]
            found += [Body(name, m[0], begin + m.start()) for m, name in named]
            window = _blanked(window, [m.span() for m, _ in named])
    return tuple(sorted(found, key=lambda body: body.place))


def without(text: str, bodies: Iterable[Body]) -> str:
    """The text with blanks for the bodies that are named in it."""
    return _blanked(text, [(body.place, body.place + len(body.words)) for body in bodies])


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with blanks for what was named there, so that no other form names it again."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    pieces = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    blanks = [" " * (end - start) for start, end in spans] + [""]
    return "".join(piece + blank for piece, blank in zip(pieces, blanks, strict=True))


def _windows(text: str) -> Iterator[tuple[int, str]]:
    """Where a word for a body stands: what is around it, and where that begins."""
    begin = end = -1
    for anchor in _ANCHOR.finditer(text):
        if end < 0 or anchor.start() - AROUND > end:
            if end > 0:
                yield begin, text[begin:end]
            begin = text.rfind(" ", 0, max(anchor.start() - AROUND, 0)) + 1
        end = anchor.end() + AROUND
    if end > 0:
        yield begin, text[begin:end]


def _plain_of(match: re.Match[str]) -> str:
    """The name without its rank; that of a parish or town council, an authority or a ministry
    whole, since a district and a town often share a name."""
    groups = match.groupdict()
    whole, name = groups.get("whole") or "", groups.get("name") or ""
    if not name:
        return whole
    name = _without_opening(name)
    words = {word.casefold() for word in re.split(r"[ -]", name)}
    if not name or words <= _NO_PLACE | STOP_WORDS or name.split()[-1].casefold() in _NO_PLACE:
        return ""
    if whole:
        return _without_opening(whole)
    return re.sub(r" & ", " and ", _AFTER.sub("", name))


def _without_opening(name: str) -> str:
    """Without the words that only begin a sentence, and what stands before an "Into" or a "For",
    or a short name and its "and": "Review Into Southwark", "KCC and Medway"."""
    words = _OPENING.split(name)[-1].split()
    while words and words[0].casefold() in STOP_WORDS:
        words.pop(0)
    return " ".join(words)


def _in_small_letters(text: str) -> str:
    """Runs of words in capitals as names are written: "KENT COUNTY COUNCIL"."""
    return re.sub(
        r"\b[A-Z][A-Z’']{0,24}(?:[ ,&-]{1,3}[A-Z][A-Z’']{0,24}){1,20}\b", _as_a_name, text
    )


def _as_a_name(run: re.Match[str]) -> str:
    small = {"AND", "OF", "THE", "UPON", "ON", "WITH", "IN", "UNDER", "BY", "TO", "FOR", "A", "AT"}
    return re.sub(
        r"[A-Z][A-Z’']*",
        lambda word: word[0].lower() if word[0] in small else word[0].capitalize(),
        run[0],
    )


def names_in(text: str) -> Iterator[str]:
    """The plain name of each body, as often as it is named."""
    return (body.name for body in bodies_in(text))
