"""Blocks -> Drafts: what belongs to one paragraph, in which section, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.documents import Form
from assistant.kinds.grades import has_a_grade, says_a_grade
from ingest.layout.footnotes import without_marks
from ingest.layout.layout import SHIFT, Layout, joined, mended
from ingest.lines import Line
from ingest.structure.blocks import BULLET, Block
from ingest.structure.closing import CLOSING, closings
from ingest.structure.headings import Rank, rank_of
from ingest.structure.particulars import is_particular
from ingest.structure.rows import (
    across,
    cells_of,
    is_grade,
    is_judgement,
    is_over_rows,
    over_grades,
    row_number,
    row_text,
    rows_below,
)

JUDGEMENTS = "Judgements"
LOWEST = Rank(0, 0.0, 0, 0)


@dataclass(slots=True)
class Draft:
    """A paragraph being put together from its blocks."""

    number: str
    form: Form
    section: tuple[str, ...]
    part: str
    group: tuple[str, ...] = ()  # the row across the table that this one stands under
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    x: float = 0.0
    text_x: float = 0.0
    minute: bool = False
    head: Block | None = None


@dataclass(slots=True)
class Drafting:
    layout: Layout
    unfinished: set[int]  # lines of marks after which their run goes on
    columns: tuple[str, ...] = ()
    caption: str = ""
    group: tuple[str, ...] = ()
    fresh: bool = False  # nothing has been written since the last heading
    heading: Block | None = None
    before: list[tuple[Rank, str]] = field(default_factory=list)  # the path until that heading
    path: list[tuple[Rank, str]] = field(default_factory=list)
    part: str = ""
    drafts: list[Draft] = field(default_factory=list)
    open: Draft | None = None

    def drafts_of(self, blocks: Sequence[Block], names: dict[int, str]) -> list[Draft]:
        closing = closings(blocks, names)
        for index, block in enumerate(blocks):
            if index in names:
                self.end_part()
                self.part = names[index]
            if index in closing or self.ends_minutes(block):
                self.end_part()
                self.path = [(LOWEST, CLOSING)]
            if block.kind == "heading" and not self.is_within_minute(block):
                self.enter(block)
            elif block.kind == "row":
                self.take_row(blocks, index)
            elif block.kind == "caption" and heads_a_table(blocks, index):
                self.take_caption(joined(block.lines, self.layout))
            elif self.open is not None and belongs(block, self.open, self.layout):
                self.add(block, self.open)
            else:
                self.start(block)
        self.end_part()
        return self.drafts

    def end_part(self) -> None:
        if self.path and self.fresh:
            self.keep_heading()
        self.path, self.open, self.columns = [], None, ()

    def enter(self, block: Block) -> None:
        """Go down the section path to a heading."""
        rank = rank_of(block)
        text = heading_text(block, self.layout)
        if self.path and self.path[-1] == (rank, text) and self.open and self.open.form == "row":
            return  # printed again over the same table on its next page
        if self.path and self.fresh and is_grade(text):
            # "Overall effectiveness" with "Grade 3 (Adequate)" below it is one heading.
            self.path[-1] = (self.path[-1][0], f"{self.path[-1][1]}: {text}")
            return
        if self.path and self.fresh and rank.is_above(self.path[-1][0]):
            self.keep_heading()
        self.before = list(self.path)
        # Two headings alike, one right below the other: the second divides the first.
        while self.path and not self.fresh and not self.path[-1][0].is_above(rank):
            self.path.pop()
        # Areas that are graded stand beside each other, however large each heading is set.
        while has_a_grade(text) and any(has_a_grade(above) for _, above in self.path):
            self.path.pop()
        self.path.append((rank, text))
        if says_a_grade(text):
            said = Draft("", "heading", self.section, self.part, texts=[text])
            said.lines = list(block.lines)
            self.drafts.append(said)
        self.fresh = True
        self.heading = block
        self.open, self.columns, self.caption = None, (), ""

    def keep_heading(self) -> None:
        """A heading with nothing below it stays in the document as a paragraph of its own."""
        _, text = self.path[-1]
        self.path = self.before
        draft = Draft("", "line", self.section, self.part, texts=[text])
        draft.lines = list(self.heading.lines) if self.heading else []
        self.drafts.append(draft)
        self.fresh = False

    def is_within_minute(self, heading: Block) -> bool:
        """Whether a heading stands inside a numbered item that is headed itself: a minute runs
        from its number to the next, whatever it is divided by."""
        head = self.open.head if self.open is not None else None
        return head is not None and not rank_of(heading).is_above(rank_of(head))

    def ends_minutes(self, block: Block) -> bool:
        """Whether a short line below the last minute says when the meeting ended."""
        if self.open is None or not self.open.minute or self.open.head is not None:
            return False
        text = joined(block.lines, self.layout)
        return block.kind == "text" and len(text.split()) < 13 and is_particular(text)

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(title for _, title in self.path)

    def take_caption(self, caption: str) -> None:
        """The title of a table: another than before, and what follows is another table."""
        if caption != self.caption:
            self.columns = ()
        self.caption = caption

    def take_row(self, blocks: Sequence[Block], index: int) -> None:
        """A row of a table; a row of column heads is remembered for those below it, and said
        itself where there are none."""
        block, below = blocks[index], rows_below(blocks, index, self.layout)
        cells = cells_of(block, self.layout)
        if block.first.header:
            if cells == self.columns:
                return  # printed again
            self.columns, self.open = cells, None
            if is_over_rows(blocks, index):
                return
            self.columns = ()
        if not re.search(r"\w", "".join(cells)):
            return
        numbered = block.mark is not None
        columns = self.columns if numbered or len(self.columns) == len(cells) else ()
        reference = row_number(block.mark, columns) if block.mark is not None else ""
        title = JUDGEMENTS if is_judgement(cells, columns) else self.caption
        section = (*self.section, title) if title else self.section
        if self.open is None or self.open.form != "row":
            self.group = ()
        draft = Draft(reference, "row", section, self.part, x=block.x)
        draft.lines = list(block.lines)
        draft.texts = [row_text(cells, columns, numbered)]
        head = across(cells, block) or over_grades(cells, below, columns)
        if not numbered and head:
            draft.texts, self.group = [head], (head,)
        else:
            draft.group = self.group
        self.drafts.append(draft)
        self.open, self.fresh = draft, False

    def start(self, block: Block) -> None:
        section, self.caption = self.section, ""
        form: Form = "bullet" if block.kind == "bullet" else "paragraph"
        number = block.mark.number if block.mark else ""
        draft = Draft(number, form, section, self.part, x=block.x, text_x=text_edge(block))
        draft.minute = block.mark is not None and is_minute(block)
        if draft.minute and block.mark is not None and block.mark.line in self.unfinished:
            draft.head = block
        if draft.minute and not section:
            draft.section = (self.part or text_of(block, self.layout, False),)
        self.drafts.append(draft)
        self.open, self.fresh = draft, False
        self.add(block, draft)

    def add(self, block: Block, draft: Draft) -> None:
        self.columns = ()  # no table goes on below words
        text = text_of(block, self.layout, bool(draft.texts))
        if draft.lines and block.kind == "text" and self.layout.breaks_off(draft.lines[-1]):
            draft.texts[-1] = mended(draft.texts[-1], text, self.layout)
        else:
            draft.texts.append(text)
        draft.lines += block.lines


def heading_text(block: Block, layout: Layout) -> str:
    """The words of a heading; in a frame with a grade beside it, "Leadership: Good"."""
    if block.first.cells:
        return without_marks(": ".join(filter(None, cells_of(block, layout))))
    return without_marks(joined(block.lines, layout))


def text_of(block: Block, layout: Layout, inside: bool) -> str:
    """The words of a block: without its number, a bullet of its own left out too."""
    first = block.first
    if block.mark is not None:
        first = replace(first, text=block.mark.rest)
    elif block.kind == "bullet":
        words = BULLET.sub("", first.text)
        first = replace(first, text=f"• {words}" if inside else words)
    return joined([line for line in (first, *block.lines[1:]) if line.text], layout)


def heads_a_table(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].kind == "row"


def is_minute(block: Block) -> bool:
    """Whether a numbered block is the bold title of an item: "CYP26 Work programme"."""
    assert block.mark is not None
    return block.mark.family[0] == "letters" and all(line.bold for line in block.lines)


def text_edge(block: Block) -> float:
    """Where the words of a block begin on its second line, or after its number or bullet."""
    if len(block.lines) > 1:
        return min(line.x for line in block.lines[1:])
    if block.mark is not None:
        return block.mark.text_x
    return block.first.spans[1].x if len(block.first.spans) > 1 else block.x + 12


def belongs(block: Block, draft: Draft, layout: Layout) -> bool:
    """Whether a block goes on the paragraph before it rather than being one of its own."""
    if block.kind == "number" or draft.form == "row":
        return False
    if draft.number:
        if block.kind in ("bullet", "item"):
            return True
        if draft.lines[0].numbered and block.x < draft.x:
            return False  # below the list it was an item of
        hanging = draft.text_x > draft.x + SHIFT
        return not hanging or block.x >= draft.text_x - SHIFT or layout.breaks_off(draft.lines[-1])
    if block.kind == "item":
        return True
    if draft.form == "bullet":
        if block.kind == "bullet":
            return block.x > draft.x + SHIFT
        return block.x >= draft.text_x - SHIFT > draft.x
    return False
