"""A book's pages have two left margins; a number at the foot of a small page numbers no text."""

from __future__ import annotations

from itertools import pairwise

from ingest.formats.pdf.pdf import pages_of
from ingest.layout.page_furniture import lines_of
from ingest.structure.paragraphs import paragraphs_in
from tests.support.golden_pdf import drawn

WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def read(pages: list[str]) -> list[tuple[str, str]]:
    lines = lines_of(pages_of(drawn("\n---\n".join(pages))))
    return [(p.number, p.text) for p in paragraphs_in(lines, "a")]


def test_paragraphs_of_facing_pages_are_found_and_go_on_over_the_page_end():
    pages = [
        f"{left + 28}|12|its {word} year.\n\n"
        f"{left}|12|{number}. ;; {left + 28}|12|The {word} home was opened in the spring, and the\n"
        f"{left + 28}|12|families of the town were glad of"
        for number, word, left in zip(range(1, 9), WORDS, [71, 43] * 4, strict=True)
    ]
    assert read(pages)[1:-1] == [
        (
            str(number),
            f"The {word} home was opened in the spring, and the families of the town were glad of"
            f" its {after} year.",
        )
        for number, (word, after) in enumerate(pairwise(WORDS), 1)
    ]


def test_the_number_at_the_foot_of_a_small_page_is_no_paragraph():
    pages = [
        f"72|12|{n}.1 ;; 100|12|What is said on the {word} sheet.\ny 600\n230|12|{n}"
        for n, word in enumerate(WORDS, 1)
    ]
    assert read(pages) == [
        (f"{n}.1", f"What is said on the {word} sheet.") for n, word in enumerate(WORDS, 1)
    ]
