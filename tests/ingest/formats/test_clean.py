"""Printed characters become plain ones, and no word is altered."""

from __future__ import annotations

import pytest

from ingest.formats.clean import plain, raised


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("e\ufb03cient o\ufb03cers \ufb01nd \ufb02ats", "efficient officers find flats"),
        ("\uf0b7 visits", "• visits"),
        ("cafe\u0301", "café"),
        ("safe\u200b\u2060guarding", "safeguarding"),
        ("one\u00a0two\u2003three", "one two three"),
        ("non\u2011urgent", "non-urgent"),
        ("co\u00adoperate", "co\u00adoperate".replace("\u00ad", "")),
        ("develop\u00ad", "develop\u00ad"),
        ("plain\U000e0041\U000e0042", "plain"),
        ("£2.4 million – 12%", "£2.4 million – 12%"),
    ],
)
def test_text_is_made_plain(printed, expected):
    assert plain(printed) == expected


def test_a_footnote_mark_stays_raised():
    assert raised("12") == "¹²"
