"""The sample documents are what their sources say, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.corpus.build import HERE, SOURCE, pdf_of
from eval.corpus.markup import Block, blocks_in

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
