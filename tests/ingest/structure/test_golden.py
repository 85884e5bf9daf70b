"""Each folder of golden/ holds a page with traps and the paragraphs it must become.

Adding a folder adds a test. `document.txt` is drawn to a PDF (see golden_pdf.py),
`expected.jsonl` holds the lines `ingest show` would print.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.formats.pdf.pdf import pages_of
from ingest.layout.page_furniture import lines_of
from ingest.structure.paragraphs import paragraphs_in
from tests.support.golden_pdf import drawn

FOLDERS = sorted(folder for folder in (Path(__file__).parent / "golden").iterdir())


def shown(pdf: bytes) -> list[dict]:
    return [
        {
            "number": p.number,
            "numbering": p.numbering,
            "part": p.part,
            "section": list(p.section),
            "first_page": p.first_page,
            "last_page": p.last_page,
            "text": p.text,
        }
        for p in paragraphs_in(lines_of(pages_of(pdf)), "golden")
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_golden_page_becomes_exactly_its_paragraphs(folder: Path):
    expected = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    pdf = drawn((folder / "document.txt").read_text(encoding="utf-8"))
    assert shown(pdf) == [json.loads(line) for line in expected]


def test_there_is_a_golden_folder_for_a_dozen_traps():
    assert len(FOLDERS) >= 12
