"""Lines -> numbered Paragraphs with their section path. The heart of ingest; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.documents import Numbering, Paragraph
from ingest.blocks import BULLET, SHIFT, Block, blocks_of
from ingest.contents import contents_lines
from ingest.footnotes import Footnote, parted
from ingest.headings import Rank, rank_of, with_headings
from ingest.layout import Layout, joined
from ingest.lines import Line
from ingest.numbering import runs_in
from ingest.parts import part_names
from ingest.schemes import paragraph_runs, part_starts

FRONT = "Front page"


def paragraphs_in(lines: Sequence[Line], document_id: str) -> tuple[Paragraph, ...]:
    """Every paragraph of a document in reading order, numbered as printed or counted."""
    text, notes = parted(lines, Layout(lines))
    skipped = contents_lines(text)
    text = [line for index, line in enumerate(text) if index not in skipped]
    layout = Layout(text)
    runs = paragraph_runs(runs_in(text))
    starts = {mark.line: mark for run in runs for mark in run.marks}
    blocks = with_headings(blocks_of(text, starts, layout), layout)
    names = part_names(blocks, part_starts(runs))
    drafts = Drafting(layout).drafts_of(blocks, names)
    drafts += [draft_of_note(note, layout) for note in notes]
    return numbered(drafts, document_id)


@dataclass(slots=True)
class Draft:
    """A paragraph being put together from its blocks."""

    number: str
    kind: str  # "number", "paragraph", "bullet", "row", "note"
    section: tuple[str, ...]
    part: str
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    x: float = 0.0
    text_x: float = 0.0


@dataclass(slots=True)
class Drafting:
    layout: Layout
    path: list[tuple[Rank, str]] = field(default_factory=list)
    part: str = ""
    drafts: list[Draft] = field(default_factory=list)
    open: Draft | None = None

    def drafts_of(self, blocks: Sequence[Block], names: dict[int, str]) -> list[Draft]:
        for index, block in enumerate(blocks):
            if index in names:
                self.part, self.path, self.open = names[index], [], None
            if block.kind == "heading":
                self.enter(block)
            elif self.open is not None and belongs(block, self.open):
                self.add(block, self.open)
            else:
                self.start(block)
        return self.drafts

    def enter(self, block: Block) -> None:
        """Go down the section path to a heading."""
        rank = rank_of(block)
        while self.path and not self.path[-1][0].is_above(rank):
            self.path.pop()
        self.path.append((rank, joined(block.lines, self.layout)))
        self.open = None

    def start(self, block: Block) -> None:
        section = tuple(title for _, title in self.path)
        kind = {"number": "number", "bullet": "bullet", "row": "row"}.get(block.kind, "paragraph")
        number = block.mark.number if block.mark else ""
        draft = Draft(number, kind, section, self.part, x=block.x, text_x=text_edge(block))
        self.drafts.append(draft)
        self.open = draft
        self.add(block, draft)

    def add(self, block: Block, draft: Draft) -> None:
        draft.lines += block.lines
        draft.texts.append(text_of(block, self.layout, bool(draft.texts)))


def text_of(block: Block, layout: Layout, inside: bool) -> str:
    """The words of a block: without its number, a bullet of its own left out too."""
    first = block.first
    if block.mark is not None:
        first = replace(first, text=block.mark.rest)
    elif block.kind == "bullet":
        words = BULLET.sub("", first.text)
        first = replace(first, text=f"• {words}" if inside else words)
    elif block.kind == "row":
        return "; ".join(cell for cell in first.cells if cell)
    return joined([line for line in (first, *block.lines[1:]) if line.text], layout)


def text_edge(block: Block) -> float:
    """Where the words of a block begin on its second line, or after its number or bullet."""
    if len(block.lines) > 1:
        return min(line.x for line in block.lines[1:])
    if block.mark is not None:
        return block.mark.text_x
    return block.first.spans[1].x if len(block.first.spans) > 1 else block.x + 12


def belongs(block: Block, draft: Draft) -> bool:
    """Whether a block goes on the paragraph before it rather than being one of its own."""
    if block.kind in ("number", "row") or draft.kind in ("row", "note"):
        return False
    if draft.kind == "number":
        if block.kind in ("bullet", "item"):
            return True
        hanging = draft.text_x > draft.x + SHIFT
        return not hanging or block.x >= draft.text_x - SHIFT
    if block.kind == "item":
        return True
    if draft.kind == "bullet":
        if block.kind == "bullet":
            return block.x > draft.x + SHIFT
        return block.x >= draft.text_x - SHIFT > draft.x
    return False


def draft_of_note(note: Footnote, layout: Layout) -> Draft:
    draft = Draft(note.number, "note", ("Footnotes",), "")
    draft.lines = list(note.lines)
    first = replace(note.lines[0], text=note.text_of_first)
    draft.texts = [joined([line for line in (first, *note.lines[1:]) if line.text], layout)]
    return draft


def numbered(drafts: Sequence[Draft], document_id: str) -> tuple[Paragraph, ...]:
    """Drafts with text -> Paragraphs, counted inside their section where no number is printed."""
    counts: Counter[tuple[str, tuple[str, ...], str]] = Counter()
    paragraphs: list[Paragraph] = []
    for draft in drafts:
        text = "\n".join(filter(None, draft.texts)).strip()
        if not text:
            continue
        number, numbering = draft.number, "printed"
        if draft.kind == "note":
            number = f"Footnote {draft.number}"
        elif draft.kind != "number":
            key = (draft.part, draft.section, draft.kind)
            counts[key] += 1
            name = draft.section[-1] if draft.section else FRONT
            number, numbering = f"{name}, {draft.kind} {counts[key]}", "counted"
        paragraphs.append(paragraph(draft, number, numbering, text, document_id, len(paragraphs)))
    return tuple(paragraphs)


def paragraph(
    draft: Draft, number: str, numbering: Numbering, text: str, document_id: str, position: int
) -> Paragraph:
    pages = [(line.page, line.label) for line in draft.lines]
    first, last = min(pages), max(pages)
    return Paragraph(
        document=document_id,
        position=position,
        number=number,
        numbering=numbering,
        section=draft.section or (FRONT,),
        first_page=first[0],
        last_page=last[0],
        text=text,
        part=draft.part,
        first_label=first[1],
        last_label=last[1],
        ocr=any(line.ocr for line in draft.lines),
    )
