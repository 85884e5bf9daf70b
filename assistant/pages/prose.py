"""The blocks of an answer as HTML: small numbers behind the sentences, each naming its source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from assistant.answers import Sentence
from assistant.documents import one_line
from assistant.pages.blocks import Block, Group, Said, Source
from assistant.pages.names import reference
from assistant.pages.text import as_text, with_marked
from assistant.pages.texts import say
from assistant.text.dates import written

Names = Mapping[str, str]


def answer_html(at: int, groups: Sequence[Group], sources: Sequence[Source], names: Names) -> str:
    """The answer of turn `at` as it is read. A number links to its entry in the list of sources."""
    labels = {s.number: source_name(s, names) for s in sources}
    rows = tuple(group for group in groups if group.document)
    if not all(group.fits_a_cell for group in rows):
        return "".join(_group(at, group, labels) for group in groups)
    loose = "".join(_group(at, group, labels) for group in groups if not group.document)
    return loose + (_comparison(at, rows, labels) if rows else "")


def source_name(source: Source, names: Names) -> str:
    """A source as people write it."""
    first, *others = source.paragraphs
    return reference(first, names, *others)


def sentence_words(sentence: Sentence, text: str) -> str:
    """Its words: those that answer set off, those that no paragraph has marked."""
    for words in (getattr(citation, "answer", "") for citation in sentence.citations):
        if place := words and re.search(r"\s+".join(map(re.escape, words.split())), text):
            before, after = text[: place.start()], text[place.end() :]
            return f'{as_text(before)}<b class="answers">{as_text(place[0])}</b>{as_text(after)}'
    return with_marked(text, sentence.missing)


def _group(at: int, group: Group, labels: Mapping[int, str]) -> str:
    heading = f'<h3 class="row-name">{_heading(group)}</h3>' if group.heading else ""
    return heading + "".join(_block(at, block, labels) for block in group.blocks)


def _heading(group: Group) -> str:
    day = group.document.date if group.document else None
    small = f" <small>{written(day)}</small>" if day else ""
    return as_text(group.heading) + small


def _comparison(at: int, rows: Sequence[Group], labels: Mapping[int, str]) -> str:
    """A row for each document, those of one council together."""
    # The roles, because a narrow screen lays the cells out one below the other, and some browsers
    # then no longer tell a screen reader that it is a table.
    heads = "".join(
        f'<th scope="col" role="columnheader">{say(name)}</th>' for name in ("document", "says")
    )
    councils = groupby(rows, key=lambda row: row.document and row.document.facts.authority)
    bodies = "".join(
        f'<tbody role="rowgroup">{"".join(_document(at, row, labels) for row in own)}</tbody>'
        for _, own in councils
    )
    return (
        f'<table class="documents" role="table"><thead role="rowgroup"><tr role="row">{heads}</tr>'
        f"</thead>{bodies}</table>"
    )


def _document(at: int, row: Group, labels: Mapping[int, str]) -> str:
    said = "".join(
        "".join(_in_a_cell(at, said, labels) for said in block.said)
        if block.form == "table"
        else _block(at, block, labels)
        for block in row.blocks
    )
    name = f'<th scope="row" role="rowheader">{_heading(row)}</th>'
    return f'<tr role="row">{name}<td role="cell">{said}</td></tr>'


def note_html(note: str) -> str:
    """What is said beside the sentences; its lines that begin with a bullet are a list."""
    shown = ""
    for is_list, lines in groupby(note.split("\n"), key=lambda line: line.startswith("• ")):
        if is_list:
            items = "".join(f"<li>{as_text(line[2:])}</li>" for line in lines)
            shown += f'<ul class="note">{items}</ul>'
        else:
            shown += f'<p class="note">{as_text(chr(10).join(lines))}</p>'
    return shown


def _in_a_cell(at: int, said: Said, labels: Mapping[int, str]) -> str:
    """A row of a table as a line, without its heads: "Overall effectiveness: Good"."""
    words = ": ".join(cell for _, cell in said.cells)
    return f'<p class="sentences">{_said(at, said, words, labels)}</p>'


def _block(at: int, block: Block, labels: Mapping[int, str]) -> str:
    if block.form == "table":
        return _table(at, block, labels)
    if block.form == "list":
        items = "".join(f"<li>{_said(at, said, said.item, labels)}</li>" for said in block.said)
        return f'<ul class="sentences">{items}</ul>'
    return "".join(
        f'<p class="sentences">{" ".join(_said(at, s, s.sentence.text, labels) for s in run)}</p>'
        for run in _paragraphs(block.said)
    )


def _paragraphs(said: Sequence[Said]) -> list[list[Said]]:
    """Sentences that run on: a new paragraph where another document, or a list, begins."""
    runs: list[list[Said]] = []
    last: object = None
    for one in said:
        document = {citation.paragraph.document for citation in one.sentence.citations}
        if not runs or document != last:
            runs.append([])
        runs[-1].append(one)
        last = document
    return runs


def _said(at: int, said: Said, text: str, labels: Mapping[int, str]) -> str:
    words = sentence_words(said.sentence, one_line(text))
    shown = f'<span class="sentence">{words}</span>{_numbers(at, said, labels)}'
    return shown + partly_html(said.sentence)


def partly_html(sentence: Sentence) -> str:
    """What is said behind a sentence that its paragraphs support only in part."""
    if sentence.support != "partly":
        return ""
    reason = sentence.reason
    words = say("only_partly", reason=reason) if reason else say("only_partly_plain")
    return f' <span class="partly">{as_text(words)}</span>'


def _numbers(at: int, said: Said, labels: Mapping[int, str]) -> str:
    return "".join(
        f'<a class="ref" href="#source-{at}-{number}" aria-label="'
        f'{as_text(say("source_label", number=number, reference=labels[number]))}">{number}</a>'
        for number in said.numbers
    )


def _table(at: int, block: Block, labels: Mapping[int, str]) -> str:
    head = "".join(f'<th scope="col">{as_text(name)}</th>' for name in block.heads)
    head = f"<thead><tr>{head}</tr></thead>" if head else ""
    rows = "".join(_row(at, said, bool(head), labels) for said in block.said)
    region = f'tabindex="0" role="region" aria-label="{say("table")}"'
    return f'<div class="table" {region}><table>{head}<tbody>{rows}</tbody></table></div>'


def _row(at: int, said: Said, headed: bool, labels: Mapping[int, str]) -> str:
    cells = [
        as_text(words if headed or not name else f"{name}: {words}") for name, words in said.cells
    ]
    first, *rest = cells
    *inner, last = rest or [""]
    last += _numbers(at, said, labels) + partly_html(said.sentence)
    return (
        f'<tr class="sentence"><th scope="row">{first}</th>'
        + "".join(f"<td>{cell}</td>" for cell in (*inner, last))
        + "</tr>"
    )
