"""Markdown -> Pages. The only home of markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.formats import html
from ingest.formats.clean import raised
from ingest.formats.text import LABEL, looks_like_heading
from ingest.lines import Line, Page

# To Markdown "3.7 …" below a line of words, and "17. …" too, only goes on with that line.
_NUMBER_BELOW_WORDS = re.compile(r"(?<=\S)[^\S\n]*\n(?=(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+)\s)")
# So does "(i) …" or "b) …", which begins a line by chance where no piece ends above it.
_ITEM_BELOW_WORDS = re.compile(
    r"(?:(?<=[:;,.])|(?<=\sand)|(?<=\sor))[^\S\n]{0,9}\n"
    r"(?=[^\S\n]{0,9}(?:\((?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})\)|(?:[a-z]|[ivx]{1,5})[.)])\s)"
)
# And "Date: …" below "To: …".
_LABEL_BELOW_LABEL = re.compile(rf"^({LABEL}[^\n]{{1,200}})\n(?={LABEL})", re.M)

_NOTE = re.compile(
    r"^\[\^(?P<name>[\w-]{1,40})\]:[ \t]*(?P<words>.*(?:\n(?:[ \t]{2,}\S.*|(?!\[\^)\S.*))*)", re.M
)
_NOTED = re.compile(r"\[\^(?P<name>[\w-]{1,40})\]")


def pages_of(text: str) -> tuple[Page, ...]:
    """One page with the lines of the HTML that the Markdown stands for.

    Raw HTML inside is shown as text, as council papers mean it, and never obeyed.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    text = _ITEM_BELOW_WORDS.sub("\n\n", _NUMBER_BELOW_WORDS.sub("\n\n", text))
    text, notes = _with_notes(_LABEL_BELOW_LABEL.sub(r"\1\n\n", text))
    tokens = reader.parse(text)
    _as_typed(tokens)
    (page,) = html.pages_of(str(reader.renderer.render(tokens, reader.options, {})))
    for mark, words in notes.items():
        (note,) = html.pages_of(reader.render(words))
        line = Line(" ".join(line.text for line in note.lines), starts=True, note=mark)
        page = replace(page, lines=(*page.lines, line))
    if any(line.level for line in page.lines):
        return (page,)
    # Some programs turn a report into Markdown with tables and lists, and headings as mere words.
    lines = [
        replace(line, level=2)
        if not (line.cells or line.note) and looks_like_heading(line.text)
        else line
        for line in page.lines
    ]
    return (replace(page, lines=tuple(lines)),)


def _as_typed(tokens: Iterable[Token]) -> None:
    """Gives the items of each ordered list the numbers that are typed, where they rise: to
    Markdown 19., 21., 22. are 19, 20, 21."""
    open_lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_lists.append([])
        elif token.type == "list_item_open":
            open_lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = [item for item in open_lists.pop() if item.info.isdigit()]
            if all(int(one.info) < int(other.info) for one, other in pairwise(items)):
                for item in items:
                    item.attrSet("value", item.info)


def _with_notes(text: str) -> tuple[str, dict[str, str]]:
    """The text with raised marks for "[^1]", and the words of its notes by their marks: the name
    of a note, where it is no number the first that is free."""
    found = {note["name"]: note["words"] for note in _NOTE.finditer(text)}
    marks: dict[str, str] = {}

    def raise_(mark: re.Match[str]) -> str:
        name = mark["name"]
        if name not in found:
            return mark[0]
        free = (str(n) for n in range(1, len(found) + 2) if str(n) not in {*found, *marks.values()})
        return raised(marks.setdefault(name, name if name.isdigit() else next(free)))

    text = _NOTED.sub(raise_, _NOTE.sub("", text))
    return text, {mark: found[name] for name, mark in marks.items()}
