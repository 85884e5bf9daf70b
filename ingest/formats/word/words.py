"""The words of one Word paragraph as a reader of the page sees them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ingest.formats.clean import plain, raised
from ingest.formats.list_numbers import counted
from ingest.formats.word.numbering import W, is_on, value_of
from ingest.lines import HiddenText

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Struck out in tracked changes, or moved away.
DELETED = {f"{W}{name}" for name in ("del", "moveFrom")}
STRUCK = "struck out"
# The code of a field, and what says how something is set.
UNSEEN = {f"{W}{name}" for name in ("instrText", "delText", "pPr", "rPr", "sdtPr")}
UNSEEN.add(_ALTERNATIVE)
CHARACTERS = {
    f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip


# What points to a note, and how Word counts them where nothing else is said.
REFERENCES = {f"{W}footnoteReference": "decimal", f"{W}endnoteReference": "lowerRoman"}
SMALLEST = 3  # half-points: print smaller than this nobody reads
WHITE = {"FFFFFF", "FEFEFE", "FDFDFD"}
UNSHADED = {"", "auto", "none", *WHITE}


@dataclass(slots=True)
class Words:
    """What is gathered down a document besides its lines.

    The marks of footnotes and endnotes are counted, each in its `style`, for they are not written;
    `shaded` are the ids of styles that colour the ground, on which white words are seen.
    """

    shaded: frozenset[str] = frozenset()
    style: dict[str, str] = field(default_factory=dict)  # "decimal", by the tag of a reference
    notes: Counter[str] = field(default_factory=Counter)
    cited: list[tuple[str, str, str]] = field(default_factory=list)  # marks, tags, ids of notes
    hidden: list[HiddenText] = field(default_factory=list)

    def hide(self, kind: str, element: Any) -> None:
        """Note the words of an element that are kept out."""
        if said := "".join(text.text or "" for text in element.iter(f"{W}t", f"{W}delText")):
            self.hidden.append(HiddenText(kind, plain(said)))


@dataclass(slots=True)
class Read:
    """A paragraph's text, what is in it besides, and how it is set."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)  # text boxes anchored in it
    breaks: int = 0  # ends of pages in it, as Word last laid it out
    breaks_before: int = 0  # of these, before its first word
    manual: int = 0  # page breaks set by hand
    manual_before: int = 0
    bold: bool = True  # every word is set bold in the paragraph itself
    plain_weight: bool = True  # no run says anything of its weight


def words_of(paragraph: Any, words: Words) -> Read:
    """What a paragraph says. Hidden and deleted words are left out; inserted ones are in."""
    read = Read()
    _gather(paragraph, read, words, seen=True)
    read.bold = read.bold and bool(read.text.strip())
    return read


def ends_deleted(paragraph: Any) -> bool:
    """Whether the mark that ends a paragraph is deleted: what is left of it goes on in the next."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in DELETED)


def _gather(element: Any, read: Read, words: Words, seen: bool) -> None:
    for child in element:
        tag = child.tag
        if tag in UNSEEN:
            continue
        if tag in DELETED:
            words.hide(STRUCK, child)
            continue
        if tag == f"{W}txbxContent":
            read.boxes.append(child)
        elif tag == f"{W}r":
            properties = child.find(f"{W}rPr")
            hiding = _way_of_hiding(child, properties, words) if seen else ""
            before = len(read.text)
            _gather(child, read, words, seen and not hiding)
            if hiding:
                words.hide(hiding, child)
            said = read.text[before:]
            if value_of(properties, "vertAlign") == "superscript" and said.strip().isdigit():
                read.text = read.text[:before] + raised(said)
            if said.strip():
                read.bold = read.bold and is_on(properties, "b")
                weight = properties is not None and properties.find(f"{W}b") is not None
                read.plain_weight = read.plain_weight and not weight
        elif tag == f"{W}t" and seen:
            read.text += child.text or ""
        elif tag in REFERENCES and seen:
            words.notes[tag] += 1
            mark = counted(words.notes[tag], words.style.get(tag, REFERENCES[tag]))
            words.cited.append((mark, tag, child.get(f"{W}id") or ""))
            read.text += raised(mark)
        elif tag == f"{W}lastRenderedPageBreak":
            read.breaks += 1
            read.breaks_before += not read.text.strip()
        elif tag in CHARACTERS and seen:
            if child.get(f"{W}type") == "page":
                read.manual += 1
                read.manual_before += not read.text.strip()
            read.text += CHARACTERS[tag]
        else:
            _gather(child, read, words, seen)


def _way_of_hiding(run: Any, properties: Any, words: Words) -> str:
    """How a run of words is kept from the reader's eye, "" where it is not."""
    if is_on(properties, "vanish") or is_on(properties, "webHidden"):
        return "hidden"
    if is_on(properties, "strike") or is_on(properties, "dstrike"):
        return STRUCK
    size = value_of(properties, "sz")
    if size.isdigit() and int(size) < SMALLEST:
        return "tiny"
    white = value_of(properties, "color").upper() in WHITE
    return "white on white" if white and not _is_shaded(run, properties, words) else ""


def _is_shaded(run: Any, properties: Any, words: Words) -> bool:
    """Whether a run, its paragraph, cell or table stands on a coloured ground."""
    if value_of(properties, "highlight") not in UNSHADED | {"white"} or _shading(properties):
        return True
    for element in run.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl"):
        own = element.find(f"{element.tag}Pr")
        style = value_of(own, "pStyle") or value_of(own, "tblStyle") or "Normal"
        if _shading(own) or style in words.shaded:
            return True
    return False


def _shading(properties: Any) -> bool:
    shade = properties.find(f"{W}shd") if properties is not None else None
    return shade is not None and (shade.get(f"{W}fill") or "").upper() not in {
        each.upper() for each in UNSHADED
    }


def shaded_styles(styles: Any) -> frozenset[str]:
    """The ids of the styles that colour the ground anywhere."""
    return frozenset(
        style.get(f"{W}styleId")
        for style in styles
        if any(
            (shade.get(f"{W}fill") or "").upper() not in {each.upper() for each in UNSHADED}
            for shade in style.iter(f"{W}shd")
        )
    )
