"""The authority a document is about, by its plain name: "Marlow Vale"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.kinds.kind import Front, Kind
from assistant.question.councils import NAMES
from assistant.text.bodies import Body, bodies_in
from ingest.facts.titles import front_of
from ingest.lines import Line

_BEFORE = re.compile(
    r"^(?:the )?(?:council of (?:the )?)?(?:(?:royal |london |metropolitan )*borough of "
    r"|royal borough |city of (?!london)|county (?:of )?|metropolitan district of |district of )?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?: (?:co-operative|metropolitan|royal|london borough|borough|county|city|district|unitary"
    r"|council|authority|corporation|local|area|partnership|children[’']s|services|combined)){1,6}$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?:@|www\.)(?:[a-z]{1,30}\.){0,4}(?P<name>[a-z-]{3,40})\.gov\.(?:uk|wales|scot)\b"
)
_RANK = re.compile(r"\b(Parish|Town|Community|County|District|Borough|City) Council\b")
_OF_A_PLACE = r"(?:Council|Local Plan|Borough|District|County)\b"
_IN_PROSE = re.compile(r"^[a-z(]|[.;,]$")
_LETTERS = re.compile(r"\b([A-Z]{1,4})(M?[CBDPT])C\b")
_RANK_OF = {
    "C": ("County", "City", "Community"), "B": ("Borough",), "MB": ("Borough",),
    "D": ("District",), "P": ("Parish",), "T": ("Town",),
}  # fmt: skip
HEADING = 12  # words: a longer line of the front is a sentence, and may name anybody
MOST_LINES, HEAD = 60, 6  # lines of the front, and of its head
LEAST = 3  # times a council has to be named that is not at the head of the paper
CLEARLY = 2  # times as often as any other: the council a paper is of is the one it names most


def authority_of(title: str, kind: Kind, lines: Sequence[Line]) -> str:
    """The authority's name without its rank; "" where the paper does not say whose it is."""
    if kind.authority == "none":
        return ""
    if kind.front:
        return _inspected(title, lines, kind.front)
    if kind.authority == "body":
        return _of_a_body(title, lines)
    texts = _headings(lines)
    text = " ".join(line.text for line in lines)
    rank = _bare_rank(text)
    # What heads the paper is its council, however it calls it below.
    for head, its_rank in (
        ((title,), rank),
        (texts[:HEAD], rank),
        (texts[:HEAD], ""),
        (texts, rank),
    ):
        named = _once((body for said in head for body in bodies_in(said)), its_rank)
        if len(named) == 1:
            return named[0]
    return _most_named(text, rank, texts, named)


def plain_name(name: str) -> str:
    """ "The London Borough of Barking & Dagenham" and "Barking and Dagenham Council" are one."""
    name = " ".join(name.replace("&", " and ").split()).strip(" ,.")
    before = _BEFORE.sub("", re.sub(r"[’']s?$", "", name))
    plain = _AFTER.sub("", before).strip(" ,.’'")
    return plain if re.match(r"[A-Z]", plain) else ""


def _inspected(title: str, lines: Sequence[Line], front: Front) -> str:
    for pattern in front.named:
        if found := pattern.search(title):
            return plain_name(found["name"])
    # "Leeds: Inspection of …" and "Inspection of …: Marlow Vale Council"; what has a figure
    # is an address.
    pieces = [piece.strip() for piece in title.split(": ")]
    no_place = re.compile(rf"{front.no_name}|\d", re.IGNORECASE)
    places = [piece for piece in pieces if not no_place.search(piece)]
    if len(pieces) > 1 and len(places) == 1 and len(places[0]) < 60:
        return plain_name(places[0])
    if any(front.under.match(line.text.strip()) for line in lines):
        return _of_its_own(title)
    named = _once(body for text in _headings(lines) for body in bodies_in(text))
    return named[0] if len(named) == 1 else ""


def _of_its_own(title: str) -> str:
    """The name of a school or a home that its title tells: "Inspection of Mill Lane School"."""
    found = re.search(r"(?i:\binspection of) (?:the )?(?P<name>[A-Z][^:\d]{2,58})$", title)
    return found["name"].strip() if found else ""


def _of_a_body(title: str, lines: Sequence[Line]) -> str:
    """The committee or the government whose paper it is: the first that heads it."""
    for text in (*_headings(lines), title):
        if re.fullmatch(r"(?:[A-Z][\w’',-]* |and |of |the )+Committee", text):
            return text.removeprefix("The ")
        if named := _once(bodies_in(text)):
            return named[0]
    return ""


def _headings(lines: Sequence[Line]) -> list[str]:
    """The short lines of the first two pages; the cells of a row each on its own."""
    front = front_of(lines, 2)[:MOST_LINES]
    texts = [" ".join(t.split()) for line in front for t in (line.cells or (line.text,))]
    return [text for text in texts if len(text.split()) <= HEADING and not _IN_PROSE.search(text)]


def _once(bodies: Iterable[Body], rank: str = "") -> list[str]:
    """The plain names in their order, each once; of a council of that rank, where it is known."""
    return list(dict.fromkeys(_settled(body) for body in bodies if _is_of(body, rank)))


def _is_of(body: Body, rank: str) -> bool:
    """Whether "the Parish Council" can be this one."""
    return not rank or f"{rank} " in body.words or " of " in body.words


def _bare_rank(text: str) -> str:
    """The rank by which the paper speaks of its own council, "" where it does not: "the County
    Council", with no name before it."""
    for body in bodies_in(text):
        text = text.replace(body.words, " ")
    ranks = Counter(_RANK.findall(text)).most_common(1)
    return ranks[0][0] if ranks and ranks[0][1] > 1 else ""


def _settled(body: Body) -> str:
    """Where words run on behind "Borough of X", the name that is known: "Southwark Response"."""
    if " of " not in body.words:
        return body.name
    known = [name for name in NAMES if f"{body.name} ".startswith(f"{name} ")]
    return max(known, key=len, default=body.name)


def _most_named(text: str, rank: str, headings: Sequence[str], named: Sequence[str]) -> str:
    """Whose paper it is by all its words: the council whose officers' addresses it gives, the one
    that it names clearly most often, or the county that its county council can only be."""
    found = _counted(text, rank)
    at = Counter(
        name
        for address in _DOMAIN.finditer(text)
        if (name := _of_an_address(address["name"], text, found))
    )
    for counts, least in ((at, 1), (found, LEAST)):
        ranked = [(n, c) for n, c in counts.most_common() if n in named or not named]
        clear = ranked and (len(ranked) == 1 or ranked[0][1] >= CLEARLY * ranked[1][1])
        if clear and (named or rank or ranked[0][1] >= least):
            return ranked[0][0]
    return _only_county(headings) if rank == "County" else ""


def _counted(text: str, rank: str) -> Counter[str]:
    """How often each council is named, by its name or the letters it is cut short to."""
    found = Counter(_settled(body) for body in bodies_in(text) if _is_of(body, rank))
    for (letters, sign), count in Counter(_LETTERS.findall(text)).items():
        if rank and rank not in _RANK_OF.get(sign, ()):
            continue
        names = {name for name in (*found, *NAMES) if _cut_short(name) == letters and name in text}
        if len(names) == 1:
            (name,) = names
            found[name] += count + len(re.findall(rf"\b{re.escape(name)}\b", text))
    return found


def _cut_short(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _of_an_address(domain: str, text: str, found: Iterable[str]) -> str:
    """The council of a site or an e-mail address: a name in the text that has its letters."""
    letters = domain.replace("-", "")
    for name in (*found, *NAMES):
        if _letters(name) == letters:
            return name
    words: list[str] = re.findall(r"\b[A-Z][a-z]+\b", text)
    for word in words:
        if word.lower() == letters and re.search(rf"\b{word}(?: \w+){{0,2}} {_OF_A_PLACE}", text):
            return word
    return ""


def _only_county(headings: Sequence[str]) -> str:
    """The one county that the front names, where the paper speaks of "the County Council"."""
    words = " ".join(headings)
    counties = {name for name in NAMES if re.search(rf"\b{name}\b", words)}
    return counties.pop() if len(counties) == 1 else ""


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
