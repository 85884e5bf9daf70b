"""Cleaned text: what prints nothing is gone, and no word is altered."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import plain


def letters(text):
    """The letters and figures a reader sees, compatibility forms spelt out."""
    return [c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] in "LN"]


@given(st.text())
def test_no_letter_or_figure_is_lost_added_or_moved(text):
    assert letters(plain(text)) == letters(text)


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert plain(plain(text)) == plain(text)


@given(
    st.lists(st.from_regex(r"[a-z0-9]+", fullmatch=True)),
    st.sampled_from(" \t\n\u00a0\u2009\u3000"),
)
def test_words_stay_apart(words, space):
    assert plain(space.join(words)).split() == words


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("e\u0301", "é"),
        ("o\ufb03ce", "office"),
        ("zero\u200bwidth\u2060joined\ufeff", "zerowidthjoined"),
        ("tag\U000e0041\U000e007fs", "tags"),
        ("right\u202eleft\u202c", "rightleft"),
        ("bell\x07", "bell"),
        ("\uf0b7 bullet", "• bullet"),
        ("no\u00a0break\u2009thin", "no break thin"),
        ("hyphen\u2011ated", "hyphen-ated"),
        ("mid\u00addle", "middle"),
        ("£5 – 10% “quoted” ½ m²", "£5 – 10% “quoted” ½ m²"),
        ("lone\ud800surrogate", "lonesurrogate"),
    ],
)
def test_each_kind_of_mark_is_cleaned(text, cleaned):
    assert plain(text) == cleaned
