"""Councils as people name them in a question: those whose papers are held, and strangers.

An authority that no document is about has to be recognised all the same: "There is nothing about
Birmingham" is an answer, a paragraph about somebody else's children is not. Any council is known
by the form of its name ("Lincoln City Council"); by the name alone only those that people call so:
the 153 upper-tier authorities of England (2023), the councils of Wales, Scotland and Northern
Ireland (ONS code history).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from assistant.text.bodies import Body, bodies_in, without
from assistant.text.dates import MONTHS
from assistant.text.words import STOP_WORDS, STREETS, spans_in, words_in

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
    Wolverhampton, Worcestershire, York, Blaenau Gwent, Bridgend, Caerphilly, Cardiff,
    Carmarthenshire, Ceredigion, Conwy, Denbighshire, Flintshire, Gwynedd, Isle of Anglesey,
    Merthyr Tydfil, Monmouthshire, Neath Port Talbot, Newport, Pembrokeshire, Powys,
    Rhondda Cynon Taf, Swansea, Torfaen, Vale of Glamorgan, Wrexham, Aberdeen, Aberdeenshire,
    Angus, Argyll and Bute, Clackmannanshire, Dumfries and Galloway, Dundee, East Ayrshire,
    East Dunbartonshire, East Lothian, East Renfrewshire, Edinburgh, Falkirk, Fife, Glasgow,
    Highland, Inverclyde, Midlothian, Moray, North Ayrshire, North Lanarkshire, Orkney Islands,
    Perth and Kinross, Renfrewshire, Scottish Borders, Shetland Islands, South Ayrshire,
    South Lanarkshire, Stirling, West Dunbartonshire, West Lothian, Antrim and Newtownabbey,
    Ards and North Down, Armagh City Banbridge and Craigavon, Belfast,
    Causeway Coast and Glens, Derry City and Strabane, Fermanagh and Omagh,
    Lisburn and Castlereagh, Mid and East Antrim, Mid Ulster, Newry Mourne and Down""".split(",")
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
# What stands beside the name of a place when it means the council, or before it.
_RANKS = frozenset("council city county borough town parish district s".split())
_BEFORE_A_PLACE = frozenset(
    """in of for at from by about and or versus vs is was has had does did do can will would should
    what which how why when where the compare between against than like under near""".split()
)
_OF_A_COUNCIL = re.compile(
    r"\b(?:Council|Borough|Corporation|(?:Combined|County|Strategic|London) Authority|Cyngor"
    r"|Comhairle)\b"
)
# Not enough alone to tell an authority: compass points, and words that are also plain English.
_WEAK = frozenset(
    "north south east west central bath bury reading milton isle city highland".split()
)
# Before the name of a place these make it another's: "Greater Manchester", "New York".
_LONGER = _WEAK | frozenset("greater great mid new old upper lower little".split())
# The last word of a name that begins with a place and is no council's: "York Road".
_OTHERS = STREETS | frozenset(
    """university college academy hospital police constabulary airport station cathedral
    minster""".split()
)
# Written about a name: "in Leeds city council".
_LINKING = re.compile(r"\b(?:in|at|of|by|and|or|than|with) +$", re.IGNORECASE)
_RANKS_BEHIND = re.compile(rf"^(?: +(?:{'|'.join(sorted(_RANKS))})\b)+", re.IGNORECASE)
_JOINING = frozenset("a and at by for in of on the to with".split())
_FORM = re.compile(
    r"(?<![\w’'-])(?:[^\W\d_][\w’'-]{0,24}+ ){1,4}"
    r"(?:(?:county|city|borough|district|parish|town|community) council|combined authority)\b"
)

_Core = tuple[str, ...]  # the words of a name without its rank: ("kent",)


def authorities_in(text: str, held: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The authorities named in the text: those held, as spelt there, and the strangers.

    What is named by its form comes first, and is no other: a combined authority is not the council
    whose name begins it. Then the longest name wins, so that North Lincolnshire is not taken for
    Lincolnshire.
    """
    known = _known({name for name in held if name})
    named = _named(" ".join(text.split()), known)
    found = dict.fromkeys(name for _, core, name in named if core in known)
    strangers = dict.fromkeys(name for _, core, name in named if core not in known)
    return tuple(found), tuple(strangers)


def with_authority(text: str, held: Iterable[str], name: str) -> str:
    """The text with `name` in the place of the first authority it names, without any other; the
    same text where it names none that is held."""
    text = " ".join(text.split())
    known = _known({each for each in held if each})
    spans = sorted({span for span, core, _ in _named(text, known) if core in known})
    for start, end in reversed(spans):
        end -= 2 * text[:end].endswith(("'s", "’s"))
        new = name if start == spans[0][0] else ""
        before = text[:start] if new else _LINKING.sub("", text[:start])
        text = f"{before}{new}{_RANKS_BEHIND.sub('', text[end:])}"
    return " ".join(text.split())


_Named = tuple[tuple[int, int], _Core, str]  # where it stands in the text, and what is called so


def _named(text: str, known: Mapping[_Core, str]) -> list[_Named]:
    """All that is named: what is by its form, then the others, each in the order of the text."""
    names = {_core(name): name for name in NAMES}
    bodies = bodies_in(_FORM.sub(_with_capitals, text) if text.islower() else text)
    by_form = (each for body in bodies for each in _by_form(body, text, {**names, **known}))
    return [*by_form, *_by_name(without(text, bodies), known, names)]


def _with_capitals(form: re.Match[str]) -> str:
    """ "what did oxbury district council" with the capitals that the form of a name has."""
    words = form[0].split(" ")
    last = max((at for at, word in enumerate(words) if word in STOP_WORDS), default=-1)
    return " ".join(words[: last + 1] + [word.capitalize() for word in words[last + 1 :]])


def _by_form(body: Body, text: str, called: Mapping[_Core, str]) -> Iterator[_Named]:
    """What a body may be called by, and its name: "Ashmere and Saltby County Councils" are two, and
    the first word of a question is part of no name: "Compare Ashmere County Council"."""
    core = _core(body.name)
    span = body.place, body.place + len(body.words)
    parts = [_core(part) for part in re.split(r" and | & ", body.name)]
    opens = body.place == 0 or text.islower()
    tails = [core[at:] for at in range(1, len(core)) if opens and not _LONGER & set(core[:at])]
    tail = next((tail for tail in tails if tail in called), None)
    if core in called:
        yield span, core, called[core]
    elif all(part in called for part in parts):
        yield from ((span, part, called[part]) for part in parts)
    elif tail:
        start = max(text.casefold().find(tail[0], body.place), body.place)
        yield (start, span[1]), tail, called[tail]
    elif _OF_A_COUNCIL.search(body.words):
        yield span, core, body.name


def _by_name(text: str, known: Mapping[_Core, str], names: Mapping[_Core, str]) -> Iterator[_Named]:
    """What is named without its form, in the order of the text: the longest name wins."""
    words = _Words(text)
    content = [at for at, word in enumerate(words.words) if word not in _PLAIN]
    before, at = -1, 0  # the last word of the name before
    while at < len(content):
        for size in (5, 4, 3, 2, 1):
            places = content[at : at + size]
            core = tuple(words.words[place] for place in places)
            whole = _core(known.get(core, ""))
            # The whole of a held name, or its first word, may be told in small letters.
            told = core in known and words.name(places, core in (whole, whole[:1]), before)
            strange = core in names and words.name_a_stranger(places, before)
            if len(places) == size and (told or strange):
                span = words.spans[places[0]][0], words.spans[places[-1]][1]
                yield span, core, known.get(core) or names[core]
                at, before = at + size - 1, places[-1]
                break
        at += 1


class _Words:
    """The words of a question, and which of them stand where the name of a council does."""

    def __init__(self, text: str) -> None:
        self.spans = spans_in(text)
        self.words = words_in(text)
        self.written = [text[start:end] for start, end in self.spans]
        self.joined = [text[a[1] : b[0]] == " " for a, b in pairwise(self.spans)] + [False]
        self.small = text.islower()
        small = [word for word in self.written if word.islower()]
        self.title = _JOINING.issuperset(small)  # so that no capital tells a name

    def name(self, places: Sequence[int], small: bool, before: int) -> bool:
        """Whether these words name a council, in `small` letters too where nothing else is written
        otherwise, or the reader knows it; `before` is where the name before them ends."""
        first, core = places[0], [self.words[at] for at in places]
        alone = len(core) == 1
        told = (small or self.small) and not (alone and core[0] in _WEAK)
        if not (told or _is_capital(self.written[first])):
            return False
        if self._is_of_another(first, places[-1], before):
            return False
        return not alone or self._stands_as_a_name(first)

    def name_a_stranger(self, places: Sequence[int], before: int) -> bool:
        """In small letters only where a name can stand: "what did leeds say"."""
        sure = not self.small or len(places) > 1 or self._has_a_place(places[0])
        place = self._following(places[-1]) in _OTHERS
        return sure and not place and self.name(places, False, before)

    def _stands_as_a_name(self, at: int) -> bool:
        """Whether one word that names a council does so here: "deal with", "in March 2024" and
        "York Road" do not."""
        if self._following(at) in _RANKS:
            return True
        if self.words[at] in MONTHS or self._following(at) in STREETS:
            return False
        return self.small or self._has_a_place(at) or _is_capital(self.written[at])

    def _has_a_place(self, at: int) -> bool:
        """First, behind a preposition or a verb that asks, or before the word for a council."""
        return at == 0 or self.words[at - 1] in _BEFORE_A_PLACE or self._following(at) in _RANKS

    def _following(self, at: int) -> str:
        return (*self.words[at + 1 : at + 2], "")[0]

    def _is_of_another(self, first: int, last: int, before: int) -> bool:
        """Whether the name is a piece of a longer one that is no council's: "Leeds Trinity
        University", "the University of Leeds", "New York", "Councillor Sutton"."""
        end = last
        while self.joined[end] and _is_capital(self.written[end + 1]):
            end += 1
        behind = self.words[last + 1 : end + 1]
        of = first > 1 and self.words[first - 1] == "of" and self.words[first - 2] in _OTHERS
        if of or "nhs" in behind or (behind and behind[-1] in _OTHERS):
            return True
        at = first - 1
        if at < 0 or at == before or not self.joined[at]:
            return False
        if self.words[at] in (_WEAK if self.small else _LONGER):
            return self.small or self.written[at].istitle()
        plain = self.words[at] in STOP_WORDS | _PLAIN | _RANKS | _BEFORE_A_PLACE | set(MONTHS)
        return self.written[at].istitle() and not (at == 0 or plain or self.title)


def _is_capital(written: str) -> bool:
    return written[:1].isupper()


def _known(held: Collection[str]) -> dict[_Core, str]:
    """What each held authority may be called -> its name: the whole of it without its rank, each
    place that it joins, and the council whose service or partnership it is ("Slough" for Slough
    Children First). No other word of it: "children" is the name of none."""
    whole = {_core(name): name for name in held}
    called: dict[_Core, set[str]] = {}
    for name in held:
        principal = not _OF_A_COUNCIL.search(name) and bodies_in(name) == ()
        places = _PLACES.split(name) if principal else []
        places += [n for n in NAMES if principal and name.startswith(f"{n} ")]
        places += _openings(name) if principal else []
        for place in filter(None, places):
            called.setdefault(_core(place), set()).add(name)
    joined = {
        core: names.pop()
        for core, names in called.items()
        if len(names) == 1 and core and not (len(core) == 1 and core[0] in _WEAK)
    }
    return {**joined, **whole}


def _openings(name: str) -> list[str]:
    """The words, two at the least, that begin the name of what is no council: "Mill Lane" for
    Mill Lane School."""
    words = name.split() if name not in NAMES else []
    openings = (" ".join(words[:size]) for size in range(2, len(words)))
    return [each for each in openings if len(set(_core(each)) - _WEAK) > 1]


def _core(name: str) -> _Core:
    words = words_in(name)
    return tuple(word for word in words if word not in _PLAIN) or words
