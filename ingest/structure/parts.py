"""Where the parts of a pack begin, and what they are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.kinds.meeting import WHO_WAS_THERE
from ingest.layout.footnotes import without_marks
from ingest.structure.agenda import Item
from ingest.structure.blocks import Block
from ingest.structure.headings import rank_of
from ingest.structure.numbering import Run
from ingest.structure.particulars import is_particular

# What the pieces of a pack call themselves, the surest words first.
SURE = re.compile(
    r"\b(?:minutes of|terms of reference|action plan|work programme|inspection of|focused visit|"
    r"conclusions and recommendations|list of recommendations)\b|^(?:appendix|annex|schedule) \w",
    re.I,
)
KINDS = re.compile(
    r"\b(?:minutes|report|inspection|strategy|policy|guidance|review|letter|agenda|protocol|"
    r"conclusions|recommendations|plan|update|assessment|framework|summary)\b",
    re.I,
)
MINUTES = re.compile(r"\bminutes of\b", re.I)
# What stands on the way to a title without being one.
NO_TITLE = re.compile(
    r"intentionally (?:left )?blank|\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b|crown copyright|©|"
    r"^(?:date:?\s*)?(?:\w+day,? )?\d{1,2} \w+ \d{4}$|https?:|@|\bwww\.|^page \d",
    re.I,
)


def part_names(blocks: Sequence[Block], groups: Sequence[Sequence[Run]]) -> dict[int, str]:
    """Index of the block each part begins with -> its name. Text before the first has none."""
    names: dict[int, str] = {}
    floor = 0
    for group in groups:
        first = min(run.first for run in group)
        begin, title = title_above(blocks, first, floor)
        names[begin] = distinct(title, names.values())
        floor = max(run.last for run in group) + 1
    return names


def with_items(
    names: dict[int, str], blocks: Sequence[Block], items: Sequence[Item]
) -> dict[int, str]:
    """The parts, and one more for each item on whose first page none begins that has a name."""
    merged = dict(names)
    for item in items:
        first = next((i for i, b in enumerate(blocks) if b.first.page == item.first_page), None)
        begun = [begin for begin in merged if blocks[begin].first.page == item.first_page]
        if first is not None and not any(merged[begin] for begin in begun):
            merged = {begin: name for begin, name in merged.items() if begin not in begun}
            merged[first] = distinct(item.title, merged.values())
    return dict(sorted(merged.items()))


def distinct(title: str, taken: Collection[str]) -> str:
    """The title, "(2)" after it when another part has it already."""
    same = sum(name == title or name.startswith(f"{title} (") for name in taken)
    return f"{title} ({same + 1})" if title and same else title


def with_covers(blocks: Sequence[Block], names: dict[int, str]) -> list[Block]:
    """The blocks with what stands above the title of a part as text: it is the part's cover."""
    covers: set[int] = set()
    for begin, name in names.items():
        head = range(begin, len(blocks))
        plain = re.sub(r" \(\d+\)$", "", name)
        title = next((i for i in head if plain and brief(plain_text(blocks[i])) == plain), begin)
        covers.update(i for i in range(begin, title) if blocks[i].kind == "heading")
    return [replace(b, kind="text") if i in covers else b for i, b in enumerate(blocks)]


def title_above(blocks: Sequence[Block], number: int, floor: int) -> tuple[int, str]:
    """(block a part begins with, its title), looking up from its first number to `floor`."""
    last = (
        number + 1 if blocks[number].kind == "heading" and blocks[number].mark is None else number
    )
    heads = [i for i in range(floor, last) if is_candidate(blocks[i])]
    items = [n for n, _ in enumerate(heads) if is_an_item(blocks, heads[n:], floor)]
    heads = heads[items[-1] + 1 :] if items else heads
    if not heads:
        return number, ""
    common = Counter(plain_text(block) for block in blocks if block.kind == "heading")
    title = max(heads, key=lambda i: (*title_weight(blocks[i], common), -i))
    if not floor and blocks[title].first.page == 1:
        return 0, ""  # the front of the document, called by the document's own title
    begin = title
    while begin - 1 >= floor and stands_above(blocks[begin - 1], blocks[title]):
        begin -= 1
    return begin, brief(plain_text(blocks[title]))


def is_candidate(block: Block) -> bool:
    text = brief(plain_text(block))
    if block.mark is not None or NO_TITLE.search(text):
        return False
    return block.kind == "heading" or bool(re.match(r"minutes of\b", text, re.I))


def is_an_item(blocks: Sequence[Block], heads: Sequence[int], floor: int) -> bool:
    """Whether the first of the headings above a number is an item that ends before it: a heading no
    lower follows its words. "Minutes of …" is the title of what follows all the same where somebody
    is named as having been there. Any other heading is an item only below an earlier part, where
    the file itself gives both a level and it does not call itself a paper.
    """
    first, *later = heads
    ended = [i for i in later if not rank_of(blocks[first]).is_above(rank_of(blocks[i]))]
    below = blocks[first + 1 : ended[-1] if ended else first]
    if all(block.kind == "heading" for block in below):
        return False
    if MINUTES.search(blocks[first].text):
        return not any(WHO_WAS_THERE.match(block.text) for block in below)
    named = SURE.search(blocks[first].text) or KINDS.search(blocks[first].text)
    return floor > 0 and blocks[first].first.level > 0 and not named


def stands_above(block: Block, title: Block) -> bool:
    """Whether a block is the head of the page above a title: the council's name, the date."""
    if block.kind == "text" and block.first.page == title.first.page:
        return is_particular(plain_text(block))
    return block.kind == "heading" and block.mark is None and "©" not in plain_text(block)


def title_weight(block: Block, common: Counter[str]) -> tuple[int, int, float, int]:
    """How like a title: says what it is, stands once in the pack, nearest, and set large."""
    rank = rank_of(block)
    text = plain_text(block)
    says = 2 * bool(SURE.search(text)) + bool(KINDS.search(text)) - 3 * (common[text] > 2)
    return says, block.first.page, rank.size, rank.weight


def brief(title: str) -> str:
    """The title without the hour and place of a meeting."""
    return re.split(r" at \d| in the |, [A-Z]", title)[0] if len(title) > 80 else title


def plain_text(block: Block) -> str:
    return without_marks(block.text).strip(" -–:")
