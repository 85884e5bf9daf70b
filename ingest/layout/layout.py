"""What is ordinary in a document: its body size, line spacing, margins, words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.lines import UNFINISHED, Line

SENTENCE_END = re.compile(r"[.?!:;][’”'\")\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
CAPTION = re.compile(r"^(?:Table|Figure|Chart|Graph|Map|Diagram|Box)\s+[A-Z]?\d+(?:\.\d+)*\b")
# A gap this much wider than the usual spacing parts two paragraphs (Word's least is 1.4).
PARTING = 1.3
# Moves of the left edge smaller than this are noise of the typesetting, in points.
SHIFT = 6.0
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True)
class Layout:
    """Measured once from all lines of a document."""

    lines: Sequence[Line]

    @cached_property
    def body_size(self) -> float:
        """The size most letters are set in; 0 where a format knows no sizes."""
        letters: Counter[float] = Counter()
        for line in self.lines:
            letters[round(line.size * 2) / 2] += len(line.text)
        return letters.most_common(1)[0][0] if letters else 0.0

    @cached_property
    def spacings(self) -> dict[float, float]:
        """For each size, the usual distance from one baseline to the next inside a sentence."""
        gaps: dict[float, Counter[float]] = defaultdict(Counter)
        for one, other in pairwise(self.lines):
            same = one.page == other.page and abs(one.size - other.size) < 0.6
            gap = other.y - one.y
            if same and 0.9 * one.size < gap < 2.6 * one.size and other.text[:1].islower():
                gaps[round(one.size)][round(gap * 2) / 2] += 1
        return {size: found.most_common(1)[0][0] for size, found in gaps.items()}

    def spacing(self, size: float) -> float:
        """Baseline to baseline of text of this size. Headings mostly stand alone, so that what
        parts them would be taken for it: no more than the body's own share of the size."""
        body = round(self.body_size)
        share = self.spacings.get(body, 1.25 * body) / body if body else 1.25
        usual = 1.1 * share * size
        return (
            min(self.spacings.get(round(size), usual), usual)
            if round(size) != body
            else usual / 1.1
        )

    @cached_property
    def rights(self) -> dict[int, float]:
        """For each page, where full lines end."""
        ends: dict[int, list[float]] = defaultdict(list)
        for line in self.lines:
            ends[line.page].append(line.right)
        return {page: sorted(all_)[int(0.9 * (len(all_) - 1))] for page, all_ in ends.items()}

    @cached_property
    def right(self) -> float:
        """Where full lines end on most pages."""
        return sorted(self.rights.values())[len(self.rights) // 2] if self.rights else 0.0

    def ends_early(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word would have fitted: the paragraph ended here."""
        if not line.right or not following.text:
            return False
        letter = (line.right - line.x) / max(1, len(line.text))
        first_word = following.text.split()[0]
        needed = letter * (len(first_word) + 1.5)
        return line.right + needed < max(self.rights.get(line.page, 0.0), self.right)

    def breaks_off(self, line: Line) -> bool:
        """Whether a line stops in the middle of a sentence, at the full width of the text."""
        if UNFINISHED.search(line.text):
            return True
        full = line.right > max(self.rights.get(line.page, 0.0), self.right) - 4 * line.size
        return full and bool(re.search(r"[\w,-]$", line.text)) and len(line.text.split()) > 5

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that stands whole inside a line, in small letters. Not those of tables,
        whose narrow columns break words anywhere."""
        return frozenset(
            word.casefold()
            for line in self.lines
            if not line.cells
            for word in WORD.findall(re.sub(r"\S+[-\u00ad]$|^\S+", "", line.text))
        )

    @cached_property
    def hyphenates(self) -> bool:
        """Whether the document breaks words at line ends: at least two broken ones stand whole
        elsewhere. Most do not; then every hyphen at a line end belongs to its word."""
        broken = 0
        for line, after in pairwise(self.lines):
            halves = (
                re.search(r"(?<![^\W\d_])([^\W\d_]++)-$", line.text),
                re.match(r"[^\W\d_]+", after.text),
            )
            if halves[0] and halves[1]:
                broken += (halves[0][1] + halves[1][0]).casefold() in self.words
        return broken > 1

    @cached_property
    def compounds(self) -> frozenset[str]:
        """Every hyphenated word that stands whole inside a line."""
        return frozenset(
            word.casefold()
            for line in self.lines
            for word in re.findall(r"(?<!\w)\w++(?:-\w++)++", line.text)
        )


def joined(lines: Sequence[Line], layout: Layout, narrow: bool = False) -> str:
    """The words of lines that belong together, broken words mended.

    In `narrow` columns words break without a hyphen too ("developmen" "t").
    """
    text = ""
    for line in lines:
        if text and narrow and breaks_mid_word(text, line.text, layout):
            text += line.text
        else:
            text = mended(text, line.text, layout) if text else line.text
    return text.removesuffix("\u00ad")


def breaks_mid_word(before: str, after: str, layout: Layout) -> bool:
    first = re.search(r"(?<![^\W\d_])[^\W\d_]{3,}+$", before)
    second = re.match(r"[^\W\d_]+", after)
    if not first or not second or not second[0].islower():
        return False
    whole = (first[0] + second[0]).casefold()
    return whole in layout.words and first[0].casefold() not in layout.words


def mended(before: str, after: str, layout: Layout) -> str:
    """Two lines as one: a hyphen at the line end is kept when it belongs to the word."""
    if before.endswith("\u00ad"):
        return before[:-1] + after
    broken = re.search(r"(?<![^\W_])([^\W_]++)[-‐]$", before)
    other = re.match(r"[^\W_]+", after)
    if not broken or not other or not other[0][0].islower():
        glue = "" if re.search(r"\w[-‐/]$", before) and after[:1].isalnum() else " "
        return before + glue + after
    first, second = broken[1].casefold(), other[0].casefold()
    if f"{first}-{second}" in layout.compounds:
        return before + after
    if first + second in layout.words:
        return before[:-1] + after
    unknown = first not in layout.words and second not in layout.words
    return before[:-1] + after if unknown and layout.hyphenates else before + after
