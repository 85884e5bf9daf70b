"""Which blocks are headings, and how high each ranks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.kinds.grades import has_a_grade, says_a_grade
from ingest.layout.layout import SENTENCE_END, Layout
from ingest.lines import UNFINISHED
from ingest.structure.blocks import Block
from ingest.structure.particulars import is_particular, says_who

# Longer than this it is a sentence somebody set in bold. The longest heading seen has 26 words.
MOST_WORDS = 30
MOST_LINES = 4
LONGEST_TITLE = 12  # words: more, and a colon behind them, lead to a list
SALUTATION = re.compile(r"^(?:dear|yours|sincerely|regards)\b", re.I)
# Bold words that head nothing: an answer, a telephone number, an address.
NO_HEADING = re.compile(
    r"^(?:none|nil|n/a|yes|no|page \d+)$|\d{5}|@|https?:|\bwww\.|©|intentionally (?:left )?blank",
    re.I,
)
# The end of a quotation, a raised figure of a footnote after it.
QUOTED = re.compile(r"[”\"][⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
# A label that stands on every page of an appendix; with a title it opens one.
LABEL = re.compile(r"^(?:appendix|annex|schedule) [\dA-Z]{1,3}$", re.I)


def is_heading(block: Block, following: Block | None, layout: Layout) -> bool:
    """Whether a block of text is a heading: short, set apart in type, no sentence."""
    if block.first.level:
        return not says_who(block.text)
    text = block.text
    if block.kind == "row" and len(block.first.cells) == 2 and not block.first.header:
        # A heading with the grade beside it, in a frame.
        return block.first.bold and is_larger(block, layout) and len(text.split()) <= MOST_WORDS
    if block.kind != "text" or len(block.lines) > MOST_LINES:
        return False
    if len(text.split()) > MOST_WORDS or not re.search(r"[^\W\d_]{2}", text):
        return False
    if re.search(r"(?:[.;,]|:-)[’”'\")]?$", text) or text[:1].islower():
        return False
    if NO_HEADING.search(text) or is_particular(text) or says_who(text):
        return False
    if following is not None and following.kind == "item" and re.search(r"\s[-–—]$", text):
        return False  # "RESOLVED –" above (a) and (b)
    if (
        following is not None
        and following.first.text[:1].islower()
        and not is_larger(block, layout)
    ):
        return False
    return is_prominent(block, layout)


def stands_alone(block: Block, before: Block, following: Block | None, layout: Layout) -> bool:
    """Whether a short line in ordinary type is a heading all the same: no sentence itself,
    after the end of one, right above prose or a list. One with its grade may be long."""
    line, graded = block.first, has_a_grade(block.text)
    text = block.text
    if block.kind != "text" or line.starts is not None:
        return False
    if len(block.lines) > (MOST_LINES if graded else 1):
        return False
    if len(text.split()) > (MOST_WORDS if graded else LONGEST_TITLE):
        return False
    if not text[:1].isupper() or re.search(r"[^\w?)’']$", text):
        return False
    if NO_HEADING.search(text) or is_particular(text) or says_who(text):
        return False
    if SALUTATION.match(text) or following is None:
        return False
    if before.kind != "heading" and not SENTENCE_END.search(before.last.text):
        return False
    wide = layout.right - min(line.x, following.x)
    if not graded and (line.right - line.x > 0.75 * wide or abs(line.x - following.x) > 40):
        return False
    return following.kind in ("number", "bullet") or is_running(following)


def is_prominent(block: Block, layout: Layout) -> bool:
    """Whether type alone sets it apart: size, weight, slope, capitals."""
    text = block.text
    if is_larger(block, layout) or all(line.bold for line in block.lines):
        return True
    if all(line.italic for line in block.lines) and len(block.lines) == 1:
        return not re.search(r"[.?!:]$", text)
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 5 and all(c.isupper() for c in letters)


def is_larger(block: Block, layout: Layout) -> bool:
    return min(line.size for line in block.lines) > 1.08 * layout.body_size > 0


@dataclass(frozen=True, slots=True)
class Rank:
    """The style of a heading. A larger one opens a section above a smaller one."""

    level: int  # said by the file, 0 unknown
    size: float
    weight: int
    depth: int  # of its own number: 2 for "3.1 …"

    def is_set_above(self, other: Rank) -> bool:
        """Whether it is no lower by what the file says, or set larger."""
        if self.level and other.level:
            return self.level <= other.level
        return self.size - other.size > 0.6

    def is_above(self, other: Rank) -> bool:
        if self.level and other.level:
            return self.level < other.level
        if abs(self.size - other.size) > 0.6:
            return self.size > other.size
        if not self.depth and not other.depth and bool(self.level) != bool(other.level):
            return bool(self.level)
        if self.weight != other.weight:
            return self.weight > other.weight
        return bool(self.depth and other.depth and self.depth < other.depth)


def rank_of(block: Block) -> Rank:
    text = block.text
    letters = [c for c in text if c.isalpha()]
    capitals = bool(letters) and all(c.isupper() for c in letters)
    bold = all(line.bold for line in block.lines) or has_a_grade(text)
    depth = len(block.mark.value) if block.mark else 0
    if block.mark and block.mark.value[-1] == 0:
        depth -= 1
    return Rank(
        block.first.level,
        max(line.size for line in block.lines),
        2 * bold + capitals,
        depth,
    )


def with_headings(blocks: Sequence[Block], layout: Layout, divided: Collection[int]) -> list[Block]:
    """The blocks with headings told from text. `divided` are the lines of the numbers whose run
    has sections (1.0 above 1.1), not the items of an agenda (1.0, 2.0)."""
    marked: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        number = next((b for b in blocks[index + 1 :] if b.mark is not None), None)
        if block.kind == "row" and block.mark is not None:
            pass  # a row with a reference
        elif block.mark is not None:
            alone = block.mark.family[0] in ("word", "label") and not block.mark.rest
            if heads_a_section(block, following, number, layout, divided) or (
                alone
                and following is not None
                and len(block.lines) == 1
                and is_heading(following, None, layout)
            ):
                block = replace(block, kind="heading")
        elif following is not None and breaks_a_list(block, marked, following):
            continue
        elif is_heading(block, following, layout) or (
            marked and stands_alone(block, marked[-1], following, layout)
        ):
            block = replace(block, kind="heading")
        marked.append(block)
    return without_false_heads(marked)


def without_false_heads(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with those that look like headings and head nothing as what they are."""
    found: list[Block] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        if found and block.kind == "heading" and block.mark is None:
            if is_speaker(block, found[-1], after):
                block = replace(block, kind="item")
            elif after is not None and is_between_numbers(block, found[-1], after):
                block = replace(block, kind="text")
        found.append(block)
    return found


def is_speaker(block: Block, before: Block, after: Block | None) -> bool:
    """Whether a line says whose words the quotation above it is: nearer to it than to what
    follows."""
    line = block.first
    if (
        before.kind != "text"
        or not QUOTED.search(before.last.text)
        or before.last.page != line.page
    ):
        return False
    if after is None or after.first.page != block.last.page:
        return True
    return line.y - before.last.y < after.first.y - block.last.y


def is_between_numbers(block: Block, before: Block, after: Block) -> bool:
    """Whether a line stands between two numbered headings that follow one another: it is all
    there is under the first ("15.0 Appendices")."""
    if before.kind != "heading" or after.kind != "heading":
        return False
    if before.mark is None or after.mark is None or before.mark.family != after.mark.family:
        return False
    one, other = before.mark.value, after.mark.value
    stem = -2 if len(one) > 1 and one[-1] == other[-1] == 0 else -1
    return one[:stem] == other[:stem] and one[stem] + 1 == other[stem] and len(one) == len(other)


def with_front(blocks: Sequence[Block], end: int) -> list[Block]:
    """The blocks with the title of the document, and what stands about it, as text. `end` is
    where the first part of a pack begins."""
    front = min(front_matter(blocks), end)
    return [
        replace(b, kind="text") if i < front and b.kind == "heading" else b
        for i, b in enumerate(blocks)
    ]


def breaks_a_list(block: Block, before: Sequence[Block], following: Block) -> bool:
    """Whether a label of every page stands inside a list that was not laid out to its pages."""
    listed = bool(before) and before[-1].kind == following.kind == "bullet"
    return listed and before[-1].x == following.x and bool(LABEL.match(block.first.text))


def heads_a_section(
    block: Block,
    following: Block | None,
    number: Block | None,
    layout: Layout,
    divided: Collection[int],
) -> bool:
    """Whether a number belongs to a heading: "3.0 Background", "3 Background" above 3.1. What
    leads to a list or goes on below is a paragraph, in whatever type."""
    assert block.mark is not None
    mark = block.mark
    text = " ".join([mark.rest, *(line.text for line in block.lines[1:])]).strip()
    if mark.family[0] != "figures" or not text or len(text.split()) > MOST_WORDS:
        return False
    if re.search(r"[.;,]$", text):
        return False
    if text.endswith(":") and following is not None and following.kind in ("bullet", "item"):
        return False
    goes_on = following is not None and following.kind == "text"
    if following and goes_on and (following.text[:1].islower() or UNFINISHED.search(text)):
        return False
    if len(mark.value) > 1 and mark.value[-1] == 0 and mark.line in divided:
        return True
    after = number.mark if number is not None else None
    if after is not None and after.value[:-1] == mark.value:
        sentence = len(text.split()) > LONGEST_TITLE or not after.rest[:1].isupper()
        return not (text.endswith(":") and sentence)
    if text.endswith("?"):
        return False  # a question, with its answer below it
    return all(line.bold for line in block.lines) or is_larger(block, layout)


def front_matter(blocks: Sequence[Block]) -> int:
    """Index of the first heading that opens a section: one with its text right below it.

    The very first heading does not, being the title of the whole, unless running text stands above
    it, or it is set like others after it and the document begins with it, or with a table: that of
    its particulars, below which no title stands. A sentence that gives a grade opens none.
    """
    headings = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    ranks = [rank_of(blocks[i]) for i in headings]
    above = blocks[: headings[0]] if headings else ()
    opens = not above or (
        any(block.kind == "row" for block in above)
        and not any(SALUTATION.match(block.text) for block in above)
    )
    titled = not headings or not opens or ranks[0] not in ranks[1:]
    titled = titled and not any(is_running(b) and SENTENCE_END.search(b.text) for b in above)
    for index in headings:
        if blocks[index].mark is not None:
            return index
        if (index == headings[0] and titled) or index + 1 == len(blocks):
            continue
        if says_a_grade(blocks[index].text):
            return index + 1  # the judgement of the whole, above its table
        below = blocks[index + 1]
        if below.kind in ("number", "bullet", "item") or is_running(below):
            return index
    return 0


def is_running(block: Block) -> bool:
    """Whether a block is running text, and no line of a front page."""
    return block.kind == "text" and len(block.text.split()) >= LONGEST_TITLE
