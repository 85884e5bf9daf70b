"""Words reach the page as words. (That the browser agrees is tested in test_pages_browser.py.)"""

import re

import pytest

from assistant.pages.paper_text import marked_words
from assistant.pages.text import as_label, as_text, with_marked

ATTACKS = (
    "![x](http://evil/beacon)",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    ":material/home: :smile: :streamlit: :red[loud]",
    "$x^2$ and `code` and **bold** and <- -> --",
    "&lt;b&gt; &#58;smile&#58;",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_shows_the_words_and_holds_no_tag(attack):
    shown = as_text(attack)
    assert not re.search("[<>\"']", shown)
    assert re.search(r"&(?!amp;|lt;|gt;|quot;|#x27;)", shown) is None


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_label_has_no_punctuation_that_markdown_would_read(attack):
    unescaped = re.sub(r"\\[!-/:-@\[-`{-~]", "", as_label(attack))
    assert not re.search(r"[!-/:-@\[-`{-~]", unescaped)


def test_a_label_keeps_streamlits_own_marks_apart():
    assert as_label(":smile: ->") == "\\:\u2060smile\\:\u2060 \\-\u2060\\>"


@pytest.mark.parametrize(
    "name",
    ["www.example.com", "WWW.example.com.pdf", "clerk@ashmere.example", "http://a.example/b"],
)
def test_a_file_name_that_looks_like_an_address_is_no_link(name):
    """Streamlit's Markdown looks for these after backslashes are gone."""
    unescaped = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", as_label(name))
    address = r"(https?://|www(?=\.))([-.\w]+)|([-.\w+]+)@([-\w]+(?:\.[-\w]+)+)"
    assert re.search(address, unescaped, re.IGNORECASE) is None
    assert unescaped.replace("\u2060", "") == name


def test_a_label_is_one_line_of_the_same_words():
    assert as_label("2020  inspection,\nparagraph 17") == "2020 inspection\\, paragraph 17"


def test_characters_that_hide_or_turn_words_round_are_left_out():
    assert as_text("a\u202eb\u2066c\x00d\n• e") == "abcd\n• e"


def test_the_quote_is_marked_over_line_breaks():
    shown = marked_words("Staff <b>\n• know & care\n• act", ("know & care • act",))
    assert shown == "Staff &lt;b&gt;\n• <mark>know &amp; care\n• act</mark>"


def test_quotes_that_overlap_are_marked_once():
    shown = marked_words("Staff know and care.", ("know and", "and care"))
    assert shown == "Staff <mark>know and</mark><mark> care</mark>."


@pytest.mark.parametrize("quote", ["", "words that are not there"])
def test_what_is_not_quoted_is_not_marked(quote):
    assert marked_words("Staff <b> know", (quote,)) == "Staff &lt;b&gt; know"


def test_words_are_marked_where_they_stand_alone():
    words = with_marked("Staff <b> rest, and the rest of restless staff rest.", ("rest", "Staff"))
    assert words == (
        "<mark>Staff</mark> &lt;b&gt; <mark>rest</mark>, and the <mark>rest</mark> of restless"
        " staff <mark>rest</mark>."
    )
    assert with_marked("a <b>", ()) == "a &lt;b&gt;"
