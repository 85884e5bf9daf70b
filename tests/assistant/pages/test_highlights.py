"""What is highlighted on a page is what was quoted, as poppler reads the words under it."""

import html
import random
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from assistant.pages import page_images
from assistant.pages.page_words import _as_printed, placed
from assistant.text.sentences import pieces_of
from ingest.reading import read
from tests.support.places import CORPUS, EVAL

pytestmark = [pytest.mark.needs("poppler")]
WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>')


@dataclass(frozen=True, slots=True)
class Word:
    """A word as poppler reads it, in points from the left and the top of the page."""

    left: float
    top: float
    right: float
    low: float
    text: str

    def covered(self, boxes: list[tuple[float, ...]]) -> float:
        """How much of its width lies in the boxes of its line."""
        middle = (self.top + self.low) / 2
        inside = [
            min(self.right, right) - max(self.left, left)
            for left, top, right, low in boxes
            if top <= middle <= low
        ]
        return sum(max(width, 0) for width in inside) / max(self.right - self.left, 1e-6)

    def covers(self, other: "Word") -> bool:
        """Whether one is printed over the other, so that at most one of them is seen."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.low, other.low) - max(self.top, other.top)
        return across > 1 and down > (other.low - other.top) / 3


@cache
def words_on(path: Path) -> list[list[Word]]:
    """The words of each page; lines of what poppler prints are not parsed as XML, which it is not
    where a document has control characters."""
    command = ["pdftotext", "-bbox", "-cropbox", str(path), "-"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode(
        "utf-8", "replace"
    )
    return [
        [Word(*map(float, found[:4]), html.unescape(found[4])) for found in WORD.findall(page)]
        for page in said.split("<page ")[1:]
    ]


def letters_of(words: list[str]) -> Counter:
    return Counter(_as_printed(" ".join(words))[0])


def judged(path: Path, pdf, paragraph, quote: str) -> str:
    """ "right", "wrong" or "not placed".

    A word that an edge of the highlight cuts, as poppler sees it ("31.The" is one to it), may be
    meant or not, and so may one that is printed over another.
    """
    pages = range(paragraph.first_page, paragraph.last_page + 1)
    texts = [pdf[page - 1].get_textpage().get_text_range() for page in pages]
    spans = placed((quote,), texts, paragraph.text)
    if not any(spans):
        return "not placed"
    sure, unsure = [], []
    for page, found in zip(pages, spans, strict=True):
        boxes = page_images._boxes(pdf[page - 1], 4, found)
        points = [tuple(side / 4 for side in box) for box in boxes]
        words = [
            (word, share)
            for word in words_on(path)[page - 1]
            if (share := word.covered(points)) > 0.1
        ]
        for word, share in words:
            doubtful = share < 0.9 or any(word.covers(o) for o, _ in words if o is not word)
            (unsure if doubtful else sure).append(word.text)
    surely, perhaps = letters_of(sure), letters_of(unsure)
    wanted = [Counter(letters) for letters in _as_printed(quote)]
    held = any(surely <= letters <= surely + perhaps for letters in wanted)
    return "right" if held else "wrong"


def highlights(path: Path, most: int) -> list[tuple[str, str]]:
    """How the highlight of each of so many sentences of a PDF is, and the sentence."""
    paragraphs = read(path.name, path.read_bytes()).paragraphs
    quotes = [(p, piece.text) for p in paragraphs for piece in pieces_of(p.text)]
    quotes = [(p, quote) for p, quote in quotes if _as_printed(quote)[0]]
    chosen = random.Random(7).sample(quotes, min(most, len(quotes)))
    with pypdfium2.PdfDocument(path) as pdf:
        return [(judged(path, pdf, p, quote), quote) for p, quote in chosen]


def shares(found: list[tuple[str, str]]) -> tuple[float, list[str]]:
    """The share that is placed, and what is highlighted wrongly."""
    count = Counter(how for how, _ in found)
    return 1 - count["not placed"] / len(found), [quote for how, quote in found if how == "wrong"]


@pytest.mark.slow
def test_the_words_under_the_highlights_of_the_samples_are_the_quotes():
    found = [
        one for path in sorted((EVAL / "corpus").glob("*.pdf")) for one in highlights(path, 25)
    ]
    placed_share, wrong = shares(found)
    assert len(found) > 80 and placed_share >= 0.95 and wrong == []


@pytest.mark.long
@pytest.mark.needs("corpus")
def test_the_words_under_the_highlights_of_real_papers_are_the_quotes(capsys):
    found = []
    for path in sorted(CORPUS.glob("*/*.pdf")):
        found += (own := highlights(path, 40))
        with capsys.disabled():
            print(path.stem, dict(Counter(how for how, _ in own)), flush=True)
    placed_share, wrong = shares(found)
    with capsys.disabled():
        print(f"{len(found)} quotes, {placed_share:.1%} placed, {len(wrong)} wrongly: {wrong}")
    assert placed_share >= 0.95 and wrong == []
