"""One bad page, table or number never costs the document: it is named, and read as plain text."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace

import pytest

from ingest.faults import Fault, Faults, TooSlow, at_most
from ingest.layout.page_furniture import lines_of
from ingest.layout.tables import with_rows
from ingest.lines import Line, Page
from ingest.quality.checks import of_faults
from ingest.structure import plainly
from ingest.structure.plainly import paragraphs_or_plain

PAGES = tuple(
    Page(
        n,
        tuple(
            Line(f"{3 * n + i}. The board met on day {i} of week {n}.", n, x=72, y=80 + 30 * i,
                 right=400, size=11)
            for i in range(-2, 1)
        ),
    )
    for n in range(1, 6)
)  # fmt: skip


def broken(lines):
    raise ValueError("no uprights: what the file says must not be logged")


def test_a_page_whose_tables_fail_is_read_without_them_and_named(monkeypatch, caplog):
    pages = [replace(page, rules=((0, 0, 1, 1),)) if page.number == 3 else page for page in PAGES]
    monkeypatch.setattr(
        "ingest.layout.page_furniture.with_rows",
        lambda lines, rules: broken(lines) if rules else list(lines),
    )
    faults = Faults()
    with caplog.at_level(logging.INFO, "ingest"):
        lines = lines_of(pages, faults.kept)
    assert [line.text for line in lines] == [line.text for page in PAGES for line in page.lines]
    assert faults.found == [Fault("The tables", 3)]
    [record] = caplog.messages
    assert record.startswith("The tables of page 3: ValueError at test_faults.py:")
    assert "uprights" not in record


def test_the_page_that_breaks_the_numbering_is_plain_and_the_others_keep_their_numbers(
    monkeypatch,
):
    def breaks(lines, document_id):
        for line in lines:
            assert line.page != 4 or line.starts, "the layout of page 4"
        return read(lines, document_id)

    read = plainly.paragraphs_in
    monkeypatch.setattr(plainly, "paragraphs_in", breaks)
    faults = Faults()
    paragraphs = paragraphs_or_plain(lines_of(PAGES), "a", faults)
    assert faults.found == [Fault("The numbers and headings", 4)]
    assert [p.number for p in paragraphs] == [str(n) for n in range(1, 16)]
    [problem] = of_faults(faults.found)
    assert (problem.where, problem.kind) == ("page 4", "not made out")


def test_a_document_that_cannot_be_divided_at_all_is_there_page_by_page(monkeypatch):
    monkeypatch.setattr(plainly, "paragraphs_in", lambda lines, document_id: broken(lines))
    faults = Faults()
    paragraphs = paragraphs_or_plain(lines_of(PAGES), "a", faults)
    assert [(p.number, p.numbering, p.first_page) for p in paragraphs] == [
        (f"Page {n}", "counted", n) for n in range(1, 6)
    ]
    assert paragraphs[0].text.startswith("1. The board met on day -2 of week 1.")


def test_work_that_takes_too_long_is_ended():
    with pytest.raises(TooSlow), at_most(0.05):
        while True:
            with suppress(Exception):  # as a library may
                sum(range(1000))


@pytest.mark.parametrize(
    "rules",
    [
        ((50, 100, 400, 100), (50, 130, 400, 130), (50, 160, 400, 160), (50, 190, 400, 190)),
        ((50, 100, 50, 190), (200, 100, 200, 190), (50, 100, 60, 100), (190, 190, 200, 190)),
    ],
    ids=["level alone", "upright alone"],
)
def test_rules_of_one_direction_draw_no_table(rules):
    lines = [Line("Words", x=60, y=120, right=100, size=11)]
    assert with_rows(lines, [(45, 90, 45, 200), (46, 90, 46, 200), *rules]) == lines
