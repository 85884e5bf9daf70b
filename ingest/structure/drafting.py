"""Blocks -> Drafts: what belongs to one paragraph, in which section, one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from assistant.documents import Form
from assistant.kinds.grades import has_a_grade, says_a_grade
from ingest.layout.footnotes import without_marks
from ingest.layout.layout import SHIFT, Layout, joined, mended
from ingest.lines import Line
from ingest.structure.blocks import BULLET, ITEM, Block
from ingest.structure.closing import CLOSING, closings
from ingest.structure.headings import rank_of
from ingest.structure.particulars import is_particular
from ingest.structure.paths import LOWEST, Path, Runs, Standing, Title, inside, is_title, left
from ingest.structure.recurring import owners
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
    unnumbered,
)

JUDGEMENTS = "Judgements"


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
    titled: bool = False  # nothing but a title stands by its number or letter
    head: Block | None = None


@dataclass(slots=True)
class Drafting:
    layout: Layout
    runs: Runs
    columns: tuple[str, ...] = ()
    caption: str = ""
    group: tuple[str, ...] = ()
    fresh: bool = False  # nothing has been written since the last heading
    heading: Block | None = None
    before: Path = field(default_factory=list)  # the path until that heading
    path: Path = field(default_factory=list)
    standing: dict[int, Standing] = field(default_factory=dict)  # by the line of the next number
    part: str = ""
    drafts: list[Draft] = field(default_factory=list)
    open: Draft | None = None
    leading: frozenset[str] = frozenset()
    owners: dict[int, int] = field(default_factory=dict)  # of headings that come again
    labels: set[str] = field(default_factory=set)  # headings that stood inside numbered ones
    cut: Draft | None = None  # the numbered paragraph that the rows written last cut
    headed: bool = False  # the numbers of this part stand before titles, with words below

    def drafts_of(self, blocks: Sequence[Block], names: dict[int, str]) -> list[Draft]:
        closing = closings(blocks, names)
        self.leading, self.owners = leading(blocks), owners(blocks, names)
        for index, (block, after) in enumerate(zip_longest(blocks, blocks[1:])):
            if index in names:
                self.end_part()
                self.part = names[index]
            if index in closing or self.ends_minutes(block):
                self.end_part()
                self.path = [Title(LOWEST, CLOSING)]
            if block.mark is not None and block.kind in ("number", "heading"):
                self.leave(block)
            if block.kind == "heading" and not self.is_within_minute(block, after):
                self.enter(block, self.inside(blocks, index))
            elif block.kind == "row":
                self.take_row(blocks, index)
            elif block.kind == "caption" and heads_a_table(blocks, index):
                self.take_caption(joined(block.lines, self.layout))
            elif self.open is not None and belongs(block, after, self.open, self.layout):
                self.add(block, self.open)
            elif self.cut is not None and goes_on(block, self.cut):
                self.open = self.cut
                self.add(block, self.cut)
            else:
                self.start(block)
            if block.mark is not None and block.kind in ("number", "heading"):
                self.stand(block)
        self.end_part()
        return self.drafts

    def end_part(self) -> None:
        if self.path and self.fresh:
            self.keep_heading()
        self.path, self.open, self.cut, self.columns, self.headed = [], None, None, (), False

    def leave(self, block: Block) -> None:
        """Go up to where the number before this one of its run stands, out of what was opened
        since."""
        assert block.mark is not None
        before = self.standing.pop(block.mark.line, None)
        up = len(self.path) if before is None else left(self.path, before, block, self.fresh)
        if up < len(self.path):
            if self.fresh:
                self.keep_heading()
            self.path = self.path[:up]

    def stand(self, block: Block) -> None:
        """Remember where a numbered block stands for the next number of its run."""
        assert block.mark is not None
        # A heading that has numbers of another run below it is no part of one of this run.
        self.standing = {line: one for line, one in self.standing.items() if one.heads}
        following = self.runs.following.get(block.mark.line)
        if following is not None:
            heads = block.kind == "heading" and self.fresh
            path = self.path[:-1] if heads else self.path[:]
            self.standing[following] = Standing(block.mark, path, heads)

    def inside(self, blocks: Sequence[Block], index: int) -> int:
        """How many headings of the path a heading stands below, however it is set: one that
        comes again and again ("Answer") below that before it, and one that has stood inside
        numbered items ("RESOLVED:") in the last of them too."""
        words = blocks[index].text
        if index in self.owners:
            owner = heading_text(blocks[self.owners[index]], self.layout)
            places = [place for place, title in enumerate(self.path, 1) if title.text == owner]
            if places:
                return places[-1]
        numbered = [place for place, title in enumerate(self.path, 1) if title.mark is not None]
        above = blocks[index + 1].kind if index + 1 < len(blocks) else "text"
        if numbered and words in self.labels and above in ("item", "bullet"):
            return numbered[-1]
        found = inside(self.path, blocks, index, self.standing)
        if found:
            self.labels.add(words)
        return found

    def enter(self, block: Block, inside: int = 0) -> None:
        """Go down the section path to a heading; it stands inside so many of those above it,
        however it is set."""
        rank = rank_of(block)
        text = heading_text(block, self.layout)
        last = self.path[-1] if self.path else None
        if (
            last
            and (last.rank, last.text) == (rank, text)
            and self.open
            and self.open.form == "row"
        ):
            return  # printed again over the same table on its next page
        if last and self.fresh and is_grade(text):
            # "Overall effectiveness" with "Grade 3 (Adequate)" below it is one heading.
            self.path[-1] = replace(last, text=f"{last.text}: {text}")
            return
        if last and self.fresh and rank.is_above(last.rank) and len(self.path) > inside:
            self.keep_heading()
        self.before = list(self.path)
        # Two headings alike, one right below the other: the second divides the first.
        while len(self.path) > inside and not self.fresh and not self.path[-1].rank.is_above(rank):
            self.path.pop()
        # Areas that are graded stand beside each other, however large each heading is set.
        while has_a_grade(text) and any(has_a_grade(above.text) for above in self.path):
            self.path.pop()
        self.path.append(Title(rank, text, block.mark))
        if says_a_grade(text):
            said = Draft("", "heading", self.section, self.part, texts=[text])
            said.lines = list(block.lines)
            self.drafts.append(said)
        self.fresh = True
        self.heading = block
        self.open, self.cut, self.columns, self.caption = None, None, (), ""

    def keep_heading(self) -> None:
        """A heading with nothing below it stays in the document as a paragraph of its own."""
        text = self.path[-1].text
        self.path = self.before
        draft = Draft("", "line", self.section, self.part, texts=[text])
        draft.lines = list(self.heading.lines) if self.heading else []
        self.drafts.append(draft)
        self.fresh = False

    def is_within_minute(self, heading: Block, after: Block | None) -> bool:
        """Whether a heading stands inside a numbered item that is headed itself: a minute runs
        from its number to the next, whatever it is divided by, and an item below a title has
        the words that lead to its resolutions. The last minute has what divided those before it,
        and a label of what stands right below."""
        if self.open is not None and self.open.titled and heading.text in self.leading:
            return bool(self.open.number) and heading.mark is None
        if self.open is None or not self.open.minute or self.cut is not None:
            return False
        head = self.open.head
        within = heading.mark is None and (
            heading.text in self.labels
            or is_label(heading, after)
            or (head is not None and not rank_of(heading).is_above(rank_of(head)))
        )
        if within:
            self.labels.add(heading.text)
        return within

    def ends_minutes(self, block: Block) -> bool:
        """Whether a short line below the last minute says when the meeting ended."""
        if self.open is None or not self.open.minute or self.open.head is not None:
            return False
        if self.open.titled and len(self.open.texts) == 1:
            return False  # "Date of next meeting", and the date below it
        text = joined(block.lines, self.layout)
        return block.kind == "text" and len(text.split()) < 13 and is_particular(text)

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(title.text for title in self.path)

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
        if self.open is not None and self.open.form != "row":
            self.cut = self.open if self.open.number else None
        if block.first.header:
            if cells == self.columns:
                return  # printed again
            titled = self.open is not None and self.open.texts == [*self.group]
            self.columns, self.open = cells, self.open if titled else None
            if is_over_rows(blocks, index):
                return
            self.columns = ()
        if not re.search(r"\w", "".join(cells)):
            return
        numbered = block.mark is not None
        columns = self.columns if numbered or len(self.columns) == len(cells) else ()
        head = across(cells, block) or over_grades(cells, below, columns)
        reference = row_number(block.mark, columns) if block.mark is not None else ""
        if block.mark is not None and block.mark.rest:
            cells, numbered = (unnumbered(cells[0], block.mark), *cells[1:]), False
        title = JUDGEMENTS if is_judgement(cells, columns) else self.caption
        if self.open is None or self.open.form != "row":
            self.group = ()
        minute = f"{self.cut.number} {self.cut.texts[0]}" if self.cut and self.cut.minute else ""
        section = (*self.section, *filter(None, (minute, title)))
        draft = Draft(reference, "row", section, self.part, x=block.x)
        draft.lines = list(block.lines)
        draft.texts = [row_text(cells, columns, numbered)]
        if not numbered and head:
            draft.texts, self.group = [cells[0] if reference else head], (head,)
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
        if draft.minute and block.mark is not None and block.mark.line in self.runs.following:
            draft.head = block
        if draft.minute and not section:
            draft.section = (self.part or text_of(block, self.layout, False),)
        lettered = block.kind == "item"
        followed = block.mark is not None and block.mark.line in self.runs.following
        draft.titled = is_title(block) and (lettered or followed or (self.headed and bool(number)))
        self.drafts.append(draft)
        self.open, self.cut, self.fresh = draft, None, False
        self.add(block, draft)

    def add(self, block: Block, draft: Draft) -> None:
        self.columns = ()  # no table goes on below words
        text = text_of(block, self.layout, bool(draft.texts))
        self.headed |= bool(draft.titled and draft.number and draft.texts and block.kind == "text")
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


def leading(blocks: Sequence[Block]) -> frozenset[str]:
    """Words that stand more than once right above a list, set as a heading: "RESOLVED"."""
    above = Counter(
        block.text
        for block, after in pairwise(blocks)
        if block.kind == "heading" and block.mark is None and after.kind == "item"
    )
    return frozenset(words for words, times in above.items() if times > 1)


def heads_a_table(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].kind == "row"


def is_minute(block: Block) -> bool:
    """Whether a numbered block is the bold title of an item: "CYP26 Work programme"."""
    assert block.mark is not None
    coded = block.mark.family[0] in ("letters", "slashed")
    return coded and all(line.bold for line in block.lines)


def is_label(heading: Block, after: Block | None) -> bool:
    """Whether a heading of one word, or with a colon, is that of the text right below it."""
    brief = len(heading.text.split()) == 1 or heading.text.endswith(":")
    return brief and after is not None and after.kind in ("text", "item", "bullet")


def text_edge(block: Block) -> float:
    """Where the words of a block begin on its second line, or after its number or bullet."""
    if len(block.lines) > 1:
        return min(line.x for line in block.lines[1:])
    if block.mark is not None:
        return block.mark.text_x
    return block.first.spans[1].x if len(block.first.spans) > 1 else block.x + 12


def goes_on(block: Block, cut: Draft) -> bool:
    """Whether a block below a table goes on the numbered paragraph that the table cut: all of a
    minute, of others the letter after the last."""
    if block.kind not in ("text", "item", "bullet"):
        return False
    letters = [text[:3].strip("().")[:1] for text in cut.texts if ITEM.match(text)]
    letter = block.text[:3].strip("().")[:1] if block.kind == "item" else ""
    return cut.head is not None or bool(letters and letter and ord(letter) == ord(letters[-1]) + 1)


def belongs(block: Block, after: Block | None, draft: Draft, layout: Layout) -> bool:
    """Whether a block, with that after it, goes on the paragraph before it rather than being one
    of its own."""
    if block.kind == "number" or draft.form == "row":
        return False
    if draft.number:
        if block.kind in ("bullet", "item"):
            return True
        if draft.lines[0].numbered and block.x < draft.x and not draft.titled:
            return False  # below the list it was an item of
        hanging = draft.text_x > draft.x + SHIFT
        return not hanging or block.x >= draft.text_x - SHIFT or layout.breaks_off(draft.lines[-1])
    if block.kind == "item":
        ended = re.search(r"[.?!]$", draft.texts[-1])
        return not (ended and is_title(block) and after is not None and after.kind == "text")
    if draft.titled and len(draft.texts) == 1:
        return block.kind == "text"
    if draft.form == "bullet":
        if block.kind == "bullet":
            return block.x > draft.x + SHIFT
        return block.x >= draft.text_x - SHIFT > draft.x
    return False
