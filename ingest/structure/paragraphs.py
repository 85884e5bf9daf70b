"""Lines -> numbered Paragraphs with their section path. The heart of ingest; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant.documents import Numbering, Paragraph
from ingest.layout.contents import contents_lines
from ingest.layout.footnotes import Footnote, marks_in, parted
from ingest.layout.layout import Layout, joined
from ingest.layout.name_columns import with_names_down
from ingest.lines import Line
from ingest.structure.agenda import items_in
from ingest.structure.blocks import Block, blocks_of
from ingest.structure.drafting import Draft, Drafting
from ingest.structure.headings import with_front, with_headings
from ingest.structure.numbering import Run, runs_in
from ingest.structure.parts import part_names, with_covers, with_items
from ingest.structure.paths import Runs
from ingest.structure.rows import with_tails
from ingest.structure.schemes import part_starts, scheme_of

FRONT = "Front page"


def paragraphs_in(lines: Sequence[Line], document_id: str) -> tuple[Paragraph, ...]:
    """Every paragraph of a document in reading order, numbered as printed or counted."""
    lines = with_names_down(lines)
    text, notes = parted(lines, Layout(lines))
    skipped = contents_lines(text)
    text = [line for index, line in enumerate(text) if index not in skipped]
    layout = Layout(text)
    scheme = scheme_of(runs_in(text), text)
    runs = scheme.runs
    starts = {mark.line: mark for run in runs for mark in run.marks}
    above = [run for run in runs if run not in scheme.below]
    divided = {m.line for run in runs if any(n.value[-1] for n in run.marks) for m in run.marks}
    blocks = with_headings(
        with_tails(blocks_of(text, starts, layout, scheme.items)), layout, divided
    )
    names = part_names(blocks, part_starts(by_block(above, blocks)))
    names = with_items(names, blocks, items_in(lines))
    blocks = with_front(with_covers(blocks, names), min(names, default=len(blocks)))
    drafts = Drafting(layout, Runs(runs)).drafts_of(blocks, names)
    return numbered(with_notes(drafts, notes, layout), document_id)


def by_block(runs: Sequence[Run], blocks: Sequence[Block]) -> list[Run]:
    """The runs with their marks placed by block instead of by line."""
    places = {block.mark.line: i for i, block in enumerate(blocks) if block.mark is not None}
    return [Run(tuple(replace(m, line=places[m.line]) for m in run.marks)) for run in runs]


def with_notes(drafts: Sequence[Draft], notes: Sequence[Footnote], layout: Layout) -> list[Draft]:
    """The drafts with each footnote behind the one that holds its mark."""
    again = {n for n, times in Counter(note.number for note in notes).items() if times > 1}
    marked: dict[tuple[int, str], int] = {}
    for index, draft in enumerate(drafts):
        for line in draft.lines:
            for mark in marks_in(line):
                marked.setdefault((line.page, mark), index)
    pages = [draft.lines[0].page for draft in drafts]
    behind: dict[int, list[Draft]] = defaultdict(list)
    for note in notes:
        page = note.lines[0].page
        begun = next((i for i in range(len(pages) - 1, -1, -1) if pages[i] <= page), 0)
        place = marked.get((page, note.number), begun)
        behind[place].append(draft_of_note(note, drafts[place] if drafts else None, again, layout))
    if not drafts:
        return behind[0]
    return [each for i, draft in enumerate(drafts) for each in (draft, *behind[i])]


def draft_of_note(note: Footnote, home: Draft | None, again: set[str], layout: Layout) -> Draft:
    """A footnote; where their figures start again, the page is part of its number."""
    line = note.lines[0]
    where = f", page {line.label or line.page}" if note.number in again else ""
    section = (*home.section, *home.group) if home else ()
    draft = Draft(f"Footnote {note.number}{where}", "note", section, home.part if home else "")
    draft.lines = list(note.lines)
    first = replace(line, text=note.text_of_first)
    draft.texts = [joined([line for line in (first, *note.lines[1:]) if line.text], layout)]
    return draft


def numbered(drafts: Sequence[Draft], document_id: str) -> tuple[Paragraph, ...]:
    """Drafts with text -> Paragraphs, counted inside their section where no number is printed."""
    counts: Counter[tuple[str, tuple[str, ...], str]] = Counter()
    names = section_names(drafts)
    paragraphs: list[Paragraph] = []
    for draft in drafts:
        text = "\n".join(filter(None, draft.texts)).strip()
        if not text:
            continue
        number = draft.number
        numbering: Numbering = "printed" if number else "counted"
        if not number:
            called = "paragraph" if draft.form == "line" else draft.form
            key = (draft.part, draft.section, called)
            counts[key] += 1
            name = names[draft.part, draft.section]
            place = called if called == "heading" else f"{called} {counts[key]}"
            number = f"{name}, {place}"
        paragraphs.append(paragraph(draft, number, numbering, text, document_id, len(paragraphs)))
    return tuple(paragraphs)


def section_names(drafts: Sequence[Draft]) -> dict[tuple[str, tuple[str, ...]], str]:
    """What each section is called in counted numbers: its heading, after the heading above it
    where two sections of a part are headed alike."""
    paths = {(draft.part, draft.section) for draft in drafts}
    alike = Counter((part, section[-1:]) for part, section in paths)
    return {
        (part, section): ", ".join(section[-2 if alike[part, section[-1:]] > 1 else -1 :]) or FRONT
        for part, section in paths
    }


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
        section=(*draft.section, *draft.group) or (FRONT,),
        first_page=first[0],
        last_page=last[0],
        text=text,
        part=draft.part,
        first_label=first[1],
        last_label=last[1],
        ocr=any(line.ocr for line in draft.lines),
        form=draft.form,
    )
