"""HTML -> Pages: what a reader of the page sees. The only home of Beautiful Soup."""

from __future__ import annotations

import itertools
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from ingest.formats.clean import plain, raised
from ingest.formats.list_numbers import FORMS, counted
from ingest.formats.table import Cell, Row, lines_of, without_blank_heads
from ingest.lines import HiddenText, Line, Page

# Never seen as text, or seen on every page of a site and part of no document.
_UNSEEN = "script style template noscript head title meta link svg canvas audio video iframe object"
UNSEEN = frozenset((_UNSEEN + " nav button select option textarea input dialog").split())
# Deleted words can be seen, struck out, and are no longer said.
STRUCK = frozenset("del s strike".split())
_BLOCKS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody "
    "td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
_OPENING = "h1 h2 h3 h4 h5 h6 summary".split()
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt)?\s*(?:;|$)|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|(?<!-)color\s*:\s*(?:transparent|rgba\([^)]*,\s*0\s*\))\s*(?:;|$)",
    re.IGNORECASE,
)
_WHITE = re.compile(r"(?<!-)color\s*:\s*(?:white|#fff(?:fff)?)\s*(?:;|$)", re.IGNORECASE)
_STYLES = {
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}  # fmt: skip
_PLACE = re.compile(r"#.")
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[ivxlc]{1,6}|[*†‡§])[\])]?")
_HEADS = ["h1", "h2", "h3", "h4", "h5", "h6", "table"]
_SECTIONS = ["article", "aside", "main", "nav", "section"]
_ALL_BELOW = 10**6  # rows: a cell over none goes down to the end of its table
INDENT = 18.0  # points: a step to the right for each list a line stands in
_DEEPEST = 60  # nested elements; what stands deeper is read without its lists and tables


def pages_of(text: str) -> tuple[Page, ...]:
    """One page with a line for every paragraph, heading, list item and table row."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(text, "lxml")  # closes what is left open, as browsers do
    hidden = tuple(
        HiddenText("struck out" if tag.name in STRUCK else "hidden", words)
        for tag in soup.find_all(lambda tag: tag.name in STRUCK or _is_hidden(tag))
        if tag.name not in UNSEEN and (words := " ".join(plain(tag.get_text(" ")).split()))
    )
    notes = _notes_of(soup)
    lines = without_blank_heads(line for tag in _paper_of(soup) for line in _block(tag, 0, 0))
    return (Page(1, (*lines, *notes), hidden=hidden, about=_site_of(soup)),)


def _site_of(soup: BeautifulSoup) -> str:
    """The name of its site that a page gives to those who share it, or behind its title."""
    named = soup.find("meta", property="og:site_name")
    titled = re.split(r"\s[|–—-]\s", soup.title.get_text()) if soup.title else []
    said = str(named.get("content", "")) if isinstance(named, Tag) else "".join(titled[1:][-1:])
    return " ".join(plain(said).split())


def _paper_of(soup: BeautifulSoup) -> list[Tag]:
    """The elements that hold the paper of a page: what its site shows above, below and beside the
    paper on every page is none of it. The title may stand above the rest."""
    mains = [tag for tag in soup.find_all(_is_main) if not _is_unseen(tag)]
    articles = [tag for tag in soup.find_all("article") if not tag.find_parent("article")]
    for found in (mains, articles):
        titled = found is mains and len(found) == 1 and bool(found[0].find("h1"))
        if titled or (len(found) == 1 and _is_most(found[0], soup)):
            above = [] if found[0].find("h1") else soup.find_all("h1")
            return [*(above if len(above) == 1 else []), found[0]]
    for tag in soup.find_all(["header", "footer"]):
        if not (tag.find_parent(_SECTIONS) or tag.find("h1") or _is_most(tag, soup)):
            tag.extract()
    return [soup]


def _is_main(tag: Tag) -> bool:
    return tag.name == "main" or tag.get("role") == "main"


def _is_most(tag: Tag, soup: BeautifulSoup) -> bool:
    """Whether most words of a page stand in one element."""
    return 2 * len(_words_of(tag).split()) > len(_words_of(soup).split())


def _notes_of(soup: BeautifulSoup) -> list[Line]:
    """The notes that raised links lead to, taken out of the page; their marks stay, raised."""
    links = [link for link in soup.find_all("a", href=_PLACE) if _NOTE_MARK.fullmatch(_said(link))]
    cited = [link for link in links if link.find_parent("sup") or link.find("sup") or _is_ref(link)]
    if not cited:
        return []
    places = {each.get("id") or each.get("name"): each for each in soup.find_all(_is_named)}
    homes: dict[int, Tag] = {}
    notes: list[Line] = []
    for link in cited:
        place = places.get(str(link["href"])[1:])
        home = place if place is None or place.name in BLOCKS else place.find_parent(list(BLOCKS))
        above = {id(each) for each in link.parents}
        if home is None or home.find(_HEADS) or id(home) in above or above & homes.keys():
            continue  # it leads to a section, or back from its note
        mark = _said(link).strip(" []()")
        link.replace_with(raised(mark))
        if id(home) not in homes:
            homes[id(home)] = home
            for back in home.find_all("a", href=_PLACE):
                if not re.search(r"\w", _said(back)) or _said(home).startswith(_said(back)):
                    back.extract()
            if text := " ".join(plain(_words_of(home)).split()):
                notes.append(Line(text, starts=True, note=mark))
    lists = {id(group): group for home in homes.values() if (group := home.find_parent(_is_notes))}
    for home in homes.values():
        home.extract()
    for group in lists.values():  # its heading is left
        if not group.find(["li", "p", "dd"]):
            group.extract()
    return notes


def _said(tag: Tag) -> str:
    return tag.get_text("").strip()


def _is_named(tag: Tag) -> bool:
    return tag.has_attr("id") or (tag.name == "a" and tag.has_attr("name"))


def _is_ref(link: Tag) -> bool:
    """Whether a link says of itself that it leads to a note, as Word's and Pandoc's do."""
    said = (link.get("role"), link.get("epub:type"), link.get("name"), link.get("class"))
    return bool(re.search(r"noteref|_(?:ftn|edn)ref|footnote-ref", str(said)))


def _is_notes(tag: Tag) -> bool:
    about = f"{tag.get('role', '')} {tag.get('class', '')}"
    return bool(re.search(r"doc-(?:endnotes|footnotes?)\b|\b(?:foot|end)?notes\b", about))


def _lines_in(parent: Tag, depth: int, lists: int) -> Iterator[Line]:
    """The lines of an element's children; words between blocks are a line of their own."""
    words: list[str] = []
    if depth > _DEEPEST:
        yield from _paragraph([_words_of(parent, "\v")], lists)
        return
    for child in parent.children:
        if isinstance(child, Tag) and _is_unseen(child):
            continue
        if isinstance(child, Tag) and (child.name in BLOCKS or child.find(list(BLOCKS))):
            yield from _paragraph(words, lists)
            words = []
            yield from _block(child, depth + 1, lists)
        else:
            words.append(_words_of(child))
    yield from _paragraph(words, lists)


def _block(tag: Tag, depth: int, lists: int) -> Iterator[Line]:
    if re.fullmatch(r"h[1-6]", tag.name):
        for line in _paragraph([_words_of(tag)], 0):
            yield replace(line, level=int(tag.name[1]), bold=True)
    elif tag.name in {"ol", "ul"}:
        yield from _items(tag, depth, lists)
    elif tag.name == "table":
        yield from _rows(tag, depth, lists)
    elif tag.name == "dl":
        yield from _pairs(tag, depth, lists)
    else:
        bold = not tag.find(list(BLOCKS)) and _is_bold(tag)
        for line in _lines_in(tag, depth, lists):
            yield replace(line, bold=True) if bold else line


def _is_bold(tag: Tag) -> bool:
    """Whether every word of an element is set bold."""
    bold = sum(len(each.get_text("").strip()) for each in tag.find_all(["b", "strong"]))
    return 0 < len(tag.get_text("").strip()) <= bold


def _paragraph(words: list[str], lists: int) -> Iterator[Line]:
    for part in "".join(words).split("\v"):
        if text := " ".join(plain(part).split()):
            yield Line(text, x=INDENT * lists, starts=True)


def _items(tag: Tag, depth: int, lists: int) -> Iterator[Line]:
    """The items of a list, each with the number or bullet a browser shows before it."""
    items = [item for item in tag.find_all("li", recursive=False) if not _is_unseen(item)]
    step = -1 if tag.has_attr("reversed") else 1
    number = _whole(tag.get("start"), len(items) if step < 0 else 1)
    for item in items:
        number = _whole(item.get("value"), number)
        first = True
        for line in _lines_in(item, depth + 1, lists + 1):
            mark = _mark(tag, number) if first and not line.cells else ""
            yield replace(line, text=f"{mark} {line.text}".strip(), numbered=_counts(mark))
            first = False
        number += step


def _pairs(tag: Tag, depth: int, lists: int) -> Iterator[Line]:
    """What a list says of each name, behind the name: "Ward: Quayside"."""
    name = ""
    for each in tag.find_all(["dt", "dd"]):
        if each.find_parent("dl") is not tag or _is_unseen(each):
            continue
        if each.name == "dt":
            yield from _paragraph([name], lists)
            name = " ".join(_words_of(each).split())
            continue
        said = list(_lines_in(each, depth + 1, lists))
        if name and said and not said[0].cells:
            colon = "" if re.search(r"\W$", name) else ":"
            said[0] = replace(said[0], text=f"{plain(name)}{colon} {said[0].text}")
            name = ""
        yield from _paragraph([name], lists)
        name = ""
        yield from said
    yield from _paragraph([name], lists)


def _mark(tag: Tag, number: int) -> str:
    style = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", str(tag.get("style", "")))
    if style and style[1] == "none":
        return ""
    if tag.name == "ul":
        return "•"
    named = _STYLES.get(style[1] if style else "", FORMS.get(str(tag.get("type", "1")), "decimal"))
    return counted(number, named) + "."


def _counts(mark: str) -> bool:
    return bool(mark) and mark != "•"


def _whole(value: object, otherwise: int) -> int:
    return int(str(value)) if re.fullmatch(r"-?\d{1,6}", str(value)) else otherwise


def _rows(table: Tag, depth: int, lists: int) -> Iterator[Line]:
    """A row a line; a table that holds tables, or has one cell in each row, only lays out a page
    and its cells are read as the page is."""
    rows = [
        [cell for cell in row.find_all(["td", "th"], recursive=False) if not _is_unseen(cell)]
        for row in table.find_all("tr")
        if row.find_parent("table") is table and not _is_unseen(row)
    ]
    caption = table.find("caption", recursive=False)
    if isinstance(caption, Tag) and not _is_unseen(caption):
        yield from _lines_in(caption, depth + 1, lists)
    if table.find("table") or all(len(cells) < 2 for cells in rows):
        for cell in itertools.chain.from_iterable(rows):
            yield from _lines_in(cell, depth + 1, lists)
        return
    yield from lines_of([_row_of(cells) for cells in rows])


def _row_of(cells: list[Tag]) -> Row:
    """A row of a table; one whose words are all heads is a row of heads, if it is no label."""
    told = tuple(
        Cell(
            " ".join(plain(_words_of(cell)).split()),
            _whole(cell.get("colspan"), 1),
            _whole(cell.get("rowspan"), 1) or _ALL_BELOW,
            cell.name == "th" or _is_bold(cell),
        )
        for cell in cells
    )
    heads = [tag.name == "th" for tag, cell in zip(cells, told, strict=True) if cell.words]
    label = len(heads) == 1 < len(cells)
    above = bool(cells) and bool(cells[0].find_parent("thead"))
    return Row(told, above or (bool(heads) and all(heads) and not label))


def _words_of(element: PageElement, between: str = " ") -> str:
    """The words of an element as they are seen; a vertical tab where a line is broken by hand,
    and `between` its blocks. However deep it is: nothing here calls itself."""
    words: list[str] = []
    waiting: list[PageElement | str] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str) and not isinstance(each, NavigableString):
            words.append(each)
        elif isinstance(each, PreformattedString):
            continue  # comments, declarations and the like
        elif isinstance(each, NavigableString):
            words.append(re.sub(r"\s+", " ", str(each).replace("\v", " ")))
        elif isinstance(each, Tag) and each.name == "br":
            words.append("\v")
        elif not isinstance(each, Tag) or _is_unseen(each):
            continue
        elif each.name == "sup" and (mark := _figure_of(each)):
            words.append(raised(mark))
        else:
            space = between if each.name in BLOCKS else ""
            waiting += [space, *reversed(list(each.children)), space]
    return "".join(words)


def _figure_of(tag: Tag) -> str:
    """The figure that is all an element says; "" for any other words."""
    words = "" if tag.find(tag.name) else _said(tag)
    return words if words.isdecimal() else ""


def _is_unseen(tag: Tag) -> bool:
    if tag.name == "button" and tag.find_parent(_OPENING):
        return _is_hidden(tag)  # what opens a section is its heading
    return tag.name in UNSEEN or tag.name in STRUCK or _is_hidden(tag)


def _is_hidden(tag: Tag) -> bool:
    hidden = tag.has_attr("hidden") or str(tag.get("aria-hidden", "")).lower() == "true"
    style = str(tag.get("style", ""))
    white = _WHITE.search(style) and not any(_has_ground(each) for each in [tag, *tag.parents])
    return hidden or bool(_HIDDEN.search(style) or white)


def _has_ground(tag: Tag) -> bool:
    """Whether an element is coloured in itself, so that white words are seen on it."""
    return "background" in str(tag.get("style", "")) or tag.has_attr("bgcolor")
