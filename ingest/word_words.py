"""The words of one Word paragraph as a reader of the page sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.clean import raised
from ingest.word_numbering import W, is_on, value_of

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Struck out in tracked changes, moved away, or the code of a field.
UNSEEN = {
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr")
}
UNSEEN.add(_ALTERNATIVE)
CHARACTERS = {
    f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip


@dataclass(slots=True)
class Words:
    """How many footnotes the document has had so far: their marks are counted, not written."""

    footnotes: int = 0


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


def _gather(element: Any, read: Read, words: Words, seen: bool) -> None:
    for child in element:
        tag = child.tag
        if tag in UNSEEN:
            continue
        if tag == f"{W}txbxContent":
            read.boxes.append(child)
        elif tag == f"{W}r":
            properties = child.find(f"{W}rPr")
            visible = seen and not is_on(properties, "vanish")
            before = len(read.text)
            _gather(child, read, words, visible)
            said = read.text[before:]
            if value_of(properties, "vertAlign") == "superscript" and said.strip().isdigit():
                read.text = read.text[:before] + raised(said)
            if said.strip():
                read.bold = read.bold and is_on(properties, "b")
                weight = properties is not None and properties.find(f"{W}b") is not None
                read.plain_weight = read.plain_weight and not weight
        elif tag == f"{W}t" and seen:
            read.text += child.text or ""
        elif tag == f"{W}footnoteReference" and seen:
            words.footnotes += 1
            read.text += raised(str(words.footnotes))
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
