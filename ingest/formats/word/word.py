"""A Word file (.docx) -> its Pages. The only home of python-docx."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from assistant.errors import FileRefused
from ingest.formats.clean import plain
from ingest.formats.table import Cell, Row, lines_of, without_blank_heads
from ingest.formats.word.numbering import Numbers, W, is_on, lists_of, value_of
from ingest.formats.word.styles import Styles, style_of
from ingest.formats.word.words import Words, ends_deleted, shaded_styles, words_of
from ingest.lines import Line, Page
from ingest.number_styles import numbers_at

# What python-docx and lxml raise on broken files. XMLSyntaxError is a SyntaxError.
BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, SyntaxError,
    OSError, EOFError, NotImplementedError, RecursionError, IndexError, AssertionError,
)  # fmt: skip
LARGEST = 200_000_000  # bytes unpacked: a thousand pages of text take twenty million
WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag")}
_NOTES = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}
# Files with macros and templates differ from a document in what they call themselves.
_OTHER_TYPES = re.compile(
    rb"application/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml"
    rb"|application/vnd\.openxmlformats-officedocument\.wordprocessingml\.template\.main\+xml"
)
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pages_of(data: bytes, name: str = "this file") -> tuple[Page, ...]:
    """Every page of a Word file, as Word last laid it out; one page where it never did.

    Raises FileRefused when it cannot be opened.
    """
    try:
        file = docx.Document(io.BytesIO(_as_document(data, name)))
        reading = Reading.of(file)
        lines = (*without_blank_heads(reading.lines_in(file.element.body)), *reading.notes)
        about = _words_about(file)
    except BROKEN as error:
        raise FileRefused(
            f"{name} is a Word file that cannot be opened: it is damaged or protected. "
            "Open it in Word, save it again without a password, and add that."
        ) from error
    last = max((line.page for line in lines), default=1)
    pages = [Page(n, tuple(line for line in lines if line.page == n)) for n in range(1, last + 1)]
    return (replace(pages[0], hidden=tuple(reading.words.hidden), about=about), *pages[1:])


def _as_document(data: bytes, name: str) -> bytes:
    """The file, called a document where it is a template or has macros (which nothing runs)."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > LARGEST:
            raise FileRefused(f"{name} unpacks to {unpacked / 1e6:.0f} MB. Save it as PDF instead.")
        types = parts.read("[Content_Types].xml")
        if not _OTHER_TYPES.search(types):
            return data
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as copy:
            for part in parts.infolist():
                own = part.filename == "[Content_Types].xml"
                copy.writestr(
                    part.filename,
                    _OTHER_TYPES.sub(_DOCUMENT_TYPE, types) if own else parts.read(part),
                )
        return target.getvalue()


@dataclass(slots=True)
class Reading:
    """What is known while going down a document: its styles, its counters, the page reached."""

    styles: Styles
    numbers: Numbers
    laid_out: bool  # whether Word left marks where its pages ended
    words: Words
    page: int = 1
    begun: str = ""  # the words of a paragraph whose end was deleted
    alone: str = ""  # the last number counted before no words
    kept: dict[tuple[str, str], Any] = field(default_factory=dict)  # notes, by tag and id
    notes: list[Line] = field(default_factory=list)  # those whose marks were read

    @classmethod
    def of(cls, file: Any) -> Reading:
        try:
            numbering = file.part.numbering_part.element
        except (KeyError, NotImplementedError):  # a document without any list
            numbering = None
        marks = next(file.element.body.iter(f"{W}lastRenderedPageBreak"), None)
        styles = file.styles.element
        words = Words(shaded_styles(styles), _styles_of_notes(file))
        numbers = Numbers(lists_of(numbering))
        return cls(Styles.of(styles), numbers, marks is not None, words, kept=_notes_of(file))

    def lines_in(self, holder: Any) -> Iterator[Line]:
        """The lines of a body, cell or text box, in order."""
        for element in holder:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in WRAPPERS and not _is_contents(element):
                yield from self.lines_in(element)

    def _paragraph(self, paragraph: Any) -> Iterator[Line]:
        style = style_of(paragraph)
        number_id, level = self._place_in_list(paragraph, style)
        goes_on = ends_deleted(paragraph)
        mark = "" if goes_on else self.numbers.next(number_id, level)
        if not self.laid_out and self.styles.begins_page(paragraph):
            self.page += 1
        read = words_of(paragraph, self.words)
        first_page = self.page + (read.breaks_before if self.laid_out else read.manual_before)
        self._take_notes(first_page)
        self.page += read.breaks if self.laid_out else read.manual
        text = plain(self.begun + read.text).strip()
        self.begun = f"{text} " if goes_on and text else ""
        if goes_on:
            pass  # said with the paragraph that follows
        elif not text:
            self.alone = mark.removesuffix("•")
        elif not re.match(r"toc\b", self.styles.name_of(style), re.IGNORECASE):
            yield Line(
                " ".join(f"{mark} {text}".split()),
                page=first_page,
                x=self.styles.indent(paragraph, self.numbers.indent(number_id, level)),
                bold=read.bold or (read.plain_weight and self.styles.is_bold(style)),
                size=self.styles.size(paragraph),
                starts=True,
                level=self.styles.level(paragraph),
                numbered=bool(mark) and mark != "•",
            )
        for box in read.boxes:
            yield from self.lines_in(box)

    def _take_notes(self, page: int) -> None:
        """Read the footnotes whose marks stand in the paragraph just read."""
        cited, self.words.cited = self.words.cited, []
        for mark, *key in cited:
            note = self.kept.get((key[0], key[1]))
            paragraphs = note.iter(f"{W}p") if note is not None else ()
            text = " ".join(plain(words_of(p, self.words).text).strip() for p in paragraphs)
            if text.strip():
                self.notes.append(Line(" ".join(text.split()), page, starts=True, note=mark))

    def _table(self, table: Any) -> Iterator[Line]:
        """A row a line; a table of one column is a frame round ordinary paragraphs, and so is a
        cell across the whole of another that holds more than a line."""
        rows: list[Row] = []
        by_style = self.styles.has_bold_heads(table)
        for number, row in enumerate(_inside(table, "tr")):
            page = self.page
            cells = list(_inside(row, "tc"))
            inside = [self._lines_of_cell(cell) for cell in cells]
            if len(cells) == 1 and not (rows and _names_rows(inside[0])):
                yield from lines_of(rows)
                rows = []
                yield from inside[0]
                continue
            told = [
                _cell_of(cell, lines, by_style and not number)
                for cell, lines in zip(cells, inside, strict=True)
            ]
            rows.append(Row(tuple(told), is_on(row.find(f"{W}trPr"), "tblHeader"), page))
        yield from lines_of(rows)

    def _lines_of_cell(self, cell: Any) -> list[Line]:
        """The lines of a cell; one that holds nothing but the number Word counts says that."""
        self.alone = ""
        lines = list(self.lines_in(cell))
        number = Line(self.alone, self.page, starts=True, numbered=True)
        return lines or ([number] if self.alone else [])

    def _place_in_list(self, paragraph: Any, style: str) -> tuple[str, int]:
        """The list and level (from 0) of a paragraph, its own or its style's; ("", 0) for none."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number_id, level = value_of(own, "numId"), value_of(own, "ilvl")
        for each in self.styles.chain(style):
            if number_id and level:
                break
            given = self.styles.by_id[each].find(f"{W}pPr/{W}numPr")
            if given is not None and not number_id:
                number_id = value_of(given, "numId")
                level = level or value_of(given, "ilvl") or self._level_for(number_id, each)
        return ("", 0) if number_id == "0" else (number_id, int(level or 0))

    def _level_for(self, number_id: str, style: str) -> str:
        """The level of a list that is tied to a style: Heading 2 is level 1 of its list."""
        chosen = self.numbers.lists.get(number_id)
        levels = chosen.levels if chosen else {}
        return next((str(index) for index, level in levels.items() if level.style == style), "0")


def _inside(holder: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for element in holder:
        if element.tag == f"{W}{tag}":
            yield element
        elif element.tag in WRAPPERS:
            yield from _inside(element, tag)


def _cell_of(cell: Any, lines: Sequence[Line], bold: bool) -> Cell:
    """A cell and the lines in it; one that goes on the cell above it shows none of its own."""
    properties = cell.find(f"{W}tcPr")
    over = value_of(properties, "gridSpan")
    merged = properties.find(f"{W}vMerge") if properties is not None else None
    goes_on = merged is not None and merged.get(f"{W}val") != "restart"
    words = "" if goes_on else " ".join(line.text for line in lines)
    bold = bold or (bool(lines) and all(line.bold for line in lines))
    return Cell(words, int(over) if over.isdigit() else 1, 0 if goes_on else 1, bold)


def _names_rows(lines: Sequence[Line]) -> bool:
    """Whether a cell across a table is a line over the rows below it, not a text in a frame."""
    plain = not any(line.level or line.cells or any(numbers_at(line.text)) for line in lines)
    return plain and len(lines) < 2


def _notes_of(file: Any) -> dict[tuple[str, str], Any]:
    """The footnotes and endnotes of a document by the tags and ids of what points to them."""
    found: dict[tuple[str, str], Any] = {}
    for kind, where in _NOTES.items():
        try:
            notes = parse_xml(file.part.part_related_by(where).blob)
        except (KeyError, ValueError, SyntaxError):  # it has none, or they cannot be read
            continue
        for note in notes.iter(f"{W}{kind}"):
            found[f"{W}{kind}Reference", note.get(f"{W}id") or ""] = note
    return found


def _words_about(file: Any) -> str:
    """What its headers and footers say, each paragraph once."""
    about = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    parts = [each.target_part for each in file.part.rels.values() if each.reltype in about]
    paragraphs = (each for part in parts for each in part.element.iter(f"{W}p"))
    said = ("".join(word.text or "" for word in each.iter(f"{W}t")) for each in paragraphs)
    return ". ".join(dict.fromkeys(plain(words).strip() for words in said if words.strip()))


def _styles_of_notes(file: Any) -> dict[str, str]:
    """How notes are counted, by the tag of what points to them, where the document says."""
    kinds = {f"{W}{kind}Pr": f"{W}{kind}Reference" for kind in _NOTES}
    said = itertools.chain(file.settings.element.iter(*kinds), file.element.body.iter(*kinds))
    styles = ((kinds[each.tag], value_of(each, "numFmt")) for each in said)
    return {tag: style for tag, style in styles if style}


def _is_contents(element: Any) -> bool:
    """Whether a content control holds a table of contents that Word made."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and "contents" in (gallery.get(f"{W}val") or "").lower()
