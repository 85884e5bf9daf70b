"""The sample documents are what their sources say, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.corpus.build import HERE, SOURCE, pdf_of
from eval.corpus.markup import Block, blocks_in
from ingest.reading import read

SOURCES = sorted(SOURCE.glob("*.markup"))


def test_there_are_four_samples_and_each_has_its_source():
    assert {path.stem for path in SOURCES} == {path.stem for path in HERE.glob("*.pdf")}
    assert len(SOURCES) == 4


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_sample_is_built_again_to_the_same_bytes(source: Path):
    built = pdf_of(source.read_text(encoding="utf-8"), source.stem)
    assert built == (HERE / f"{source.stem}.pdf").read_bytes()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_footnote_marked_in_a_source_is_written(source: Path):
    blocks = blocks_in(source.read_text(encoding="utf-8"))
    marked = {mark for block in blocks for mark in block.text.split("{")[1:]}
    assert {mark.split("}")[0] for mark in marked} == {
        block.mark for block in blocks if block.kind == "footnote"
    }


def test_a_source_is_read_into_blocks():
    assert blocks_in(
        "# Findings\n\n3.2 Two lines\nof text at\\\n11 years\n\n| a | b |\n| c | |"
    ) == (
        Block("heading", "#", "Findings"),
        Block("numbered", "3.2", "Two lines of text at\n11 years"),
        Block("table", "", "", (("a", "b"), ("c", ""))),
    )


def test_the_reader_finds_every_number_printed_in_the_samples_and_no_other():
    assert numbers_in("ashmere-inspection-2019") == {"": up_to(75)}
    assert numbers_in("tarrowdale-inspection-2026") == {"": up_to(40)}
    assert numbers_in("ashmere-focused-visit-2021") == {}
    pack = numbers_in("ashmere-scrutiny-pack-2023")
    assert up_to(18) in pack.values()
    assert [f"Action {number}" for number in up_to(10)] in pack.values()
    assert [f"CSC{number}" for number in range(14, 21)] in pack.values()
    assert pack["Terms of reference 2023/24"] == "1.1 1.2 2.1 3.1 3.2 3.3 4.1 5.1 6.1".split()
    assert pack["Placement sufficiency and fostering: half-year report"] == [
        *("1.1", "1.2", "1.3", "2.1", "2.2"),
        *(f"3.{number}" for number in up_to(12)),
        *("4.1", "4.2", "5.1", "6.1", "7.1"),
    ]


def numbers_in(document: str) -> dict[str, list[str]]:
    """The printed numbers of a sample's paragraphs in order, by part, footnotes aside."""
    found: dict[str, list[str]] = {}
    for paragraph in read(f"{document}.pdf", (HERE / f"{document}.pdf").read_bytes()).paragraphs:
        if paragraph.numbering == "printed" and not paragraph.number.startswith("Footnote"):
            found.setdefault(paragraph.part, []).append(paragraph.number)
    return found


def up_to(last: int) -> list[str]:
    return [str(number) for number in range(1, last + 1)]
