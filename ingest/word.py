"""A Word file (.docx) -> its Pages. The only home of python-docx."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx

from assistant.errors import FileRefused
from ingest.clean import plain
from ingest.lines import Line, Page
from ingest.word_numbering import Numbers, W, is_on, lists_of, value_of
from ingest.word_words import Words, words_of

# What python-docx and lxml raise on broken files. XMLSyntaxError is a SyntaxError.
BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, SyntaxError,
    OSError, EOFError, NotImplementedError, RecursionError, IndexError, AssertionError,
)  # fmt: skip
LARGEST = 200_000_000  # bytes unpacked: a thousand pages of text take twenty million
TWIP = 1 / 20  # points
WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag")}
CHAIN = 12  # styles based on styles; more than three is rare


def pages_of(data: bytes, name: str = "this file") -> tuple[Page, ...]:
    """Every page of a Word file, as Word last laid it out; one page where it never did.

    Raises FileRefused when it cannot be opened.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > LARGEST:
            raise FileRefused(f"{name} unpacks to {unpacked / 1e6:.0f} MB. Save it as PDF instead.")
        file = docx.Document(io.BytesIO(data))
        reading = Reading.of(file)
        lines = tuple(reading.lines_in(file.element.body))
    except BROKEN as error:
        raise FileRefused(
            f"{name} is a Word file that cannot be opened: it is damaged or protected. "
            "Open it in Word, save it again without a password, and add that."
        ) from error
    last = max((line.page for line in lines), default=1)
    return tuple(
        Page(n, tuple(line for line in lines if line.page == n)) for n in range(1, last + 1)
    )


@dataclass(slots=True)
class Reading:
    """What is known while going down a document: its styles, its counters, the page reached."""

    styles: dict[str, Any]
    numbers: Numbers
    laid_out: bool  # whether Word left marks where its pages ended
    page: int = 1
    words: Words = field(default_factory=Words)

    @classmethod
    def of(cls, file: Any) -> Reading:
        styles = {style.get(f"{W}styleId"): style for style in file.styles.element}
        try:
            numbering = file.part.numbering_part.element
        except (KeyError, NotImplementedError):
            numbering = None
        marks = next(file.element.body.iter(f"{W}lastRenderedPageBreak"), None)
        return cls(styles, Numbers(lists_of(numbering, file.styles.element)), marks is not None)

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
        style = self._style_of(paragraph)
        mark = self._mark(paragraph, style)
        if not self.laid_out and self._inherited(paragraph, style, "pageBreakBefore"):
            self.page += 1
        read = words_of(paragraph, self.words)
        first_page = self.page + (read.breaks_before if self.laid_out else read.manual_before)
        self.page += read.breaks if self.laid_out else read.manual
        text = plain(read.text).strip()
        if text and not re.match(r"toc\b", self._name_of(style), re.IGNORECASE):
            size = self._size(paragraph, style)
            yield Line(
                " ".join(f"{mark} {text}".split()),
                page=first_page,
                x=self._indent(paragraph, style),
                bold=read.bold or (read.plain_weight and self._bold_style(style)),
                size=size,
                starts=True,
                level=self._level(paragraph, style),
            )
        for box in read.boxes:
            yield from self.lines_in(box)

    def _table(self, table: Any) -> Iterator[Line]:
        """A row a line; a table of one column is a frame round ordinary paragraphs."""
        for number, row in enumerate(table.findall(f"{W}tr")):
            cells = list(_cells_of(row))
            if len(cells) == 1:
                yield from self.lines_in(cells[0])
                continue
            page = self.page
            inside = [list(self.lines_in(cell)) for cell in cells]
            texts = tuple(
                " ".join(" ".join(_all_words(line) for line in lines).split()) for lines in inside
            )
            said = [line for lines in inside for line in lines]
            if any(texts):
                header = is_on(row.find(f"{W}trPr"), "tblHeader")
                bold = not number and all(line.bold for line in said)
                yield Line("", page, starts=True, cells=texts, header=header or bold, bold=bold)

    def _mark(self, paragraph: Any, style: str) -> str:
        """The automatic number or bullet of a paragraph, its own or its style's."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number_id, level = value_of(own, "numId"), value_of(own, "ilvl")
        for each in self._chain(style):
            if number_id and level:
                break
            given = self.styles[each].find(f"{W}pPr/{W}numPr")
            if given is not None and not number_id:
                number_id = value_of(given, "numId")
                level = level or value_of(given, "ilvl") or self._level_for(number_id, each)
        if not number_id or number_id == "0":
            return ""
        return self.numbers.next(number_id, int(level or 0))

    def _level_for(self, number_id: str, style: str) -> str:
        """The level of a list that is tied to a style: Heading 2 is level 1 of its list."""
        chosen = self.numbers.lists.get(number_id)
        levels = chosen.levels if chosen else {}
        return next((str(index) for index, level in levels.items() if level.style == style), "0")

    def _level(self, paragraph: Any, style: str) -> int:
        """1 to 6 on headings, by style name or outline level; else 0."""
        outline = value_of(paragraph.find(f"{W}pPr"), "outlineLvl")
        for each in self._chain(style):
            if found := re.fullmatch(r"heading (\d)", self._name_of(each), re.IGNORECASE):
                return min(int(found[1]), 6)
            if self._name_of(each).lower() == "title":
                return 1
            outline = outline or value_of(self.styles[each].find(f"{W}pPr"), "outlineLvl")
        return int(outline) + 1 if re.fullmatch(r"[0-5]", outline) else 0

    def _inherited(self, paragraph: Any, style: str, switch: str) -> bool:
        own = paragraph.find(f"{W}pPr")
        if own is not None and own.find(f"{W}{switch}") is not None:
            return is_on(own, switch)
        return any(is_on(self.styles[each].find(f"{W}pPr"), switch) for each in self._chain(style))

    def _bold_style(self, style: str) -> bool:
        for each in self._chain(style):
            properties = self.styles[each].find(f"{W}rPr")
            if properties is not None and properties.find(f"{W}b") is not None:
                return is_on(properties, "b")
        return False

    def _size(self, paragraph: Any, style: str) -> float:
        """Points: of the first run that has a size, else of the style."""
        sizes = [value_of(run.find(f"{W}rPr"), "sz") for run in paragraph.iter(f"{W}r")]
        sizes += [value_of(self.styles[each].find(f"{W}rPr"), "sz") for each in self._chain(style)]
        return next((int(size) / 2 for size in sizes if size.isdigit()), 0.0)

    def _indent(self, paragraph: Any, style: str) -> float:
        holders = [paragraph, *(self.styles[each] for each in self._chain(style))]
        for holder in holders:
            indent = holder.find(f"{W}pPr/{W}ind")
            left = "" if indent is None else indent.get(f"{W}left") or indent.get(f"{W}start") or ""
            if re.fullmatch(r"-?\d+", left):
                return max(0.0, int(left) * TWIP)
        return 0.0

    def _style_of(self, paragraph: Any) -> str:
        return value_of(paragraph.find(f"{W}pPr"), "pStyle") or "Normal"

    def _chain(self, style: str) -> Iterator[str]:
        """A style and those it is based on."""
        for _ in range(CHAIN):
            if style not in self.styles:
                return
            yield style
            style = value_of(self.styles[style], "basedOn")

    def _name_of(self, style: str) -> str:
        return value_of(self.styles.get(style), "name")


def _cells_of(row: Any) -> Iterator[Any]:
    """The cells of a row, those in content controls too; one merged with that above is empty."""
    for element in row:
        if element.tag == f"{W}tc":
            yield element
        elif element.tag in WRAPPERS:
            yield from _cells_of(element)


def _all_words(line: Line) -> str:
    return line.text or " ".join(line.cells)


def _is_contents(element: Any) -> bool:
    """Whether a content control holds a table of contents that Word made."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and "contents" in (gallery.get(f"{W}val") or "").lower()
