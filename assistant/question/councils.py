"""Councils as people name them in a question: those whose papers are held, and strangers.

An authority that no document is about has to be recognised all the same: "There is nothing about
Birmingham" is an answer, a paragraph about somebody else's children is not. Any council is known
by the form of its name ("Lincoln City Council"); by the name alone only those that people call so:
the 153 upper-tier authorities of England, 2023 (ONS code history).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.text.bodies import bodies_in
from assistant.text.dates import MONTHS
from assistant.text.words import words_in

NAMES = tuple(
    name.strip()
    for name in """Barking and Dagenham, Barnet, Barnsley, Bath and North East Somerset, Bedford,
    Bexley, Birmingham, Blackburn with Darwen, Blackpool, Bolton,
    Bournemouth Christchurch and Poole, Bracknell Forest, Bradford, Brent, Brighton and Hove,
    Bristol, Bromley, Buckinghamshire, Bury, Calderdale, Cambridgeshire, Camden,
    Central Bedfordshire, Cheshire East, Cheshire West and Chester, City of London, Cornwall,
    Coventry, Croydon, Cumberland, Cumbria, Darlington, Derby, Derbyshire, Devon, Doncaster,
    Dorset, Dudley, Durham, Ealing, East Riding of Yorkshire, East Sussex, Enfield, Essex,
    Gateshead, Gloucestershire, Greenwich, Hackney, Halton, Hammersmith and Fulham, Hampshire,
    Haringey, Harrow, Hartlepool, Havering, Herefordshire, Hertfordshire, Hillingdon, Hounslow,
    Isle of Wight, Isles of Scilly, Islington, Kensington and Chelsea, Kent, Kingston upon Hull,
    Kingston upon Thames, Kirklees, Knowsley, Lambeth, Lancashire, Leeds, Leicester,
    Leicestershire, Lewisham, Lincolnshire, Liverpool, Luton, Manchester, Medway, Merton,
    Middlesbrough, Milton Keynes, Newcastle upon Tyne, Newham, Norfolk, North East Lincolnshire,
    North Lincolnshire, North Northamptonshire, North Somerset, North Tyneside, North Yorkshire,
    Northamptonshire, Northumberland, Nottingham, Nottinghamshire, Oldham, Oxfordshire,
    Peterborough, Plymouth, Portsmouth, Redbridge, Redcar and Cleveland, Richmond upon Thames,
    Rochdale, Rotherham, Rutland, Salford, Sandwell, Sefton, Sheffield, Shropshire, Slough,
    Solihull, Somerset, South Gloucestershire, South Tyneside, Southampton, Southend-on-Sea,
    Southwark, St Helens, Staffordshire, Stockport, Stockton-on-Tees, Stoke-on-Trent, Suffolk,
    Sunderland, Surrey, Sutton, Swindon, Tameside, Telford and Wrekin, Thurrock, Torbay,
    Tower Hamlets, Trafford, Wakefield, Walsall, Waltham Forest, Wandsworth, Warrington,
    Warwickshire, West Berkshire, West Northamptonshire, West Sussex, Westminster,
    Westmorland and Furness, Wigan, Wiltshire, Windsor and Maidenhead, Wirral, Wokingham,
    Wolverhampton, Worcestershire, York""".split(",")
)

# Counties as people cut them short; PLAIN are plain words too.
COUNTIES = {
    short: full
    for short, full in (
        pair.split("=")
        for pair in """beds=Bedfordshire bucks=Buckinghamshire cambs=Cambridgeshire
        derbys=Derbyshire glos=Gloucestershire hants=Hampshire herts=Hertfordshire
        lancs=Lancashire leics=Leicestershire lincs=Lincolnshire northants=Northamptonshire
        notts=Nottinghamshire oxon=Oxfordshire staffs=Staffordshire warks=Warwickshire
        wilts=Wiltshire worcs=Worcestershire yorks=Yorkshire""".split()
    )
}
PLAIN = frozenset("beds bucks staffs wilts".split())

_PLAIN = frozenset(
    """and the of upon on with council borough city county metropolitan royal london mbc cc
    parish town community district""".split()
)
# Between these stand whole names of places: "Telford and Wrekin" is called Telford.
_PLACES = re.compile(r" (?:and|&) |(?: (?:upon|on|with) |-(?:on|upon|under|le)-).*")
# Behind a name these make it an address: "York Road" is no question about York.
_STREETS = frozenset("road street lane way avenue close drive crescent terrace".split())
# What stands beside the name of a place when it means the council, or before it.
_RANKS = frozenset("council city county borough town parish district s".split())
_BEFORE_A_PLACE = frozenset(
    """in of for at from by about and or versus vs is was has had does did do can will would should
    what which how why when where the compare between against than like under near""".split()
)
_OF_A_COUNCIL = re.compile(r"\b(?:Council|Borough|Corporation|Cyngor|Comhairle)\b")
# The same about a name as it is written: "the London Borough of Southwark", "Leeds City Council".
_RANK = r"(?:\s+(?:council|city|county|borough|town|parish|metropolitan|district|community)\b)*"
_OF_A_RANK = rf"(?:\b(?:the\s+)?(?:london|royal|metropolitan){_RANK}\s+of\s+)?"
# Not enough alone to tell an authority: compass points, and words that are also plain English.
_WEAK = frozenset("north south east west central bath bury reading milton isle city".split())


def authorities_in(text: str, held: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The authorities named in the text: those held, as spelt there, and the strangers.

    The longest name wins, so that North Lincolnshire is not taken for Lincolnshire.
    """
    spans, strangers = _named(words_in(text), text, held)
    return tuple(dict.fromkeys(name for _, name in spans)), strangers


def with_authority(text: str, held: Iterable[str], name: str) -> str:
    """The text with `name` in the place of the first authority it names, without any other; the
    same text where it names none that is held."""
    words = words_in(text)
    spans, _ = _named(words, text, held)
    for (first, last), _ in reversed(spans):
        written = r"(?:['’]s)?\W+".join(map(re.escape, words[first:last]))
        new = name if first == spans[0][0][0] else ""
        before = "" if new else r"(?:\b(?:in|at|of|by|and|or|than|with)\s+)?"
        text = re.sub(rf"{before}{_OF_A_RANK}\b{written}\b{_RANK}", new, text, flags=re.IGNORECASE)
    return " ".join(text.split())


def _named(
    words: Sequence[str], text: str, held: Iterable[str]
) -> tuple[list[tuple[tuple[int, int], str]], tuple[str, ...]]:
    """The authorities held that the words name, each with where it begins and ends in them, and
    the strangers."""
    lower = text.islower()
    names = {tuple(_core(name)): name for name in NAMES}
    known = _known({name for name in held if name})
    found: list[tuple[tuple[int, int], str]] = []
    strangers: list[str] = []
    content = [(at, word) for at, word in enumerate(words) if word not in _PLAIN]
    at = 0
    while at < len(content):
        for size in (5, 4, 3, 2, 1):
            phrase = tuple(word for _, word in content[at : at + size])
            small = lower or _is_told_in_small_letters(phrase, known)
            if len(phrase) < size or not _is_name(phrase, text, small):
                continue
            if size == 1 and not _stands_as_a_name(words, content[at][0], text):
                continue
            if phrase in known:
                span = content[at][0], content[at + size - 1][0] + 1
                found.append((span, known[phrase]))
            elif phrase in names and not lower:
                strangers.append(names[phrase])
            else:
                continue
            at += size - 1
            break
        at += 1
    if not lower:
        bodies = [body for body in bodies_in(text) if _OF_A_COUNCIL.search(body.words)]
        strangers += [b.name for b in bodies if tuple(_core(b.name)) not in {*known, *names}]
    return found, tuple(dict.fromkeys(strangers))


def _known(held: Collection[str]) -> dict[tuple[str, ...], str]:
    """What each held authority may be called -> its name: the whole of it without its rank, each
    place that it joins, and the council whose service or partnership it is ("Slough" for Slough
    Children First). No other word of it: "children" is the name of none."""
    whole = {tuple(_core(name)): name for name in held}
    called: dict[tuple[str, ...], set[str]] = {}
    for name in held:
        principal = not _OF_A_COUNCIL.search(name) and bodies_in(name) == ()
        places = _PLACES.split(name) if principal else []
        places += [n for n in NAMES if principal and name.startswith(f"{n} ")]
        for place in filter(None, places):
            called.setdefault(tuple(_core(place)), set()).add(name)
    joined = {
        core: names.pop()
        for core, names in called.items()
        if len(names) == 1 and core and not (len(core) == 1 and core[0] in _WEAK)
    }
    return {**joined, **whole}


def _is_told_in_small_letters(phrase: tuple[str, ...], known: dict[tuple[str, ...], str]) -> bool:
    """Whether it is the whole name of an authority that is held, or the first word of one."""
    core = _core(known.get(phrase, ""))
    return bool(core) and phrase in (tuple(core), tuple(core[:1]))


def _stands_as_a_name(words: Sequence[str], at: int, text: str) -> bool:
    """Whether one word that names a council does so here: "deal with", "in March 2024" do not. In
    small letters it stands where a name does: first, behind a preposition or a verb that asks."""
    word, following = words[at], (*words[at + 1 : at + 2], "")[0]
    if following in _RANKS:
        return True
    if word in MONTHS or following in _STREETS:
        return False
    if text.islower() or at == 0 or words[at - 1] in _BEFORE_A_PLACE:
        return True
    written = (re.escape(word.capitalize()), re.escape(word.upper()))
    return bool(re.search(rf"\b(?:{'|'.join(written)})\b", text))


def _core(name: str) -> list[str]:
    return [word for word in words_in(name) if word not in _PLAIN]


def _is_name(phrase: tuple[str, ...], text: str, lower: bool) -> bool:
    """Whether it is written with a capital, or nothing in the question is."""
    return (lower and (len(phrase) > 1 or phrase[0] not in _WEAK)) or bool(
        re.search(
            rf"\b{re.escape(phrase[0].capitalize())}|\b{re.escape(phrase[0].upper())}\b", text
        )
    )
